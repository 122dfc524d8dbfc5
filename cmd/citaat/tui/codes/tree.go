package codes

import (
	"maps"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/frame"
	"citaat/cmd/citaat/tui/screen"
	"citaat/cmd/citaat/tui/theme"
	"citaat/coding"
	"citaat/corpus/phrases"
)

// row is a line of the tree: a code, or a heading that is no code.
type row struct {
	id      coding.CodeID
	heading string
	name    string
	depth   int
	hue     theme.Hue
	parent  bool // it has codes under it that can be shown
	out     bool // not in use
}

// build makes the rows of the tree as it is folded and narrowed.
func (m Model) build() Model {
	cb := m.snap.book
	m.rows = nil
	var loose, tops []coding.CodeID
	for _, id := range cb.Children("") {
		if c, _ := cb.Code(id); c.Kind == coding.Category || !c.InUse() || m.heads(id) {
			tops = append(tops, id)
		} else {
			loose = append(loose, id)
		}
	}
	seen := m.visible()
	for _, id := range tops {
		m = m.branch(id, 0, seen)
	}
	if heads := slices.DeleteFunc(slices.Clone(loose), func(id coding.CodeID) bool { return !seen[id] }); len(heads) > 0 {
		m.rows = append(m.rows, row{heading: m.say("codes.loose", phrases.Args{"Count": len(heads)})})
		for _, id := range heads {
			m = m.branch(id, 0, seen)
		}
	}
	if gone := m.outOfUse(seen); len(gone) > 0 {
		m.rows = append(m.rows, row{heading: m.say("codes.gone", phrases.Args{"Count": len(gone)})})
		for _, id := range gone {
			c, _ := cb.Code(id)
			m.rows = append(m.rows, row{id: id, name: c.Name, hue: theme.HueOf(c.Colour, string(id)), out: true})
		}
	}
	return m
}

// heads tells whether codes in use stand under a code: then it is arranged.
func (m Model) heads(id coding.CodeID) bool {
	return slices.ContainsFunc(m.snap.book.Children(id), func(k coding.CodeID) bool {
		c, _ := m.snap.book.Code(k)
		return c.InUse()
	})
}

// branch adds a code and what is to be seen under it.
func (m Model) branch(id coding.CodeID, depth int, seen map[coding.CodeID]bool) Model {
	if !seen[id] || depth > 40 {
		return m
	}
	cb := m.snap.book
	c, _ := cb.Code(id)
	kids := slices.ContainsFunc(cb.Children(id), func(k coding.CodeID) bool { return seen[k] })
	m.rows = append(m.rows, row{id: id, name: c.Name, depth: depth, hue: theme.HueOf(c.Colour, string(id)), parent: kids, out: !c.InUse()})
	if m.folded[id] && m.narrow == "" {
		return m
	}
	for _, k := range cb.Children(id) {
		m = m.branch(k, depth+1, seen)
	}
	return m
}

// visible are the codes of the tree: those in use, what they stand under, and
// of those only what fits what is typed.
func (m Model) visible() map[coding.CodeID]bool {
	cb := m.snap.book
	seen := map[coding.CodeID]bool{}
	words := strings.Fields(strings.ToLower(m.narrow))
	for _, c := range cb.Codes() {
		if !c.InUse() || !fits(cb.Path(c.ID), words) {
			continue
		}
		for id := c.ID; id != "" && !seen[id]; {
			seen[id] = true
			up, _ := cb.Code(id)
			id = up.Parent
		}
	}
	return seen
}

func fits(path string, words []string) bool {
	path = strings.ToLower(path)
	for _, w := range words {
		if !strings.Contains(path, w) {
			return false
		}
	}
	return true
}

// outOfUse are the codes at the end: all when they are asked for, else those
// with codings of one's own that wait to be brought along.
func (m Model) outOfUse(seen map[coding.CodeID]bool) []coding.CodeID {
	var ids []coding.CodeID
	words := strings.Fields(strings.ToLower(m.narrow))
	for _, id := range m.snap.book.Branch("") {
		c, _ := m.snap.book.Code(id)
		if c.InUse() || seen[id] || !fits(m.snap.book.Path(id), words) {
			continue
		}
		if m.gone || c.MergedInto != "" && m.snap.stat(id).mine > 0 {
			ids = append(ids, id)
		}
	}
	return ids
}

func (m Model) has(id coding.CodeID) bool { return m.index(id) >= 0 }

func (m Model) index(id coding.CodeID) int {
	return slices.IndexFunc(m.rows, func(r row) bool { return r.id == id && id != "" })
}

// room is how many rows of the tree are seen.
func (m Model) room() int { return max(m.height-2-m.headRows(), 1) }

// headRows is how many lines stand above the tree.
func (m Model) headRows() int {
	if m.height < 14 {
		return 1
	}
	return 2
}

// follow keeps the code that is stood on in sight.
func (m Model) follow() Model {
	i, room := max(m.index(m.at), 0), m.room()
	if i > 0 && m.rows[i-1].heading != "" { // with its heading
		i--
	}
	m.top = max(min(m.top, i), i-room+1, 0)
	if j := max(m.index(m.at), 0); j >= m.top+room {
		m.top = j - room + 1
	}
	m.top = max(min(m.top, len(m.rows)-room), 0)
	return m
}

