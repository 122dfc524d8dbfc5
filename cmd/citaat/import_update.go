package main

import (
	"strings"

	"citaat/cmd/citaat/amend"
	"citaat/coding"
	"citaat/coding/threeway"
	"citaat/corpus"
	"citaat/corpus/ingest"
	"citaat/corpus/phrases"
)

// updateSize is what an update does, in numbers and lines.
type updateSize struct {
	turns     int
	codings   int // that go along with changed words, or lose their place
	redacted  int
	corrected int
	conflicts int
	lines     []amend.Line
}

// planUpdate works out what a corrected file does to the interview that was read
// from it before.
func (b *intake) planUpdate(f *incoming, d ingest.Draft) error {
	v, ok := b.interviewOf(d)
	if !ok {
		return phrases.Fail("import.update-none").WithCure("import.update-none-cure")
	}
	c := b.choicesFor(d)
	c.ID, c.Group = v.ID, ""
	if len(v.Participants) > 0 {
		c.Participant = v.Participants[0]
	}
	plan, err := d.Plan(c)
	if err != nil {
		return err
	}
	var chosen []corpus.Label
	for _, s := range c.Speakers {
		chosen = append(chosen, s.Label)
	}
	u, err := b.desk.Study.Update(plan.Transcript, plan.Participants, chosen, b.prefer)
	if err != nil {
		return err
	}
	f.saw(d, plan)
	f.seen.changes = b.changesOf(u)
	if len(u.Conflicts) > 0 {
		return conflict(u)
	}
	f.text, f.update, f.state = plan.Transcript, &u, ready
	return nil
}

func conflict(u coding.Update) error {
	return phrases.Fail("update.conflict", phrases.Args{"Interview": string(u.Interview), "Count": len(u.Conflicts)}).
		WithCure("update.conflict-cure").Because(coding.ErrConflict)
}

// interviewOf finds the interview that a file belongs to: by --id, by the id that
// its name gives, else by the name of the file that was read in before.
func (b *intake) interviewOf(d ingest.Draft) (coding.Interview, bool) {
	id := b.choices.ID
	if id == "" {
		id = d.ID
	}
	list := b.desk.Study.Interviews()
	for _, v := range list {
		if strings.EqualFold(string(v.ID), string(id)) {
			return v, true
		}
	}
	if b.choices.ID == "" {
		for _, v := range list {
			if v.Source.Name != "" && strings.EqualFold(v.Source.Name, d.File) {
				return v, true
			}
		}
	}
	return coding.Interview{}, false
}

// changesOf tells what an update does.
func (b *intake) changesOf(u coding.Update) updateSize {
	c := updateSize{turns: len(u.Turns), codings: len(u.Effects), redacted: len(u.Redacted), corrected: len(u.Corrected), conflicts: len(u.Conflicts)}
	r := u.Revision
	r.Front = false // the source changes with every update: not worth a word
	c.lines = append(amend.Lines(b.book, b.desk.Study, r), updateLines(b.book, u)...)
	return c
}

// updateLines tell what stays although the file says otherwise, and what both
// changed.
func updateLines(b *phrases.Book, u coding.Update) []amend.Line {
	var out []amend.Line
	add := func(k amend.Kind, text string) { out = append(out, amend.Line{Kind: k, Text: text}) }
	if !u.Known {
		add(amend.Warn, b.Say("update.unknown-base"))
	}
	if n := len(u.Redacted); n > 0 {
		var list []string
		for _, k := range u.Redacted {
			place := string(u.Interview) + ":" + k.Turn.String() + " " + k.Mark
			if k.New {
				place += " " + b.Say("update.new-mention")
			}
			list = append(list, place)
		}
		add(amend.Note, b.Say("update.redacted", phrases.Args{"Count": n})+": "+some(b, list))
	}
	if n := len(u.Dropped); n > 0 {
		var list []string
		for _, k := range u.Dropped {
			list = append(list, string(u.Interview)+":"+k.Turn.String()+" "+k.Mark)
		}
		add(amend.Warn, b.Say("update.dropped", phrases.Args{"Count": n})+": "+some(b, list))
	}
	if n := len(u.Corrected); n > 0 {
		var list []string
		for _, t := range u.Corrected {
			list = append(list, string(u.Interview)+":"+t.String())
		}
		add(amend.Note, b.Say("update.corrected", phrases.Args{"Count": n})+": "+some(b, list))
	}
	if n := len(u.Conflicts); n > 0 {
		add(amend.Head, b.Say("update.conflicts", phrases.Args{"Count": n}))
	}
	for _, c := range u.Conflicts {
		place := string(u.Interview) + ":" + c.Turn.String()
		add(amend.Warn, place)
		add(amend.Old, b.Say("update.here", phrases.Args{"Words": saidHere(b, c, c.Ours)}))
		add(amend.New, b.Say("update.there", phrases.Args{"Words": saidHere(b, c, c.Theirs)}))
	}
	return out
}

func saidHere(b *phrases.Book, c threeway.Conflict, s string) string {
	switch {
	case c.Speaker:
		return b.Say("update.speaks", phrases.Args{"Label": s})
	case s == "":
		return b.Say("update.nothing")
	}
	return "“" + s + "”"
}

// some is a list of which many are not told one by one.
func some(b *phrases.Book, list []string) string {
	const most = 8
	if n := len(list) - most; n > 0 {
		return strings.Join(list[:most], ", ") + b.Say("import.and-more", phrases.Args{"Count": n})
	}
	return strings.Join(list, ", ")
}
