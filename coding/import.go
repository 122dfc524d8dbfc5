package coding

import (
	"strings"

	"citaat/corpus"
	"citaat/corpus/phrases"
)

// Import notes that a transcript comes in, with the participants it speaks of
// that the study does not know yet. An import is not undone with the key: the
// source file may be gone.
func (b *Batch) Import(t *corpus.Transcript, participants []corpus.Participant) error {
	if !ValidID(string(t.ID)) {
		return phrases.Fail("coding.import.id", phrases.Args{"Interview": string(t.ID)}).WithCure("coding.import.id.cure")
	}
	if err := b.s.free(t, participants); err != nil {
		return err
	}
	if _, there := b.s.Interview(t.ID); there {
		return phrases.Fail("coding.import.exists", phrases.Args{"Interview": string(t.ID)}).
			WithCure("coding.import.exists.cure").Because(ErrExists)
	}
	keep := b.id
	b.id = ""
	defer func() { b.id = keep }()
	e := b.event(OpImport)
	e.Interview = t.ID
	e.Edit = &TextEdit{To: t.Hash()}
	b.texts = append(b.texts, textChange{id: t.ID, made: t})
	b.newPeople(participants)
	return nil
}

// newPeople notes participants that the study does not know yet, and their
// groups.
func (b *Batch) newPeople(participants []corpus.Participant) {
	groups := map[corpus.GroupID]bool{}
	for _, g := range b.s.Settings().Groups {
		groups[g.ID] = true
	}
	for _, p := range participants {
		if _, known := b.s.Participant(p.ID); known {
			continue
		}
		b.file(OpParticipant, Change{ID: string(p.ID), After: raw(p)})
		if p.Group != "" && !groups[p.Group] {
			groups[p.Group] = true
			b.file(OpSettings, Change{ID: string(p.Group), Part: "groups", After: raw(corpus.Group{ID: p.Group})})
		}
	}
}

// Imported finds the interview that was imported from a file with this hash.
func (s *Study) Imported(sha256 string) (corpus.TranscriptID, bool) {
	for _, v := range s.Interviews() {
		if v.Source.SHA256 == sha256 && sha256 != "" {
			return v.ID, true
		}
	}
	return "", false
}

// ChangeParticipant notes that a participant's entry changes, or is added.
func (b *Batch) ChangeParticipant(p corpus.Participant) error {
	if b.s.Withdrawn(p.ID) {
		return used(string(p.ID))
	}
	old, known := b.s.Participant(p.ID)
	c := Change{ID: string(p.ID), After: raw(p)}
	if known {
		c.Before = raw(old)
	}
	b.file(OpParticipant, c)
	return nil
}

// ValidID refuses ids that cannot name a file.
func ValidID(id string) bool {
	if id == "" || len(id) > 64 || id[0] == '.' || id[0] == '-' || device(id) {
		return false
	}
	for _, r := range id {
		if !corpus.WordRune(r) && r != '-' && r != '_' && r != '.' {
			return false
		}
	}
	return true
}

// device tells of the names that no file can have on Windows, whatever stands
// behind a full stop: a study must open wherever a colleague takes it.
func device(name string) bool {
	name, _, _ = strings.Cut(strings.ToLower(name), ".")
	switch name {
	case "con", "prn", "aux", "nul":
		return true
	}
	n, port := strings.CutPrefix(name, "com")
	if !port {
		n, port = strings.CutPrefix(name, "lpt")
	}
	return port && len(n) == 1 && n[0] >= '1' && n[0] <= '9'
}
