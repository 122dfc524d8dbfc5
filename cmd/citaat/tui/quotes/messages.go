package quotes

import (
	"citaat/coding"
	"citaat/coding/wording"
	"citaat/corpus"
	"citaat/export"
)

// Answers to this screen's own commands.
type (
	// begin starts the first snapshot, in Update, where it gets its number.
	begin struct{}
	// late tells that a snapshot takes a while.
	late struct{ n int }
	// details brings what was read of some passages.
	details struct {
		n    int // the snapshot that they are of
		full map[coding.CodingID]detail
		err  error
	}
	// heard brings whose words are where in texts of several people.
	heard struct {
		n      int
		voices map[corpus.TranscriptID]voices
	}
	// opened brings a passage whose wording is to be adjusted.
	opened struct {
		card   card
		source wording.Source
		said   string
		err    error
	}
	// checked brings what the check says of a wording.
	checked struct {
		n       int
		verdict wording.Verdict
	}
	// looked tells whether a file is there already.
	looked struct {
		n      int
		exists bool
	}
	// exported tells what is in the file.
	exported struct {
		path   string
		result export.Result
		err    error
		unsaid error // the file is there, and the log does not say so
	}
	// writingLong tells that an export takes long.
	writingLong struct{ n int }
)
