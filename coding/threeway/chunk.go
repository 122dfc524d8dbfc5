package threeway

import "slices"

// chunk is a stretch of words: one that all three texts have, or one in which
// they differ.
type chunk struct {
	base, ours, theirs []word
	stable             bool
}

// chunks cuts three texts at the words that all have.
func chunks(base, ours, theirs []word) []chunk {
	inOurs, inTheirs := into(match(base, ours), len(base)), into(match(base, theirs), len(base))
	var out []chunk
	b, o, t := 0, 0, 0
	differ := func(toB, toO, toT int) {
		if b < toB || o < toO || t < toT {
			out = append(out, chunk{base: base[b:toB], ours: ours[o:toO], theirs: theirs[t:toT]})
		}
		b, o, t = toB, toO, toT
	}
	for i := range base {
		if inOurs[i] < 0 || inTheirs[i] < 0 {
			continue
		}
		differ(i, inOurs[i], inTheirs[i])
		if n := len(out) - 1; n >= 0 && out[n].stable {
			c := &out[n]
			c.base, c.ours, c.theirs = base[i-len(c.base):i+1], ours[o-len(c.ours):o+1], theirs[t-len(c.theirs):t+1]
		} else {
			out = append(out, chunk{base[i : i+1], ours[o : o+1], theirs[t : t+1], true})
		}
		b, o, t = b+1, o+1, t+1
	}
	differ(len(base), len(ours), len(theirs))
	return out
}

// into is where each word of a text stands in another, or -1.
func into(pairs []pair, n int) []int {
	out := slices.Repeat([]int{-1}, n)
	for _, p := range pairs {
		out[p.a] = p.b
	}
	return out
}

func equal(a, b []word) bool { return slices.EqualFunc(a, b, same) }

// redacted tells of a stretch in which a mark of ours stands where theirs has
// words.
func (c chunk) redacted() bool {
	if c.stable || !slices.ContainsFunc(c.theirs, func(w word) bool { return !w.border && bare(w.text) != "" }) {
		return false
	}
	has := map[string]int{}
	for _, m := range marks(c.theirs) {
		has[m]++
	}
	for _, m := range marks(c.ours) {
		if has[m]--; has[m] < 0 {
			return true
		}
	}
	return false
}

// unmarked tells whether theirs says what the base says, but for words where the
// base has marks: on that side nothing changed.
func (c chunk) unmarked() bool {
	if len(marks(c.base)) == 0 {
		return false
	}
	b, t := 0, 0
	for _, p := range append(match(c.base, c.theirs), pair{len(c.base), len(c.theirs)}) {
		was, is := c.base[b:p.a], c.theirs[t:p.b]
		plain := func(w word) bool { return markOf(w.text) == "" }
		if slices.ContainsFunc(was, plain) || (len(was) == 0) != (len(is) == 0) || len(is) > longestMark*len(was) {
			return false
		}
		b, t = p.a+1, p.b+1
	}
	return true
}

// nearMark is how many words may stand between a mark and other words of theirs
// that came, for these to be taken as the rest of what was redacted: "van" and
// "de" in a name stand in many places.
const nearMark = 3

// guard joins what theirs has beside a mark, of which the base does not have the
// words either, to the stretch of the mark: where the redacted words end is not
// known then.
func guard(list []chunk) []chunk {
	for i := 0; i < len(list); i++ {
		c := list[i]
		if !c.redacted() || len(marks(c.base)) == 0 {
			continue
		}
		if i+2 < len(list) && list[i+1].near() && list[i+2].brings() {
			list = slices.Replace(list, i, i+3, joined(list[i:i+3]))
			i--
			continue
		}
		if i >= 2 && list[i-1].near() && list[i-2].brings() {
			list = slices.Replace(list, i-2, i+1, joined(list[i-2:i+1]))
			i -= 3
		}
	}
	return list
}

func (c chunk) near() bool { return c.stable && len(c.ours) <= nearMark }

// brings tells whether theirs has words here that ours has not.
func (c chunk) brings() bool { return !c.stable && len(c.theirs) > 0 && !equal(c.ours, c.theirs) }

func joined(list []chunk) chunk {
	var out chunk
	for _, c := range list {
		out.base, out.ours, out.theirs = slices.Concat(out.base, c.base), slices.Concat(out.ours, c.ours), slices.Concat(out.theirs, c.theirs)
	}
	return out
}