// stand goes to the row nearest to an index in a direction that is a code.
func (m Model) stand(i, by int) (Model, tea.Cmd) {
	if len(m.rows) == 0 {
		return m, nil
	}
	i = max(min(i, len(m.rows)-1), 0)
	for i >= 0 && i < len(m.rows) && m.rows[i].id == "" {
		i += by
	}
	if i < 0 || i >= len(m.rows) {
		return m, nil
	}
	m.at, m.wanted = m.rows[i].id, "" // who went on is not called back
	return m.follow().look()
}

// fold folds a code, or goes to what it stands under.
func (m Model) fold() (Model, tea.Cmd) {
	i := m.index(m.at)
	if i < 0 {
		return m, nil
	}
	if m.rows[i].parent && !m.folded[m.at] && m.narrow == "" {
		m.folded = maps.Clone(m.folded)
		m.folded[m.at] = true
		return m.build().follow(), nil
	}
	c, _ := m.code()
	if j := m.index(c.Parent); j >= 0 {
		return m.stand(j, -1)
	}
	return m, nil
}

// unfold shows what stands under a code, or goes to the first of it.
func (m Model) unfold() (Model, tea.Cmd) {
	i := m.index(m.at)
	if i < 0 || !m.rows[i].parent {
		return m, nil
	}
	if m.folded[m.at] {
		m.folded = maps.Clone(m.folded)
		delete(m.folded, m.at)
		return m.build().follow(), nil
	}
	return m.stand(i+1, 1)
}

// foldAll folds or unfolds everything.
func (m Model) foldAll(folded bool) (Model, tea.Cmd) {
	m.folded = map[coding.CodeID]bool{}
	if folded {
		for _, c := range m.snap.book.Codes() {
			if len(m.snap.book.Children(c.ID)) > 0 {
				m.folded[c.ID] = true
			}
		}
	}
	m.wanted = ""
	m = m.build()
	for m.at != "" && !m.has(m.at) {
		c, ok := m.snap.book.Code(m.at)
		if !ok {
			break
		}
		m.at = c.Parent
	}
	if m.at == "" {
		return m.stand(0, 1)
	}
	return m.follow().look()
}

// reveal unfolds what a code stands under, and stands on it.
func (m Model) reveal(id coding.CodeID) (Model, tea.Cmd) {
	c, ok := m.snap.book.Code(id)
	if !ok {
		return m, nil
	}
	m.gone = m.gone || !c.InUse()
	m.folded = maps.Clone(m.folded)
	for up := c.Parent; up != ""; {
		delete(m.folded, up)
		p, known := m.snap.book.Code(up)
		if !known {
			break
		}
		up = p.Parent
	}
	m.narrow = ""
	m.at = id
	return m.build().follow().look()
}

// mark marks a code, or no longer, and goes to the next.
func (m Model) mark() (Model, tea.Cmd) {
	if m.at == "" {
		return m, nil
	}
	m.marked = maps.Clone(m.marked)
	if m.marked[m.at] {
		delete(m.marked, m.at)
	} else {
		m.marked[m.at] = true
	}
	return m.stand(m.index(m.at)+1, 1)
}

func (m Model) unmarked() Model {
	m.marked = map[coding.CodeID]bool{}
	return m
}

// gap goes to the next code that lacks something.
func (m Model) gap(by int) (Model, tea.Cmd) {
	all := m.snap.book.Branch("")
	if at := slices.Index(all, m.at); at >= 0 {
		all = slices.Concat(all[at+1:], all[:at])
	}
	if by < 0 {
		slices.Reverse(all)
	}
	for _, id := range all {
		if len(m.snap.stat(id).gaps) > 0 {
			m.wanted = ""
			return m.reveal(id)
		}
	}
	if m.snap.gappy > 0 {
		return m, screen.Tell(screen.Say{Sentence: phrases.Make("codes.only-gap")})
	}
	return m, screen.Tell(screen.Say{Sentence: phrases.Make("codes.no-gaps")})
}

// typeNarrow answers a key while the words to narrow by are typed.
func (m Model) typeNarrow(k tea.KeyMsg) (Model, tea.Cmd) {
	switch k.String() {
	case "enter", "tab":
		m.typing = false
		return m, nil
	case "esc":
		m.typing, m.narrow = false, ""
	case "down":
		return m.stand(m.index(m.at)+1, 1)
	case "up":
		return m.stand(m.index(m.at)-1, -1)
	case "backspace", "ctrl+h":
		if r := []rune(m.narrow); len(r) > 0 {
			m.narrow = string(r[:len(r)-1])
		}
	case "ctrl+u":
		m.narrow = ""
	default:
		if (k.Type == tea.KeyRunes || k.Type == tea.KeySpace) && !k.Alt {
			m.narrow += frame.Clean(string(k.Runes))
		}
	}
	m = m.build()
	words := strings.Fields(strings.ToLower(m.narrow))
	if i := m.index(m.at); i >= 0 && fits(m.snap.book.Path(m.at), words) {
		return m.follow(), nil
	}
	for _, r := range m.rows { // the first that itself fits
		if r.id != "" && fits(m.snap.book.Path(r.id), words) {
			m.at, m.wanted = r.id, ""
			return m.follow().look()
		}
	}
	return m, nil
}
