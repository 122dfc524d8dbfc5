package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/frame"
	"citaat/cmd/citaat/tui/screen"
)

// over is what is laid over the screen and has the keys while it is there.
type over interface {
	// press answers a key; nil closes it.
	press(tea.KeyMsg) (over, tea.Cmd)
	// update answers its own commands' messages.
	update(tea.Msg) (over, tea.Cmd)
	view(width, height int) string
	// table is what the footer shows meanwhile.
	table(under screen.Table) screen.Table
}

// clickable is what the mouse works in; it counts from the screen's corner.
type clickable interface {
	mouse(msg tea.MouseMsg, width, height int) (over, tea.Cmd)
}

func (a app) pressOver(k tea.KeyMsg) (app, tea.Cmd) {
	var cmd tea.Cmd
	a.foot = frame.Foot{}
	a.over, cmd = a.over.press(k)
	return a, cmd
}

// helpOver shows the keys; any key that turns no page closes it.
type helpOver struct {
	house house
	keys  screen.Table
	page  int
}

func (h helpOver) press(k tea.KeyMsg) (over, tea.Cmd) {
	switch k.String() {
	case "down", "j", "pgdown", " ", "right":
		return h.turn(1), nil
	case "up", "k", "pgup", "left":
		return h.turn(-1), nil
	}
	return nil, nil
}

func (h helpOver) turn(step int) helpOver {
	h.page = max(h.page+step, 0)
	return h
}

// mouse turns the pages with the wheel; a click on a line does what it says,
// any other closes.
func (h helpOver) mouse(msg tea.MouseMsg, width, height int) (over, tea.Cmd) {
	switch {
	case msg.Action != tea.MouseActionPress:
	case msg.Button == tea.MouseButtonWheelDown:
		return h.turn(1), nil
	case msg.Button == tea.MouseButtonWheelUp:
		return h.turn(-1), nil
	case msg.Button == tea.MouseButtonLeft:
		x, y, _, _ := middle(h.view(width, height), width, height)
		if action, ok := frame.HelpAt(h.house.theme, h.house.book, h.keys, width, height, h.page, msg.X-x, msg.Y-y); ok {
			return nil, screen.Tell(screen.Run{Action: action})
		}
		return nil, nil
	}
	return h, nil
}

func (h helpOver) update(tea.Msg) (over, tea.Cmd)  { return h, nil }
func (h helpOver) table(screen.Table) screen.Table { return closing() }
func (h helpOver) view(width, height int) string {
	view, _ := frame.HelpPage(h.house.theme, h.house.book, h.keys, width, height, h.page)
	return view
}

// closing is the footer of something that esc closes.
func closing() screen.Table {
	return screen.Table{Modal: true, Bindings: []screen.Binding{{Action: "close", Keys: []string{"esc"}, Help: "app.close", Footer: 1}}}
}

// picking is the footer of a picker.
func picking() screen.Table {
	return screen.Table{Modal: true, Bindings: []screen.Binding{
		{Action: "pick", Keys: []string{"enter"}, Help: "app.pick", Footer: 1},
		{Action: "close", Keys: []string{"esc"}, Help: "app.close", Footer: 2},
	}}
}
