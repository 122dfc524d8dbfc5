package coding

import "errors"

// Sentinels for callers that branch.
var (
	// ErrNoCode tells that no code answers to a name.
	ErrNoCode = errors.New("no such code")
	// ErrNoStudy tells that a folder holds no study.
	ErrNoStudy = errors.New("no study here")
	// ErrNothing tells that there is nothing to undo or redo.
	ErrNothing = errors.New("nothing to undo or redo")
	// ErrConflict tells that another has changed the same thing.
	ErrConflict = errors.New("changed by another")
	// ErrNotSaved tells that a write did not reach the disk.
	ErrNotSaved = errors.New("not saved")
	// ErrNewer tells that a newer citaat made the study: it opens read-only.
	ErrNewer = errors.New("made by a newer citaat")
	// ErrErased tells that something was erased for good.
	ErrErased = errors.New("erased")
	// ErrExists tells that an id is in use already.
	ErrExists = errors.New("id in use")
)
