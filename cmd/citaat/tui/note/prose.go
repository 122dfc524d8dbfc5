package note

import (
	"strings"
	"unicode/utf8"

	"citaat/cmd/citaat/tui/theme"
	"citaat/coding/memolink"
)

// Prose draws the text of a memo in lines of at most width columns, with its
// links: those that lead nowhere are marked with a question mark, those that
// may lead to several things with a plus. chosen is the link that is stood on,
// or -1. names may be nil while nobody knows where links lead.
func Prose(th theme.Theme, text string, names *memolink.Names, chosen, width int) []string {
	in := tidy(text)
	clean := string(in)
	links := memolink.Find(clean)
	spans := make([]row, len(links))
	marks := make([]int, len(links)) // how many things each leads to
	for i, l := range links {
		start := utf8.RuneCountInString(clean[:l.Start])
		spans[i] = row{start, start + utf8.RuneCountInString(clean[l.Start:l.End])}
		if marks[i] = 1; names != nil {
			marks[i] = len(names.Resolve(l.Name))
		}
	}
	var out []string
	k := 0
	for _, r := range layout(in, width-slack-1) {
		var b strings.Builder
		at := r.start
		for ; k < len(spans) && spans[k].start < r.end; k++ {
			s := spans[k]
			if s.start > at {
				b.WriteString(string(in[at:s.start]))
			}
			style := th.Key.Underline(true)
			switch {
			case k == chosen:
				style = th.Chosen
			case marks[k] == 0:
				style = th.Warn
			}
			piece := string(in[max(s.start, at):min(s.end, r.end)])
			if s.end <= r.end {
				piece += sign(marks[k])
			}
			b.WriteString(style.Render(piece))
			if at = min(s.end, r.end); s.end > r.end { // it goes on in the next row
				break
			}
		}
		if at < r.end {
			b.WriteString(string(in[at:r.end]))
		}
		out = append(out, b.String())
	}
	return out
}

// Links are the links of a memo as Prose counts them.
func Links(text string) []memolink.Link { return memolink.Find(string(tidy(text))) }

// sign tells without colour of a link that leads nowhere, or not to one thing.
func sign(n int) string {
	switch n {
	case 0:
		return "?"
	case 1:
		return ""
	}
	return "+"
}
