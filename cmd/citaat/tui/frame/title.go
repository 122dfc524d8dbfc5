package frame

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"citaat/cmd/citaat/tui/screen"
	"citaat/cmd/citaat/tui/theme"
)

// Tab is a screen as the title line offers it.
type Tab struct {
	Name   string
	Action screen.Action // what a click on it does
	Here   bool          // it is the one that is seen
}

// Zone is a part of a line that can be clicked.
type Zone struct {
	From, To int // columns, the end exclusive
	Action   screen.Action
}

// At is the action of the zone that holds a column.
func At(zones []Zone, x int) (screen.Action, bool) {
	for _, z := range zones {
		if x >= z.From && x < z.To {
			return z.Action, true
		}
	}
	return "", false
}

// tabbed is from how many columns on the screens stand in the title line.
const tabbed = 100

// Title draws the title line.
func Title(th theme.Theme, h Head, width int) string {
	line, _ := TitleZones(th, h, width)
	return line
}

// TitleZones draws the title line and tells what in it can be clicked.
func TitleZones(th theme.Theme, h Head, width int) (string, []Zone) {
	saving := th.Good.Render(h.Saving)
	if h.Bad {
		saving = th.Bad.Render(h.Saving)
	}
	tabs := tabsOf(th, h, width)
	var left string
	var zones []Zone
	if h.Filter != "" { // it goes before everything but the state of saving
		room := width - ansi.StringWidth(saving) - 2
		if keep := room - ansi.StringWidth(tabs); keep >= 50 {
			room = keep
		} else {
			tabs = ""
		}
		var at int
		left, at = filtered(th, h, room)
		zones = append(zones, Zone{at, ansi.StringWidth(left), h.Sift})
		h.Coder, h.Count = "", ""
	} else {
		left = named(th, h, width-ansi.StringWidth(saving)-ansi.StringWidth(tabs)-4)
	}
	if tabs != "" {
		left += " "
		zones = append(zones, tabZones(h.Tabs, ansi.StringWidth(left))...)
		left += tabs
	}
	right := ""
	for _, part := range []string{Clean(h.Coder), h.Count} {
		if part != "" && width >= ansi.StringWidth(left+right+part+saving)+6 {
			right += th.Dim.Render(part) + "   "
		}
	}
	return Ends(left+"  ", right+saving+" ", width), zones
}

// named is the left of the title line: of the name of the study no more than
// there is room for, of the place all of it.
func named(th theme.Theme, h Head, room int) string {
	left := " " + th.Title.Render("citaat") + "  "
	study, place := Clean(h.Study), ""
	if h.Place != "" {
		place = " › " + Clean(h.Place)
	}
	keep := max(room-ansi.StringWidth(left)-ansi.StringWidth(place), 8)
	return left + ansi.Truncate(study, keep, "…") + place
}

// tabsOf draws the screens, or nothing where there is no room for them.
func tabsOf(th theme.Theme, h Head, width int) string {
	if width < tabbed || len(h.Tabs) == 0 {
		return ""
	}
	var b strings.Builder
	for _, t := range h.Tabs {
		style := th.Dim
		if t.Here {
			style = th.Chosen
		}
		b.WriteString(style.Render(" " + t.Name + " "))
	}
	if ansi.StringWidth(b.String()) > width/2+4 {
		return ""
	}
	return b.String()
}

func tabZones(tabs []Tab, x int) []Zone {
	var zones []Zone
	for _, t := range tabs {
		w := ansi.StringWidth(t.Name) + 2
		zones = append(zones, Zone{x, x + w, t.Action})
		x += w
	}
	return zones
}

// filtered is the left of the title line while a filter is on, and the column
// at which the filter begins: of the name of the study no more than there is
// room for.
func filtered(th theme.Theme, h Head, width int) (line string, at int) {
	mark := shortened(Clean(h.Filter), max(width-2, 1))
	room := width - ansi.StringWidth(mark) - 4
	name := Clean(h.Place)
	if full := Clean(h.Study) + " › " + name; name == "" {
		name = Clean(h.Study)
	} else if ansi.StringWidth(full) <= room {
		name = full
	}
	if room < 3 {
		return " " + th.Selected.Render(mark), 1
	}
	line = " " + ansi.Truncate(name, room, "…") + "  "
	return line + th.Selected.Render(mark), ansi.StringWidth(line)
}

// shortened cuts a sentence about a filter before its last part, which is how
// much passes.
func shortened(s string, width int) string {
	at := strings.LastIndex(s, " · ")
	if ansi.StringWidth(s) <= width || at < 0 {
		return ansi.Truncate(s, width, "…")
	}
	tail := s[at:]
	if keep := width - ansi.StringWidth(tail); keep >= 12 {
		return ansi.Truncate(s[:at], keep, "…") + tail
	}
	return ansi.Truncate(s, width, "…")
}
