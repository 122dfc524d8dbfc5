package start

import "citaat/cmd/citaat/tui/screen"

// What can be done here.
const (
	practise  screen.Action = "start.practise"
	takeTour  screen.Action = "start.tour"
	makeNew   screen.Action = "start.new"
	openOne   screen.Action = "start.open"
	recentOne screen.Action = "start.recent"
	doChosen  screen.Action = "start.chosen"
	doDown    screen.Action = "start.down"
	doUp      screen.Action = "start.up"
)

// Keys are the keys as they stand now.
func (m Model) Keys() screen.Table {
	switch {
	case m.chooser != nil:
		return screen.Table{Modal: true, Bindings: []screen.Binding{
			{Action: doChosen, Keys: []string{"enter"}, Help: "start.choose", Footer: 1},
			{Action: "start.parent", Keys: []string{"backspace"}, Shown: "⌫", Help: "start.parent", Footer: 2},
			{Action: "start.close", Keys: []string{"esc"}, Help: "start.close", Footer: 3},
		}}
	case m.form != nil:
		return formKeys()
	}
	t := screen.Table{Bindings: []screen.Binding{
		{Action: doChosen, Keys: []string{"enter"}, Help: "start.choose", Footer: 1},
	}}
	for i, it := range m.items() {
		if it.action == recentOne {
			break
		}
		t.Bindings = append(t.Bindings, screen.Binding{Action: it.action, Keys: []string{it.key}, Help: it.help, Footer: i + 2})
	}
	return t.With(
		screen.Binding{Action: doDown, Keys: []string{"j", "down", "tab"}, Shown: "j ↓", Help: "start.down"},
		screen.Binding{Action: doUp, Keys: []string{"k", "up", "shift+tab"}, Shown: "k ↑", Help: "start.up"},
	)
}
