package coding

import (
	"slices"
	"strings"

	"citaat/corpus"
	"citaat/corpus/phrases"
)

// mergeTurns brings what one person made of a text together with what others
// made of it meanwhile, turn by turn and within a turn field by field. What two
// people changed into different things is told by number, not guessed.
func mergeTurns(base, now, mine []corpus.Turn) (merged []corpus.Turn, conflicts []corpus.TurnNumber) {
	if slices.EqualFunc(base, now, sameTurn) {
		return mine, nil
	}
	if slices.EqualFunc(base, mine, sameTurn) {
		return now, nil
	}
	was, theirs, ours := byNumber(base), byNumber(now), byNumber(mine)
	kept := map[corpus.TurnNumber]corpus.Turn{}
	gone := map[corpus.TurnNumber]bool{}
	for _, u := range base {
		t, there := theirs[u.Number]
		o, here := ours[u.Number]
		switch {
		case here && there:
			m, ok := mergeTurn(u, t, o)
			if !ok {
				conflicts = append(conflicts, u.Number)
			}
			kept[u.Number] = m
		case here && !sameTurn(u, o):
			conflicts = append(conflicts, u.Number) // others took it away
			kept[u.Number] = o
		case there && !sameTurn(u, t):
			conflicts = append(conflicts, u.Number) // others changed what was taken away
			gone[u.Number] = true
		default:
			gone[u.Number] = true
		}
	}
	for _, u := range now {
		if _, old := was[u.Number]; old {
			continue
		}
		if o, both := ours[u.Number]; both && !sameTurn(o, u) {
			conflicts = append(conflicts, u.Number)
		}
		kept[u.Number] = u
	}
	if len(conflicts) == 0 && moves(base, mine) && moves(base, now) {
		return nil, []corpus.TurnNumber{base[0].Number} // both put turns in another order
	}
	frame, other := now, mine
	if moves(base, mine) {
		frame, other = mine, now
	}
	return weave(frame, other, kept, gone), conflicts
}

// weave lays merged turns in the order of one text, with those that only the
// other has behind the turn that they follow there.
func weave(frame, other []corpus.Turn, kept map[corpus.TurnNumber]corpus.Turn, gone map[corpus.TurnNumber]bool) []corpus.Turn {
	in := byNumber(frame)
	var out []corpus.Turn
	for _, u := range frame {
		if gone[u.Number] {
			continue
		}
		if m, ok := kept[u.Number]; ok {
			u = m
		}
		out = append(out, u)
	}
	at := 0
	for _, u := range other {
		if i := slices.IndexFunc(out, func(o corpus.Turn) bool { return o.Number == u.Number }); i >= 0 {
			at = i + 1
			continue
		}
		if _, known := in[u.Number]; known || gone[u.Number] {
			continue
		}
		if m, ok := kept[u.Number]; ok {
			u = m
		}
		out = slices.Insert(out, at, u)
		at++
	}
	return out
}

func byNumber(turns []corpus.Turn) map[corpus.TurnNumber]corpus.Turn {
	m := make(map[corpus.TurnNumber]corpus.Turn, len(turns))
	for _, u := range turns {
		m[u.Number] = u
	}
	return m
}

// moves tells whether turns of one text stand in another order in the other.
func moves(before, after []corpus.Turn) bool {
	common := 0
	in := byNumber(before)
	for _, u := range after {
		if _, ok := in[u.Number]; ok {
			common++
		}
	}
	return len(pairTurns(before, after)) < common
}

// mergeTurn merges one turn three ways.
func mergeTurn(base, now, mine corpus.Turn) (corpus.Turn, bool) {
	m, ok := mine, true
	m.Text, ok = merge3(base.Text, now.Text, mine.Text, ok)
	m.Speaker, ok = merge3(base.Speaker, now.Speaker, mine.Speaker, ok)
	m.Time, ok = merge3(base.Time, now.Time, mine.Time, ok)
	m.Repeats, ok = merge3(base.Repeats, now.Repeats, mine.Repeats, ok)
	return m, ok
}

