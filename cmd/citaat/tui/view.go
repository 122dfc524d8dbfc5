package tui

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"

	"citaat/cmd/citaat/tui/frame"
	"citaat/cmd/citaat/tui/screen"
	"citaat/corpus/phrases"
)

// The least that the interface can be drawn in.
const (
	leastColumns = 36
	leastRows    = 9
)

// room is how high a screen is: all but the title line, the footer and the
// coach of the tour.
func (a app) room() int { return max(a.height-2-a.coachRows(), 1) }

// View draws title line, screen and footer, and what is laid over them.
func (a app) View() (drawn string) {
	defer func() {
		if r := recover(); r != nil {
			drawn = a.house.book.Error(screen.NewPanic(r))
		}
	}()
	if a.width < leastColumns || a.height < leastRows {
		return a.tooSmall()
	}
	parts := []string{a.title(), a.body()}
	if c := a.coach(); c != "" {
		parts = append(parts, c)
	}
	foot, _ := frame.FooterZones(a.house.theme, a.house.book, a.shown(), a.foot, a.width)
	view := strings.Join(append(parts, foot), "\n")
	if a.house.theme.ASCII {
		return frame.ASCII(view)
	}
	return view
}

// body is the screen and what is laid over it.
func (a app) body() string {
	room := a.room()
	var body string
	switch {
	case a.empty():
		body = a.nothingPasses(a.width, room)
	default:
		body = frame.Block(a.screens[a.at].View(a.width, room), a.width, room)
		if a.slow && strings.TrimSpace(ansi.Strip(body)) == "" {
			body = frame.Middle(body, a.house.theme.Dim.Render(a.house.book.Say("app.loading")), a.width, room)
		}
	}
	if a.over != nil {
		body = frame.Middle(body, a.over.view(a.width, room), a.width, room)
	}
	return body
}

// shown is the table that the footer is made of.
func (a app) shown() screen.Table {
	if a.over != nil {
		return a.over.table(a.table())
	}
	return a.table()
}

// tooSmall says so in a window in which nothing can be read.
func (a app) tooSmall() string {
	say := a.house.book.Say("app.small", phrases.Args{"Width": a.width, "Height": a.height, "Columns": leastColumns, "Rows": leastRows})
	body := strings.Join(frame.Wrap(say, max(a.width, 1)), "\n")
	if a.house.theme.ASCII {
		body = frame.ASCII(body)
	}
	return frame.Block(body, a.width, max(a.height, 1))
}

// mouse hands the mouse to what it points at: a hint of the title line or the
// footer does what it says, what is laid over the screen and the screen count
// from their own corner.
func (a app) mouse(msg tea.MouseMsg) (app, tea.Cmd) {
	pressed := msg.Action == tea.MouseActionPress && msg.Button == tea.MouseButtonLeft
	y := msg.Y
	switch msg.Y--; {
	case a.width < leastColumns || a.height < leastRows:
		return a, nil
	case pressed && y == a.height-1:
		_, zones := frame.FooterZones(a.house.theme, a.house.book, a.shown(), a.foot, a.width)
		return a.click(zones, msg.X)
	case pressed && y > a.room() && y < a.height-1:
		return a.clickCoach(msg.X, y-1-a.room())
	case a.over != nil:
		return a.mouseOver(msg)
	case pressed && y == 0:
		_, zones := a.titleZones()
		return a.click(zones, msg.X)
	case a.empty() || msg.Y < 0 || msg.Y >= a.room():
		return a, nil
	}
	return a.here(msg)
}

// click does what a hint says. In a window, and where text is typed, it is the
// hint's key that is pressed; that of a digit says nothing of which digit.
func (a app) click(zones []frame.Zone, x int) (app, tea.Cmd) {
	action, ok := frame.At(zones, x)
	if !ok {
		return a, nil
	}
	t := a.shown()
	b, bound := t.Find(action)
	switch {
	case !bound && action == undo: // the screen has an undo of its own
		b, bound = a.undoing()
	case bound && len(b.Keys) > 0 && b.Keys[0] >= "1" && b.Keys[0] <= "9":
		return a, nil
	}
	if a.over == nil && !t.Modal {
		a.foot = frame.Foot{}
		if bound {
			return a.act(b)
		}
		return a.do(action)
	}
	if bound && len(b.Keys) > 0 {
		if k, ok := screen.Press(b.Keys[0]); ok {
			return a.press(k)
		}
	}
	return a, nil
}

// act does what a binding stands for, or says why it cannot be done now.
func (a app) act(b screen.Binding) (app, tea.Cmd) {
	if b.Off() {
		return a.say(screen.Say{Sentence: b.Disabled}), nil
	}
	return a.do(b.Action)
}

// mouseOver hands the mouse to what is laid over the screen; a click beside it
// is esc.
func (a app) mouseOver(msg tea.MouseMsg) (app, tea.Cmd) {
	if msg.Action == tea.MouseActionPress && msg.Button == tea.MouseButtonLeft {
		x, y, w, h := middle(a.over.view(a.width, a.room()), a.width, a.room())
		if msg.X < x || msg.X >= x+w || msg.Y < y || msg.Y >= y+h {
			return a.pressOver(tea.KeyMsg{Type: tea.KeyEsc})
		}
	}
	if o, can := a.over.(clickable); can {
		var cmd tea.Cmd
		a.over, cmd = o.mouse(msg, a.width, a.room())
		return a, cmd
	}
	return a, nil
}

// middle is where a box stands that frame.Middle lays over a screen.
func middle(box string, width, height int) (x, y, w, h int) {
	for _, l := range strings.Split(box, "\n") {
		w, h = max(w, ansi.StringWidth(l)), h+1
	}
	return max((width-w)/2, 0), max((height-h)/2, 0), w, h
}
