package ingest

import (
	"context"
	"strings"

	"citaat/corpus"
	"citaat/corpus/phrases"
)

// Plan is what an import would write: a transcript under labels, and the
// participants whose words it holds. A preview shows it before anything is
// written.
type Plan struct {
	Transcript   *corpus.Transcript
	Participants []corpus.Participant // ids and group only
	Speakers     []Assigned           // in order of appearance
	Words        Words                // the account of the file under these choices
	Skipped      []Skipped            // what is left out under these choices
}

// First is the beginning of the transcript, for a preview.
func (p Plan) First(turns int) []corpus.Turn {
	return p.Transcript.Turns[:min(turns, len(p.Transcript.Turns))]
}

// Plan carries out the choices; what they leave open is guessed. Apart from
// what is said, nothing in the transcript is a name.
func (d Draft) Plan(c Choices) (Plan, error) {
	d, err := d.With(context.Background(), c)
	if err != nil {
		return Plan{}, err
	}
	if err := d.unlabelled(); err != nil {
		return Plan{}, err
	}
	if err := c.check(&d); err != nil {
		return Plan{}, err
	}
	id := c.ID
	if id == "" {
		id = d.ID
	}
	participant := c.Participant
	if participant == "" {
		participant = corpus.ParticipantID(id)
		if d.own != nil && len(d.own.Participants) > 0 {
			participant = d.own.Participants[0]
		}
	}
	p := Plan{Speakers: d.assign(c, participant), Words: d.Words, Skipped: d.Skipped}
	meta := corpus.Meta{ID: id}
	if d.own != nil {
		meta = d.own.Meta
		meta.ID = id
		d.renameParticipant(p.Speakers, participant)
	}
	if err := declare(&meta, p.Speakers); err != nil {
		return Plan{}, err
	}
	if d.own != nil && len(meta.Participants) == 0 {
		meta.Participants = d.own.Participants
	}
	fill(&meta.Date, c.Date, d.Date)
	fill(&meta.Language, c.Language, meta.Language)
	if meta.Duration == 0 {
		meta.Duration = d.Duration
	}
	meta.Source = corpus.SourceFile{Name: sourceName(d.File, id), SHA256: d.SHA256}
	for _, id := range meta.Participants {
		p.Participants = append(p.Participants, corpus.Participant{ID: id, Group: c.Group})
	}
	p.Transcript = corpus.NewTranscript(meta, d.relabelled(p.Speakers))
	return p, nil
}

// fill sets a field to what was chosen, else to what the file tells.
func fill(field *string, chosen, told string) {
	switch {
	case chosen != "":
		*field = chosen
	case *field == "":
		*field = told
	}
}

// relabelled gives the turns under their labels. Where two speakers of the file
// are one person, what they say one after the other is one turn.
func (d *Draft) relabelled(speakers []Assigned) []corpus.Turn {
	labels := make(map[string]corpus.Label, len(speakers))
	for _, a := range speakers {
		labels[a.Found] = a.Label
	}
	turns := make([]corpus.Turn, 0, len(d.Turns))
	last := ""
	var parts []string // of a turn that two speakers of the file share
	share := func() {
		if len(parts) > 1 {
			turns[len(turns)-1].Text = strings.Join(parts, " ")
		}
	}
	for i, t := range d.Turns {
		u := corpus.Turn{Time: t.Time, Speaker: labels[t.Speaker], Text: t.Text}
		n := len(turns) - 1
		joins := d.own == nil && n >= 0 && t.Speaker != last && turns[n].Speaker == u.Speaker
		last = t.Speaker
		if joins {
			parts = append(parts, t.Text)
			continue
		}
		if d.own != nil {
			u.Number, u.Repeats = d.own.Turns[i].Number, d.own.Turns[i].Repeats
		}
		share()
		turns, parts = append(turns, u), append(parts[:0], t.Text)
	}
	share()
	return turns
}

// renameParticipant lets a chosen participant take the place of the first one
// that a transcript of our own names.
func (d *Draft) renameParticipant(speakers []Assigned, participant corpus.ParticipantID) {
	if len(d.own.Participants) == 0 {
		return
	}
	for i := range speakers {
		if speakers[i].Participant == d.own.Participants[0] {
			speakers[i].Participant = participant
		}
	}
}

// declare writes the speakers and the participants into the front matter.
// Speakers who do not speak, which only a transcript of our own has, stay.
func declare(meta *corpus.Meta, speakers []Assigned) error {
	declared := meta.Speakers
	meta.Speakers, meta.Participants = nil, nil
	at := map[corpus.Label]int{}
	people := map[corpus.ParticipantID]bool{}
	for _, a := range speakers {
		if i, ok := at[a.Label]; ok {
			if s := meta.Speakers[i]; s.Role != a.Role {
				return phrases.Fail("ingest.choice.roles", phrases.Args{"Label": string(a.Label)}).WithCure("ingest.choice.roles.cure")
			}
			continue
		}
		at[a.Label] = len(meta.Speakers)
		meta.Speakers = append(meta.Speakers, a.Speaker)
		if a.Participant != "" && !people[a.Participant] {
			people[a.Participant] = true
			meta.Participants = append(meta.Participants, a.Participant)
		}
		if a.Role == corpus.Interpreter {
			meta.Interpreter.Present = true
		}
	}
	for _, s := range declared {
		spoke := false
		for _, a := range speakers {
			spoke = spoke || strings.EqualFold(a.Found, string(s.Label))
		}
		if _, ok := at[s.Label]; !ok && !spoke {
			meta.Speakers = append(meta.Speakers, s)
		}
	}
	return nil
}
