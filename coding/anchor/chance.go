package anchor

// A word in the midst of rewritten text that happens to be there before and
// after, "de" or "in", is no survivor: a passage must not be kept in its place
// by it. So of a stretch of changes in which hardly anything stayed, what
// stayed is taken as replaced too, unless it can be no chance.

const (
	solidRun     = 3 // words in a row that are no chance
	solidLetters = 5 // letters of a word that occurs once in both texts and is no chance
	manyWords    = 4 // replaced words that make a stretch a rewritten one
	littleShare  = 3 // it is rewritten where this many times what stayed is less than what went and came
)

// run is a run of pairs, pairs[from:to], without a change between them.
type run struct {
	from, to int
	solid    bool
}

// dropChance drops pairs that are the same word by chance.
func dropChance(pairs []pair, a, b text) []pair {
	runs := runsOf(pairs, a, b)
	var out []pair
	for i := 0; i < len(runs); {
		end := i
		for end < len(runs) && !runs[end].solid {
			end++
		}
		if end > i && !rewritten(pairs, runs[i].from, runs[end-1].to, a, b) {
			out = append(out, pairs[runs[i].from:runs[end-1].to]...)
		}
		if end < len(runs) {
			out = append(out, pairs[runs[end].from:runs[end].to]...)
			end++
		}
		i = end
	}
	return out
}

func runsOf(pairs []pair, a, b text) []run {
	once := commonOnce(a, b)
	var runs []run
	for i := 0; i < len(pairs); {
		r := run{from: i, to: i}
		for r.to < len(pairs) && pairs[r.to].old-pairs[i].old == r.to-i && pairs[r.to].new-pairs[i].new == r.to-i {
			w := a.words[pairs[r.to].old]
			r.solid = r.solid || (w.end-w.start >= solidLetters && once[w.id])
			r.to++
		}
		last := pairs[r.to-1]
		r.solid = r.solid || r.to-r.from >= solidRun ||
			pairs[i] == pair{} || last == pair{len(a.words) - 1, len(b.words) - 1}
		runs = append(runs, r)
		i = r.to
	}
	return runs
}

// commonOnce are the words that occur once in both texts.
func commonOnce(a, b text) map[int32]bool {
	out := map[int32]bool{}
	at := onlyOnce(ids(b.words))
	for w := range onlyOnce(ids(a.words)) {
		if _, ok := at[w]; ok {
			out[w] = true
		}
	}
	return out
}

// rewritten tells whether the changes around and between pairs[from:to]
// outweigh them by far, on both sides of the edit.
func rewritten(pairs []pair, from, to int, a, b text) bool {
	start, end := pair{-1, -1}, pair{len(a.words), len(b.words)}
	if from > 0 {
		start = pairs[from-1]
	}
	if to < len(pairs) {
		end = pairs[to]
	}
	stayed := 0
	for _, p := range pairs[from:to] {
		stayed += a.words[p.old].end - a.words[p.old].start
	}
	oldWords, newWords := end.old-start.old-1-(to-from), end.new-start.new-1-(to-from)
	oldLetters, newLetters := letters(a.words[start.old+1:end.old])-stayed, letters(b.words[start.new+1:end.new])-stayed
	return min(oldWords, newWords) >= manyWords && littleShare*stayed < min(oldLetters, newLetters)
}

func letters(words []word) int {
	n := 0
	for _, w := range words {
		n += w.end - w.start
	}
	return n
}