func merge3[T comparable](base, now, mine T, ok bool) (T, bool) {
	switch {
	case mine == base:
		return now, ok
	case now == base, now == mine:
		return mine, ok
	}
	return mine, false
}

// numberNew gives the turns that came with an edit their numbers: one that
// follows a known turn gets that number with the next letter, as a split does;
// at the end the count goes on. A number that was ever used is not used again,
// and one that was written down and is free stays. The caller holds mu.
func (s *Study) numberNew(id corpus.TranscriptID, known, now, turns []corpus.Turn) []corpus.Turn {
	turns = slices.Clone(turns)
	old := byNumber(known)
	used := map[corpus.TurnNumber]bool{}
	most, counted := 0, 0 // the highest numbers: ever used, and known to who edited
	for _, u := range known {
		counted = max(counted, u.Number.Number)
	}
	see := func(n corpus.TurnNumber) { used[n], most = true, max(most, n.Number) }
	for _, u := range slices.Concat(known, now) {
		see(u.Number)
	}
	for _, e := range s.fold.edits[id] {
		for _, u := range slices.Concat(e.Edit.Before, e.Edit.After) {
			see(u.Number)
		}
	}
	last := -1
	for i, u := range turns {
		if _, ok := old[u.Number]; ok {
			last = i
		}
	}
	for i := range turns {
		u := &turns[i]
		_, is := old[u.Number]
		written := u.Number.Letter != "" || u.Number.Number <= counted
		switch {
		case is || written && !used[u.Number]:
		case i > 0 && i < last:
			u.Number = nextLetter(used, turns[i-1].Number)
		default:
			u.Number = corpus.TurnNumber{Number: most + 1}
		}
		see(u.Number)
	}
	return turns
}

// nextLetter is a number with the letter behind the last one used with it.
func nextLetter(used map[corpus.TurnNumber]bool, n corpus.TurnNumber) corpus.TurnNumber {
	last := ""
	for o := range used {
		if o.Number == n.Number && (len(o.Letter) > len(last) || len(o.Letter) == len(last) && o.Letter > last) {
			last = o.Letter
		}
	}
	return corpus.TurnNumber{Number: n.Number, Letter: after(last)}
}

// mergeFront merges the front matter three ways. Labels that only one of them
// declares are all declared.
func mergeFront(base, now, mine corpus.Meta) (meta corpus.Meta, added []corpus.Speaker, err error) {
	if mine.ID != base.ID || mine.Source != base.Source {
		return now, nil, phrases.Fail("edit.id", phrases.Args{"Interview": string(base.ID)}).WithCure("edit.id-cure")
	}
	had := func(m corpus.Meta, l corpus.Label) bool {
		return slices.ContainsFunc(m.Speakers, func(s corpus.Speaker) bool { return s.Label == l })
	}
	was, is, will := frontEntry(base), frontEntry(now), frontEntry(mine)
	for _, s := range mine.Speakers {
		if !had(base, s.Label) {
			delete(will, speakerPrefix+string(s.Label))
			if !had(now, s.Label) {
				added = append(added, s)
			}
		}
	}
	for _, s := range base.Speakers { // a label goes with the turns, not with its line
		if !had(mine, s.Label) {
			will[speakerPrefix+string(s.Label)] = was[speakerPrefix+string(s.Label)]
		}
	}
	merged, _, field, ok := mergeEntry(was, is, will, true)
	if !ok {
		return now, nil, phrases.Fail("coding.file.conflict", phrases.Args{"File": TranscriptFolder + "/" + string(base.ID) + ".md",
			"ID": string(base.ID), "Field": strings.TrimPrefix(field, speakerPrefix)}).WithCure("coding.file.conflict.cure").Because(ErrConflict)
	}
	meta, err = withFront(now, merged)
	return meta, added, err
}
