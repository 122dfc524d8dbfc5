package screen

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/corpus/phrases"
)

// Action names what a key does. The palette lists actions, and a screen acts
// on an action the same way whether a key or the palette asked for it.
type Action string

// Binding ties an action to keys and to the words that explain it.
type Binding struct {
	Action   Action
	Keys     []string         // as tea.KeyMsg.String gives them; "gg" is a chord
	Shown    string           // how the keys are written; empty: the first of Keys
	Help     string           // key of the sentence in help and palette
	Short    string           // key of the one or two words in the footer; empty: Help
	Group    string           // key of the heading in help; empty: the screen's own
	Footer   int              // place in the footer from 1; 0: not in the footer
	Disabled phrases.Sentence // why it cannot be done now; the empty sentence: it can
}

// Off tells whether the action cannot be done now.
func (b Binding) Off() bool { return b.Disabled.Key != "" }

// Unless is the reason why something cannot be done now, or no reason where it
// can.
func Unless(ok bool, key string) phrases.Sentence {
	if ok {
		return phrases.Sentence{}
	}
	return phrases.Make(key)
}

// Written is how the binding's keys are shown to the user.
func (b Binding) Written() string {
	if b.Shown != "" {
		return b.Shown
	}
	if len(b.Keys) == 0 {
		return ""
	}
	return b.Keys[0]
}

// Table is every key of a screen as it stands now. Footer, help, palette and
// the printed key table are made from it, so that they cannot disagree.
type Table struct {
	Bindings []Binding
	Typing   bool // keys are text now: the root takes only esc, enter and ctrl keys for itself
	Modal    bool // a picker or question is open: the root leaves every key to the screen
}

// On returns the binding that a key press stands for.
func (t Table) On(k tea.KeyMsg) (Binding, bool) {
	pressed := k.String()
	for _, b := range t.Bindings {
		if slices.Contains(b.Keys, pressed) {
			return b, true
		}
	}
	return Binding{}, false
}

// Find returns the binding of an action.
func (t Table) Find(a Action) (Binding, bool) {
	for _, b := range t.Bindings {
		if b.Action == a {
			return b, true
		}
	}
	return Binding{}, false
}

// Footer is the bindings that matter now, in order, at most five.
func (t Table) Footer() []Binding {
	var bs []Binding
	for _, b := range t.Bindings {
		if b.Footer > 0 && !b.Off() {
			bs = append(bs, b)
		}
	}
	slices.SortStableFunc(bs, func(a, b Binding) int { return a.Footer - b.Footer })
	return bs[:min(len(bs), 5)]
}

// With is the table with more bindings after its own; a key that the table
// has already stays with the table.
func (t Table) With(more ...Binding) Table {
	t.Bindings = append(slices.Clone(t.Bindings), more...)
	return t
}

// Chord makes the keys that a screen sees out of what the terminal sends:
// runes that arrived together come one by one, and "g" waits for the key after
// it, so that screens see "gg" and the root "g1". Use Split where text is typed.
type Chord struct{ held bool }

// Press returns the keys that are complete.
func (c Chord) Press(k tea.KeyMsg) (Chord, []tea.KeyMsg) {
	var out []tea.KeyMsg
	for _, one := range Split(k) {
		plain := one.Type == tea.KeyRunes && !one.Alt && !one.Paste
		switch {
		case c.held && plain:
			c.held = false
			out = append(out, tea.KeyMsg{Type: tea.KeyRunes, Runes: append([]rune{'g'}, one.Runes...)})
		case c.held: // esc and the like give up the chord
			c.held = false
			out = append(out, one)
		case plain && string(one.Runes) == "g":
			c.held = true
		default:
			out = append(out, one)
		}
	}
	return c, out
}

// Split gives the keys of a message that holds several, one by one. What was
// pasted is left whole.
func Split(k tea.KeyMsg) []tea.KeyMsg {
	if k.Type != tea.KeyRunes || k.Paste || len(k.Runes) < 2 {
		return []tea.KeyMsg{k}
	}
	out := make([]tea.KeyMsg, len(k.Runes))
	for i, r := range k.Runes {
		out[i] = tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}, Alt: k.Alt}
	}
	return out
}
