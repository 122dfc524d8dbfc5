package read

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"

	"citaat/cmd/citaat/tui/frame"
	"citaat/cmd/citaat/tui/pick"
	"citaat/cmd/citaat/tui/screen"
	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// newCode is a code to be made together with its first coding.
type newCode struct {
	name   string
	parent coding.CodeID
}

// apply gives a passage codes, those that exist and, if it has a name, a new
// one: one key, one batch, one undo.
func (m Model) apply(span corpus.Span, ids []coding.CodeID, made newCode) (Model, tea.Cmd) {
	if span = m.trimmed(span); span.Empty() || m.open == "" {
		return m, screen.Tell(screen.Say{Sentence: phrases.Make("read.no-words")})
	}
	var names []string
	for _, id := range ids {
		names = append(names, m.snap.name(id))
		m.recent = remember(m.recent, id)
	}
	if made.name != "" {
		names = append(names, made.name)
	}
	passage := coding.Passage{Interview: m.open, Span: span}
	m.text = m.text.ClearSelection().JumpTo(span.Start)
	say := phrases.Make("read.coded", phrases.Args{"Codes": strings.Join(names, " · "), "Count": len(names)})
	m.fresh = span
	return m.write(say, func(b *coding.Batch) error {
		all := ids
		if made.name != "" {
			id, err := b.AddCode(coding.Code{Name: made.name, Parent: made.parent, Kind: coding.Theme})
			if err != nil {
				return err
			}
			all = append(append([]coding.CodeID{}, ids...), id)
		}
		for _, id := range all {
			if _, err := b.Code(passage, id, ""); err != nil {
				return err
			}
		}
		return nil
	})
}

// trimmed is a passage without the spaces at its ends, which a mouse easily
// takes along: they are nobody's words.
func (m Model) trimmed(span corpus.Span) corpus.Span {
	if m.snap.transcript == nil {
		return span
	}
	words := m.snap.transcript.Body().Slice(span)
	core := strings.TrimSpace(words)
	if core == "" {
		return corpus.Span{Start: span.Start, End: span.Start}
	}
	before, after := words[:strings.Index(words, core)], words[strings.Index(words, core)+len(core):]
	return corpus.Span{Start: span.Start + corpus.Offset(utf8.RuneCountInString(before)), End: span.End - corpus.Offset(utf8.RuneCountInString(after))}
}

// remember puts a code at the head of those used last.
func remember(recent []coding.CodeID, id coding.CodeID) []coding.CodeID {
	out := []coding.CodeID{id}
	for _, r := range recent {
		if r != id && len(out) < 9 {
			out = append(out, r)
		}
	}
	return out
}

// pickCode opens the picker of codes for the selection or the turn.
func (m Model) pickCode() (Model, tea.Cmd) {
	span := m.trimmed(m.text.Passage())
	title := m.book.Say("read.pick-code", phrases.Args{"Words": m.words(span, 30)})
	return m.choose(m.codePicker(title, true), func(m Model, o pick.Outcome) (Model, tea.Cmd) {
		var ids []coding.CodeID
		for _, id := range o.IDs {
			ids = append(ids, coding.CodeID(id))
		}
		return m.apply(span, ids, newCode{o.New, coding.CodeID(o.Parent)})
	}), nil
}

// quick is the code with a digit as its shortcut key.
func (m Model) quick(digit int) (coding.Code, bool) {
	for _, c := range m.snap.codes {
		if c.Key == digit {
			return c, true
		}
	}
	return coding.Code{}, false
}

func (m Model) quickCode(key string) (Model, tea.Cmd) {
	if len(key) != 1 {
		return m.pickCode() // from the palette: which one is not told
	}
	c, ok := m.quick(int(key[0] - '0'))
	if !ok {
		return m, nil
	}
	return m.apply(m.text.Passage(), []coding.CodeID{c.ID}, newCode{})
}

// noCode says so where a digit stands for no code.
func (m Model) noCode(key string) (Model, tea.Cmd) {
	if len(key) != 1 || key < "1" || key > "9" || m.borders != "" || m.snap.transcript == nil {
		return m, nil
	}
	return m, screen.Tell(screen.Say{Sentence: phrases.Make("read.no-quick", phrases.Args{"Digit": key})})
}

