package people

import (
	"maps"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/form"
	"citaat/cmd/citaat/tui/screen"
	"citaat/coding"
	"citaat/corpus/phrases"
)

// change is what a form asks for when it is kept.
type change struct {
	say phrases.Sentence
	do  func(*coding.Batch) error
}

// written tells how the write of a form fared.
type written struct {
	about target
	ok    bool
}

// openForm opens the form of a thing; one that was left with something typed in
// it is there again as it was.
func (m Model) openForm(t target) Model {
	w, there := m.drafts[t]
	if !there {
		w = m.formOf(t)
	}
	m.window, m.about = &w, t
	return m
}

func (m Model) formOf(t target) form.Model {
	switch t.kind {
	case ofParticipant:
		return m.participantForm(t.id)
	case ofInterview:
		return m.interviewForm(t.id)
	case ofWithdrawal:
		return m.withdrawForm(t.id)
	case coding.PartGroups:
		return m.groupForm(t.id)
	case coding.PartVariables:
		return m.variableForm(t.id)
	case coding.PartTopics:
		return m.topicForm(t.id)
	}
	return m.generalForm()
}

// changeOf is what a form that is kept asks for.
func (m Model) changeOf(t target, v form.Values) change {
	switch t.kind {
	case ofParticipant:
		return m.keepParticipant(t.id, v)
	case ofInterview:
		return m.keepInterview(t.id, v)
	case coding.PartGroups:
		return m.keepGroup(t.id, v)
	case coding.PartVariables:
		return m.keepVariable(t.id, v)
	case coding.PartTopics:
		return m.keepTopic(t.id, v)
	}
	return m.keepGeneral(v)
}

// onForm acts on what came of a key in the form.
func (m Model) onForm(w form.Model, o form.Outcome) (Model, tea.Cmd) {
	switch {
	case m.about.kind == ofWithdrawal && (o.Left || o.Kept):
		m.window = nil
		if o.Left {
			return m, screen.Tell(screen.Say{Sentence: phrases.Make("erasure.cli.kept")})
		}
		return m.withdraw(m.about.id, w.Values().Get("why"))
	case o.Left:
		m.window = nil
		m = m.keepDraft(m.about, w, w.Changed())
		if w.Changed() {
			return m, screen.Tell(screen.Say{Sentence: phrases.Make("people.draft")})
		}
		return m, nil
	case o.Kept && !w.Changed():
		m.window = nil
		return m.keepDraft(m.about, w, false), nil
	case o.Kept:
		m.window = nil
		m = m.keepDraft(m.about, w, true) // until it is on disk
		return m.write(m.about, m.changeOf(m.about, w.Values()))
	}
	m.window = &w
	return m, nil
}

// keepDraft remembers a form as it is, or forgets it.
func (m Model) keepDraft(t target, w form.Model, keep bool) Model {
	m.drafts = maps.Clone(m.drafts)
	delete(m.drafts, t)
	if keep {
		m.drafts[t] = w
	}
	return m
}

// write asks for the write; what was typed is kept until the disk has it.
func (m Model) write(t target, c change) (Model, tea.Cmd) {
	s, ok := m.Study, false // told in the queue before the second command begins
	asked := m.Writer.Ask(func() (screen.Say, error) {
		err := s.Do(c.do)
		ok = err == nil
		return screen.Say{Sentence: c.say, Undo: true}, err
	})
	return m, tea.Sequence(asked, screen.Do(func() tea.Msg { return written{t, ok} }))
}

// onWritten forgets the draft that is on disk now; one that was refused is open
// again as it was typed, unless something else is being typed.
func (m Model) onWritten(msg written) Model {
	w, there := m.drafts[msg.about]
	switch {
	case msg.ok:
		return m.keepDraft(msg.about, w, false)
	case there && m.window == nil && !m.note.Active():
		m.window, m.about = &w, msg.about
	}
	return m
}
