package threeway

import "citaat/corpus"

// Labels tells for each label of theirs under which labels of the base the same
// words stand, in letters: who is who in a file whose labels were given anew.
func Labels(base, theirs []corpus.Turn) map[corpus.Label]map[corpus.Label]int {
	out := map[corpus.Label]map[corpus.Label]int{}
	left, right := lay(base), lay(theirs)
	left.compare(right)
	for i, n := range left.shared {
		for j, letters := range n {
			l := theirs[j].Speaker
			if out[l] == nil {
				out[l] = map[corpus.Label]int{}
			}
			out[l][base[i].Speaker] += letters
		}
	}
	return out
}
