package tui

import (
	"slices"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/pick"
	"citaat/cmd/citaat/tui/screen"
	"citaat/corpus/phrases"
)

// roomAction is what the palette offers of another screen: to go there and press
// the key.
const roomAction = "in-room:"

// roomNames are the screens whose actions the palette offers everywhere.
func roomNames() map[screen.Name]string {
	return map[screen.Name]string{screen.Read: "app.tab-read", screen.Codes: "app.tab-codes", screen.Quotes: "app.tab-quotes",
		screen.People: "app.tab-people", screen.Memos: "memo.screen", screen.Privacy: "masking.screen"}
}

// elsewhere are the actions of the other screens, but those that only move, or
// that the screen one is at has too.
func (h house) elsewhere(at screen.Name, here screen.Table) []pick.Item {
	known := map[string]bool{}
	for _, b := range here.Bindings {
		known[b.Help] = true
	}
	names := roomNames()
	var items []pick.Item
	for name := screen.Read; name <= screen.Privacy; name++ {
		if names[name] == "" || name == at {
			continue
		}
		room := h.book.Say(names[name])
		for _, b := range h.keys.Apply(h.build(name).Keys()).Bindings {
			moves := slices.ContainsFunc([]string{"widgets.", "text."}, func(p string) bool { return strings.HasPrefix(b.Help, p) })
			if b.Help == "" || len(b.Keys) == 0 || known[b.Help] || moves || b.Keys[0] == "esc" {
				continue
			}
			items = append(items, pick.Item{ID: roomAction + strconv.Itoa(int(name)) + ":" + string(b.Action), Key: b.Written(),
				Title: h.book.Say("app.in-room", phrases.Args{"Room": room, "What": h.book.Say(b.Help)})})
		}
	}
	return items
}

// inRoom goes to another screen and presses the key of an action there, as soon
// as the screen shows what it is about.
func (a app) inRoom(id string) (app, tea.Cmd) {
	number, action, _ := strings.Cut(id, ":")
	n, err := strconv.Atoi(number)
	if err != nil {
		return a, nil
	}
	a, cmd := a.goTo(screen.GoTo{To: screen.Name(n)})
	b, ok := a.own().Find(screen.Action(action))
	if !ok || len(b.Keys) == 0 {
		return a, cmd
	}
	k, ok := screen.Press(b.Keys[0])
	if !ok {
		return a, cmd
	}
	if a.tooEarly() {
		return a.later(k), cmd
	}
	a, pressed := a.press(k)
	return a, tea.Batch(cmd, pressed)
}
