package export

import (
	"bufio"
	"io"
	"strings"
)

// writeMarkdown writes a text that reads well as it is: headings, quotations as
// block quotes, and tables.
func writeMarkdown(out io.Writer, doc Document) error {
	w := bufio.NewWriter(out)
	w.WriteString("# " + markdown(doc.Title) + "\n")
	if doc.Status == Working {
		w.WriteString("\n**" + markdown(doc.Book.Say("export.working")) + "**\n")
	}
	for _, t := range doc.Tables {
		if t.Title != "" {
			w.WriteString("\n## " + markdown(t.Title) + "\n")
		}
		for _, n := range t.Notes {
			w.WriteString("\n" + markdown(n) + "\n")
		}
		if t.has(Quote) {
			markdownQuotes(w, t)
		} else {
			markdownTable(w, t)
		}
		for _, n := range t.Foot {
			w.WriteString("\n*" + markdown(n) + "*\n")
		}
	}
	return w.Flush()
}

// markdownQuotes writes headings from the third level on, and each row as a
// block quote with what else is known of it on the line below.
func markdownQuotes(w *bufio.Writer, t Table) {
	var run runs
	headings := t.headings()
	for row := range t.Rows {
		for i := run.next(row, headings); i < headings; i++ {
			w.WriteString("\n" + strings.Repeat("#", 3+i) + " " + markdown(row[i].Text) + "\n")
		}
		quotes, details := parts(t, row)
		w.WriteByte('\n')
		for i, q := range quotes {
			if i > 0 {
				w.WriteString(">\n")
			}
			w.WriteString("> " + markdown(q) + "\n")
		}
		if len(details) > 0 {
			w.WriteString(">\n> " + markdown(strings.Join(details, " · ")) + "\n")
		}
	}
}

// parts are the quotations of a row and what else it tells.
func parts(t Table, row Row) (quotes, details []string) {
	for i, c := range t.Columns {
		switch {
		case c.Kind == Heading || row[i].empty():
		case c.Kind == Quote:
			quotes = append(quotes, row[i].Text)
		default:
			details = append(details, cellText(row[i]))
		}
	}
	return quotes, details
}

func cellText(c Cell) string {
	if c.Kind == NumberCell {
		return plainNumber(c.Number)
	}
	return c.Text
}

func markdownTable(w *bufio.Writer, t Table) {
	w.WriteByte('\n')
	for _, c := range t.Columns {
		title := c.Title
		if c.Over != "" {
			title = c.Over + ": " + c.Title
		}
		w.WriteString("| " + markdown(title) + " ")
	}
	w.WriteString("|\n")
	for _, c := range t.Columns {
		if c.Kind == Figure || c.Kind == Mark {
			w.WriteString("| :-: ")
		} else {
			w.WriteString("| --- ")
		}
	}
	w.WriteString("|\n")
	for row := range t.Rows {
		for _, c := range row {
			w.WriteString("| " + markdown(cellText(c)) + " ")
		}
		w.WriteString("|\n")
	}
}

// markdown is text that no reader of Markdown takes for anything else.
func markdown(s string) string {
	s = oneLine(s)
	if !strings.ContainsAny(s, "\\`*_[]<>#|&~") {
		return guardBlock(s)
	}
	var b strings.Builder
	for _, r := range s {
		if strings.ContainsRune("\\`*_[]<>#|&~", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return guardBlock(b.String())
}

// guardBlock keeps "- nou ja" and "1. eerst" from becoming lists.
func guardBlock(s string) string {
	if s == "" {
		return s
	}
	if strings.ContainsRune("-+=", rune(s[0])) {
		return "\\" + s
	}
	digits := strings.TrimLeft(s, "0123456789")
	if n := len(s) - len(digits); n > 0 && digits != "" && (digits[0] == '.' || digits[0] == ')') {
		return s[:n] + "\\" + digits
	}
	return s
}
