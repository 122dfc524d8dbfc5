package coding

import (
	"citaat/coding/wording"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// Touched is a chosen quotation whose words an edit touches.
type Touched struct {
	Effect
	Old     string // as it is published until now
	New     string // as it will be: an adjusted wording stays as it is
	Verdict wording.Verdict
}

// Touched are the chosen quotations that an edit touches, with what becomes of
// their wording.
func (s *Study) Touched(r Revision) []Touched {
	var list []Touched
	o := wordingOptions(s.Settings())
	for _, e := range r.Effects {
		if !e.Coding.Choice.Chosen {
			continue
		}
		t := Touched{Effect: e, Old: e.Coding.Choice.Published, New: e.Coding.Choice.Published}
		source := wording.Of(r.After, e.Span)
		if t.Old == "" {
			t.Old, t.New = wording.Quote(r.Before, e.Coding.Span), source.Quote()
		}
		if e.Lost {
			t.New = ""
		} else {
			t.Verdict = wording.Check(t.New, source, o)
		}
		list = append(list, t)
	}
	return list
}

func wordingOptions(s corpus.Settings) wording.Options {
	return wording.Options{Hesitations: s.Settings.Hesitations, DropHesitations: s.Settings.DropHesitations}
}

// checkQuotes lists what is worth a look since texts changed: codings that were
// placed by likeness, and chosen quotations whose wording is no longer what was
// said.
func (s *Study) checkQuotes() []Finding {
	var found []Finding
	o := wordingOptions(s.Settings())
	for _, v := range s.Interviews() {
		t, err := s.Transcript(v.ID)
		if err != nil {
			continue // told by checkTexts
		}
		for _, c := range s.CodingsIn(v.ID) {
			if c.Unsure {
				found = append(found, Finding{Place: string(c.ID),
					What: phrases.Make("edit.check-unsure", phrases.Args{"Interview": string(v.ID)}), Cure: phrases.Make("edit.check-unsure-cure")})
			}
			if !c.Choice.Chosen || c.Choice.Published == "" || c.Lost {
				continue
			}
			if !wording.Check(c.Choice.Published, wording.Of(t, c.Span), o).OK {
				found = append(found, Finding{Place: string(c.ID),
					What: phrases.Make("edit.check-wording", phrases.Args{"Place": t.Place(c.Span)}), Cure: phrases.Make("edit.check-wording-cure")})
			}
		}
	}
	return found
}
