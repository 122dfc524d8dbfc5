package coding

import (
	"citaat/corpus/phrases"
)

// Choice is how a coding is published as a quotation.
type Choice struct {
	Chosen    bool    `json:"chosen"`
	Published string  `json:"published,omitempty"` // the wording; empty: as said
	Remark    string  `json:"remark,omitempty"`
	Order     float64 `json:"order,omitempty"` // place among the chosen ones of a code
	Used      string  `json:"used,omitempty"`  // where it is used in the report; empty: not yet
}

// with is the choice after somebody changed it from one into another: only
// what they changed is taken over, so that of two people who did not see one
// another's work the one moves a quotation and the other words it, and both
// hold. Lines of before this was known have no such first choice; they say all
// but where a quotation is used, which they did not know of.
func (c Choice) with(was *Choice, now Choice) Choice {
	if was == nil {
		if now.Used == "" {
			now.Used = c.Used
		}
		return now
	}
	if now.Chosen != was.Chosen {
		c.Chosen = now.Chosen
	}
	if now.Published != was.Published {
		c.Published = now.Published
	}
	if now.Remark != was.Remark {
		c.Remark = now.Remark
	}
	if now.Order != was.Order {
		c.Order = now.Order
	}
	if now.Used != was.Used {
		c.Used = now.Used
	}
	return c
}

// Choose notes how a coding is published as a quotation, whatever was noted
// before. Anybody may choose; of somebody who did not consent to being quoted,
// or not any more, nothing can be chosen, and nothing of what is not to be used.
func (b *Batch) Choose(id CodingID, choice Choice) error {
	c, ok := b.s.Coding(id)
	if !ok {
		return phrases.Fail("coding.coding.unknown", phrases.Args{"ID": string(id)}).WithCure("coding.coding.unknown.cure")
	}
	return b.choose(c, choice)
}

// Rechoose notes that somebody who saw one choice made it another: what others
// changed of it in the meantime stays.
func (b *Batch) Rechoose(id CodingID, saw, choice Choice) error {
	c, ok := b.s.Coding(id)
	if !ok {
		return phrases.Fail("coding.coding.unknown", phrases.Args{"ID": string(id)}).WithCure("coding.coding.unknown.cure")
	}
	return b.choose(c, c.Choice.with(&saw, choice))
}

func (b *Batch) choose(c Coding, choice Choice) error {
	if c.Choice == choice {
		return nil
	}
	if choice.Chosen && (!c.Choice.Chosen || choice.Published != c.Choice.Published) {
		if t, err := b.s.Transcript(c.Interview); err == nil {
			if why := b.s.Barred(t, c.Span, choice.Published); why.Key != "" {
				return (&phrases.Problem{What: why}).WithCure("coding.choose.consent.cure")
			}
		}
	}
	e := b.event(OpChoose)
	was := c.Choice
	e.Target, e.Interview, e.Was, e.Choice = c.ID, c.Interview, &was, &choice
	return nil
}

// sameChoice tells whether two events change the same of a choice.
func (e *Event) sameChoice(o *Event) bool {
	if e.Choice == nil || o.Choice == nil || e.Was == nil || o.Was == nil {
		return true
	}
	changes := func(e *Event) [5]bool {
		a, b := e.Was, e.Choice
		return [...]bool{a.Chosen != b.Chosen, a.Published != b.Published, a.Remark != b.Remark, a.Order != b.Order, a.Used != b.Used}
	}
	mine, theirs := changes(e), changes(o)
	for i := range mine {
		if mine[i] && theirs[i] {
			return true
		}
	}
	return false
}
