package quotes

import (
	"slices"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/frame"
	"citaat/cmd/citaat/tui/screen"
	"citaat/coding"
	"citaat/coding/wording"
	"citaat/corpus/phrases"
)

// comparing is the window in which candidates stand beside one another.
type comparing struct{ at int }

// mostCompared is how many passages still read well beside one another.
const mostCompared = 4

// mark marks the passage to be compared, or no longer.
func (m Model) mark() (Model, tea.Cmd) {
	k, ok := m.current()
	if !ok {
		return m, nil
	}
	if i := slices.IndexFunc(m.marked, k.has); i >= 0 {
		m.marked = slices.Delete(slices.Clone(m.marked), i, i+1)
		return m, nil
	}
	if len(m.marked) == mostCompared {
		return m, screen.Tell(screen.Say{Sentence: phrases.Make("quotes.mark-full", phrases.Args{"N": mostCompared})})
	}
	m.marked = append(slices.Clone(m.marked), k.ID)
	if len(m.marked) == 1 {
		return m, screen.Tell(screen.Say{Sentence: phrases.Make("quotes.marked")})
	}
	return m, nil
}

// compare opens the window.
func (m Model) compare() (Model, tea.Cmd) {
	if len(m.compared()) < 2 {
		return m, screen.Tell(screen.Say{Sentence: phrases.Make("quotes.compare-off")})
	}
	m.comparing = &comparing{}
	return m, nil
}

// compared are the marked passages, of whatever theme they are.
func (m Model) compared() []card {
	var list []card
	for _, id := range m.marked {
		if i := slices.IndexFunc(m.cards, func(k card) bool { return k.has(id) }); i >= 0 {
			list = append(list, m.cards[i])
			continue
		}
		if k, ok := m.elsewhere(id); ok {
			list = append(list, k)
		}
	}
	return list
}

// elsewhere finds a passage that is not on the board now.
func (m Model) elsewhere(id coding.CodingID) (card, bool) {
	m.pins = nil
	for code, list := range m.snap.codings {
		if !slices.ContainsFunc(list, func(g *coding.Coding) bool { return g.ID == id }) {
			continue
		}
		for _, k := range m.gather(branch{within: []coding.CodeID{code}}) {
			if k.has(id) {
				return k, true
			}
		}
	}
	return card{}, false
}

// Actions of the window.
const (
	doBeside screen.Action = "quotes.beside"
	doBefore screen.Action = "quotes.beside-before"
	doLess   screen.Action = "quotes.beside-less"
	doClose  screen.Action = "quotes.beside-close"
)

func (m Model) comparingKeys() screen.Table {
	list := m.compared()
	chosen := m.comparing.at < len(list) && list[m.comparing.at].choice.Chosen
	return screen.Table{Modal: true, Bindings: []screen.Binding{
		{Action: doStar, Keys: []string{"*", " "}, Shown: "*", Help: "quotes.star", Short: starWord(chosen), Footer: 1},
		{Action: doBeside, Keys: []string{"right", "down", "tab", "l", "j"}, Shown: "→", Help: "quotes.beside", Footer: 2},
		{Action: doBefore, Keys: []string{"left", "up", "shift+tab", "h", "k"}, Shown: "←", Help: "quotes.beside-before"},
		{Action: doEdit, Keys: []string{"enter", "e"}, Shown: "enter", Help: "quotes.edit", Short: "quotes.edit-short", Footer: 3},
		{Action: doLess, Keys: []string{"=", "delete"}, Help: "quotes.beside-less", Short: "quotes.beside-less-short", Footer: 4},
		{Action: doClose, Keys: []string{"esc", "s"}, Help: "quotes.close", Footer: 5},
		{Action: doReport, Keys: []string{"r"}, Help: "quotes.use-mark"},
		{Action: doMemo, Keys: []string{"m"}, Help: "quotes.memo"},
		{Action: doOpen, Keys: []string{"o"}, Help: "quotes.open"},
		{Action: doCopy, Keys: []string{"y"}, Help: "quotes.copy"},
	}}
}

