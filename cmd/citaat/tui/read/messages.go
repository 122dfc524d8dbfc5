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
