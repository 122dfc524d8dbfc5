package people

import (
	"context"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/desk"
	"citaat/cmd/citaat/tui/form"
	"citaat/cmd/citaat/tui/screen"
	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// ofWithdrawal is the form in which somebody confirms that a participant leaves
// the study.
const ofWithdrawal = "withdrawal"

// planned brings what would go with a withdrawal.
type planned struct {
	plan coding.Withdrawal
	err  error
}

// withdrawn brings what is told after one.
type withdrawn struct{ told []string }

// leave works out what would go if the chosen participant withdrew.
func (m Model) leave() (Model, tea.Cmd) {
	p, ok := m.chosenPerson()
	if !ok {
		return m, nil
	}
	plan := m.Plan
	return m, screen.Do(func() tea.Msg {
		w, err := plan(p.ID)
		return planned{w, err}
	})
}

// onPlanned shows what would go, before anything is asked.
func (m Model) onPlanned(msg planned) (Model, tea.Cmd) {
	switch {
	case msg.err != nil:
		return m, screen.Tell(screen.Failed{Err: msg.err})
	case m.window != nil || m.note.Active():
		return m, nil // something else is being typed meanwhile
	}
	m.plan = msg.plan
	m.sheet = &sheet{title: m.Book.Say("erasure.plan.title", phrases.Args{"Participant": string(msg.plan.Participant)}),
		parts: m.planParts(msg.plan), next: target{ofWithdrawal, string(msg.plan.Participant)}}
	return m, nil
}

// planParts are the lines of a plan: what goes, what stays, what is out of reach.
func (m Model) planParts(p coding.Withdrawal) []string {
	say := m.Book.Say
	var out []string
	for _, l := range desk.Losses(p) {
		which := l.Which
		for _, k := range l.Kinds {
			which = append(which, k.In(m.Book))
		}
		line := l.What.In(m.Book) + ": " + strconv.Itoa(l.Count)
		if len(which) > 0 {
			line += " (" + strings.Join(which, ", ") + ")"
		}
		out = append(out, line)
	}
	out = append(out, say("erasure.plan.local")+": "+say("erasure.plan.local-what"), "")
	for _, id := range p.Unread {
		out = append(out, say("erasure.plan.unread", phrases.Args{"Interview": string(id)}))
	}
	if len(p.Shared) > 0 {
		out = append(out, say("erasure.plan.shared"))
	}
	out = append(out, say("erasure.plan.elsewhere", phrases.Args{"Participant": string(p.Participant)}), "", say("erasure.reach.title")+":")
	return append(out, m.beyond(p)...)
}

// beyond is what an erasure cannot reach.
func (m Model) beyond(p coding.Withdrawal) []string {
	var out []string
	for _, s := range desk.Beyond(p) {
		out = append(out, m.sign("· ", "- ")+s.In(m.Book))
	}
	if p.Git {
		out = append(out, m.sign("· ", "- ")+m.Book.Say("erasure.reach.git"))
		out = append(append(out, p.Purge...), m.Book.Say("erasure.reach.git-others"))
	}
	return out
}

func (m Model) sign(rich, ascii string) string {
	if m.Theme.ASCII {
		return ascii
	}
	return rich
}

// withdrawForm asks why, and the id to be typed: it cannot be undone.
func (m Model) withdrawForm(id string) form.Model {
	say := m.Book.Say
	check := func(v form.Values) []form.Fault {
		var fs []form.Fault
		if v.Get("why") == "" {
			fs = append(fs, form.Fault{Field: "why", Said: say("people.withdraw-why-empty")})
		}
		if !strings.EqualFold(strings.TrimSpace(v.Get("id")), id) {
			fs = append(fs, form.Fault{Field: "id", Said: say("people.withdraw-id-other", phrases.Args{"ID": id})})
		}
		return fs
	}
	return form.New(m.Theme, m.Book, form.Options{Title: say("people.withdraw-form", phrases.Args{"ID": id}), Check: check}, []form.Field{
		{ID: "why", Label: say("people.withdraw-why"), About: say("people.withdraw-why-about")},
		{ID: "id", Label: say("people.withdraw-id", phrases.Args{"ID": id}), About: say("people.withdraw-id-about")},
	})
}

// withdraw erases, looks whether anything is left, and shows what is out of reach.
func (m Model) withdraw(id, why string) (Model, tea.Cmd) {
	plan, erase, book := m.plan, m.Withdraw, m.Book
	if plan.Participant != corpus.ParticipantID(id) {
		return m, nil
	}
	var told []string // written in the queue before the second command begins
	asked := m.Writer.Erase(func() (screen.Say, error) {
		said, err := erase(context.Background(), plan, why)
		for _, s := range said {
			told = append(told, s.In(book))
		}
		return screen.Say{Sentence: phrases.Make("erasure.cli.done", phrases.Args{"Participant": id})}, err
	})
	return m, tea.Sequence(asked, screen.Do(func() tea.Msg { return withdrawn{told} }))
}

// onWithdrawn shows what was done and what is left to be done by hand.
func (m Model) onWithdrawn(msg withdrawn) Model {
	if len(msg.told) == 0 || m.window != nil || m.note.Active() {
		return m
	}
	parts := append(append([]string{}, msg.told...), "", m.Book.Say("erasure.reach.title")+":")
	m.sheet = &sheet{title: m.Book.Say("people.withdrawn"), parts: append(parts, m.beyond(m.plan)...)}
	m.plan = coding.Withdrawal{}
	return m
}