// doComparing does an action on the candidate one stands on: as on the board,
// of which it is then the current passage.
func (m Model) doComparing(a screen.Action) (Model, tea.Cmd) {
	list := m.compared()
	if len(list) == 0 {
		m.comparing = nil
		return m, nil
	}
	at := min(m.comparing.at, len(list)-1)
	switch a {
	case doClose:
		m.comparing = nil
		return m.show(), nil
	case doBeside, doBefore:
		by := 1
		if a == doBefore {
			by = len(list) - 1
		}
		m.comparing = &comparing{(at + by) % len(list)}
		return m, nil
	case doLess:
		m.marked = slices.DeleteFunc(slices.Clone(m.marked), func(id coding.CodingID) bool { return list[at].has(id) })
		if m.comparing = (&comparing{max(at-1, 0)}); len(m.marked) < 2 {
			m.comparing = nil
		}
		return m, nil
	case doOpen:
		m.comparing = nil
	case doStar:
		k := list[at]
		if why := m.refused(k); why.Key != "" && !k.choice.Chosen {
			return m, screen.Tell(screen.Say{Sentence: why})
		}
		a, say := m.starred(k)
		return m.put(a, say)
	}
	here := m
	here.cards, here.at = list, at
	next, cmd := here.doHere(a)
	next.cards, next.at, next.top = m.cards, m.at, m.top
	return next.show(), cmd
}

// sideBySide is from how many columns candidates stand in columns.
const sideBySide = 118

// drawComparing draws the candidates: in columns where there is room, else
// under one another.
func (m Model) drawComparing(width, height int) string {
	list := m.compared()
	n := max(len(list), 1)
	var blocks []string
	if width >= sideBySide {
		for i, k := range list {
			w := width / n
			if i == n-1 {
				w = width - (n-1)*w
			}
			blocks = append(blocks, frame.Pane(m.c.Theme, m.candidateTitle(i, k), m.candidate(k, w-4, height-2, false), w, height, i == m.comparing.at))
		}
		return frame.Beside(blocks...)
	}
	each := max(height/n, 3)
	for i, k := range list {
		h := each
		if i == n-1 {
			h = max(height-(n-1)*each, 3)
		}
		blocks = append(blocks, frame.Pane(m.c.Theme, m.candidateTitle(i, k), m.candidate(k, width-4, h-2, true), width, h, i == m.comparing.at))
	}
	return strings.Join(blocks, "\n")
}

func (m Model) candidateTitle(i int, k card) string {
	star := ""
	if k.choice.Chosen {
		star = m.star1() + " "
	}
	return strconv.Itoa(i+1) + " " + star + m.place(k)
}

// candidate is what one weighs: whose it is, how long, the wording, whether it
// can be published, for or against, and what was noted. Where there is little
// room the facts share a line.
func (m Model) candidate(k card, width, height int, close bool) string {
	th, say := m.c.Theme, m.c.Book.Say
	n := wording.Words(m.words(k))
	facts := []string{frame.Clean(string(k.who)) + " · " + m.noun(k.group, 1), say("quotes.words", phrases.Args{"Count": n})}
	if n > wording.Long {
		facts[1] = say("quotes.long", phrases.Args{"Count": n})
	}
	facts = append(facts, m.facts(k)...)
	if s := m.memosOf(k); s != "" {
		facts = append(facts, s)
	}
	if s := m.state(k); s != "" {
		facts = append(facts, s)
	}
	if k.choice.Used != "" {
		facts = append(facts, m.sign("¶ ", "= ")+frame.Clean(k.choice.Used))
	}
	if b, ok := m.branch(); !ok || b.id != k.Code {
		facts = append(facts, m.themeName(k.Code))
	}
	var top []string
	if close {
		top = []string{strings.Join(facts, " · ")}
	} else {
		top = append([]string{facts[0], strings.Join(facts[1:], " · ")}, "")
	}
	var notes []string
	if d := m.detail(k); d != nil && d.Notes != "" {
		for _, l := range frame.Wrap(frame.Clean(m.sign("✎ ", "m ")+d.Notes), width) {
			notes = append(notes, th.Dim.Render(l))
		}
		notes = notes[:min(len(notes), max(height/3, 1))]
	}
	room := max(height-len(top)-len(notes), 1)
	lines := top
	for _, l := range m.wrapped(k, width, room) {
		lines = append(lines, th.Text.Render(l))
	}
	lines = append(lines, notes...)
	for i := range lines {
		lines[i] = " " + lines[i]
	}
	return strings.Join(lines, "\n")
}
