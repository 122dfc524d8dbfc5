package note

import (
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/screen"
	"citaat/corpus/phrases"
)

// calm is how long after a key what is typed goes to the disk.
const calm = 2 * time.Second

// due tells that it is time to put on the disk what is typed.
type due struct{ me *identity }

// remind asks for that time, unless it was asked for.
func (m Model) remind() (Model, tea.Cmd) {
	if m.c.Tick == nil || m.typing == nil || m.reminded {
		return m, nil
	}
	m.reminded = true
	me := m.me
	return m, m.c.Tick(calm, func(time.Time) tea.Msg { return due{me} })
}

// onDue puts what is typed on the disk.
func (m Model) onDue() (Model, tea.Cmd) {
	m.reminded = false
	if m.typing == nil {
		return m, nil
	}
	t := *m.typing
	now := t.now()
	if now == t.was {
		now = draft{}
	}
	if now == t.shelved {
		return m, nil
	}
	t.shelved = now
	m.typing = &t
	return m.shelve(draftKey{m.on, t.memo}, now)
}

// shelve is the command that puts a draft on the disk; an empty one goes.
func (m Model) shelve(key draftKey, d draft) (Model, tea.Cmd) {
	if m.c.Tick == nil {
		return m, nil
	}
	m.wishes++
	n, s, study := m.wishes, m.shelf, m.c.Study
	return m, screen.Do(func() tea.Msg {
		s.put(study, n, Draft{key.on, key.memo, study.Coder(), d.text, d.source})
		return nil
	})
}

// offer takes over what an earlier run left on the disk about this thing; what
// is typed at this moment is never replaced.
func (m Model) offered(left []Draft) (Model, tea.Cmd) {
	var back bool
	for _, d := range left {
		if _, newer := m.drafts[d.key()]; newer || d.On != m.on {
			continue
		}
		t := m.typing
		here := t != nil && t.memo == d.Memo
		switch {
		case here && (t.shelved != draft{}): // it is this window's own
			continue
		case here && m.typed() && d.Memo == "":
			next := *t
			next.text = next.text.replace(0, 0, tidy(d.Text+"\n\n"))
			next.text.at = len(next.text.text)
			m.typing = &next
		case here && m.typed():
			continue
		default:
			m = m.keep(d.key(), d.typed(), true)
		}
		back = true
		if here && !m.typed() {
			m = m.rewrite()
		}
	}
	if !back {
		return m, nil
	}
	return m, screen.Tell(screen.Say{Sentence: phrases.Make("memo.draft-back")})
}

// rewrite lets the window show the draft of the memo that it is open on.
func (m Model) rewrite() Model {
	t := *m.typing
	d := m.drafts[draftKey{m.on, t.memo}]
	t.text = newArea(d.text)
	t.source = newArea(d.source)
	t.source.line, t.sourced = true, t.sourced || d.source != ""
	m.typing = &t
	return m
}
