package main

import (
	"strconv"
	"strings"

	"github.com/rivo/uniseg"

	"citaat/cmd/citaat/desk"
	"citaat/coding"
	"citaat/corpus/phrases"
	"citaat/corpus/search"
)

func itoa(n int) string { return strconv.Itoa(n) }

func codePath(d *desk.Desk, id string) string { return d.Study.Codebook().Path(coding.CodeID(id)) }

// printHits prints the counts and, under them, a line for each hit, or its
// whole passage.
func printHits(env *Env, d *desk.Desk, o findOptions, r search.Result, records []hitRecord) {
	env.Out.Paint(bold, counts(env.Book(), d, d.Summarise(r.Hits)))
	env.Out.Text("\n")
	place, left := 0, 0
	for _, h := range records {
		place = max(place, uniseg.StringWidth(h.Place))
		left = max(left, env.Out.width(h.before()))
	}
	for _, h := range records {
		if o.passages {
			printPassage(env, h)
			continue
		}
		before := h.before()
		env.Out.Text(h.Place + strings.Repeat(" ", place-uniseg.StringWidth(h.Place)+2+left-env.Out.width(before)))
		env.Out.strike(before)
		paintNode(env.Out, h, h.line.Node)
		env.Out.strike(h.parts([]rune(h.line.Right), h.End))
		if h.line.Cut.Right {
			env.Out.Text("…")
		}
		env.Out.Paint(faint, marks(h.Codes)+withheldMark(env.Book(), h))
		env.Out.Text("\n")
	}
	if len(records) < len(r.Hits) {
		env.Say("cli.find.more", phrases.Args{"Count": len(r.Hits) - len(records)})
	}
	unread(env, r.Unread)
}

// struck is the style of words that are not to be used.
const struck = "\x1b[9m"

// paintNode prints the words of a hit; those that are not to be used are struck,
// where there is no colour by signs.
func paintNode(out *paper, h hitRecord, words string) {
	switch {
	case !h.Withheld:
		out.Paint(node, "‹"+words+"›")
	case out.colour:
		out.Paint(struck, "‹"+words+"›")
	default:
		out.Text("‹~~" + words + "~~›")
	}
}

// withheldMark says behind a hit that it is not to be used.
func withheldMark(b *phrases.Book, h hitRecord) string {
	if !h.Withheld {
		return ""
	}
	return "  [" + b.Say("consent.op") + "]"
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}

// before is what stands before the words of a hit.
func (h hitRecord) before() []part {
	left := []rune(h.line.Left)
	list := h.parts(left, h.Start-len(left))
	if h.line.Cut.Left {
		list = append([]part{{text: "…"}}, list...)
	}
	return list
}

// marks are the names of the codes on a hit, behind it.
func marks(paths []string) string {
	var b strings.Builder
	for _, p := range paths {
		b.WriteString("  ▌" + p[strings.LastIndexByte(p, '/')+1:])
	}
	return b.String()
}

// printPassage prints the turns of a hit with the hit in it.
func printPassage(env *Env, h hitRecord) {
	out := env.Out
	out.Text("\n")
	head := h.Place
	if h.Time != "" {
		head += "  " + h.Time
	}
	out.Paint(faint, head+marks(h.Codes)+withheldMark(env.Book(), h))
	out.Text("\n")
	under := func(r []rune) string { return strings.ReplaceAll(string(r), "\n", "\n  ") }
	text := []rune(h.Context)
	around := func(text []rune, at int) {
		parts := h.parts(text, at)
		for i := range parts {
			parts[i].text = under([]rune(parts[i].text))
		}
		out.strike(parts)
	}
	out.Text("  ")
	around(text[:h.Start-h.from], h.from)
	paintNode(out, h, under(text[h.Start-h.from:h.End-h.from]))
	around(text[h.End-h.from:], h.End)
	out.Text("\n")
}

// counts says how many hits there are and how many of each group: 38 treffers ·
// 5 van 6 moeders.
func counts(b *phrases.Book, d *desk.Desk, s search.Summary) string {
	parts := []string{b.Say("cli.find.hits", phrases.Args{"Count": s.Hits})}
	for _, g := range s.Groups {
		if g.Participants > 0 && g.Group != "" {
			parts = append(parts, b.Say("cli.find.of", phrases.Args{"N": g.Participants, "Of": g.Of,
				"Group": groupNoun(d.Study.Settings(), g.Group, g.Of)}))
		}
	}
	return list(parts...)
}
