package codes

import (
	"citaat/coding"
	"citaat/export"
)

type (
	// begin starts the first snapshot, in Update, where it gets its number.
	begin struct{}
	late  struct{ n int }
	// touched is a count of what a change would touch.
	touched struct {
		n     int
		touch coding.Touch
	}
	// parsed is a file that is to be read in, with what that would do.
	parsed struct {
		file    string
		entries []coding.Entry
		plan    coding.Plan
		err     error
	}
	// written tells how an export went.
	written struct {
		path   string
		exists bool
		found  []export.Disclosure // nothing is written yet: somebody is to decide
		err    error
	}
	// gathered are the passages of a code that is to be split.
	gathered struct {
		code   coding.Code
		mine   []coding.Coding
		others int
	}
	// around is the text around a passage.
	around struct {
		id coding.CodingID
		surroundings
	}
)
