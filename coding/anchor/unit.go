package anchor

// unit is a stretch of words, [oldFrom, oldTo) in the old text, that survives
// as [newFrom, newTo) in the new one: one word to the letter, or a word (or two
// that were written apart) spelled otherwise.
type unit struct {
	oldFrom, oldTo int
	newFrom, newTo int
	corrected      bool
}

// likeness is the share of its letters by which a replaced word counts as the
// same word, corrected; gluedLikeness is that of two words written as one.
const (
	likeness      = 0.7
	gluedLikeness = 0.85
)

// maxAlign bounds the words compared letter by letter in one gap.
const maxAlign = 1 << 14

// survivors are the units of two texts, in order.
func survivors(a, b text) []unit {
	pairs := dropChance(match(ids(a.words), ids(b.words)), a, b)
	var out []unit
	oldAt, newAt := 0, 0
	for _, p := range append(pairs, pair{len(a.words), len(b.words)}) {
		out = append(out, corrections(a, b, oldAt, p.old, newAt, p.new)...)
		if p.old < len(a.words) {
			out = append(out, unit{p.old, p.old + 1, p.new, p.new + 1, false})
		}
		oldAt, newAt = p.old+1, p.new+1
	}
	return out
}

func ids(words []word) []int32 {
	out := make([]int32, len(words))
	for i, w := range words {
		out[i] = w.id
	}
	return out
}

// corrections finds the words of a gap that stand in the new text one for one,
// spelled otherwise. A few such words in a gap that was otherwise rewritten
// are chance.
func corrections(a, b text, oldFrom, oldTo, newFrom, newTo int) []unit {
	m, n := oldTo-oldFrom, newTo-newFrom
	if m == 0 || n == 0 || m*n > maxAlign {
		return nil
	}
	g := gap{old: a.folded(oldFrom, oldTo), new: b.folded(newFrom, newTo)}
	units := g.align()
	words := 0
	for i := range units {
		words += min(units[i].oldTo-units[i].oldFrom, units[i].newTo-units[i].newFrom)
		units[i].oldFrom += oldFrom
		units[i].oldTo += oldFrom
		units[i].newFrom += newFrom
		units[i].newTo += newFrom
	}
	if 2*words < min(m, n) {
		return nil
	}
	return units
}

// gap is what was replaced, and by what, as folded words.
type gap struct{ old, new [][]rune }

// step is a way to go on: so many words of the old and of the new text.
type step struct{ old, new int }

// align pairs as many letters as it can, in order.
func (g gap) align() []unit {
	m, n := len(g.old), len(g.new)
	best := make([]float64, (m+1)*(n+1))
	took := make([]step, (m+1)*(n+1))
	at := func(i, j int) int { return i*(n+1) + j }
	for i := m; i >= 0; i-- {
		for j := n; j >= 0; j-- {
			for _, s := range [...]step{{1, 1}, {2, 1}, {1, 2}, {1, 0}, {0, 1}} {
				if i+s.old > m || j+s.new > n {
					continue
				}
				gain, ok := g.gain(i, j, s)
				if total := gain + best[at(i+s.old, j+s.new)]; ok && (total > best[at(i, j)] || took[at(i, j)] == step{}) {
					best[at(i, j)], took[at(i, j)] = total, s
				}
			}
		}
	}
	var units []unit
	for i, j := 0, 0; i < m && j < n; {
		s := took[at(i, j)]
		if s.old > 0 && s.new > 0 {
			units = append(units, unit{i, i + s.old, j, j + s.new, true})
		}
		i, j = i+s.old, j+s.new
	}
	return units
}

// gain is the number of letters a step pairs.
func (g gap) gain(i, j int, s step) (float64, bool) {
	if s.old == 0 || s.new == 0 {
		return 0, true
	}
	a, b := glue(g.old[i:i+s.old]), glue(g.new[j:j+s.new])
	least := likeness
	if s.old != s.new {
		least = gluedLikeness
	}
	like := alike(a, b)
	return like * float64(min(len(a), len(b))), like >= least && min(len(a), len(b)) > 0
}

func glue(words [][]rune) []rune {
	if len(words) == 1 {
		return words[0]
	}
	return append(append([]rune(nil), words[0]...), words[1]...)
}
