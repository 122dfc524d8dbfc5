package read

import (
	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/pick"
	"citaat/cmd/citaat/tui/screen"
	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// editTurn splits the turn at the cursor, joins it with the one behind it, or
// gives it another speaker; the codings stay on their words.
func (m Model) editTurn(a screen.Action) (Model, tea.Cmd) {
	i := m.text.Turn()
	if i < 0 {
		return m, nil
	}
	id, at, number := m.open, m.text.Cursor(), m.snap.transcript.Turns[i].Number
	args := phrases.Args{"Turn": number.String()}
	switch a {
	case doSplit:
		return m.write(phrases.Make("read.split-done", args), func(b *coding.Batch) error { return b.SplitTurn(id, at) })
	case doJoin:
		key := "read.join-done"
		if turns := m.snap.transcript.Turns; i+1 < len(turns) && turns[i+1].Speaker != turns[i].Speaker {
			key = "read.join-others" // whose words they are changes: nobody should do that unseen
			args["From"], args["To"] = string(turns[i+1].Speaker), string(turns[i].Speaker)
		}
		return m.write(phrases.Make(key, args), func(b *coding.Batch) error { return b.JoinTurn(id, number) })
	}
	return m.pickSpeaker(number)
}

// pickSpeaker offers the speakers of the interview, and those that it could
// have besides.
func (m Model) pickSpeaker(number corpus.TurnNumber) (Model, tea.Cmd) {
	t := m.snap.transcript
	speakers := append([]corpus.Speaker{}, t.Speakers...)
	has := func(l corpus.Label) bool {
		for _, s := range speakers {
			if s.Label == l {
				return true
			}
		}
		return false
	}
	if !has("I") {
		speakers = append(speakers, corpus.Speaker{Label: "I", Role: corpus.Interviewer})
	}
	if !has("T") {
		tolk := corpus.Speaker{Label: "T", Role: corpus.Interpreter}
		if len(t.Participants) == 1 {
			tolk.Participant = t.Participants[0]
		}
		speakers = append(speakers, tolk)
	}
	var items []pick.Item
	for _, s := range speakers {
		items = append(items, pick.Item{ID: string(s.Label), Title: string(s.Label), Count: m.role(s)})
	}
	opts := pick.Options{Title: m.book.Say("read.pick-speaker", phrases.Args{"Turn": number.String()}), NewWord: "read.new-speaker"}
	id := m.open
	return m.choose(pick.New(m.theme, m.book, opts, items), func(m Model, o pick.Outcome) (Model, tea.Cmd) {
		sp := corpus.Speaker{Label: corpus.Label(o.New), Role: corpus.Other}
		for _, s := range speakers {
			if o.New == "" && string(s.Label) == o.IDs[0] {
				sp = s
			}
		}
		say := phrases.Make("read.speaker-done", phrases.Args{"Turn": number.String(), "Speaker": string(sp.Label)})
		return m.write(say, func(b *coding.Batch) error { return b.SetSpeaker(id, number, sp) })
	}), nil
}

// role is what a speaker does, in words.
func (m Model) role(s corpus.Speaker) string {
	key := "read.role-other"
	switch s.Role {
	case corpus.Interviewer:
		key = "read.role-interviewer"
	case corpus.Respondent:
		key = "read.role-respondent"
	case corpus.Interpreter:
		key = "read.role-interpreter"
	}
	return m.book.Say(key)
}
