package lens

import (
	"citaat/coding"
	"citaat/corpus"
)

// Memos are those on something that passes, the newest first.
func (l *Lens) Memos() []coding.Memo { return l.seen(l.Study.Memos()) }

// MemosOn are the memos about one thing that passes, the oldest first.
func (l *Lens) MemosOn(on coding.MemoTarget) []coding.Memo { return l.seen(l.Study.MemosOn(on)) }

// MemosAbout are MemosOn with those on codes that went up in a code.
func (l *Lens) MemosAbout(on coding.MemoTarget) []coding.Memo {
	return l.seen(l.Study.MemosAbout(on))
}

// Memo returns a memo on something that passes.
func (l *Lens) Memo(id coding.EventID) (coding.Memo, bool) {
	m, ok := l.Study.Memo(id)
	if s := l.look(); ok && s != nil && !l.concerns(s, m.On) {
		return coding.Memo{}, false
	}
	return m, ok
}

// RemovedCoding returns what a coding was that was taken away, of an interview
// that passes.
func (l *Lens) RemovedCoding(id coding.CodingID) (coding.Coding, bool) {
	c, ok := l.Study.RemovedCoding(id)
	if ok && !l.Shows(c) {
		return coding.Coding{}, false
	}
	return c, ok
}

func (l *Lens) seen(all []coding.Memo) []coding.Memo {
	s := l.look()
	if s == nil {
		return all
	}
	var list []coding.Memo
	for _, m := range all {
		if l.concerns(s, m.On) {
			list = append(list, m)
		}
	}
	return list
}

// concerns tells whether what a memo is about passes.
func (l *Lens) concerns(s *sight, on coding.MemoTarget) bool {
	switch on.Kind {
	case coding.OnInterview:
		return s.passes[corpus.TranscriptID(on.ID)]
	case coding.OnParticipant:
		return s.person(corpus.ParticipantID(on.ID))
	case coding.OnCode:
		return s.codes == nil || s.codes[coding.CodeID(on.ID)]
	case coding.OnCoding:
		id := coding.CodingID(on.ID)
		if _, ok := l.Coding(id); ok {
			return true
		}
		_, ok := l.RemovedCoding(id) // memos outlive their coding
		return ok
	}
	return true
}
