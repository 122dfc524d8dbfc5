package frame

import (
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"citaat/cmd/citaat/tui/screen"
	"citaat/cmd/citaat/tui/theme"
	"citaat/corpus/phrases"
)

// Head is what the title line tells.
type Head struct {
	Study  string
	Place  string // the screen or the interview; may be empty
	Filter string // a sentence about the filter that is on; empty: none is
	Coder  string
	Count  string // a sentence such as "27 coderingen"
	Saving string // a sentence such as "bewaard 14:02:11"
	Bad    bool   // Saving says that something is not saved
}

// Title draws the title line.
func Title(th theme.Theme, h Head, width int) string {
	left := " " + th.Title.Render("citaat") + "  " + Clean(h.Study)
	if h.Place != "" {
		left += " › " + Clean(h.Place)
	}
	saving := th.Good.Render(h.Saving)
	if h.Bad {
		saving = th.Bad.Render(h.Saving)
	}
	if h.Filter != "" { // it goes before everything but the state of saving
		left = filtered(th, h, width-ansi.StringWidth(saving)-2)
		h.Coder, h.Count = "", ""
	}
	if th.ASCII {
		left = strings.ReplaceAll(left, "›", ">")
	}
	right := ""
	for _, part := range []string{Clean(h.Coder), h.Count} {
		if part != "" && width >= 60+ansi.StringWidth(right+part) {
			right += th.Dim.Render(part) + "   "
		}
	}
	return Ends(left+"  ", right+saving+" ", width)
}

// filtered is the left of the title line while a filter is on: of the name of
// the study no more than there is room for.
func filtered(th theme.Theme, h Head, width int) string {
	mark := ansi.Truncate(Clean(h.Filter), max(width-2, 1), "…")
	room := width - ansi.StringWidth(mark) - 4
	name := Clean(h.Place)
	if full := Clean(h.Study) + " › " + name; name == "" {
		name = Clean(h.Study)
	} else if ansi.StringWidth(full) <= room {
		name = full
	}
	if room < 3 {
		return " " + th.Selected.Render(mark)
	}
	return " " + ansi.Truncate(name, room, "…") + "  " + th.Selected.Render(mark)
}

// Foot is what the footer tells.
type Foot struct {
	Said string // one sentence about what happened; empty: nothing did
	Bad  bool   // it tells of something that went wrong
	Undo string // the key that undoes it, with its word; empty: none
}

// Footer draws the sentence about what happened, if any, and as many of the
// five keys that matter now as there is room for; the key for help always.
func Footer(th theme.Theme, book *phrases.Book, table screen.Table, f Foot, width int) string {
	left := " "
	if f.Said != "" {
		said := f.Said
		if f.Undo != "" {
			said += " (" + f.Undo + ")"
		}
		style := th.Text
		if f.Bad {
			style = th.Warn
		}
		left += style.Render(ansi.Truncate(oneLine(said), max(width-12, 1), "…")) + "   "
	}
	help := hint(th, "?", book.Say("widgets.help"))
	if table.Typing || table.Modal {
		help = ""
	}
	room := width - ansi.StringWidth(left) - ansi.StringWidth(help) - 1
	var hints []string
	out := -1 // the way out of a window is kept room for
	for i, b := range table.Footer() {
		word := b.Short
		if word == "" {
			word = b.Help
		}
		hints = append(hints, hint(th, b.Written(), book.Say(word))+"   ")
		if w := ansi.StringWidth(hints[i]); table.Modal && slices.Contains(b.Keys, "esc") && w <= room {
			out, room = i, room-w
		}
	}
	for i, h := range hints {
		w := ansi.StringWidth(h)
		switch {
		case i == out:
			left += h
		case w <= room:
			left, room = left+h, room-w
		}
	}
	return Fit(left+help, width)
}

func hint(th theme.Theme, key, word string) string {
	return th.Key.Render(key) + " " + word
}

func oneLine(s string) string { return strings.Join(strings.Fields(Clean(s)), " ") }
