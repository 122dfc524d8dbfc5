package wording

import (
	"cmp"
	"slices"
	"strings"

	"citaat/corpus"
	"citaat/corpus/phrases"
)

// step is one move through the table: to published token pub and said token
// said (both counted from 1), by an op that took so many said tokens.
type step struct {
	op     op
	pub    int
	said   int
	tokens int
}

// steps walks back from the end of the cheapest way.
func (t *table) steps(j int) []step {
	var out []step
	for i := len(t.pub); i > 0; {
		v := t.ops[i*t.n+j]
		s := step{op(v & 0xff), i, j, int(v >> 8)}
		out = append(out, s)
		switch s.op {
		case same, other, change, mark, free, extra:
			i--
		}
		j -= s.tokens
	}
	slices.Reverse(out)
	return out
}

// judge makes the verdict of the cheapest way that ends in column j.
func (t *table) judge(v *Verdict, j int) {
	steps := t.steps(j)
	people := map[corpus.ParticipantID]bool{}
	for k := 0; k < len(steps); {
		s := steps[k]
		if s.op == drop && t.said[s.said-1].hesitation {
			v.Dropped = append(v.Dropped, t.said[s.said-1].text)
		}
		if u := t.turn(s); s.op == same && u.voice.OfParticipant() && t.said[s.said-1].kind == spoken {
			people[u.person.participant] = true
			v.Participant = u.person.participant
			v.Rendered = v.Rendered || u.voice == corpus.Rendered
		}
		if s.op < other {
			k++
			continue
		}
		end := t.run(steps, k)
		v.Differences = append(v.Differences, t.difference(steps, k, end))
		k = end
	}
	if len(people) > 1 {
		v.Participant = ""
	}
}

// turn is the turn of the last said token of a step.
func (t *table) turn(s step) turn {
	if s.said == 0 {
		return turn{}
	}
	return t.src.turns[t.said[s.said-1].turn]
}

// run is the end of the differences that go together with the one at k: those
// of the same sort side by side; all that was left out is of one sort.
func (t *table) run(steps []step, k int) int {
	end := k + 1
	for end < len(steps) && steps[end].op >= other &&
		(t.sort(steps[end]) == t.sort(steps[k]) || steps[end].op == lack && steps[k].op == lack) {
		end++
	}
	return end
}

// sort is the reason of a single step, as far as it can be told by itself.
func (t *table) sort(s step) Reason {
	switch s.op {
	case other:
		return Foreign
	case lack:
		return t.lacking(t.said[s.said-s.tokens : s.said])
	case extra:
		if t.pub[s.pub-1].kind == point {
			return Punctuation
		}
		return NotSaid
	}
	switch p := t.pub[s.pub-1]; {
	case p.kind == point:
		return Punctuation
	case p.low >= 0 && p.low == t.said[s.said-1].low:
		return Capital
	}
	return Changed
}

// lacking is the reason of tokens left out.
func (t *table) lacking(gone []said) Reason {
	reason := Punctuation
	for _, w := range gone {
		switch {
		case w.kind == spoken && !w.foreign:
			return Unmarked
		case w.foreign:
			reason = Question
		}
	}
	return reason
}

// difference explains the steps [from, to).
func (t *table) difference(steps []step, from, to int) Difference {
	d := Difference{Reason: t.sort(steps[from])}
	var gone []said
	first, last := -1, -1
	for _, s := range steps[from:to] {
		gone = append(gone, t.said[s.said-s.tokens:s.said]...)
		if s.op != lack {
			if first < 0 {
				first = s.pub - 1
			}
			last = s.pub - 1
		}
	}
	d.Said = join(gone)
	if first >= 0 {
		d.Span = cut(t.pub[first].start, t.pub[last].end)
	} else {
		d.Span = t.hole(steps[from].pub)
		if d.Reason = t.lacking(gone); d.Reason == Unmarked {
			d.Reason = t.whyUnmarked(steps, from, to, gone)
		}
	}
	d.Text = sentence(d.Reason)
	return d
}

func cut(start, end int) corpus.Span {
	return corpus.Span{Start: corpus.Offset(start), End: corpus.Offset(end)}
}

// join writes what was said on one line.
func join(words []said) string {
	var b strings.Builder
	for i, w := range words {
		if i > 0 && w.kind != point {
			b.WriteByte(' ')
		}
		b.WriteString(w.text)
	}
	return b.String()
}

// hole is where words are missing behind the i-th published token: the space up
// to the next one, else that next one, else the token itself.
func (t *table) hole(i int) corpus.Span {
	switch {
	case i >= len(t.pub) || (i > 0 && t.pub[i-1].speaker != t.pub[i].speaker):
		return cut(t.pub[i-1].start, t.pub[i-1].end)
	case i == 0 || t.pub[i-1].end == t.pub[i].start:
		return cut(t.pub[i].start, t.pub[i].end)
	}
	return cut(t.pub[i-1].end, t.pub[i].start)
}

// whyUnmarked tells words left out beside an insertion, and hesitations, from
// other words left out.
func (t *table) whyUnmarked(steps []step, from, to int, gone []said) Reason {
	for _, k := range []int{from - 1, to} {
		if k >= 0 && k < len(steps) && steps[k].op == mark && t.pub[steps[k].pub-1].kind == insertion {
			return TooLong
		}
	}
	for _, w := range gone {
		if w.kind == spoken && !strings.Contains(hesitations, " "+strings.ToLower(w.text)+" ") {
			return Unmarked
		}
	}
	return Hesitation
}

// hesitations are explained as such when they are missing and the study does
// not let them be dropped.
const hesitations = " eh ehm uh uhm um hm hmm mm mmm ehh uhh euh euhm "

func sentence(r Reason) phrases.Sentence {
	switch r {
	case Unmarked:
		return phrases.Make("wording.unmarked")
	case Hesitation:
		return phrases.Make("wording.hesitation")
	case Question:
		return phrases.Make("wording.question")
	case TooLong:
		return phrases.Make("wording.toolong")
	case NotSaid:
		return phrases.Make("wording.notsaid")
	case Capital:
		return phrases.Make("wording.capital")
	case Punctuation:
		return phrases.Make("wording.punctuation")
	case Foreign:
		return phrases.Make("wording.foreign")
	case InWord:
		return phrases.Make("wording.inword")
	}
	return phrases.Make("wording.changed")
}

// marksInWords finds marks with a letter right on both sides.
func marksInWords(text []rune, all []printed) []Difference {
	var out []Difference
	for _, t := range all {
		if t.kind >= omission && t.start > 0 && t.end < len(text) &&
			corpus.WordRune(text[t.start-1]) && corpus.WordRune(text[t.end]) {
			out = append(out, Difference{Span: cut(t.start, t.end), Reason: InWord, Text: sentence(InWord)})
		}
	}
	return out
}

func sortDifferences(d []Difference) {
	slices.SortStableFunc(d, func(a, b Difference) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
}
