package coding

import (
	"slices"

	"citaat/coding/threeway"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// relabel gives the speakers of a file that comes again the labels they had: the
// one under which most of their words stand. What is in doubt is asked, not
// guessed. It also tells which speakers are new.
func relabel(base []corpus.Turn, t *corpus.Transcript, have []corpus.Speaker, chosen []corpus.Label) (turns []corpus.Turn, added []corpus.Speaker, err error) {
	shares := threeway.Labels(base, t.Turns)
	said := map[corpus.Label]int{}
	for _, u := range t.Turns {
		said[u.Speaker] += len([]rune(u.Text))
	}
	to := map[corpus.Label]corpus.Label{}
	taken := map[corpus.Label]bool{}
	var open []corpus.Speaker
	for _, sp := range t.Speakers {
		best, most, all := corpus.Label(""), 0, 0
		for l, n := range shares[sp.Label] {
			all += n
			if n > most || n == most && l < best {
				best, most = l, n
			}
		}
		switch {
		case slices.Contains(chosen, sp.Label):
			to[sp.Label] = sp.Label
		case 10*all >= 3*said[sp.Label] && 10*most >= 8*all && most > 0:
			to[sp.Label] = best
		default:
			open = append(open, sp)
			continue
		}
		taken[to[sp.Label]] = true
	}
	for _, sp := range open { // said anew from end to end, or a new speaker
		i := slices.IndexFunc(have, func(h corpus.Speaker) bool { return h.Label == sp.Label })
		if i >= 0 && (taken[sp.Label] || have[i].Role != sp.Role) || len(shares[sp.Label]) > 1 {
			return nil, nil, phrases.Fail("update.speaker", phrases.Args{"Label": string(sp.Label), "Interview": string(t.ID)}).
				WithCure("update.speaker-cure")
		}
		to[sp.Label] = sp.Label
	}
	for _, sp := range t.Speakers {
		l := to[sp.Label]
		known := func(h corpus.Speaker) bool { return h.Label == l }
		if !slices.ContainsFunc(have, known) && !slices.ContainsFunc(added, known) {
			sp.Label = l
			added = append(added, sp)
		}
	}
	turns = slices.Clone(t.Turns)
	for i := range turns {
		turns[i].Speaker = to[turns[i].Speaker]
	}
	return turns, added, nil
}
