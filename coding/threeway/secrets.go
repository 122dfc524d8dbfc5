package threeway

import (
	"slices"
	"strings"

	"citaat/corpus"
)

// secrets are the words that marks stand for, as far as this merge shows them:
// in memory only.
type secrets map[string][]secret // by the first of the words; the longest first

type secret struct {
	words []string
	mark  string
}

// learn notes what the marks of ours stand for in another text, where that is
// plain.
func (s secrets) learn(other, ours []word) {
	pairs := append(match(other, ours), pair{len(other), len(ours)})
	a, b := 0, 0
	for _, p := range pairs {
		s.gap(other[a:p.a], ours[b:p.b])
		a, b = p.a+1, p.b+1
	}
}

// learnBase notes what the marks of the base stand for in theirs, wherever its
// turns went: they may be gone from ours, or joined and written anew. Where turns
// begin does not matter.
func (m *merger) learnBase() {
	said := func(turns []corpus.Turn) []word {
		return slices.DeleteFunc(words(turns, span{0, len(turns)}, false, false), func(w word) bool { return w.border })
	}
	base := said(m.Base)
	if len(marks(base)) == 0 {
		return
	}
	theirs := said(m.Theirs)
	pairs := append(match(base, theirs), pair{len(base), len(theirs)})
	b, t := 0, 0
	for _, p := range pairs {
		if was, is := base[b:p.a], theirs[t:p.b]; len(is) <= longestMark*len(marks(was)) {
			m.secret.gap(is, was)
		}
		b, t = p.a+1, p.b+1
	}
}

// gap notes what marks stand for in a stretch that differs: word for word where
// there are as many, else each word that can name somebody, and all of it where
// a mark stands alone there.
func (s secrets) gap(other, ours []word) {
	list := marks(ours)
	switch {
	case len(list) == 0 || len(other) == 0:
	case len(ours) == len(other):
		for i, w := range ours {
			if m := markOf(w.text); m != "" {
				s.note(other[i:i+1], m)
			}
		}
	default:
		if len(ours) == 1 {
			s.note(other, list[0])
		}
		for i := range other {
			s.note(other[i:i+1], list[0])
		}
	}
}

func (s secrets) note(was []word, mark string) {
	var list []string
	for _, w := range was {
		if b := bare(w.text); b != "" && !w.border && markOf(w.text) == "" {
			list = append(list, b)
		}
	}
	if len(list) == 0 || len(list) > longestMark || !telling(list[0]) {
		return
	}
	known := append(s[list[0]], secret{list, mark})
	slices.SortStableFunc(known, func(a, b secret) int { return len(b.words) - len(a.words) })
	s[list[0]] = known
}

// forget drops what stands in ours in plain words: it is no secret.
func (s secrets) forget(ours []word) {
	said := map[string]bool{}
	for _, w := range ours {
		said[bare(w.text)] = true
	}
	for first, list := range s {
		s[first] = slices.DeleteFunc(list, func(k secret) bool { return len(k.words) == 1 && said[first] })
	}
}

// hideSecrets puts the mark where new text of theirs has the same words again.
func (m *merger) hideSecrets() {
	m.secret.forget(words(m.Ours, span{0, len(m.Ours)}, true, false))
	for i := range m.cut {
		d := &m.cut[i]
		d.merged = m.hide(d, d.merged, true)
		d.imported = m.hide(d, d.imported, false)
	}
}

func (m *merger) hide(d *done, in []word, tell bool) []word {
	out := make([]word, 0, len(in))
	for i := 0; i < len(in); i++ {
		w := in[i]
		s, found := m.secret.at(in[i:])
		if !found {
			out = append(out, w)
			continue
		}
		n := len(s.words)
		first, last, end := w.text, in[i+n-1].text, s.words[n-1]
		w.text = first[:strings.Index(first, s.words[0])] + s.mark + last[strings.LastIndex(last, end)+len(end):]
		if tell {
			m.result.Redacted = append(m.result.Redacted, Kept{Turn: m.at(d, chunk{}), Mark: s.mark, New: true})
		}
		out, i = append(out, w), i+n-1
	}
	return out
}

// at finds the secret with which some words begin, all of them new.
func (s secrets) at(in []word) (secret, bool) {
	for _, known := range s[bare(in[0].text)] {
		holds := len(known.words) <= len(in)
		for k := 0; holds && k < len(known.words); k++ {
			holds = !in[k].border && in[k].ours < 0 && bare(in[k].text) == known.words[k]
		}
		if holds {
			return known, true
		}
	}
	return secret{}, false
}
