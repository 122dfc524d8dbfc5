package bring

import "citaat/cmd/citaat/tui/screen"

// headRows is the line above the panes: how far the work is.
const headRows = 1

// From how many columns on the choices stand beside the list, and the text
// beside both.
const (
	beside  = 100
	abreast = 150
)

// box is where a pane is drawn; without width it is not.
type box struct{ x, y, width, height int }

// places is how the room is divided.
type places struct {
	list, choices, text box
	listHeight          int
	choicesHeight       int
	textHeight          int
}

func (m Model) places(width, height int) places {
	var p places
	room := max(height-headRows, 1)
	switch {
	case width >= abreast:
		l := min(max(width*3/10, 46), 66)
		c := min((width-l)/2, 84)
		p.list = box{0, headRows, l, room}
		p.choices = box{l, headRows, c, room}
		p.text = box{l + c, headRows, width - l - c, room}
	case width >= beside:
		l := min(max(width*3/8, 40), 60)
		c := min(len(m.choiceLines(width-l-2))+2, room*2/3)
		c = max(c, min(room/2, 8))
		p.list = box{0, headRows, l, room}
		p.choices = box{l, headRows, width - l, c}
		p.text = box{l, headRows + c, width - l, room - c}
	case room >= 14:
		l := min(len(m.files)+2, room/3)
		l = max(l, 3)
		p.list = box{0, headRows, width, l}
		below := box{0, headRows + l, width, room - l}
		if p.choices = below; m.focus == inText || m.explains || m.tells {
			p.choices, p.text = box{}, below
		}
	default:
		whole := box{0, headRows, width, room}
		switch m.focus {
		case inList:
			p.list = whole
		case inChoices:
			p.choices = whole
		default:
			p.text = whole
		}
	}
	p.listHeight, p.choicesHeight, p.textHeight = p.list.height, p.choices.height, p.text.height
	return p
}

// holds tells whether a point of the screen is in the box.
func (b box) holds(x, y int) bool { return x >= b.x && x < b.x+b.width && y >= b.y && y < b.y+b.height }

// fromRow is the first line of the choices that is drawn, so that the row one
// stands on is in sight.
func (m Model) fromRow(p places) int {
	lines := m.choiceLines(max(p.choices.width-2, 1))
	at := 0
	for i, l := range lines {
		if l.row == m.row {
			at = i
			break
		}
	}
	if m.row == 0 {
		at = 0
	}
	return screen.InSight(m.from, at, len(lines), max(p.choices.height-2, 1))
}
