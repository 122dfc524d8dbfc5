package frame

import (
	"strings"

	"citaat/cmd/citaat/tui/screen"
	"citaat/cmd/citaat/tui/theme"
	"citaat/corpus/phrases"
)

// helpColumn is the least width of a column of help.
const helpColumn = 38

// keyColumn is how wide the keys are.
const keyColumn = 9

// Help draws the first page of the keys of a screen.
func Help(th theme.Theme, book *phrases.Book, table screen.Table, width, height int) string {
	view, _ := HelpPage(th, book, table, width, height, 0)
	return view
}

// HelpPage draws a page of the keys of a screen, grouped, in as many columns
// as fit, and tells how many pages there are. What cannot be done now says
// why.
func HelpPage(th theme.Theme, book *phrases.Book, table screen.Table, width, height, page int) (view string, pages int) {
	inner, rows := max(width-4, 10), max(height-4, 1)
	cols := max(inner/helpColumn, 1)
	w := inner / cols
	lines, _ := helpLines(th, book, table, w-1)
	pages = max((len(lines)+rows*cols-1)/(rows*cols), 1)
	page = min(max(page, 0), pages-1)
	lines = lines[page*rows*cols : min((page+1)*rows*cols, len(lines))]
	if pages == 1 {
		rows = min(rows, (len(lines)+cols-1)/cols)
	}
	var body strings.Builder
	for y := range rows {
		body.WriteString("\n ")
		for c := range cols {
			if i := c*rows + y; i < len(lines) {
				body.WriteString(Fit(lines[i], w-1) + " ")
			}
		}
	}
	title := book.Say("widgets.help-title")
	if pages > 1 {
		title += " · " + book.Say("widgets.page", phrases.Args{"N": page + 1, "Of": pages})
	}
	return Pane(th, title, body.String(), width, min(rows+4, height), true), pages
}

// HelpAt is the action that is explained at a place of a page of help, counted
// from the corner of its box.
func HelpAt(th theme.Theme, book *phrases.Book, table screen.Table, width, height, page, x, y int) (screen.Action, bool) {
	inner, rows := max(width-4, 10), max(height-4, 1)
	cols := max(inner/helpColumn, 1)
	w := inner / cols
	_, actions := helpLines(th, book, table, w-1)
	pages := max((len(actions)+rows*cols-1)/(rows*cols), 1)
	page = min(max(page, 0), pages-1)
	actions = actions[page*rows*cols : min((page+1)*rows*cols, len(actions))]
	if pages == 1 {
		rows = min(rows, (len(actions)+cols-1)/cols)
	}
	c, r := (x-2)/w, y-2
	if x < 2 || r < 0 || r >= rows || c >= cols || c*rows+r >= len(actions) {
		return "", false
	}
	a := actions[c*rows+r]
	return a, a != ""
}

// helpLines are the lines of help, at most width columns each, and the action
// that each of them explains, if it can be done now.
func helpLines(th theme.Theme, book *phrases.Book, table screen.Table, width int) (lines []string, actions []screen.Action) {
	var groups []string
	by := map[string][]screen.Binding{}
	for _, b := range table.Bindings {
		if b.Help == "" {
			continue
		}
		if _, seen := by[b.Group]; !seen {
			groups = append(groups, b.Group)
		}
		by[b.Group] = append(by[b.Group], b)
	}
	add := func(a screen.Action, more ...string) {
		for _, l := range more {
			lines, actions = append(lines, l), append(actions, a)
		}
	}
	for _, g := range groups {
		if len(lines) > 0 {
			add("", "")
		}
		if g != "" {
			add("", th.Heading.Render(book.Say(g)))
		}
		for _, b := range by[g] {
			a := b.Action
			if b.Off() {
				a = ""
			}
			add(a, helpEntry(th, book, b, width)...)
		}
	}
	add("", "")
	for _, l := range Wrap(book.Say("app.mouse"), width) {
		add("", th.Dim.Render(l))
	}
	return lines, actions
}

// helpEntry explains a binding, on more lines where one does not hold it.
func helpEntry(th theme.Theme, book *phrases.Book, b screen.Binding, width int) []string {
	style, said := th.Text, book.Say(b.Help)
	key := th.Key
	if b.Off() {
		style, key = th.Dim, th.Dim
		said += ": " + b.Disabled.In(book)
	}
	var lines []string
	for i, l := range Wrap(said, max(width-keyColumn-1, 8)) {
		head := strings.Repeat(" ", keyColumn)
		if i == 0 {
			head = Fit(key.Render(b.Written()), keyColumn)
		}
		lines = append(lines, head+" "+style.Render(l))
	}
	return lines
}
