// Package lens is a study seen through the filters that are on: the screens ask
// it what they would ask the study, and get what the filters let through.
//
// Two kinds of filter exist. Those on people and interviews (group, participant,
// a variable, interview, interpreter, mode, not done by me) decide which
// interviews are there: an interview passes when one of its participants does.
// Those on codings (coder, code, chosen) decide which codings are; an interview
// without any stays, for one may want to code in it. Kinds are joined by AND, the
// values of one kind by OR. The text of an interview that passes is shown whole;
// the codings on words of a participant who does not pass are hidden. The
// codebook and the settings are never filtered, and neither are codings in doubt:
// what waits for a decision hides behind nothing.
//
// It must never write, never hide something while no filter says so, and never
// leave a user in doubt that a filter is on: what it hides the title line names.
// Filters live as long as the program runs, and never in a file.
package lens

import (
	"slices"
	"sync"

	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// Lens is a study seen through filters. It is safe for concurrent use.
type Lens struct {
	*coding.Study

	mu      sync.Mutex // guards the filter; held for a moment only, for keys ask for it
	filter  Filter
	changes int // how often the filter changed

	looking sync.Mutex // guards what passes
	sight   *sight
}

// New is a lens without filters.
func New(s *coding.Study) *Lens { return &Lens{Study: s} }

// Filter is what is on now.
func (l *Lens) Filter() Filter {
	f, _ := l.now()
	return f
}

// now is the filter and how often it changed.
func (l *Lens) now() (Filter, int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.filter, l.changes
}

// Set puts another filter on; the zero value shows everything again.
func (l *Lens) Set(f Filter) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.filter = f
	l.changes++
}

// Version goes up with every change of the study and of the filter.
func (l *Lens) Version() int {
	_, n := l.now()
	return l.Study.Version() + n
}

// look is what passes now; nil: everything.
func (l *Lens) look() *sight {
	f, n := l.now()
	if !f.On() {
		return nil
	}
	l.looking.Lock()
	defer l.looking.Unlock()
	if v := l.Study.Version(); l.sight == nil || l.sight.version != v || l.sight.change != n {
		l.sight = newSight(stockOf(l.Study), f, v)
		l.sight.change = n
	}
	return l.sight
}

// Count is how many interviews pass, of how many.
func (l *Lens) Count() (passing, of int) {
	s := l.look()
	if s == nil {
		n := len(l.Study.Interviews())
		return n, n
	}
	return len(s.interviews), s.total
}

// Words is the filter in words with how much passes, for the title line: ""
// where nothing is filtered.
func (l *Lens) Words(book *phrases.Book) string {
	f := l.Filter()
	if !f.On() {
		return ""
	}
	n, of := l.Count()
	return book.Say("lens.title", phrases.Args{"Words": f.Words(book, l.Settings(), l.Codebook()), "Passing": n, "Count": of})
}

// Interviews are the interviews that pass, by group and id.
func (l *Lens) Interviews() []coding.Interview {
	s := l.look()
	if s == nil {
		return l.Study.Interviews()
	}
	return s.interviews
}

// Interview returns an interview that passes.
func (l *Lens) Interview(id corpus.TranscriptID) (coding.Interview, bool) {
	if s := l.look(); s != nil && !s.passes[id] {
		return coding.Interview{}, false
	}
	return l.Study.Interview(id)
}

// Participants are those who pass, and those who speak beside them in an
// interview that does, for screens look up whose words it holds.
func (l *Lens) Participants() []corpus.Participant {
	s := l.look()
	if s == nil {
		return l.Study.Participants()
	}
	return s.present
}

// Allows tells whether the words of a participant in an interview pass. Without
// an interview it tells of the participant alone, without a participant of the
// interview.
func (l *Lens) Allows(id corpus.TranscriptID, who corpus.ParticipantID) bool {
	s := l.look()
	switch {
	case s == nil:
		return true
	case id == "":
		return s.person(who)
	case who == "":
		return s.passes[id]
	}
	return s.passes[id] && s.person(who)
}

// Shows tells whether a coding passes.
func (l *Lens) Shows(c coding.Coding) bool {
	s := l.look()
	return s == nil || s.passes[c.Interview] && s.shows(c, l.voicesOf(s, c.Interview))
}

// CodingsIn are the codings of an interview that pass, in order of place.
func (l *Lens) CodingsIn(id corpus.TranscriptID) []coding.Coding {
	s := l.look()
	if s == nil {
		return l.Study.CodingsIn(id)
	}
	if !s.passes[id] {
		return nil
	}
	all := l.Study.CodingsIn(id)
	who := l.voicesOf(s, id)
	if s.whole(who) {
		return all
	}
	var list []coding.Coding
	for i := range all {
		if s.shows(all[i], who) {
			list = append(list, all[i])
		}
	}
	return list
}

// Codings are all codings that pass, interview by interview, in order of place.
func (l *Lens) Codings() []coding.Coding {
	s := l.look()
	if s == nil {
		return l.Study.Codings()
	}
	parts := make([][]coding.Coding, len(s.interviews))
	for i, v := range s.interviews {
		parts[i] = l.CodingsIn(v.ID)
	}
	return slices.Concat(parts...)
}

// Coding returns a coding that passes.
func (l *Lens) Coding(id coding.CodingID) (coding.Coding, bool) {
	c, ok := l.Study.Coding(id)
	if ok && !l.Shows(c) {
		return coding.Coding{}, false
	}
	return c, ok
}

// Counts is how much there is of what passes.
func (l *Lens) Counts() *coding.Counts {
	s := l.look()
	if s == nil {
		return l.Study.Counts()
	}
	l.looking.Lock()
	known := s.counts
	l.looking.Unlock()
	if known != nil {
		return known
	}
	c := l.Study.CountsOf(func(c coding.Coding, who corpus.ParticipantID) bool {
		return s.passes[c.Interview] && s.made(c) && s.person(who)
	})
	l.looking.Lock()
	s.counts = c
	l.looking.Unlock()
	return c
}

// RejectionsIn are the rejections in an interview that passes.
func (l *Lens) RejectionsIn(id corpus.TranscriptID) []coding.Rejection {
	if !l.Allows(id, "") {
		return nil
	}
	return l.Study.RejectionsIn(id)
}
