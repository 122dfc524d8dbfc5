package tui

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/frame"
	"citaat/cmd/citaat/tui/screen"
	"citaat/corpus/phrases"
)

// What the root does, on every screen.
const (
	toRead   screen.Action = "app.read"
	toCodes  screen.Action = "app.codes"
	toFind   screen.Action = "app.find"
	toQuotes screen.Action = "app.quotes"
	toPeople screen.Action = "app.people"
	toMemos  screen.Action = "app.memos"
	toPlace  screen.Action = "app.replace"
	toCheck  screen.Action = "app.privacy"
	help     screen.Action = "app.help"
	palette  screen.Action = "app.palette"
	undo     screen.Action = "app.undo"
	redo     screen.Action = "app.redo"
	isSaved  screen.Action = "app.saved"
	goBack   screen.Action = "app.back"
	quit     screen.Action = "app.quit"
	leave    screen.Action = "app.leave"
	filter   screen.Action = "lens.filter"
	unfilter screen.Action = "lens.unfilter"
)

// Keys are the keys that hold on every screen, for the printed key table.
func Keys(study bool) []screen.Binding {
	anywhere := []screen.Binding{
		{Action: help, Keys: []string{"?", "f1"}, Help: "app.help"},
		{Action: palette, Keys: []string{":"}, Help: "app.palette"},
		{Action: quit, Keys: []string{"q"}, Help: "app.quit"},
		{Action: leave, Keys: []string{"ctrl+c"}, Help: ""},
	}
	rooms := []screen.Binding{
		{Action: toRead, Keys: []string{"alt+1", "g1"}, Shown: "g1", Help: "app.read"},
		{Action: toCodes, Keys: []string{"alt+2", "g2"}, Shown: "g2", Help: "app.codes"},
		{Action: toFind, Keys: []string{"alt+3", "g3"}, Shown: "g3", Help: "app.find"},
		{Action: toQuotes, Keys: []string{"alt+4", "g4"}, Shown: "g4", Help: "app.quotes"},
		{Action: toPeople, Keys: []string{"alt+6", "g6"}, Shown: "g6", Help: "app.people"},
		{Action: toMemos, Keys: []string{"alt+m", "gm"}, Shown: "gm", Help: "app.memos"},
		{Action: toPlace, Keys: []string{"alt+l", "gl"}, Shown: "gl", Help: "replace.room"},
		{Action: toCheck, Keys: []string{"alt+p", "gp"}, Shown: "gp", Help: "masking.room"},
		{Action: filter, Keys: []string{"F", "ctrl+f"}, Help: "lens.filter", Short: "lens.filter-short"},
		{Action: unfilter, Keys: []string{"alt+f"}, Help: "lens.unfilter"},
		{Action: undo, Keys: []string{"u", "ctrl+z"}, Help: "app.undo", Short: "app.undo-short"},
		{Action: redo, Keys: []string{"ctrl+r"}, Help: "app.redo"},
		{Action: isSaved, Keys: []string{"ctrl+s"}, Help: "app.saved"},
		{Action: goBack, Keys: []string{"esc"}, Help: "app.back"},
	}
	if study {
		anywhere = append(rooms, anywhere...)
	}
	for i := range anywhere {
		anywhere[i].Group = "app.group"
	}
	return anywhere
}

// rest are the root's bindings with the keys that the screen left free.
func (a app) rest(own screen.Table) []screen.Binding {
	taken := map[string]bool{}
	for _, b := range own.Bindings {
		for _, k := range b.Keys {
			taken[k] = true
		}
	}
	for _, b := range a.raw().Bindings { // nor does the root take what a user took from the screen
		for _, k := range b.Keys {
			taken[k] = taken[k] || a.house.keys.Has(b.Action)
		}
	}
	var out []screen.Binding
	for _, b := range a.house.keys.Apply(screen.Table{Bindings: a.everywhere()}).Bindings {
		var free []string
		for _, k := range b.Keys {
			if !taken[k] && (!own.Typing || whileTyping(k)) {
				free = append(free, k)
			}
		}
		if len(free) == 0 || own.Modal {
			continue
		}
		if b.Keys = free; free[0] != "alt+1" && !strings.HasPrefix(free[0], "alt+") {
			b.Shown = ""
		}
		out = append(out, b)
	}
	return out
}

// table is every key as it stands now: the screen's first.
func (a app) table() screen.Table {
	own := a.own()
	return own.With(a.rest(own)...)
}

// own are the keys of the screen that is seen; none while a filter hides all.
func (a app) own() screen.Table {
	return a.house.keys.Apply(a.raw())
}

// raw are they as the screen itself has them.
func (a app) raw() screen.Table {
	if a.empty() {
		return screen.Table{}
	}
	return a.screens[a.at].Keys()
}