// longestName is how long a code made from the selected words may be.
const longestName = 40

// inVivo makes a code from the selected words; it has no parent yet.
func (m Model) inVivo() (Model, tea.Cmd) {
	span := m.text.Selection()
	name := strings.ReplaceAll(strings.Join(strings.Fields(m.snap.transcript.Body().Slice(span)), " "), "/", " ")
	name = strings.Trim(ansi.Truncate(name, longestName, ""), " .,;:!?")
	if name == "" {
		return m, screen.Tell(screen.Say{Sentence: phrases.Make("read.no-words")})
	}
	for _, c := range m.snap.codes {
		if strings.EqualFold(c.Name, name) {
			return m.apply(span, []coding.CodeID{c.ID}, newCode{})
		}
	}
	return m.apply(span, nil, newCode{name: name})
}

// words is the beginning of a passage, for a title.
func (m Model) words(span corpus.Span, width int) string {
	if m.snap.transcript == nil {
		return ""
	}
	span.End = min(span.End, span.Start+400)
	return ansi.Truncate(frame.Clean(m.snap.transcript.Body().Slice(span)), width, "…")
}

// codePicker is the picker of codes: those used last first, then those used most.
// One or two letters and enter are enough for any of them.
func (m Model) codePicker(title string, several bool) pick.Model {
	codes := slices.Clone(m.snap.codes)
	last := map[coding.CodeID]int{}
	for i, id := range m.recent {
		last[id] = len(m.recent) - i
	}
	slices.SortStableFunc(codes, func(a, b coding.Code) int {
		return cmp.Or(cmp.Compare(last[b.ID], last[a.ID]), cmp.Compare(m.snap.ofCode(b.ID), m.snap.ofCode(a.ID)))
	})
	var items []pick.Item
	for _, c := range codes {
		items = append(items, m.item(c))
	}
	opts := pick.Options{Title: title, Several: several}
	if several {
		opts.NewWord, opts.Under, opts.Parents = "read.new-code", "read.under", m.parents()
	}
	return pick.New(m.theme, m.book, opts, items)
}

func (m Model) item(c coding.Code) pick.Item {
	it := pick.Item{ID: string(c.ID), Title: strings.Join(m.snap.codebook.Names(c.ID), " › ")}
	if n := m.snap.counts[c.ID]; n > 0 {
		it.Count = strconv.Itoa(n)
	}
	if c.Key > 0 {
		it.Key = strconv.Itoa(c.Key)
	}
	def := c.Definition
	if def == "" {
		def = c.Short
	}
	if def != "" {
		it.Detail = c.Name + ": " + def
	}
	if c.DoNotUse != "" {
		it.Note = m.book.Say("read.do-not-use", phrases.Args{"When": c.DoNotUse})
	}
	return it
}

// parents are what a new code can be put under: first the branch used last,
// then the others, none, and codes that have nothing under them yet. Where the
// code used last is in no branch, none comes first.
func (m Model) parents() []pick.Item {
	cb := m.snap.codebook
	none := pick.Item{Title: m.book.Say("read.no-parent")}
	var branches, bare []pick.Item
	for _, id := range cb.Children("") {
		c, ok := cb.Code(id)
		it := pick.Item{ID: string(id), Title: c.Name}
		switch {
		case !ok || c.Retired || c.MergedInto != "":
		case c.Kind != coding.Category && len(cb.Children(id)) == 0:
			bare = append(bare, it)
		case len(m.recent) > 0 && cb.Top(m.recent[0]) == id:
			branches = append([]pick.Item{it}, branches...)
		default:
			branches = append(branches, it)
		}
	}
	if len(m.recent) > 0 && slices.ContainsFunc(bare, func(it pick.Item) bool { return it.ID == string(m.recent[0]) }) {
		return append(append([]pick.Item{none}, branches...), bare...)
	}
	return append(append(branches, none), bare...)
}
