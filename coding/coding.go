package coding

import (
	"time"

	"citaat/corpus"
)

// Coding is a passage that a coder gave a code, as it stands now.
type Coding struct {
	ID        CodingID
	Coder     corpus.CoderName
	Interview corpus.TranscriptID
	Span      corpus.Span // in the body as it is now; empty when Lost
	Code      CodeID
	Stance    Stance
	Made      time.Time
	Quote     string // the words it was made on, or last placed on by its owner
	Choice    Choice
	Memos     int
	Lost      bool // unanchored: its words could not be found again with certainty
	Unsure    bool // placed again by likeness; its owner has not looked at it yet
}

// Memo is a note as it stands now.
type Memo struct {
	ID      EventID
	On      MemoTarget
	Coder   corpus.CoderName
	Text    string
	Source  string
	Made    time.Time
	Changed time.Time
}
