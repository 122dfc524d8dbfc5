package screen

import (
	"time"

	"citaat/corpus"
	"citaat/corpus/phrases"
)

// Size is the room that a screen has between the title line and the footer.
// The root sends it before the first View and at every resize.
type Size struct{ Width, Height int }

// Shown tells a screen that it is the one that is seen from now on.
type Shown struct{}

// GoTo asks the root to show another screen, if wanted at a place. The root
// hands the message on to that screen.
type GoTo struct {
	To   Name
	At   Place
	Hits []corpus.Span // found words of that interview, for n and N
	Code string        // a coding.CodeID: the codebook or board opens on it
	Find string        // a query for the search screen
	Who  string        // a corpus.ParticipantID: the screen of people opens on it
	Memo string        // the id of a memo: the list of memos opens on it

	Coding string // a coding.CodingID: the reader lets its words be chosen, the board and the screen of codings in doubt open on it
}

// Place is a passage of an interview.
type Place struct {
	Interview corpus.TranscriptID
	Span      corpus.Span
}

// Back asks the root to show the screen before this one.
type Back struct{}

// Quit asks the root to leave.
type Quit struct{}

// Run asks the screen that is shown to do one of its actions: what the palette
// and a key press have in common.
type Run struct{ Action Action }

// Say is one sentence about what happened, for the footer.
type Say struct {
	Sentence phrases.Sentence
	Undo     bool // the footer adds the key that undoes it
}

// Failed says in the user's language what went wrong.
type Failed struct{ Err error }

// Import asks the root for a chooser of files to read in.
type Import struct{}

// Saving tells that something is on its way to the disk.
type Saving struct{}

// Saved tells that everything up to now is on disk.
type Saved struct{ At time.Time }

// Unsaved tells that something is not on disk and why.
type Unsaved struct{ Err error }

// Changed tells every screen that the study is not what it was: a write of
// one's own, another process's, or a file edited by hand.
type Changed struct{}

// Copy asks the root to put text on the clipboard and say so.
type Copy struct {
	Text string
	Say  phrases.Sentence
}
