package tui

import (
	"context"
	"slices"

	"citaat/cmd/citaat/desk"
	"citaat/cmd/citaat/tui/note"
	"citaat/cmd/citaat/tui/privacy"
	"citaat/coding"
	"citaat/corpus/phrases"
	identifying "citaat/corpus/privacy"
)

// exposed is what may identify somebody, with the places in words.
func (h house) exposed(ctx context.Context, words []string, step func(done, of int)) ([]privacy.Finding, error) {
	found, err := h.desk.Exposed(ctx, desk.ExposeOptions{Progress: step})
	if err == nil && len(words) > 0 {
		found, err = h.desk.Exposed(ctx, desk.ExposeOptions{Progress: step, Known: unfound(words, found.List)})
	}
	if err != nil {
		return nil, err
	}
	list := make([]privacy.Finding, len(found.List))
	for i, e := range found.List {
		list[i] = privacy.Finding{Exposure: e, In: h.in(e)}
	}
	return list, nil
}

// in is where a candidate stands, in words.
func (h house) in(e desk.Exposure) string {
	say := h.book.Say
	about := func(kind, id string) string {
		return note.About(h.study, h.book, coding.MemoTarget{Kind: kind, ID: id})
	}
	switch e.Of.Kind {
	case "":
		return e.Place
	case "memo":
		for _, m := range h.study.Memos() {
			if string(m.ID) == e.Of.ID {
				return say("masking.in-memo", phrases.Args{"About": about(m.On.Kind, m.On.ID)})
			}
		}
		return say("masking.in-memo", phrases.Args{"About": "?"})
	case "withheld":
		place := "?"
		if w, err := h.study.FindWithheld(e.Of.ID); err == nil {
			place = string(w.Interview)
			if t, err := h.study.Transcript(w.Interview); err == nil && !w.Lost {
				place = t.Place(w.Span)
			}
		}
		return say("masking.in-why", phrases.Args{"About": place})
	case "coding":
		if e.Of.Field == "remark" {
			return say("masking.in-remark", phrases.Args{"About": about(coding.OnCoding, e.Of.ID)})
		}
		return say("masking.in-wording", phrases.Args{"About": about(coding.OnCoding, e.Of.ID)})
	case "code":
		return say("masking.in-code", phrases.Args{"About": about(coding.OnCode, e.Of.ID)})
	case "participant":
		return say("masking.in-notes", phrases.Args{"About": about(coding.OnParticipant, e.Of.ID)})
	case "interview":
		return say("masking.in-notes", phrases.Args{"About": about(coding.OnInterview, e.Of.ID)})
	case "search":
		return say("masking.in-search", phrases.Args{"About": e.Of.ID})
	case "topic":
		return say("masking.in-topic", phrases.Args{"About": e.Of.ID})
	}
	return e.Place
}

// unfound are the words that a detector took for nothing: they are looked for as
// names.
func unfound(words []string, list []desk.Exposure) []identifying.Known {
	var known []identifying.Known
	for _, w := range words {
		if !slices.ContainsFunc(list, func(e desk.Exposure) bool { return e.Alike == identifying.Alike(e.Kind, w) }) {
			known = append(known, identifying.Known{Text: w, Kind: identifying.Name})
		}
	}
	return known
}
