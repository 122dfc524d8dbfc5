package quotes

import (
	"strings"

	"citaat/cmd/citaat/tui/frame"
	"citaat/coding/wording"
	"citaat/corpus"
	"citaat/corpus/phrases"
	"citaat/export"
)

func (m Model) editWidth() int { return min(m.width, 96) - 4 }

// drawEditing draws the window: what was said, the wording, the verdict, and
// how it will be printed.
func (m Model) drawEditing(width, height int) string {
	e, th, say := *m.editing, m.c.Theme, m.c.Book.Say
	inner := width - 4
	words, remark := e.text, e.remark
	if !e.onWords {
		words.at, words.selected = -1, false
	} else {
		remark.at, remark.selected = -1, false
	}
	edited := words.view(th, e.wrong(), inner)
	verdict := m.verdict(e, inner)
	note := remark.view(th, nil, inner-2)
	printed := frame.Wrap(m.preview(e), inner)
	if most := max(height/5, 1); len(printed) > most {
		printed = append(printed[:most-1:most-1], "… "+printed[len(printed)-1])
	}
	room := max(height-2-5-len(edited)-len(verdict)-len(note)-len(printed), 1)
	said := frame.Wrap(e.said, inner)
	if len(said) > room {
		said = append(said[:room-1], "…")
	}
	for i := range said {
		said[i] = th.Dim.Render(said[i])
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
	add(say("quotes.said"), false, said)
	add(say("quotes.wording")+th.Dim.Render("  "+m.length(e)), e.onWords, edited)
	lines = append(lines, verdict...)
	add(say("quotes.remark"), !e.onWords, note)
	if !e.onWords || len(e.remark.text) == 0 {
		lines[len(lines)-1] = frame.Ends(lines[len(lines)-1], th.Dim.Render(say("quotes.remark-about")), inner)
	}
	add(say("quotes.printed"), false, printed)
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
