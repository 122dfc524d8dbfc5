package note

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/editor"
	"citaat/cmd/citaat/tui/screen"
	"citaat/coding"
	"citaat/coding/memolink"
	"citaat/corpus/phrases"
)

func (m Model) pressTyping(k tea.KeyMsg) (Model, tea.Cmd) {
	t := *m.typing
	field := &t.text
	if t.onSource {
		field = &t.source
	}
	switch k.String() {
	case "esc", "ctrl+s":
		return m.doTyping(doSave)
	case "ctrl+e":
		return m.doTyping(doEditor)
	case "tab", "shift+tab":
		return m.doTyping(doSource)
	case "ctrl+c", "ctrl+x":
		return m.take(k.String() == "ctrl+x")
	case "enter":
		if t.onSource {
			t.onSource = false
			m.typing = &t
			return m, nil
		}
	}
	next, mine := field.press(k, m.textWidth(), 10)
	if !mine {
		return m, nil
	}
	*field = next
	m.typing = &t
	if !t.onSource && !k.Paste && k.String() == "[" && strings.HasSuffix(string(next.text[max(next.at-2, 0):next.at]), memolink.Open) {
		return m.offer(), nil
	}
	return m, nil
}

// doTyping does an action while a memo is typed, whether a key asked for it or
// something else did.
func (m Model) doTyping(a screen.Action) (Model, tea.Cmd) {
	t := *m.typing
	switch a {
	case doSave, doClose:
		return m.save()
	case doEditor:
		return m.outside()
	case doSource:
		t.onSource, t.sourced = !t.onSource, true
	case doLink:
		t.onSource, t.text = false, t.text.insert(memolink.Open)
		m.typing = &t
		return m.offer(), nil
	}
	m.typing = &t
	return m, nil
}

// take copies what is selected, and cuts it if asked.
func (m Model) take(cut bool) (Model, tea.Cmd) {
	t := *m.typing
	field := &t.text
	if t.onSource {
		field = &t.source
	}
	from, to, ok := field.marked()
	if !ok {
		return m, screen.Tell(screen.Say{Sentence: phrases.Make("memo.how-to-close")})
	}
	text := string(field.text[from:to])
	if cut {
		*field = field.erase(from, to)
	}
	m.typing = &t
	return m, screen.Tell(screen.Copy{Text: text, Say: phrases.Make("memo.copied-words")})
}

// save closes the window and asks for the write; what was typed stays a draft
// until the study has it. A memo of which all text is taken away goes.
func (m Model) save() (Model, tea.Cmd) {
	t := *m.typing
	now, key, on := t.now(), draftKey{m.on, t.memo}, m.on
	unsaved := now
	if now == t.was {
		unsaved = draft{}
	}
	m, shelve := m.keep(key, now, unsaved != draft{}).close().shelve(key, unsaved)
	var say phrases.Sentence
	var do func(*coding.Batch) error
	switch {
	case now == t.was, t.memo == "" && now == draft{}:
		return m, shelve
	case t.memo == "" && now.text == "":
		return m, tea.Batch(shelve, screen.Tell(screen.Say{Sentence: phrases.Make("memo.only-source")}))
	case t.memo == "":
		if say = phrases.Make("memo.saved"); m.about != "" {
			say = phrases.Make("memo.written", phrases.Args{"About": m.about})
		}
		do = func(b *coding.Batch) error { b.Memo(on, now.text, now.source); return nil }
	default:
		say = phrases.Make("memo.rewritten")
		if now.text == "" {
			say = phrases.Make("memo.removed")
		}
		do = func(b *coding.Batch) error { return b.Rewrite(t.memo, now.text, now.source) }
	}
	me, study := m.me, m.c.Study
	return m, tea.Sequence(shelve, m.c.Writer.Do(say, do), screen.Do(func() tea.Msg {
		return kept{me, key, now, study.MemosAbout(on)}
	}))
}

// onKept drops the draft that is now a memo, or whose memo is gone as asked.
func (m Model) onKept(msg kept) (Model, tea.Cmd) {
	if m.drafts[msg.key] != msg.typed {
		return m, nil // typed on since
	}
	there := false
	for _, k := range msg.memos {
		if (draft{k.Text, k.Source}) == msg.typed && (msg.key.memo == "" || k.ID == msg.key.memo) && m.own(k) {
			return m.keep(msg.key, draft{}, false).shelve(msg.key, draft{})
		}
		there = there || k.ID == msg.key.memo
	}
	if msg.typed.text == "" && !there {
		return m.keep(msg.key, draft{}, false).shelve(msg.key, draft{})
	}
	return m, nil
}

// outside opens the text in the user's own editor. Until it comes back what is
// typed stands in the window as it was.
func (m Model) outside() (Model, tea.Cmd) {
	m.busy = true
	me, local, text, name := m.me, m.c.Study.Local(), m.typing.text.String(), m.c.Book.Say("memo.file")
	return m, screen.Do(func() tea.Msg {
		job, err := editor.Prepare(local, name, text)
		return prepared{me, job, err}
	})
}

func (m Model) onPrepared(msg prepared) (Model, tea.Cmd) {
	if msg.err != nil {
		m.busy = false
		return m, screen.Tell(screen.Failed{Err: msg.err})
	}
	me, job := m.me, msg.job
	return m, m.c.Exec(job.Command(), func(ran error) tea.Msg {
		text, changed, err := job.Finish(ran)
		return edited{me, text, changed, err}
	})
}

// onEdited takes over what came back: it is typed text like any other.
func (m Model) onEdited(msg edited) (Model, tea.Cmd) {
	m.busy = false
	if msg.err != nil {
		return m, screen.Tell(screen.Failed{Err: msg.err})
	}
	if m.typing == nil || !msg.changed {
		return m, nil
	}
	t := *m.typing
	t.text = t.text.replace(0, len(t.text.text), tidy(msg.text))
	t.onSource = false
	m.typing = &t
	return m, screen.Tell(screen.Say{Sentence: phrases.Make("memo.came-back")})
}
