package find

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"citaat/cmd/citaat/tui/frame"
	"citaat/corpus/phrases"
)

// reviewHead is what stands above the text of a proposal: what is proposed, how
// far one is, and a line between.
const reviewHead = 3

// reviewFoot is what stands below it: what was decided, and what the code means.
func (m Model) reviewFoot() int {
	if m.height < 16 {
		return 2
	}
	return 5
}

// reviewView draws a proposal in its interview.
func (m Model) reviewView(width, height int) string {
	th, say, r := m.c.Theme, m.c.Book.Say, m.review
	head := th.Title.Render(say("proposal.title", phrases.Args{"Name": frame.Clean(r.search.Name), "Code": m.reviewCode()}))
	lines := []string{frame.Ends(" "+head, th.Heading.Render(m.progress())+" ", width), " " + m.tallies(width), ""}
	_, _, ok := r.place()
	switch {
	case r.loading:
		lines = append(lines, "  "+th.Dim.Render(say("find.loading")))
	case r.err != nil:
		for _, l := range frame.Wrap(frame.Clean(m.c.Book.Error(r.err)), max(width-4, 8)) {
			lines = append(lines, "  "+th.Warn.Render(l))
		}
	case !ok:
		for _, l := range frame.Wrap(say("proposal.none"), min(max(width-4, 8), 76)) {
			lines = append(lines, "  "+th.Dim.Render(l))
		}
	default:
		lines = append(lines, strings.Split(r.text.View(), "\n")...)
	}
	foot := m.reviewFoot()
	body := frame.Block(strings.Join(lines, "\n"), width, max(height-foot, 1))
	return frame.Block(body+"\n"+strings.Join(m.reviewAbout(width, foot), "\n"), width, height)
}

func (m Model) reviewCode() string {
	return frame.Clean(strings.ReplaceAll(m.codes.name(string(m.review.code)), "/", " › "))
}

// progress is how far one is: "12 van 38 beslist".
func (m Model) progress() string {
	r, say := m.review, m.c.Book.Say
	switch {
	case r.loading || r.err != nil:
		return ""
	case r.looking:
		return say("proposal.gone-of", phrases.Args{"N": r.goneAt + 1, "Of": len(r.gone)})
	case len(r.items) == 0:
		return ""
	}
	return say("proposal.of", phrases.Args{"N": r.at + 1, "Of": len(r.items)})
}

// tallies are what was decided so far.
func (m Model) tallies(width int) string {
	r, say, th := m.review, m.c.Book.Say, m.c.Theme
	if r.loading || r.err != nil {
		return ""
	}
	if r.looking {
		return th.Dim.Render(ansi.Truncate(say("proposal.looking"), max(width-2, 1), "…"))
	}
	n := map[verdict]int{}
	for _, p := range r.items {
		n[p.decided]++
	}
	parts := []string{say("proposal.left", phrases.Args{"Count": n[undecided]}),
		say("proposal.accepted-n", phrases.Args{"Count": n[accepted]}), say("proposal.rejected-n", phrases.Args{"Count": n[rejected]})}
	if n[undecided] == 0 && len(r.items) > 0 {
		parts[0] = say("proposal.all-decided")
	}
	if g := len(r.gone) - n[rejected]; g > 0 {
		parts = append(parts, say("proposal.rejected-before", phrases.Args{"Count": g}))
	}
	return th.Dim.Render(ansi.Truncate(strings.Join(parts, " · "), max(width-2, 1), "…"))
}

// reviewAbout is below the text: where it stands and what was decided on it, and
// what the code means, for that is what one decides by.
func (m Model) reviewAbout(width, rows int) []string {
	th := m.c.Theme
	out := []string{"", " " + m.verdictLine(width)}
	if rows > 2 {
		for _, l := range frame.Wrap(m.codes.meaning(string(m.review.code)), max(min(width-2, 100), 8)) {
			out = append(out, " "+th.Dim.Render(l))
		}
	}
	for len(out) < rows {
		out = append(out, "")
	}
	return out[:rows]
}

func (m Model) verdictLine(width int) string {
	r, say, th := m.review, m.c.Book.Say, m.c.Theme
	p, _, ok := r.place()
	t := r.text.Transcript()
	if !ok || t == nil || t.ID != p.Interview {
		return ""
	}
	place := t.Place(p.Span)
	if who := t.ParticipantOf(p.Span); string(who) != string(t.ID) {
		place += " · " + string(who)
	}
	style, said := th.Key, say("proposal.ask", phrases.Args{"Code": m.reviewCode()})
	switch {
	case r.looking:
		said = say("proposal.rejected-by", phrases.Args{"Coder": string(r.gone[r.goneAt].Coder)})
		style = th.Dim
	case r.items[r.at].decided == accepted:
		style, said = th.Good, m.sign("✓ ", "+ ")+say("proposal.is-accepted")
	case r.items[r.at].decided == rejected:
		style, said = th.Warn, m.sign("✗ ", "x ")+say("proposal.is-rejected")
	}
	return th.Dim.Render(frame.Clean(place)+" · ") + style.Render(ansi.Truncate(said, max(width-ansi.StringWidth(place)-6, 1), "…"))
}
