package read

import "citaat/coding"

// loaded brings a snapshot.
type loaded struct {
	n    int
	snap snapshot
	err  error
}

// moved tells where an undo or redo did something.
type moved struct{ where coding.Passage }

// kept brings the memos on something once a write of one has ended.
type kept struct {
	on    coding.MemoTarget
	memos []coding.Memo
}

// remembered brings the memos on something, for the memo window.
type remembered struct {
	on    coding.MemoTarget
	memos []coding.Memo
}
