package export

import (
	"sync"

	"citaat/coding"
	"citaat/corpus"
)

// Reader makes passages one by one, for who shows few of many. It is safe for
// concurrent use, and is of the study as it was when it was made.
type Reader struct {
	mu       sync.Mutex
	c        *collector
	readable map[corpus.TranscriptID]bool
}

// NewReader prepares what all passages have in common.
func NewReader(s Source) *Reader {
	r := &Reader{c: newCollector(s, Filter{}), readable: map[corpus.TranscriptID]bool{}}
	for id := range r.c.place {
		r.readable[id] = true
	}
	return r
}

// Passage is a coding as Collect gives it, but for what else is coded there. Of
// a text that cannot be read it tells what the coding itself does, and why.
func (r *Reader) Passage(texts interface {
	Transcript(corpus.TranscriptID) (*corpus.Transcript, error)
}, g *coding.Coding) (Passage, error) {
	var t *corpus.Transcript
	var err error
	if r.readable[g.Interview] {
		t, err = texts.Transcript(g.Interview)
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.c.passage(t, g), err
}
