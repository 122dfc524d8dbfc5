package coding

import (
	"slices"

	"citaat/coding/threeway"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// Update is what becomes of an interview when its source file comes again,
// corrected. Nothing is written yet.
type Update struct {
	Revision
	Redacted  []threeway.Kept     // redactions that stay although the file has words there
	Dropped   []threeway.Kept     // redactions that go: the file has nothing in their place
	Corrected []corpus.TurnNumber // where a correction made here stays
	Conflicts []threeway.Conflict // what both changed: must be decided first
	Known     bool                // what the file said before is known

	imported     *TextEdit // from the text afterwards to the file with the redactions
	participants []corpus.Participant
}

// Update works out what a new version of the source file of an interview does:
// t is the new version under labels, under the id of the interview. The base is
// the file as it was read in before, which the journal leads to. chosen are the
// labels that the user decided; the others are matched with those of before by
// what is said under them.
func (s *Study) Update(t *corpus.Transcript, participants []corpus.Participant, chosen []corpus.Label, prefer threeway.Side) (Update, error) {
	now, err := s.latest(t.ID)
	if err != nil {
		return Update{}, err
	}
	if now.Source.SHA256 == t.Source.SHA256 && t.Source.SHA256 != "" {
		return Update{Revision: Revision{Interview: t.ID, Before: now, After: now}}, nil
	}
	base, known := s.importedText(now)
	if !known {
		base = now.Turns
	}
	theirs, speakers, err := relabel(base, t, now.Speakers, chosen)
	if err != nil {
		return Update{}, err
	}
	m := threeway.Merge(threeway.Texts{Base: base, Ours: now.Turns, Theirs: theirs, Known: known, Prefer: prefer})
	u := Update{Redacted: m.Redacted, Dropped: m.Dropped, Corrected: m.Corrected, Conflicts: m.Conflicts, Known: known}
	u.participants = newcomers(now, speakers, participants)
	meta := now.Meta
	meta.Speakers = append(slices.Clone(now.Speakers), speakers...)
	if u.Revision, err = s.Revise(t.ID, now, corpus.NewTranscript(meta, m.Turns)); err != nil {
		return Update{}, err
	}
	u.front = now.Meta
	u.front.Source = t.Source
	for _, p := range u.participants {
		u.front.Participants = append(slices.Clone(u.front.Participants), p.ID)
	}
	u.Front = true
	u.imported = toImported(u.After, corpus.NewTranscript(u.After.Meta, m.Imported))
	return u, nil
}

// Same tells that the file is the one that the interview was read from last.
func (u Update) Same() bool { return u.imported == nil }

// toImported is the way from the text afterwards to what the file said, with the
// redactions: the base when the file comes once more.
func toImported(after, imported *corpus.Transcript) *TextEdit {
	if after.Hash() == imported.Hash() {
		return &TextEdit{To: after.Hash()}
	}
	return diffTurns(after, imported)
}

// newcomers are the participants that the new speakers of an interview speak
// for and it did not name yet.
func newcomers(now *corpus.Transcript, speakers []corpus.Speaker, participants []corpus.Participant) []corpus.Participant {
	var out []corpus.Participant
	for _, sp := range speakers {
		if sp.Participant == "" || slices.Contains(now.Participants, sp.Participant) {
			continue
		}
		i := slices.IndexFunc(participants, func(p corpus.Participant) bool { return p.ID == sp.Participant })
		if i >= 0 && !slices.ContainsFunc(out, func(p corpus.Participant) bool { return p.ID == sp.Participant }) {
			out = append(out, participants[i])
		}
	}
	return out
}

// Update notes an update that was worked out. One with conflicts is refused.
func (b *Batch) Update(u Update) error {
	if len(u.Conflicts) > 0 {
		return phrases.Fail("update.conflict", phrases.Args{"Interview": string(u.Interview), "Count": len(u.Conflicts)}).
			WithCure("update.conflict-cure").Because(ErrConflict)
	}
	if u.Same() {
		return nil
	}
	if err := b.Revise(u.Revision, false); err != nil {
		return err
	}
	b.newPeople(u.participants)
	e := b.event(OpImport)
	e.Interview, e.Edit = u.Interview, u.imported
	return nil
}