// everywhere are the root's bindings.
func (a app) everywhere() []screen.Binding {
	return append(Keys(a.house.study != nil), append(a.tourKeys(), a.plainKeys()...)...)
}

// whileTyping tells of keys that are no text.
func whileTyping(k string) bool {
	return strings.HasPrefix(k, "ctrl+") || strings.HasPrefix(k, "alt+") || len(k) > 1 && k[0] == 'f' && k[1] >= '1' && k[1] <= '9'
}

// press gives a key to what is laid over the screen, to the screen, or does
// what it stands for on every screen.
func (a app) press(k tea.KeyMsg) (app, tea.Cmd) {
	if k.Type == tea.KeyEsc && k.Alt { // esc twice, so quickly that the terminal sends them together
		k.Alt = false
		a, first := a.press(k)
		a, second := a.press(k)
		return a, tea.Sequence(first, second)
	}
	if a.over != nil {
		return a.pressOver(k)
	}
	if own := a.own(); own.Typing || own.Modal { // text that came together stays together
		a.chord = screen.Chord{}
		return a.key(k)
	}
	var cmds []tea.Cmd
	for _, one := range screen.Split(k) {
		if a.tooEarly() { // the key before went to another screen
			a = a.later(one)
			continue
		}
		keys := []tea.KeyMsg{one}
		if own := a.own(); a.over != nil || own.Typing || own.Modal { // the key before opened a window: this one is text
			a.chord = screen.Chord{}
		} else {
			a.chord, keys = a.chord.Press(one)
		}
		for _, one := range keys {
			var cmd tea.Cmd
			a, cmd = a.key(one)
			cmds = append(cmds, cmd)
		}
	}
	return a, tea.Batch(cmds...)
}

func (a app) key(k tea.KeyMsg) (app, tea.Cmd) {
	if a.over != nil {
		return a.pressOver(k)
	}
	own := a.own()
	a.foot = frame.Foot{}
	_, mine := own.On(k)
	if !mine && !own.Modal {
		if b, ok := (screen.Table{Bindings: a.rest(own)}).On(k); ok {
			return a.do(b.Action)
		}
	}
	a.warned = false
	if a.empty() {
		return a, nil
	}
	if b, ok := a.house.keys.Meant(own, k); ok {
		return a.act(b)
	}
	if b, ok := own.On(k); ok {
		a = a.noticed(b.Action)
	}
	if b, ok := a.raw().On(k); ok && !mine && !own.Typing && a.house.keys.Has(b.Action) {
		return a, nil // it did this before the user gave the action another key
	}
	return a.here(k)
}

// do does one of the root's own actions, or has the screen do one of its.
func (a app) do(action screen.Action) (app, tea.Cmd) {
	book := a.house.book
	a = a.noticed(action)
	a.warned = a.warned && action == quit
	switch action {
	case toRead:
		return a.visit(screen.Read)
	case toCodes:
		return a.visit(screen.Codes)
	case toFind:
		return a.visit(screen.Find)
	case toQuotes:
		return a.visit(screen.Quotes)
	case toPeople:
		return a.visit(screen.People)
	case toPlace:
		return a.visit(screen.Replace)
	case toMemos:
		return a.visit(screen.Memos)
	case toCheck:
		return a.visit(screen.Privacy)
	case help:
		a.over = helpOver{house: a.house, keys: a.table()}
	case palette:
		return a.openPalette()
	case filter:
		return a.openSieve()
	case unfilter:
		return a.unfilter()
	case undo:
		return a.move(false)
	case redo:
		return a.move(true)
	case isSaved:
		a = a.tellSaved()
	case goBack:
		if len(a.before) == 0 && a.coachRows() > 0 { // at the bottom it sends the coach away
			return a.do(tourPause)
		}
		return a.back()
	case quit:
		return a.quit()
	case leave:
		a.foot = frame.Foot{Said: book.Say("app.leave", phrases.Args{"Key": a.keyOf(quit)})}
	default:
		if a, cmd, ok := a.doTour(action); ok {
			return a, cmd
		}
		return a.here(screen.Run{Action: action})
	}
	return a, nil
}

// undoing is what takes the last thing back here: a screen may have its own.
func (a app) undoing() (screen.Binding, bool) {
	for _, b := range a.table().Bindings {
		if b.Action == undo || strings.HasSuffix(string(b.Action), ".undo") {
			return b, true
		}
	}
	return screen.Binding{}, false
}

// quit leaves the program, but says first, once, what that would lose.
func (a app) quit() (app, tea.Cmd) {
	for _, s := range a.screens {
		if h, ok := s.(screen.Holding); ok && !a.warned && h.Holds().Key != "" {
			a.warned = true
			a.foot = frame.Foot{Said: h.Holds().In(a.house.book)}
			return a, nil
		}
	}
	return a, tea.Quit
}
