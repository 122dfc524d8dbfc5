package read

import (
	"time"

	"citaat/coding"
	"citaat/corpus/phrases"
)

// loaded brings a snapshot.
type loaded struct {
	n    int
	snap snapshot
	err  error
}

// saved tells that a write is on disk, or why it is not.
type saved struct {
	say   phrases.Sentence
	fresh coding.CodingID // the coding just made, if any
	err   error
	at    time.Time
}

// moved tells what an undo or redo did.
type moved struct {
	undone coding.Undone
	redo   bool
	err    error
	at     time.Time
}

// remembered brings the memos on something, for the memo window.
type remembered struct {
	on    coding.MemoTarget
	memos []coding.Memo
}
