package read

import (
	"strings"

	"github.com/charmbracelet/bubbles/cursor"
	"github.com/charmbracelet/bubbles/textarea"
	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/lipgloss"

	"citaat/cmd/citaat/tui/frame"
	"citaat/cmd/citaat/tui/pick"
	"citaat/cmd/citaat/tui/screen"
	"citaat/coding"
	"citaat/corpus/phrases"
)

// memo is the open memo window.
type memo struct {
	on     coding.MemoTarget
	title  string
	others []coding.Memo // shown above, read only
	mine   *coding.Memo  // one's own, that is rewritten; nil: a new one
	read   bool          // the memos have been read
	area   textarea.Model
}

const (
	doMemoSave screen.Action = "read.memo-save"
	doMemoLine screen.Action = "read.memo-line"
	doMemoBack screen.Action = "read.memo-back"
)

func memoKeys() []screen.Binding {
	return []screen.Binding{
		{Action: doMemoSave, Keys: []string{"enter", "ctrl+s"}, Help: "read.memo-save", Short: "read.memo-save-short", Footer: 1},
		{Action: doMemoLine, Keys: []string{"alt+enter", "ctrl+j"}, Help: "read.memo-line", Short: "read.memo-line-short", Footer: 2},
		{Action: doMemoBack, Keys: []string{"esc"}, Help: "read.memo-back", Short: "read.memo-back-short", Footer: 3},
	}
}

// memoHere opens the memo of the coding that is meant, or of the interview
// where there is none.
func (m Model) memoHere() (Model, tea.Cmd) {
	if len(m.here()) == 0 {
		return m.openMemo(coding.MemoTarget{Kind: "interview", ID: string(m.open)})
	}
	return m.onTarget(false, func(m Model, c coding.Coding) (Model, tea.Cmd) {
		return m.openMemo(coding.MemoTarget{Kind: "coding", ID: string(c.ID)})
	})
}

func (m Model) openMemo(on coding.MemoTarget) (Model, tea.Cmd) {
	title := m.book.Say("read.memo-on-interview", phrases.Args{"Interview": string(m.open)})
	if c, ok := m.coding(coding.CodingID(on.ID)); ok && on.Kind == "coding" {
		title = m.book.Say("read.memo-on-coding", phrases.Args{"Code": m.snap.name(c.Code), "Words": m.words(c.Span, 24)})
	}
	a := textarea.New()
	a.Prompt, a.ShowLineNumbers, a.CharLimit = "", false, 0
	a.KeyMap.InsertNewline.SetKeys("alt+enter", "ctrl+j")
	plain := textarea.Style{
		Base: m.theme.Text, CursorLine: m.theme.Text, CursorLineNumber: m.theme.Dim, EndOfBuffer: m.theme.Dim,
		LineNumber: m.theme.Dim, Placeholder: m.theme.Dim, Prompt: m.theme.Dim, Text: m.theme.Text,
	}
	a.FocusedStyle, a.BlurredStyle = plain, plain
	a.EndOfBufferCharacter = ' '
	a.Cursor.Style, a.Cursor.TextStyle = m.theme.Cursor, lipgloss.Style(m.theme.Text)
	a.Cursor.SetMode(cursor.CursorStatic)
	a.Focus()
	m.memo = &memo{on: on, title: title, area: a}
	study := m.study
	return m, screen.Do(func() tea.Msg { return remembered{on, study.MemosOn(on)} })
}

// onRemembered shows the memos that are there and takes one's own newest to
// be rewritten; a draft that was left goes before it.
func (m Model) onRemembered(msg remembered) Model {
	if m.memo == nil || m.memo.on != msg.on || m.memo.read {
		return m
	}
	w := *m.memo
	w.read = true
	for i, k := range msg.memos {
		if k.Coder == m.snap.coder {
			w.mine = &msg.memos[i]
		}
	}
	for _, k := range msg.memos {
		if w.mine == nil || k.ID != w.mine.ID {
			w.others = append(w.others, k)
		}
	}
	typed := w.area.Value() // what was typed before the answer came
	switch draft := m.drafts[w.on]; {
	case draft != "":
		w.area.SetValue(draft + typed)
	case w.mine != nil:
		w.area.SetValue(w.mine.Text + typed)
	}
	m.memo = &w
	return m
}

