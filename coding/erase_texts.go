package coding

import "citaat/corpus"

// What a TextName names beside what a memo may be about: the text of a memo, the
// reason for which a passage is not to be used, a saved search, a topic.
const (
	onMemo     = "memo"
	onWithheld = "withheld"
	onSearch   = "search"
	onTopic    = "topic"
)

// OtherTexts are the texts of the study that are no body and that the coder
// sees: memos, wordings and remarks of quotations, the reasons for which passages
// are not to be used, notes, and what the codebook says.
func (s *Study) OtherTexts() []OtherText {
	var list []OtherText
	add := func(kind, id, field, text string) {
		if text != "" {
			list = append(list, OtherText{TextName{kind, id, field}, text})
		}
	}
	for _, m := range s.Memos() {
		add(onMemo, string(m.ID), "text", m.Text)
		add(onMemo, string(m.ID), "source", m.Source)
	}
	for _, w := range s.Withheld() {
		add(onWithheld, string(w.ID), "why", w.Why)
	}
	for _, c := range s.Codings() {
		add(OnCoding, string(c.ID), "published", c.Choice.Published)
		add(OnCoding, string(c.ID), "remark", c.Choice.Remark)
	}
	for _, c := range s.Codebook().Codes() {
		for _, field := range codeTexts {
			add(OnCode, string(c.ID), field, *c.text(field))
		}
	}
	for _, p := range s.Participants() {
		add(OnParticipant, string(p.ID), "notes", p.Notes)
	}
	settings := s.Settings()
	for _, n := range settingsTexts(settings) {
		add(n.Kind, n.ID, n.Field, *settingsText(&settings, n))
	}
	for _, v := range s.Interviews() {
		add(OnInterview, string(v.ID), "notes", v.Notes)
		add(OnInterview, string(v.ID), "place", v.Place)
	}
	return list
}

// allTexts are OtherTexts also where the coder does not see them: an erasure
// does not stop at what is hidden. The caller holds mu.
func (s *Study) allTexts() []OtherText {
	var list []OtherText
	add := func(kind, id, field string) {
		name := TextName{kind, id, field}
		if text, ok := s.textOf(name); ok && text != "" {
			list = append(list, OtherText{name, text})
		}
	}
	for id := range s.fold.memos {
		add(onMemo, string(id), "text")
		add(onMemo, string(id), "source")
	}
	for id := range s.fold.decisions.all {
		add(onWithheld, string(id), "why")
	}
	for id := range s.fold.codings {
		add(OnCoding, string(id), "published")
		add(OnCoding, string(id), "remark")
	}
	for _, c := range s.codebook.Codes() {
		for _, field := range codeTexts {
			add(OnCode, string(c.ID), field)
		}
	}
	for _, p := range s.participants {
		add(OnParticipant, string(p.ID), "notes")
	}
	for _, n := range settingsTexts(s.settings) {
		add(n.Kind, n.ID, n.Field)
	}
	for id := range s.interviews {
		add(OnInterview, string(id), "notes")
		add(OnInterview, string(id), "place")
	}
	return list
}

// textOf is a text of the study as it is now. The caller holds mu.
func (s *Study) textOf(n TextName) (string, bool) {
	switch n.Kind {
	case onMemo:
		m := s.fold.memos[EventID(n.ID)]
		switch {
		case m == nil:
		case n.Field == "text":
			return m.now.Text, true
		case n.Field == "source":
			return m.now.Source, true
		}
	case onSearch, onTopic:
		if text := settingsText(&s.settings, n); text != nil {
			return *text, true
		}
	case OnCoding:
		r := s.fold.codings[CodingID(n.ID)]
		switch {
		case r == nil:
		case n.Field == "published":
			return r.now.Choice.Published, true
		case n.Field == "remark":
			return r.now.Choice.Remark, true
		}
	case onWithheld:
		if w := s.fold.decisions.all[EventID(n.ID)]; w != nil && n.Field == "why" {
			return w.made.Why, true
		}
	case OnCode:
		if c, ok := s.codebook.Code(CodeID(n.ID)); ok && c.text(n.Field) != nil {
			return *c.text(n.Field), true
		}
	case OnParticipant:
		for _, p := range s.participants {
			if string(p.ID) == n.ID && n.Field == "notes" {
				return p.Notes, true
			}
		}
	case OnInterview:
		v := s.interviews[corpus.TranscriptID(n.ID)]
		switch {
		case v == nil || v.err != nil:
		case n.Field == "notes":
			return v.Notes, true
		case n.Field == "place":
			return v.Place, true
		}
	}
	return "", false
}
