package coding

import (
	"os"
	"path/filepath"
	"slices"

	"citaat/coding/anchor"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// edges are the ways between the texts of an interview that are known: edits,
// erasures, and what was cut out of old texts that came back. The caller holds
// mu.
func (s *Study) edges(id corpus.TranscriptID) []*Event {
	logged := s.fold.edits[id]
	if s.graves == nil {
		return logged[:len(logged):len(logged)]
	}
	edges := slices.Clone(logged)
	for _, t := range s.graves.cuts[id] {
		edges = append(edges, t.way())
	}
	return append(edges, s.masks[id]...)
}

// cutsIn are the ranges of a body that an erasure took away and that stand in it
// all the same: it is an old one, or was made of an old one elsewhere.
func (s *Study) cutsIn(id corpus.TranscriptID, body corpus.Hash) *cutting {
	tombs := s.graves.cuts[id]
	if len(tombs) == 0 {
		return nil
	}
	w := newWays(s.edges(id), body)
	all := &cutting{}
	for _, t := range tombs {
		steps, ok := w.from(t.Tomb.From)
		if !ok {
			continue
		}
		for _, k := range t.Tomb.Cuts {
			for _, step := range steps {
				if c, is := step.(*cutting); is {
					step = c.edit() // which leaves nothing of what it cut
				}
				if k.Span, ok = step.Map(k.Span); !ok {
					break
				}
			}
			if ok {
				all.cuts = append(all.cuts, k)
			}
			ok = true
		}
	}
	if len(all.cuts) == 0 {
		return nil
	}
	all.cuts = tidy(all.cuts)
	return all
}

// bury is a text as erasures leave it. What differs from the file is noted, to
// be purged. The caller holds mu, or nobody else has the study yet.
func (s *Study) bury(t *corpus.Transcript) *corpus.Transcript {
	if s.graves == nil {
		return t
	}
	buried := t
	if c := s.cutsIn(t.ID, t.Hash()); c != nil {
		buried = c.bury(t)
		known := slices.ContainsFunc(s.edges(t.ID), func(e *Event) bool {
			return e.Edit.From == t.Hash() && e.Edit.To == buried.Hash()
		})
		if !known {
			if s.masks == nil {
				s.masks = map[corpus.TranscriptID][]*Event{}
			}
			s.masks[t.ID] = append(s.masks[t.ID], &Event{Op: OpTranscript, Interview: t.ID,
				Edit: &TextEdit{From: t.Hash(), To: buried.Hash(), cut: c}})
		}
		delete(s.ways, t.ID)
	}
	if left := s.graves.left(t.ID); left != nil && speaks(t.Meta, left) {
		buried = corpus.NewTranscript(without(buried.Meta, left), buried.Turns)
	}
	if notes := s.graves.notes(buried.Meta); notes.Notes != buried.Notes || notes.Place != buried.Meta.Place {
		buried = corpus.NewTranscript(notes, buried.Turns)
	}
	if buried != t {
		s.haunt.text(t.ID)
	}
	return buried
}

func (h *haunt) text(id corpus.TranscriptID) {
	if h.texts == nil {
		h.texts = map[corpus.TranscriptID]bool{}
	}
	h.texts[id] = true
}

func (h *haunt) file(name string) {
	if h.files == nil {
		h.files = map[string]bool{}
	}
	h.files[name] = true
}

// notes are front matter with its texts as erasures left them.
func (g *graves) notes(m corpus.Meta) corpus.Meta {
	of := func(field string) []*Event { return g.texts[TextName{OnInterview, string(m.ID), field}] }
	m.Notes, m.Place = siftText(m.Notes, of("notes"), m.Notes), siftText(m.Place, of("place"), m.Place)
	return m
}

// speaks tells whether front matter names one of some people.
func speaks(m corpus.Meta, people map[corpus.ParticipantID]bool) bool {
	return slices.ContainsFunc(m.Participants, func(p corpus.ParticipantID) bool { return people[p] }) ||
		slices.ContainsFunc(m.Speakers, func(sp corpus.Speaker) bool { return people[sp.Participant] })
}

// without is front matter without people: what stands under their labels is a
// mark, and nobody's words.
func without(m corpus.Meta, people map[corpus.ParticipantID]bool) corpus.Meta {
	m.Participants = slices.DeleteFunc(slices.Clone(m.Participants), func(p corpus.ParticipantID) bool { return people[p] })
	m.Speakers = slices.Clone(m.Speakers)
	for i, sp := range m.Speakers {
		if people[sp.Participant] {
			m.Speakers[i] = corpus.Speaker{Label: sp.Label, Role: corpus.Other}
		}
	}
	return m
}

// dig looks again at the texts that were read before the erasures were known.
// The caller holds mu.
func (s *Study) dig() {
	if !s.unburied || s.graves == nil {
		return
	}
	s.unburied = false
	for id := range s.graves.gone {
		if v := s.interviews[id]; v != nil {
			s.lookAgain(id)
		}
	}
	for id := range s.graves.cuts {
		v := s.interviews[id]
		if v != nil && v.err == nil && (s.cutsIn(id, v.Hash) != nil || speaks(v.Meta, s.graves.left(id))) {
			s.lookAgain(id)
		}
	}
	for name := range s.graves.texts {
		if v := s.interviews[corpus.TranscriptID(name.ID)]; v != nil && name.Kind == OnInterview && v.err == nil {
			if m := s.graves.notes(v.Meta); m.Notes != v.Notes || m.Place != v.Place {
				s.lookAgain(v.ID)
			}
		}
	}
}

func (s *Study) lookAgain(id corpus.TranscriptID) {
	if info, err := os.Stat(s.path(TranscriptFolder, string(id)+".md")); err == nil {
		s.texts.drop(id)
		s.learnInterview(id, info)
	}
}

// buried refuses to open an interview that is gone.
func (s *Study) buried(id corpus.TranscriptID) error {
	if s.graves == nil || !s.graves.gone[id] {
		return nil
	}
	s.haunt.text(id)
	return phrases.Fail("erasure.gone", phrases.Args{"Interview": string(id)}).WithCure("erasure.gone.cure").Because(ErrErased)
}

// entryKind tells of the journal of a file what its entries are called and which
// of their fields are texts.
func entryKind(e *Event) (string, []string) {
	switch {
	case e.Op == OpSettings && e.Change.Part == "searches":
		return onSearch, []string{"name", "query"}
	case e.Op == OpSettings && e.Change.Part == "topics":
		return onTopic, []string{"text"}
	}
	switch e.Op {
	case OpCodebook:
		return OnCode, codeTexts[:]
	case OpParticipant:
		return OnParticipant, []string{"notes"}
	case OpInterview:
		return OnInterview, []string{"notes", "place"}
	}
	return "", nil
}

var codeTexts = [...]string{"name", "short", "definition", "use_when", "do_not_use_when", "example"}

// text is one of the texts of a code.
func (c *Code) text(field string) *string {
	return map[string]*string{"name": &c.Name, "short": &c.Short, "definition": &c.Definition,
		"use_when": &c.UseWhen, "do_not_use_when": &c.DoNotUse, "example": &c.Example}[field]
}

// buryFile is the content of a YAML file as erasures leave it; it is the same
// slice where they leave it as it is.
func (g *graves) buryFile(name string, data []byte) ([]byte, error) {
	if g == nil || len(data) == 0 {
		return data, nil
	}
	f, err := corpus.OpenYAML(name, data)
	if err != nil {
		return data, nil // reading it will tell, with the line
	}
	touched := false
	switch name {
	case ParticipantsFile:
		touched, err = g.buryPeople(f, data)
	case CodebookFile:
		touched, err = g.buryCodes(f, data)
	case SettingsFile:
		touched, err = g.burySettings(f, data)
	}
	if err != nil || !touched {
		return data, err
	}
	return f.Bytes()
}

func (g *graves) buryPeople(f *corpus.YAMLFile, data []byte) (bool, error) {
	people, err := parseParticipants(ParticipantsFile, data)
	touched := false
	for _, p := range people {
		if g.people[p.ID] {
			f.Drop("", string(p.ID))
			touched = true
			continue
		}
		if text := siftText(p.Notes, g.texts[TextName{OnParticipant, string(p.ID), "notes"}], p.Notes); text != p.Notes {
			p.Notes, touched = text, true
			if err := f.Put("", string(p.ID), p); err != nil {
				return false, err
			}
		}
	}
	return touched && err == nil, nil
}

func (g *graves) buryCodes(f *corpus.YAMLFile, data []byte) (bool, error) {
	cb, err := ParseCodebook(CodebookFile, data)
	if err != nil {
		return false, nil
	}
	touched := false
	for _, c := range cb.Codes() {
		changed := false
		for _, field := range codeTexts {
			text := c.text(field)
			if now := siftText(*text, g.texts[TextName{OnCode, string(c.ID), field}], *text); now != *text {
				*text, changed = now, true
			}
		}
		if !changed {
			continue
		}
		touched = true
		if err := f.Put("codes", string(c.ID), c); err != nil {
			return false, err
		}
	}
	return touched, nil
}

// maskTombs are tombstones of what was cut out of old texts that came back:
// others may have the same, and what was made on them.
func (s *Study) maskTombs() []*Event {
	p := &plot{s: s, texts: map[TextName][]Cut{}}
	for _, id := range s.hauntedTexts() {
		for _, e := range s.masks[id] {
			p.tombs = append(p.tombs, &Event{Interview: id, Tomb: &Tomb{From: e.Edit.From, To: e.Edit.To, Cuts: e.Edit.cut.cuts}})
			for _, r := range p.records(id) { // what they are worded as is known to be clean
				p.wordings(r, true, func(string) []Cut { return nil })
			}
		}
	}
	s.masks = nil
	p.otherTexts()
	return p.tombs
}

// copyNow is the copy of an earlier text that is kept on this machine, as
// erasures leave it; nil where there is none.
func (s *Study) copyNow(id corpus.TranscriptID) *corpus.Transcript {
	data, err := os.ReadFile(s.copyPath(id))
	if err != nil {
		return nil
	}
	old, err := corpus.ParseTranscript(string(id), data)
	if err != nil {
		return nil
	}
	if s.graves != nil {
		old.ID = id
		if c := s.cutsIn(id, old.Hash()); c != nil {
			old = c.bury(old)
		}
	}
	return old
}

// reverse is a step gone backwards.
func reverse(m carrier) carrier {
	if c, ok := m.(*cutting); ok {
		return swap{c.edit().Reverse()}
	}
	if w, ok := m.(swap); ok {
		return swap{w.Reverse()}
	}
	return m.(anchor.Edit).Reverse()
}

// local is a path under the local folder.
func (s *Study) localPath(names ...string) string {
	return filepath.Join(append([]string{s.local()}, names...)...)
}