func (m Model) pressMemo(k tea.KeyMsg) (Model, tea.Cmd) {
	w := *m.memo
	switch k.String() {
	case "esc":
		return m.closeMemo(w.area.Value()), nil
	case "enter", "ctrl+s":
		return m.saveMemo(w)
	}
	w.area, _ = w.area.Update(k) // its command only blinks
	m.memo = &w
	return m, nil
}

// closeMemo closes the window; what was typed is kept as a draft.
func (m Model) closeMemo(draft string) Model {
	w := m.memo
	m.memo = nil
	drafts := map[coding.MemoTarget]string{}
	for on, d := range m.drafts {
		drafts[on] = d
	}
	delete(drafts, w.on)
	if strings.TrimSpace(draft) != "" && (w.mine == nil || w.mine.Text != draft) {
		drafts[w.on] = draft
	}
	m.drafts = drafts
	return m
}

// saveMemo asks for the write; what was typed stays a draft until it is on disk.
func (m Model) saveMemo(w memo) (Model, tea.Cmd) {
	written, mine := strings.TrimSpace(w.area.Value()), w.mine
	m = m.closeMemo(written)
	var cmd tea.Cmd
	switch {
	case !w.read, mine == nil && written == "", mine != nil && mine.Text == written:
		return m, nil
	case mine != nil:
		m, cmd = m.write(phrases.Make("read.memo-rewritten"), func(b *coding.Batch) error { return b.Rewrite(mine.ID, written, mine.Source) })
	default:
		m, cmd = m.write(phrases.Make("read.memo-written"), func(b *coding.Batch) error {
			b.Memo(w.on, written, "")
			return nil
		})
	}
	study := m.study
	return m, tea.Sequence(cmd, screen.Do(func() tea.Msg { return kept{w.on, study.MemosOn(w.on)} }))
}

// onKept drops the draft that is now a memo.
func (m Model) onKept(msg kept) Model {
	drafts := map[coding.MemoTarget]string{}
	for on, d := range m.drafts {
		drafts[on] = d
	}
	for _, k := range msg.memos {
		if k.Coder == m.snap.coder && k.Text == drafts[msg.on] {
			delete(drafts, msg.on)
		}
	}
	m.drafts = drafts
	return m
}

// memoView draws the memo window.
func (m Model) memoView(width, height int) string {
	w := *m.memo
	inner := max(width-4, 10)
	var above []string
	for _, k := range w.others {
		above = append(above, frame.Wrap(frame.Clean(string(k.Coder)+": "+k.Text), inner)...)
	}
	room := max(height-6, 1)
	if len(above) > room/2 {
		above = above[len(above)-room/2:]
	}
	body := ""
	for _, l := range above {
		body += " " + m.theme.Dim.Render(l) + "\n"
	}
	if len(above) > 0 {
		body += "\n"
	}
	w.area.SetWidth(inner)
	w.area.SetHeight(max(room-len(above), 2))
	for _, l := range strings.Split(w.area.View(), "\n") {
		body += " " + l + "\n"
	}
	return frame.Pane(m.theme, w.title, body, width, height, true)
}

// pickInterview opens the picker of interviews.
func (m Model) pickInterview() (Model, tea.Cmd) {
	var items []pick.Item
	for _, v := range m.snap.interviews {
		items = append(items, pick.Item{
			ID: string(v.ID), Title: string(v.ID) + " · " + m.snap.groupName(v.Meta),
			Count: m.book.Say("read.codings", phrases.Args{"Count": len(m.snap.codings[v.ID])}), Detail: m.about(v),
		})
	}
	p := pick.New(m.theme, m.book, pick.Options{Title: m.book.Say("read.pick-interview")}, items)
	return m.choose(p, func(m Model, o pick.Outcome) (Model, tea.Cmd) {
		for _, v := range m.snap.interviews {
			if string(v.ID) == o.IDs[0] {
				m.focus = middle
				return m.load(v.ID)
			}
		}
		return m, nil
	}), nil
}
