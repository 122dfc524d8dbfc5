package pick

import (
	"slices"
	"strings"

	"github.com/charmbracelet/bubbles/cursor"
	"github.com/charmbracelet/bubbles/textinput"
	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/frame"
	"citaat/cmd/citaat/tui/theme"
	"citaat/corpus/phrases"
)

// Item is something to pick.
type Item struct {
	ID     string
	Title  string // what is searched first and shown: "Meerwaarde › Vertrouwen"
	Detail string // shown while the item is chosen, and searched second
	Note   string // a second paragraph of the detail
	Count  string // at the right: "12"; may be empty
	Key    string // at the far right: "1"; may be empty
	Off    string // why it cannot be picked now; empty: it can
}

// Options say what a picker is for.
type Options struct {
	Title   string
	Several bool   // tab marks several
	NewWord string // sentence with {{.Text}} for a new item, "" where none can be made
	Parents []Item // what a new item can be put under; the first is the default
	Under   string // sentence with {{.Parent}}
}

// Outcome is what came of a key.
type Outcome struct {
	Done      bool // something was picked: IDs or New
	Cancelled bool
	IDs       []string // the marked items, or the chosen one
	New       string   // the text of a new item; empty: none
	Parent    string   // id of its parent; empty: none
}

// Model is an open picker.
type Model struct {
	theme   theme.Theme
	book    *phrases.Book
	opts    Options
	items   []Item
	keys    []string // folded titles, for the search
	details []string // folded details
	input   textinput.Model
	found   []match
	at      int // chosen row; len(found) is the new item
	parent  int
	marked  map[string]bool
}

// New opens a picker on items, in the order in which they are shown while
// nothing is typed.
func New(th theme.Theme, book *phrases.Book, opts Options, items []Item) Model {
	in := textinput.New()
	in.Prompt = "> "
	in.PromptStyle, in.TextStyle, in.PlaceholderStyle = th.Key, th.Text, th.Dim
	in.Cursor.Style, in.Cursor.TextStyle = th.Cursor, th.Text
	in.Cursor.SetMode(cursor.CursorStatic)
	in.Focus()
	m := Model{theme: th, book: book, opts: opts, input: in, marked: map[string]bool{}}
	for _, it := range items {
		it.Title, it.Detail, it.Note = frame.Clean(it.Title), frame.Clean(it.Detail), frame.Clean(it.Note)
		m.items = append(m.items, it)
		m.keys = append(m.keys, fold(it.Title))
		m.details = append(m.details, fold(it.Detail+" "+it.Note))
	}
	return m.filter()
}

// WithText opens the picker with text typed already.
func (m Model) WithText(s string) Model {
	m.input.SetValue(s)
	m.input.CursorEnd()
	return m.filter()
}

// Text is what is typed.
func (m Model) Text() string { return m.input.Value() }

// Chosen is the item of the chosen row; ok is false on the row of a new item.
func (m Model) Chosen() (Item, bool) {
	if m.at < len(m.found) {
		return m.items[m.found[m.at].item], true
	}
	return Item{}, false
}

// Choose puts the chosen row on an item.
func (m Model) Choose(id string) Model {
	for i, f := range m.found {
		if m.items[f.item].ID == id {
			m.at = i
		}
	}
	return m
}

// rows is how many rows can be chosen.
func (m Model) rows() int {
	if m.offersNew() {
		return len(m.found) + 1
	}
	return len(m.found)
}

func (m Model) offersNew() bool {
	text := strings.TrimSpace(m.Text())
	if m.opts.NewWord == "" || text == "" {
		return false
	}
	for _, f := range m.found { // the name is there already
		path := strings.Split(m.items[f.item].Title, " › ")
		if strings.EqualFold(path[len(path)-1], text) {
			return false
		}
	}
	return true
}

// Update answers a key.
func (m Model) Update(msg tea.Msg) (Model, Outcome) {
	k, ok := msg.(tea.KeyMsg)
	if !ok {
		return m, Outcome{}
	}
	onNew := m.at == len(m.found) && m.offersNew()
	switch k.String() {
	case "esc", "ctrl+c":
		return m, Outcome{Cancelled: true}
	case "enter":
		return m, m.pick(onNew)
	case "down", "ctrl+n", "ctrl+j":
		return m.choose(m.at + 1), Outcome{}
	case "up", "ctrl+p", "ctrl+k":
		return m.choose(m.at - 1), Outcome{}
	case "pgdown":
		return m.choose(min(m.at+8, m.rows()-1)), Outcome{}
	case "pgup":
		return m.choose(max(m.at-8, 0)), Outcome{}
	case "tab":
		return m.mark(), Outcome{}
	case "left", "right":
		if onNew && len(m.opts.Parents) > 0 {
			step := 1
			if k.String() == "left" {
				step = len(m.opts.Parents) - 1
			}
			m.parent = (m.parent + step) % len(m.opts.Parents)
			return m, Outcome{}
		}
	}
	before := m.input.Value()
	m.input, _ = m.input.Update(k) // its command only blinks
	if m.input.Value() != before {
		m = m.filter()
	}
	return m, Outcome{}
}

func (m Model) choose(row int) Model {
	if n := m.rows(); n > 0 {
		m.at = (row + n) % n
	}
	return m
}

// mark marks the chosen item, or no longer.
func (m Model) mark() Model {
	it, ok := m.Chosen()
	if !m.opts.Several || !ok || it.Off != "" {
		return m
	}
	marked := map[string]bool{}
	for id := range m.marked {
		marked[id] = true
	}
	if marked[it.ID] {
		delete(marked, it.ID)
	} else {
		marked[it.ID] = true
	}
	m.marked = marked
	if m.Text() != "" { // the next one is typed anew
		return m.WithText("").Choose(it.ID)
	}
	return m.choose(m.at + 1)
}

// Marked are the ids of what is marked, in the order of the items.
func (m Model) Marked() []string {
	var ids []string
	for _, it := range m.items {
		if m.marked[it.ID] {
			ids = append(ids, it.ID)
		}
	}
	return ids
}

// MarkAll marks what is shown of these items, or none if all of it is marked.
func (m Model) MarkAll(ids []string) Model {
	marked := map[string]bool{}
	for id := range m.marked {
		marked[id] = true
	}
	found, done := []string{}, true
	for _, f := range m.found {
		if id := m.items[f.item].ID; slices.Contains(ids, id) {
			found, done = append(found, id), done && marked[id]
		}
	}
	for _, id := range found {
		if marked[id] = true; done {
			delete(marked, id)
		}
	}
	m.marked = marked
	return m
}

func (m Model) pick(onNew bool) Outcome {
	o := Outcome{Done: true, IDs: m.Marked()}
	if onNew {
		o.New = strings.TrimSpace(m.Text())
		if len(m.opts.Parents) > 0 {
			o.Parent = m.opts.Parents[m.parent].ID
		}
		return o
	}
	if len(o.IDs) > 0 {
		return o
	}
	it, ok := m.Chosen()
	if !ok || it.Off != "" {
		return Outcome{}
	}
	o.IDs = []string{it.ID}
	return o
}
