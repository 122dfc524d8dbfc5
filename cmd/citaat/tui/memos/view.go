package memos

import (
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"citaat/cmd/citaat/tui/frame"
	"citaat/cmd/citaat/tui/note"
	"citaat/corpus/phrases"
)

// headRows is what stands above the list: the search, and the kinds.
const headRows = 2

// beside is from how many columns on the memo stands beside the list.
const beside = 100

// places is how the screen is divided.
type places struct{ listWidth, listHeight, memoWidth, memoHeight int }

func (m Model) places(width, height int) places {
	room := max(height-headRows, 1)
	switch {
	case width >= beside:
		w := min(width/2, 96)
		return places{w, room, width - w, room}
	case room >= 14:
		h := room / 2
		return places{width, h, width, room - h}
	}
	return places{width, room, 0, 0}
}

// fits is how many memos of the list there is room for.
func (m Model) fits() int { return max(m.places(m.width, m.height).listHeight-2, 1) }

// View draws the screen.
func (m Model) View(width, height int) string {
	if width != m.width || height != m.height {
		m.width, m.height = width, height
		m = m.follow()
	}
	p := m.places(width, height)
	body := m.listPane(p.listWidth, p.listHeight)
	switch {
	case p.memoWidth == 0:
	case p.memoWidth == width:
		body += "\n" + m.memoPane(p.memoWidth, p.memoHeight)
	default:
		body = frame.Beside(body, m.memoPane(p.memoWidth, p.memoHeight))
	}
	view := frame.Block(m.searchLine(width)+"\n"+m.kindLine(width)+"\n"+body, width, height)
	if m.picking != nil {
		view = frame.Middle(view, m.picking.View(min(width, 72), min(height, 16)), width, height)
	}
	return m.note.Over(view, width, height)
}

// searchLine is what is searched, and how the list is sorted.
func (m Model) searchLine(width int) string {
	th, say := m.c.Theme, m.c.Book.Say
	parts := []string{}
	if m.wish.writer != "" {
		parts = append(parts, say("memo.by-writer", phrases.Args{"Coder": frame.Clean(string(m.wish.writer))}))
	}
	parts = append(parts, say(sorted(m.wish.order)))
	right := th.Dim.Render(strings.Join(parts, " · ")) + " "
	label := " " + th.Title.Render(say("memo.search-label")) + " "
	m.input.Width = max(width-ansi.StringWidth(label)-ansi.StringWidth(right)-3, 8)
	if !m.typing && m.input.Value() != "" {
		return frame.Ends(label+frame.Clean(m.input.Value()), right, width)
	}
	return frame.Ends(label+m.input.View(), right, width)
}

func sorted(o order) string {
	switch o {
	case byAbout:
		return "memo.sorted-about"
	case byWriter:
		return "memo.sorted-writer"
	}
	return "memo.sorted-time"
}

// kindLine is how many memos there are of each kind; the chosen one is marked.
func (m Model) kindLine(width int) string {
	if !m.loaded {
		return ""
	}
	var parts []string
	if n := len(m.snap.left); n > 0 {
		parts = append(parts, m.c.Theme.Warn.Render(m.c.Book.Say("memo.unsaved-here", phrases.Args{"Count": n})))
	}
	for k := range kinds {
		if m.list.counts[k] == 0 && k != all && k != m.wish.kind {
			continue
		}
		word := m.c.Book.Say(kindWord(k)) + " " + strconv.Itoa(m.list.counts[k])
		switch {
		case k == m.wish.kind:
			word = m.c.Theme.Chosen.Render("[" + word + "]")
		default:
			word = m.c.Theme.Dim.Render(word)
		}
		parts = append(parts, word)
	}
	return " " + ansi.Truncate(strings.Join(parts, "  "), max(width-2, 1), "…")
}

func kindWord(k kind) string {
	switch k {
	case onStudy:
		return "memo.kind-study"
	case onInterview:
		return "memo.kind-interview"
	case onParticipant:
		return "memo.kind-participant"
	case onCode:
		return "memo.kind-code"
	case onCoding:
		return "memo.kind-coding"
	case literature:
		return "memo.kind-literature"
	}
	return "memo.kind-all"
}

func (m Model) listPane(width, height int) string {
	inner := max(width-2, 1)
	var lines []string
	for i := m.top; i < min(m.top+max(height-2, 0), len(m.list.rows)); i++ {
		lines = append(lines, m.row(m.snap.entries[m.list.rows[i]], i == m.at, inner))
	}
	if len(m.list.rows) == 0 {
		lines = m.nothing(inner)
	}
	return frame.Pane(m.c.Theme, m.c.Book.Say("memo.screen"), strings.Join(lines, "\n"), width, height, !m.typing)
}

