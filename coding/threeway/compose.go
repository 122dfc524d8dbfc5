package threeway

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"citaat/corpus"
)

// part is the words of one turn of a merged block.
type part struct {
	words  []word
	ours   int // the turn of ours that it goes on, or -1
	theirs int // the turn of theirs that it comes from, or -1
}

// parts cuts merged words at the borders of turns and tells which turns they
// are.
func (m *merger) parts(d *done, list []word) []part {
	var out []part
	for i, w := range list {
		if i == 0 || w.border {
			out = append(out, part{ours: -1, theirs: -1})
		}
		if !w.border {
			p := &out[len(out)-1]
			p.words = append(p.words, w)
		}
	}
	out = slices.DeleteFunc(out, func(p part) bool { return len(p.words) == 0 })
	m.goOn(out)
	comeFrom(out)
	if len(out) == 1 { // rewritten from end to end, it is still that turn
		if d.ours.to-d.ours.from == 1 {
			out[0].ours = d.ours.from
		}
		if d.theirs.to-d.theirs.from == 1 {
			out[0].theirs = d.theirs.from
		}
	}
	return out
}

// goOn tells which turn of ours each part goes on: of a turn that was split the
// first part, of turns that were joined the first of them. A word or two of a
// long turn in a long part prove nothing.
func (m *merger) goOn(parts []part) {
	taken := map[int]bool{}
	for i := range parts {
		count := map[int]int{}
		for _, w := range parts[i].words {
			if w.ours >= 0 {
				count[w.ours]++
			}
		}
		for _, turn := range slices.Sorted(maps.Keys(count)) {
			n := count[turn]
			if !taken[turn] && (5*n >= len(parts[i].words) || 2*n >= len(split(m.Ours[turn].Text))) {
				parts[i].ours, taken[turn] = turn, true
				break
			}
		}
	}
}

// comeFrom tells from which turn of theirs each part comes: the one that it has
// most words of, if no other part has more of it.
func comeFrom(parts []part) {
	type claim struct{ part, turn, words int }
	var claims []claim
	for i, p := range parts {
		count := map[int]int{}
		for _, w := range p.words {
			if w.theirs >= 0 {
				count[w.theirs]++
			}
		}
		for t, n := range count {
			claims = append(claims, claim{i, t, n})
		}
	}
	slices.SortFunc(claims, func(a, b claim) int {
		return cmp.Or(b.words-a.words, a.turn-b.turn, a.part-b.part)
	})
	taken := map[int]bool{}
	for _, c := range claims {
		if p := &parts[c.part]; p.theirs < 0 && !taken[c.turn] {
			p.theirs, taken[c.turn] = c.turn, true
		}
	}
}

// assemble makes turns of the words of a block.
func (m *merger) assemble(d *done) {
	for _, p := range m.parts(d, d.merged) {
		u := corpus.Turn{Time: corpus.NoTime, Text: m.say(p)}
		switch {
		case p.ours >= 0:
			o := m.Ours[p.ours]
			u.Number, u.Repeats, u.Speaker, u.Time = o.Number, o.Repeats, o.Speaker, o.Time
			if p.theirs >= 0 {
				m.fields(d, &u, m.Theirs[p.theirs])
			}
		case p.theirs >= 0:
			t := m.Theirs[p.theirs]
			u.Speaker, u.Time = t.Speaker, t.Time
		default: // words of both in one part that neither has most of: the block tells
			u.Speaker = m.speakerOf(d)
		}
		d.turns = append(d.turns, u)
	}
}

func (m *merger) speakerOf(d *done) corpus.Label {
	switch {
	case !d.ours.empty():
		return m.Ours[d.ours.to-1].Speaker
	case !d.theirs.empty():
		return m.Theirs[d.theirs.to-1].Speaker
	}
	return m.Base[d.base.from].Speaker
}

// fields merges the speaker and the time of a turn.
func (m *merger) fields(d *done, u *corpus.Turn, t corpus.Turn) {
	was, known := m.baseOf(d, u.Number)
	if t.Speaker != u.Speaker {
		switch {
		case known && was.Speaker == t.Speaker:
		case known && was.Speaker == u.Speaker, m.Prefer == Theirs:
			u.Speaker = t.Speaker
		case m.Prefer == Nobody:
			m.result.Conflicts = append(m.result.Conflicts, Conflict{Turn: u.Number, Ours: string(u.Speaker), Theirs: string(t.Speaker), Speaker: true})
		}
	}
	if t.Time >= 0 && t.Time != u.Time && (u.Time < 0 || known && was.Time == u.Time || m.Prefer == Theirs) {
		u.Time = t.Time
	}
}

// baseOf is the turn of the base that a turn of ours was.
func (m *merger) baseOf(d *done, n corpus.TurnNumber) (corpus.Turn, bool) {
	if !m.Known {
		return corpus.Turn{}, false
	}
	for _, u := range m.Base[d.base.from:d.base.to] {
		if u.Number == n {
			return u, true
		}
	}
	if d.base.to-d.base.from == 1 {
		return m.Base[d.base.from], true
	}
	return corpus.Turn{}, false
}

// say is the text of a part; one that is as it was in ours or theirs keeps its
// spaces.
func (m *merger) say(p part) string {
	texts := make([]string, len(p.words))
	for i, w := range p.words {
		texts[i] = w.text
	}
	if p.ours >= 0 && slices.Equal(texts, split(m.Ours[p.ours].Text)) {
		return m.Ours[p.ours].Text
	}
	if p.theirs >= 0 && slices.Equal(texts, split(m.Theirs[p.theirs].Text)) {
		return m.Theirs[p.theirs].Text
	}
	return strings.Join(texts, " ")
}

// compose puts the blocks together, and the text that is the base next time.
func (m *merger) compose() {
	for i := range m.cut {
		d := &m.cut[i]
		m.result.Turns = append(m.result.Turns, d.turns...)
		for _, p := range m.parts(d, d.imported) {
			u := corpus.Turn{Time: corpus.NoTime, Text: m.say(p), Speaker: m.speakerOf(d)}
			if p.theirs >= 0 {
				t := m.Theirs[p.theirs]
				u.Speaker, u.Time = t.Speaker, t.Time
			}
			if p.ours >= 0 {
				u.Number = m.Ours[p.ours].Number
			}
			m.result.Imported = append(m.result.Imported, u)
		}
	}
}
