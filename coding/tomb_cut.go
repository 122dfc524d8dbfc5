package coding

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"citaat/coding/anchor"
	"citaat/corpus"
)

// cutting is what a tombstone does to a text: ranges, in order and apart, become
// marks. Where somebody withdrew, a passage keeps the words of others alone;
// elsewhere it keeps the mark.
type cutting struct{ cuts []Cut }

// kindWithdrawn is the kind of a cut that is a turn of somebody who withdrew.
const kindWithdrawn = "withdrawn"

// swap are ranges that become others, a mark for a word or a word for a mark: a
// passage that ends within one has all of it.
type swap struct{ anchor.Edit }

// Map takes a passage through.
func (w swap) Map(s corpus.Span) (corpus.Span, bool) {
	if s.Empty() {
		return corpus.Span{}, false
	}
	to := corpus.Span{Start: w.border(s.Start, false), End: w.border(s.End, true)}
	return to, !to.Empty()
}

func (w swap) border(at corpus.Offset, end bool) corpus.Offset {
	by := corpus.Offset(0)
	for _, h := range w.Edit {
		switch {
		case h.Old.End <= at:
			by = h.New.End - h.Old.End
		case h.Old.Start < at && end:
			return h.New.End
		case h.Old.Start < at:
			return h.New.Start
		}
	}
	return at + by
}

// edit is a cutting as an edit, where it is to be gone through backwards or
// other ranges are to be taken through it.
func (c *cutting) edit() anchor.Edit {
	var e anchor.Edit
	by := corpus.Offset(0)
	for _, k := range c.cuts {
		at := k.Start + by
		n := corpus.Offset(len([]rune(k.With)))
		e = append(e, anchor.Hunk{Old: k.Span, New: corpus.Span{Start: at, End: at + n}, Kind: anchor.Replaced})
		by += n - k.Len()
	}
	return e
}

// Map takes a passage through. It is false when the passage goes.
func (c *cutting) Map(s corpus.Span) (corpus.Span, bool) {
	if s.Empty() {
		return corpus.Span{}, false
	}
	for _, k := range c.cuts { // the words of others behind it; a line feed stands between
		if k.Kind == kindWithdrawn && s.Start >= k.Start && s.Start <= k.End {
			s.Start = k.End + 1
		}
	}
	for _, k := range slices.Backward(c.cuts) {
		if k.Kind == kindWithdrawn && s.End >= k.Start && s.End <= k.End {
			s.End = k.Start - 1
		}
	}
	if s.End <= s.Start {
		return corpus.Span{}, false
	}
	return swap{c.edit()}.Map(s)
}

// Spot is where a passage stood that goes.
func (c *cutting) Spot(s corpus.Span) corpus.Span { return c.edit().Spot(s) }

// apply makes a text without what is cut.
func (c *cutting) apply(text string) string {
	runes := []rune(text)
	var b strings.Builder
	at := 0
	for _, k := range c.cuts {
		from, to := min(max(int(k.Start), at), len(runes)), min(max(int(k.End), at), len(runes))
		b.WriteString(string(runes[at:from]))
		b.WriteString(k.With)
		at = to
	}
	b.WriteString(string(runes[at:]))
	return b.String()
}

// bury makes a transcript without what is cut, turn by turn.
func (c *cutting) bury(t *corpus.Transcript) *corpus.Transcript {
	turns := slices.Clone(t.Turns)
	for i := range turns {
		span := turns[i].Span
		var here cutting
		for _, k := range c.cuts {
			if k.Start >= span.Start && k.End <= span.End {
				k.Start, k.End = k.Start-span.Start, k.End-span.Start
				here.cuts = append(here.cuts, k)
			}
		}
		if len(here.cuts) > 0 {
			turns[i].Text = here.apply(turns[i].Text)
		}
	}
	return corpus.NewTranscript(t.Meta, turns)
}

// tidy puts cuts in order and makes one of those that touch.
func tidy(cuts []Cut) []Cut {
	cuts = slices.Clone(cuts)
	slices.SortStableFunc(cuts, func(a, b Cut) int { return int(a.Start - b.Start) })
	var out []Cut
	for _, k := range cuts {
		if n := len(out); n > 0 && k.Start < out[n-1].End {
			out[n-1].End = max(out[n-1].End, k.End)
			continue
		}
		out = append(out, k)
	}
	return out
}

// hashOf is the hash of a text that is no body.
func hashOf(text string) corpus.Hash {
	sum := sha256.Sum256([]byte(text))
	return corpus.Hash(hex.EncodeToString(sum[:]))
}

// cutting is what a tombstone does.
func (t *Tomb) cutting() *cutting { return &cutting{t.Cuts} }

// way is a tombstone as an edit that leads from the text before to the text
// after.
func (e *Event) way() *Event {
	return &Event{ID: e.ID, Op: OpTranscript, Interview: e.Interview,
		Edit: &TextEdit{From: e.Tomb.From, To: e.Tomb.To, cut: e.Tomb.cutting()}}
}