// nothing is what an empty list says: what to do first.
func (m Model) nothing(width int) []string {
	said := m.c.Book.Say("memo.empty")
	switch {
	case m.fault != nil:
		said = frame.Clean(m.c.Book.Error(m.fault))
	case !m.loaded:
		said = m.c.Book.Say("memo.loading")
	case len(m.snap.entries) > 0:
		said = m.c.Book.Say("memo.not-found")
	}
	lines := []string{""}
	for _, para := range strings.Split(said, "\n") {
		for _, l := range frame.Wrap(para, max(width-4, 8)) {
			lines = append(lines, "  "+m.c.Theme.Dim.Render(l))
		}
	}
	return lines
}

// row is a memo in the list: when, about what, whose, and its first line.
func (m Model) row(e entry, chosen bool, width int) string {
	pointer := " "
	if chosen {
		pointer = m.sign("▸", ">")
	}
	line := pointer + e.Changed.Local().Format("02-01-06") + " "
	if width >= 60 {
		line += frame.Fit(frame.Clean(string(e.Coder)), 8) + " "
	}
	place := m.place(e)
	if m.c.Theme.ASCII {
		place = plain(place)
	}
	line += frame.Fit(place, max(min(width/3, 30), 8)) + " "
	line = frame.Fit(line+frame.Clean(e.Title()), width)
	switch {
	case chosen:
		return m.c.Theme.Chosen.Render(line)
	case e.gone:
		return m.c.Theme.Dim.Render(line)
	}
	return line
}

// place is what a memo is about, in short.
func (m Model) place(e entry) string {
	say := m.c.Book.Say
	switch {
	case e.gone && e.On.Kind == "coding" && e.place == "":
		return say("memo.on-lost")
	case e.gone:
		return m.sign("✗ ", "x ") + e.place
	case e.kind == onParticipant:
		return say("memo.on-participant", phrases.Args{"Participant": e.place})
	case e.kind == literature && e.place == "":
		return frame.Clean(e.Source)
	case e.place == "":
		return say(kindWord(e.kind))
	}
	return e.place
}

// memoPane is the memo that is stood on.
func (m Model) memoPane(width, height int) string {
	e, ok := m.chosen()
	if !ok {
		return frame.Pane(m.c.Theme, "", "", width, height, false)
	}
	inner := max(width-4, 4)
	lines := m.memo(e, inner)
	from := min(m.scroll, max(len(lines)-(height-2), 0))
	lines = lines[from:]
	for i := range lines {
		lines[i] = " " + lines[i]
	}
	title := m.c.Book.Say(kindWord(e.kind))
	if e.place != "" {
		title += " · " + e.place
	}
	if m.c.Theme.ASCII {
		title = plain(title)
	}
	return frame.Pane(m.c.Theme, title, strings.Join(lines, "\n"), width, height, m.link >= 0)
}

func (m Model) memo(e entry, width int) []string {
	th, say := m.c.Theme, m.c.Book.Say
	var lines []string
	if e.gone && e.On.Kind == "coding" {
		lines = append(lines, th.Warn.Render(ansi.Truncate(say("memo.coding-gone"), width, "…")), "")
	}
	for _, l := range note.Prose(th, e.Text, m.snap.names, m.link, width) {
		lines = append(lines, m.lit(l))
	}
	lines = append(lines, "")
	dim := func(s string) {
		for _, l := range frame.Wrap(s, width) {
			lines = append(lines, th.Dim.Render(l))
		}
	}
	if e.Source != "" {
		dim(say("memo.source-label") + " " + frame.Clean(e.Source))
	}
	dim(say("memo.by", phrases.Args{"Coder": frame.Clean(string(e.Coder)), "Time": e.Changed.Local().Format("02-01-2006 15:04")}))
	if n := m.snap.back[e.ID]; n > 0 {
		dim(say("memo.linked", phrases.Args{"Count": n}))
	}
	return lines
}

func (m Model) sign(rich, ascii string) string {
	if m.c.Theme.ASCII {
		return ascii
	}
	return rich
}

// plain is a line of the interface without signs beyond ASCII; the words of
// people stay as they are.
func plain(s string) string {
	return strings.NewReplacer("›", ">", "→", "->", "·", "-", "“", `"`, "”", `"`).Replace(s)
}
