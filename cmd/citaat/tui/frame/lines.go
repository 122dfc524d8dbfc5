package frame

import (
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
	if th.ASCII {
		left = strings.ReplaceAll(left, "›", ">")
	}
	saving := th.Good.Render(h.Saving)
	if h.Bad {
		saving = th.Bad.Render(h.Saving)
	}
	right := ""
	for _, part := range []string{Clean(h.Coder), h.Count} {
		if part != "" && width >= 60+ansi.StringWidth(right+part) {
			right += th.Dim.Render(part) + "   "
		}
	}
	return Ends(left+"  ", right+saving+" ", width)
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
	room := width - ansi.StringWidth(left) - ansi.StringWidth(help) - 1
	for _, b := range table.Footer() {
		word := b.Short
		if word == "" {
			word = b.Help
		}
		h := hint(th, b.Written(), book.Say(word)) + "   "
		if w := ansi.StringWidth(h); w <= room {
			left += h
			room -= w
		}
	}
	if table.Typing || table.Modal {
		help = ""
	}
	return Fit(left+help, width)
}

func hint(th theme.Theme, key, word string) string {
	return th.Key.Render(key) + " " + word
}

func oneLine(s string) string { return strings.Join(strings.Fields(Clean(s)), " ") }

// Help draws the keys of a screen, grouped, in as many columns as fit. What
// cannot be done now says why.
func Help(th theme.Theme, book *phrases.Book, table screen.Table, width, height int) string {
	lines := helpLines(th, book, table)
	inner, rows := max(width-4, 10), max(height-4, 1)
	const column = 38
	cols := max(min(inner/column, (len(lines)+rows-1)/rows), 1)
	w := inner / cols
	rows = min(rows, (len(lines)+cols-1)/cols)
	var body strings.Builder
	for y := range rows {
		body.WriteString("\n ")
		for c := range cols {
			if i := c*rows + y; i < len(lines) {
				body.WriteString(Fit(lines[i], w-1) + " ")
			}
		}
	}
	h := min(rows+4, height)
	return Pane(th, book.Say("widgets.help-title"), body.String(), width, h, true)
}

func helpLines(th theme.Theme, book *phrases.Book, table screen.Table) []string {
	var groups []string
	by := map[string][]string{}
	for _, b := range table.Bindings {
		if b.Help == "" {
			continue
		}
		if _, seen := by[b.Group]; !seen {
			groups = append(groups, b.Group)
		}
		line := Fit(th.Key.Render(b.Written()), 9) + " " + book.Say(b.Help)
		if b.Off() {
			line = Fit(th.Dim.Render(b.Written()), 9) + " " + th.Dim.Render(book.Say(b.Help)+": "+b.Disabled.In(book))
		}
		by[b.Group] = append(by[b.Group], line)
	}
	var lines []string
	for _, g := range groups {
		if g != "" {
			if len(lines) > 0 {
				lines = append(lines, "")
			}
			lines = append(lines, th.Heading.Render(book.Say(g)))
		}
		lines = append(lines, by[g]...)
	}
	return lines
}
