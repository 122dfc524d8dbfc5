package note

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"

	"citaat/cmd/citaat/tui/frame"
	"citaat/coding"
	"citaat/corpus/phrases"
)

// box is where the window stands on a screen of a size.
func box(width, height int) (x, y, w, h int) {
	w = min(max(width-4, 20), 88, width)
	h = min(max(height*3/4, 14), 30, height)
	return (width - w) / 2, (height - h) / 2, w, h
}

// textWidth is how wide lines are typed.
func (m Model) textWidth() int {
	_, _, w, _ := box(m.width, m.height)
	return max(w-4, 4)
}

// Over lays the window over a screen; a closed one changes nothing.
func (m Model) Over(under string, width, height int) string {
	if !m.active {
		return under
	}
	_, _, w, h := box(width, height)
	view := frame.Middle(under, m.view(w, h), width, height)
	if m.picking != nil {
		view = frame.Middle(view, m.picking.picker.View(min(w, 72), min(height, 16)), width, height)
	}
	return view
}

func (m Model) view(w, h int) string {
	inner := max(w-4, 4)
	lines := m.listView(inner, h-2)
	if m.typing != nil {
		lines = m.typingView(inner, h-2)
	}
	for i := range lines {
		lines[i] = " " + lines[i]
	}
	return frame.Pane(m.c.Theme, m.title(), strings.Join(lines, "\n"), w, h, true)
}

// title tells what the memo is about.
func (m Model) title() string {
	say := m.c.Book.Say
	switch {
	case m.typing != nil && m.typing.memo == "" && m.about != "":
		return say("memo.title-new", phrases.Args{"About": m.about})
	case m.about == "":
		return say("memo.title")
	}
	return say("memo.title-on", phrases.Args{"About": m.about})
}

func (m Model) typingView(width, height int) []string {
	t, th, say := *m.typing, m.c.Theme, m.c.Book.Say
	foot := 0
	if height > 4 {
		foot = 2
	}
	lines := t.text.view(th, width, height-foot, !t.onSource && m.picking == nil && !m.busy)
	for len(lines) < height-foot {
		lines = append(lines, "")
	}
	if foot == 0 {
		return lines
	}
	label := say("memo.source-label") + " "
	switch {
	case m.busy:
		lines = append(lines, "", th.Warn.Render(say("memo.busy")))
	case t.sourced:
		room := max(width-ansi.StringWidth(label), 4)
		field := t.source.view(th, room, 1, t.onSource)
		lines = append(lines, "", th.Heading.Render(label)+strings.Join(field, ""))
	default:
		lines = append(lines, "", th.Dim.Render(ansi.Truncate(say("memo.source-how"), width, "…")))
	}
	return lines
}

// listView is the list of memos above the chosen one.
func (m Model) listView(width, height int) []string {
	th, say := m.c.Theme, m.c.Book.Say
	if !m.loaded {
		return []string{th.Dim.Render(say("memo.loading"))}
	}
	if m.rows() == 0 {
		return []string{"", th.Dim.Render(ansi.Truncate(say("memo.none-here"), width, "…"))}
	}
	room := m.listRoom(height)
	first := m.first(room)
	var lines []string
	for i := first; i < min(first+room, m.rows()); i++ {
		lines = append(lines, m.row(i, width))
	}
	k, _ := m.chosen()
	lines = append(lines, th.Border.Render(strings.Repeat(m.sign("─", "-"), width)))
	text := m.body(k, width)
	rest := height - len(lines)
	from := min(m.scroll, max(len(text)-rest, 0))
	return append(lines, text[from:min(from+max(rest, 0), len(text))]...)
}

// listRoom is how many rows the list has.
func (m Model) listRoom(height int) int { return min(m.rows(), max(height/3, 1)) }

func (m Model) first(room int) int { return min(max(m.at-room/2, 0), max(m.rows()-room, 0)) }

// row is a memo in the list: when, whose, and its first line.
func (m Model) row(i, width int) string {
	k := m.memo(i)
	pointer := " "
	if i == m.at {
		pointer = m.sign("▸", ">")
	}
	line := pointer + " " + k.Changed.Local().Format("02-01-06") + "  " + frame.Fit(frame.Clean(string(k.Coder)), 8) + "  "
	switch {
	case i >= len(m.memos):
		line += m.sign("← ", "<- ")
	case k.On != m.on:
		line += m.c.Book.Say("memo.was", phrases.Args{"Name": m.was(k)}) + " "
	}
	line = frame.Fit(line+clean(k), width)
	if i == m.at {
		return m.c.Theme.Chosen.Render(line)
	}
	return line
}

// memo is the memo of a row of the list.
func (m Model) memo(i int) coding.Memo {
	if i < len(m.memos) {
		return m.memos[i]
	}
	return m.back[i-len(m.memos)]
}

// was is the name of the code on which a memo was written.
func (m Model) was(k coding.Memo) string {
	c, _ := m.codes.Code(coding.CodeID(k.On.ID))
	return frame.Clean(c.Name)
}

// body is the chosen memo as it is read.
func (m Model) body(k coding.Memo, width int) []string {
	text := Prose(m.c.Theme, k.Text, m.names, m.link, width)
	text = append(text, "")
	if k.Source != "" {
		for _, l := range frame.Wrap(m.c.Book.Say("memo.source-label")+" "+frame.Clean(k.Source), width) {
			text = append(text, m.c.Theme.Dim.Render(l))
		}
	}
	by := m.c.Book.Say("memo.by", phrases.Args{"Coder": frame.Clean(string(k.Coder)), "Time": clock(k.Changed)})
	return append(text, m.c.Theme.Dim.Render(ansi.Truncate(by, width, "…")))
}

func (m Model) sign(rich, ascii string) string {
	if m.c.Theme.ASCII {
		return ascii
	}
	return rich
}

// mouse answers the mouse: in the list a click chooses and a second one opens;
// in the text it puts the cursor.
func (m Model) mouse(e tea.MouseMsg) (Model, tea.Cmd) {
	if m.picking != nil {
		p := *m.picking
		_, _, w, _ := box(m.width, m.height)
		next, o := p.picker.Middle(e, min(w, 72), min(m.height, 16), m.width, m.height)
		return m.answerPicking(p, next, o)
	}
	x, y, w, h := box(m.width, m.height)
	by := map[tea.MouseButton]int{tea.MouseButtonWheelDown: 1, tea.MouseButtonWheelUp: -1}[e.Button]
	press := e.Action == tea.MouseActionPress && e.Button == tea.MouseButtonLeft
	col, row := e.X-x-2, e.Y-y-1
	if m.typing != nil {
		t := *m.typing
		switch {
		case by != 0:
			t.text = t.text.move(t.text.vertical(by, w-4), false)
		case press && row == h-3 && t.sourced:
			t.onSource = true
		case press && row >= 0 && row < h-4:
			t.text, t.onSource = t.text.click(col, row, w-4, h-4), false
		}
		m.typing = &t
		return m, nil
	}
	room := m.listRoom(h - 2)
	switch {
	case by != 0 && row < room:
		return m.step(by), nil
	case by != 0:
		m.scroll = max(m.scroll+by, 0)
	case press && row >= 0 && row < room && col >= 0 && col < w-4:
		at := m.first(room) + row
		if at == m.at && m.clicked == at {
			k, _ := m.chosen()
			return m.openChosen(k)
		}
		m = m.step(at - m.at)
		m.clicked = at
	}
	return m, nil
}
