package main

import (
	"time"

	"citaat/corpus/phrases"
)

// slow is how long work may take before anything is said about it.
const slow = 200 * time.Millisecond

// progress shows how far long work is, on a terminal and nowhere else.
type progress struct {
	env   *Env
	key   string // of a sentence with Done and Of
	since time.Time
	last  time.Time
	shown bool
}

func newProgress(env *Env, key string) *progress {
	return &progress{env: env, key: key, since: env.Now()}
}

// show tells how much is done. It may be called often.
func (p *progress) show(done, of int) {
	now := p.env.Now()
	if !p.env.Watched || now.Sub(p.since) < slow || (now.Sub(p.last) < slow/4 && done < of) {
		return
	}
	p.last, p.shown = now, true
	p.env.Err.Again(p.env.Book().Say(p.key, phrases.Args{"Done": done, "Of": of}))
}

// end takes the progress off the screen.
func (p *progress) end() {
	if p.shown {
		p.env.Err.Again("")
	}
}
