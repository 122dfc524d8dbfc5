package frame

import (
	"slices"

	"github.com/charmbracelet/x/ansi"

	"citaat/cmd/citaat/tui/screen"
	"citaat/cmd/citaat/tui/theme"
	"citaat/corpus/phrases"
)

// HelpAction is what a click on the key of help does.
const HelpAction screen.Action = "app.help"

// UndoAction is what a click on the key that undoes does.
const UndoAction screen.Action = "app.undo"

// Footer draws the sentence about what happened, if any, and as many of the
// five keys that matter now as there is room for; the key for help always.
func Footer(th theme.Theme, book *phrases.Book, table screen.Table, f Foot, width int) string {
	line, _ := FooterZones(th, book, table, f, width)
	return line
}

// FooterZones draws the footer and tells what in it can be clicked.
func FooterZones(th theme.Theme, book *phrases.Book, table screen.Table, f Foot, width int) (string, []Zone) {
	left, zones := said(th, f, width)
	helpKey := "?"
	if b, ok := table.Find(HelpAction); ok {
		helpKey = b.Written()
	}
	help := hint(th, helpKey, book.Say("widgets.help"))
	if table.Typing || table.Modal {
		help = ""
	}
	room := width - ansi.StringWidth(left) - ansi.StringWidth(help) - 1
	bindings := table.Footer()
	hints := make([]string, len(bindings))
	out := -1 // the way out of a window is kept room for
	for i, b := range bindings {
		word := b.Short
		if word == "" {
			word = b.Help
		}
		hints[i] = hint(th, b.Written(), book.Say(word)) + "   "
		if w := ansi.StringWidth(hints[i]); table.Modal && slices.Contains(b.Keys, "esc") && w <= room {
			out, room = i, room-w
		}
	}
	for i, h := range hints {
		w := ansi.StringWidth(h)
		if i != out && w > room {
			continue
		}
		if i != out {
			room -= w
		}
		at := ansi.StringWidth(left)
		zones = append(zones, Zone{at, at + w - 3, bindings[i].Action})
		left += h
	}
	if help != "" {
		at := ansi.StringWidth(left)
		zones = append(zones, Zone{at, at + ansi.StringWidth(help), HelpAction})
	}
	return Fit(left+help, width), zones
}

// said draws the sentence about what happened.
func said(th theme.Theme, f Foot, width int) (string, []Zone) {
	if f.Said == "" {
		return " ", nil
	}
	words, style := f.Said, th.Text
	if f.Bad {
		words = Opening(words)
	}
	if f.Undo != "" {
		words += " (" + f.Undo + ")"
	}
	if f.Bad {
		style = th.Warn
	}
	left := " " + style.Render(ansi.Truncate(oneLine(words), max(width-12, 1), "…")) + "   "
	if f.Undo == "" {
		return left, nil
	}
	end := ansi.StringWidth(left) - 3
	return left, []Zone{{max(end-ansi.StringWidth(f.Undo)-2, 1), end, UndoAction}}
}
