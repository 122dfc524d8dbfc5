package bring

import (
	"strings"

	"citaat/cmd/citaat/tui/frame"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// spot is how far the text is scrolled: a turn, and a line of it. So what is
// drawn costs what is seen, however long the text.
type spot struct{ turn, line int }

// labels is how wide the speakers of the text are drawn.
const labels = 7

// textPane draws the text as it would be, or why the file was read so.
func (m Model) textPane(b box) string {
	if b.width == 0 {
		return ""
	}
	say, inner, room := m.c.Book.Say, max(b.width-2, 1), max(b.height-2, 0)
	f, ok := m.here()
	title := say("bring.text")
	var lines []string
	switch {
	case !ok:
	case m.tells:
		title = say("bring.outcome")
		lines = m.outcome(inner)
		lines = lines[min(m.scroll.turn, max(len(lines)-room, 0)):]
	case m.explains:
		title = say("bring.explanation")
		lines = m.explanation(f, inner)
		lines = lines[min(m.scroll.turn, max(len(lines)-room, 0)):]
	case m.listed(f):
		title = say("bring.what-changes")
		lines = m.fixLines(f, inner)
		lines = lines[min(m.scroll.turn, max(len(lines)-room, 0)):]
	case f.whole() && f.there == "":
		title = say("bring.text-of", phrases.Args{"N": min(m.scroll.turn+1, len(f.plan.Transcript.Turns)), "Count": len(f.plan.Transcript.Turns)})
		lines = m.talk(f, inner, room)
	}
	return frame.Pane(m.c.Theme, title, strings.Join(lines, "\n"), b.width, b.height, m.focus == inText)
}

// listed tells that the pane shows what a corrected version changes, not the text.
func (m Model) listed(f file) bool { return len(f.fix.lines) > 0 && !f.in }

// talk is as much of the text as there is room for.
func (m Model) talk(f file, width, room int) []string {
	roles := map[corpus.Label]corpus.Role{}
	for _, s := range f.plan.Speakers {
		roles[s.Label] = s.Role
	}
	var lines []string
	skip := m.scroll.line
	turns := f.plan.Transcript.Turns
	for i := min(m.scroll.turn, len(turns)); i < len(turns) && len(lines) < room; i++ {
		these := m.said(turns[i], roles[turns[i].Speaker], width)
		lines = append(lines, these[min(skip, len(these)):]...)
		skip = 0
	}
	return lines[:min(len(lines), room)]
}

// said is a turn on as many lines as it needs.
func (m Model) said(t corpus.Turn, role corpus.Role, width int) []string {
	th := m.c.Theme
	style := th.Text
	if role == corpus.Interviewer {
		style = th.Dim
	}
	var lines []string
	for i, l := range frame.Wrap(frame.Clean(t.Text), max(width-labels-3, 8)) {
		head := strings.Repeat(" ", labels+2)
		if i == 0 {
			head = " " + th.Speaker.Render(frame.Fit(string(t.Speaker), labels)) + " "
		}
		lines = append(lines, head+style.Render(l))
	}
	if len(lines) == 0 {
		lines = []string{" " + th.Speaker.Render(frame.Fit(string(t.Speaker), labels))}
	}
	return lines
}

// explanation is what was seen in the file, and why it was read so.
func (m Model) explanation(f file, width int) []string {
	if f.draft.SHA256 == "" {
		return nil
	}
	var lines []string
	for _, s := range f.seen.Explain() {
		for i, l := range frame.Wrap(frame.Clean(s.In(m.c.Book)), max(width-5, 8)) {
			head := "   "
			if i == 0 && !strings.HasPrefix(l, "–") {
				head = m.sign(" – ", " - ")
			}
			lines = append(lines, head+l)
		}
	}
	lines = append(lines, "")
	for _, s := range f.seen.Skipped {
		for _, l := range frame.Wrap(s.Sentence().In(m.c.Book), max(width-5, 8)) {
			lines = append(lines, "   "+m.c.Theme.Dim.Render(l))
		}
	}
	return lines
}

// scrolled is the place so many lines on.
func (m Model) scrolled(by int, p places) spot {
	f, ok := m.here()
	at := m.scroll
	if !ok || !m.explains && !m.tells && !f.whole() {
		return spot{}
	}
	inner, room := max(p.text.width-2, 1), max(p.text.height-2, 1)
	switch {
	case m.tells:
		return spot{max(min(at.turn+by, len(m.outcome(inner))-room), 0), 0}
	case m.explains:
		return spot{max(min(at.turn+by, len(m.explanation(f, inner))-room), 0), 0}
	case m.listed(f):
		return spot{max(min(at.turn+by, len(m.fixLines(f, inner))-room), 0), 0}
	}
	turns := f.plan.Transcript.Turns
	if by <= -len(turns)-1<<20 {
		return spot{}
	}
	height := func(i int) int { return len(m.said(turns[i], "", inner)) }
	last := m.last(turns, height, room)
	if by >= 1<<20 {
		return last
	}
	for ; by > 0 && at != last && at.turn < len(turns); by-- {
		if at.line++; at.line >= height(at.turn) {
			at = spot{at.turn + 1, 0}
		}
	}
	for ; by < 0 && at != (spot{}); by++ {
		if at.line--; at.line < 0 {
			at = spot{at.turn - 1, height(at.turn-1) - 1}
		}
	}
	return at
}

// last is the place from where the end of the text fills the pane.
func (m Model) last(turns []corpus.Turn, height func(int) int, room int) spot {
	for i := len(turns) - 1; i >= 0; i-- {
		h := height(i)
		if h >= room {
			return spot{i, h - room}
		}
		room -= h
	}
	return spot{}
}
