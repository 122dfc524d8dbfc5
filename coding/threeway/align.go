package threeway

import (
	"strings"
	"unicode/utf8"

	"citaat/coding/anchor"
	"citaat/corpus"
)

// links tell for each turn of one text which turns [from, to) of another hold
// its words; from == to for none. They never cross.
type links []span

type span struct{ from, to int }

func (s span) empty() bool { return s.from >= s.to }

// link matches the turns of two texts by the words they share, in order. Turns
// belong together where they share half of the shorter one.
func link(a, b []corpus.Turn) links {
	out := make(links, len(a))
	left, right := lay(a), lay(b)
	left.compare(right)
	for k, n := range left.shared {
		for turn, letters := range n {
			if 2*letters < min(left.letters(k), right.letters(turn)) || letters == 0 {
				continue
			}
			if out[k].empty() {
				out[k] = span{turn, turn + 1}
			} else {
				out[k] = span{min(out[k].from, turn), max(out[k].to, turn+1)}
			}
		}
	}
	return out
}

// laid is a text with the places of its turns.
type laid struct {
	text         string
	starts, ends []int
	shared       []map[int]int // letters that each turn shares with turns of the other text
}

func lay(turns []corpus.Turn) *laid {
	l := &laid{}
	var b strings.Builder
	at := 0
	for i, u := range turns {
		if i > 0 {
			b.WriteByte('\n')
			at++
		}
		b.WriteString(u.Text)
		l.starts = append(l.starts, at)
		at += utf8.RuneCountInString(u.Text)
		l.ends = append(l.ends, at)
	}
	l.text, l.shared = b.String(), make([]map[int]int, len(turns))
	return l
}

func (l *laid) letters(turn int) int { return l.ends[turn] - l.starts[turn] }

// stretch is what two texts have in common.
type stretch struct{ old, now span }

// kept are the stretches that survive between two texts.
func kept(a, b *laid) []stretch {
	var out []stretch
	oldAt, newAt := 0, 0
	for _, h := range anchor.Diff(a.text, b.text) {
		if n := int(h.Old.Start); n > oldAt {
			out = append(out, stretch{span{oldAt, n}, span{newAt, int(h.New.Start)}})
		}
		oldAt, newAt = int(h.Old.End), int(h.New.End)
	}
	if n := a.length(); n > oldAt {
		out = append(out, stretch{span{oldAt, n}, span{newAt, b.length()}})
	}
	return out
}

func (l *laid) length() int {
	if len(l.ends) == 0 {
		return 0
	}
	return l.ends[len(l.ends)-1]
}

// compare counts the letters that the turns share with those of another text.
func (l *laid) compare(other *laid) {
	i, j := 0, 0
	for _, s := range kept(l, other) {
		for i < len(l.ends) && l.ends[i] <= s.old.from {
			i++
		}
		for j < len(other.ends) && other.ends[j] <= s.now.from {
			j++
		}
		share(l, other, s, i, j)
	}
}

// share counts the letters of a stretch for the turns that it runs over, from
// turn i of the one and j of the other.
func share(a, b *laid, s stretch, i, j int) {
	for ; i < len(a.starts) && a.starts[i] < s.old.to; i++ {
		from, to := max(a.starts[i], s.old.from), min(a.ends[i], s.old.to)
		for k := j; k < len(b.starts); k++ { // the stretch is as long in both
			shift := s.now.from - s.old.from
			f, t := max(b.starts[k], from+shift), min(b.ends[k], to+shift)
			if b.starts[k] >= to+shift {
				break
			}
			if t <= f {
				continue
			}
			if a.shared[i] == nil {
				a.shared[i] = map[int]int{}
			}
			a.shared[i][k] += t - f
		}
		for j < len(b.ends) && b.ends[j] <= to+s.now.from-s.old.from {
			j++
		}
	}
}

// numbered adds to links those between turns that have one number, where they
// do not cross others.
func (l links) numbered(a, b []corpus.Turn) links {
	at := map[corpus.TurnNumber]int{}
	for j, u := range b {
		at[u.Number] = j
	}
	next := make([]int, len(a)+1) // the first linked turn from here on
	next[len(a)] = len(b)
	for i := len(a) - 1; i >= 0; i-- {
		next[i] = next[i+1]
		if !l[i].empty() {
			next[i] = min(next[i], l[i].from)
		}
	}
	before := -1
	for i, u := range a {
		if j, ok := at[u.Number]; ok && l[i].empty() && j > before && j < next[i+1] {
			l[i] = span{j, j + 1}
		}
		if !l[i].empty() {
			before = max(before, l[i].to-1)
		}
	}
	return l
}

// paired adds to links those between turns that stand alone, or as many, between
// linked ones: said anew, but in the same place by the same speaker.
func (l links) paired(a, b []corpus.Turn) links {
	from, next := 0, 0
	for i := 0; i <= len(a); i++ {
		if i < len(a) && l[i].empty() {
			continue
		}
		to := len(b)
		if i < len(a) {
			to = l[i].from
		}
		if n := i - from; n > 0 && n == to-next {
			fits := true
			for k := range n {
				fits = fits && a[from+k].Speaker == b[next+k].Speaker
			}
			for k := range n {
				if fits {
					l[from+k] = span{next + k, next + k + 1}
				}
			}
		}
		if i < len(a) {
			from, next = i+1, max(next, l[i].to)
		}
	}
	return l
}
