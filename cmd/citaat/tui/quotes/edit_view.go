package quotes

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"citaat/cmd/citaat/tui/frame"
	"citaat/coding/wording"
	"citaat/corpus"
	"citaat/corpus/phrases"
	"citaat/export"
)

// editWindow is how wide the window is, editWidth how wide its lines are typed:
// the cursor needs a column behind the last letter.
func (m Model) editWindow() int { return min(m.width, 96) }
func (m Model) editWidth() int  { return m.editWindow() - 4 }

// sheet is what stands in the window, part by part.
type sheet struct{ said, words, verdict, remark, printed []string }

// sheet lays the window out; each part has a title above it, but the verdict.
func (m Model) sheet(width, height int) sheet {
	e, th := *m.editing, m.c.Theme
	inner := width - 4
	words, remark := e.text, e.remark
	if !e.onWords {
		words.at, words.selected = -1, false
	} else {
		remark.at, remark.selected = -1, false
	}
	s := sheet{words: words.view(th, e.wrong(), inner), verdict: m.verdict(e, inner), remark: remark.view(th, nil, inner), printed: frame.Wrap(m.preview(e), inner)}
	if most := max(height/5, 1); len(s.printed) > most {
		s.printed = append(s.printed[:most-1:most-1], "… "+s.printed[len(s.printed)-1])
	}
	room := max(height-2-5-len(s.words)-len(s.verdict)-len(s.remark)-len(s.printed), 1)
	if s.said = frame.Wrap(e.said, inner); len(s.said) > room {
		last := ansi.Truncate(s.said[room-1], inner-1, "") + "…"
		s.said = append(s.said[:room-1:room-1], last)
	}
	return s
}

// wordsAt and remarkAt are the lines of the window on which those begin.
func (s sheet) wordsAt() int  { return 1 + len(s.said) + 1 }
func (s sheet) remarkAt() int { return s.wordsAt() + len(s.words) + len(s.verdict) + 1 }

// drawEditing draws the window: what was said, the wording, the verdict, and
// how it will be printed.
func (m Model) drawEditing(width, height int) string {
	e, th, say := *m.editing, m.c.Theme, m.c.Book.Say
	inner := width - 4
	s := m.sheet(width, height)
	for i := range s.said {
		s.said[i] = th.Dim.Render(s.said[i])
	}
	var lines []string
	add := func(title string, on bool, body []string) {
		if on {
			title = th.Key.Render("» " + title)
		} else {
			title = th.Heading.Render(title)
		}
		lines = append(append(lines, title), body...)
	}
	add(say("quotes.said"), false, s.said)
	add(say("quotes.wording")+th.Dim.Render("  "+m.length(e)), e.onWords, s.words)
	lines = append(lines, s.verdict...)
	add(say("quotes.remark"), !e.onWords, s.remark)
	if !e.onWords || len(e.remark.text) == 0 {
		about := say("quotes.remark-about")
		if e.onWords {
			about = "tab · " + about
		}
		lines[len(lines)-1] = frame.Ends(lines[len(lines)-1], th.Dim.Render(about), inner)
	}
	add(say("quotes.printed"), false, s.printed)
	for i := range lines {
		lines[i] = " " + lines[i]
	}
	title := say("quotes.edit-title", phrases.Args{"Place": m.place(e.card)})
	return frame.Pane(th, title, strings.Join(lines, "\n"), width, min(len(lines)+2, height), true)
}

// wrong are the places that differ from what was said.
func (e editing) wrong() []corpus.Span {
	var list []corpus.Span
	if e.known {
		for _, d := range e.verdict.Differences {
			list = append(list, d.Span)
		}
	}
	return list
}

// length tells how long a wording is, and gently when few will read it all.
func (m Model) length(e editing) string {
	n := wording.Words(e.text.String())
	if n > wording.Long {
		return m.c.Book.Say("quotes.long", phrases.Args{"Count": n})
	}
	return m.c.Book.Say("quotes.words", phrases.Args{"Count": n})
}

// preview is the quotation as it will be printed. It counts for the group that
// speaks, whomever the remark says it is about.
func (m Model) preview(e editing) string {
	group := e.card.group
	if who := e.verdict.Participant; who != "" {
		group = m.groupOf(who)
	}
	s := wording.Format(m.published(), e.text.String(), "", "", false)
	if by := export.Attribution(m.published(), m.snap.settings, group, strings.TrimSpace(e.remark.String()), e.verdict.Rendered); by != "" {
		s += " " + by
	}
	return frame.Clean(s)
}

// mostDifferences is how many differences are told at once.
const mostDifferences = 3

// verdict tells how the wording compares with what was said.
func (m Model) verdict(e editing, width int) []string {
	th, say := m.c.Theme, m.c.Book.Say
	v := e.verdict
	switch {
	case !e.known:
		return []string{th.Dim.Render(say("quotes.checking"))}
	case v.OK:
		s := m.sign("✓", "v") + " " + say("quotes.verbatim")
		if v.Omissions > 0 {
			s += " · " + say("quotes.omissions", phrases.Args{"Count": v.Omissions})
		}
		if v.Insertions > 0 {
			s += " · " + say("quotes.insertions", phrases.Args{"Count": v.Insertions})
		}
		if n := len(v.Dropped); n > 0 {
			s += " · " + say("quotes.hesitations", phrases.Args{"Count": n})
		}
		return []string{th.Good.Render(s)}
	}
	out := []string{th.Warn.Render(m.sign("✗", "x") + " " + say("quotes.differences", phrases.Args{"Count": len(v.Differences)}))}
	for i, d := range v.Differences {
		if i == mostDifferences {
			out = append(out, th.Dim.Render("  …"))
			break
		}
		for _, l := range frame.Wrap(frame.Clean(d.Text.In(m.c.Book)), width-2) {
			out = append(out, "  "+l)
		}
	}
	return out
}
