package main

import (
	"slices"
	"strings"

	"github.com/rivo/uniseg"

	"citaat/cmd/citaat/desk"
	"citaat/coding"
	"citaat/corpus"
)

// heldIn are the withheld passages in a part of an interview, in order.
func heldIn(d *desk.Desk, id corpus.TranscriptID, in corpus.Span) []corpus.Span {
	var held []corpus.Span
	for _, w := range d.Study.WithheldIn(id) {
		if !w.Lost && w.Span.Overlaps(in) {
			held = append(held, w.Span)
		}
	}
	return held
}

// mayNotQuote tells whether somebody whose words these are does not allow to be
// quoted.
func mayNotQuote(d *desk.Desk, t *corpus.Transcript, span corpus.Span) bool {
	from, to := t.TurnsIn(span)
	return slices.ContainsFunc(t.Turns[from:to], func(u corpus.Turn) bool {
		who := t.Speaker(u.Speaker).Participant
		return who != "" && !d.Study.MayQuote(who)
	})
}

// part is a piece of a text that is withheld as a whole, or not at all.
type part struct {
	text string
	held bool
}

// parts cuts a text that stands at an offset of the interview at the borders of
// what is withheld there.
func (h hitRecord) parts(text []rune, at int) []part {
	var list []part
	add := func(to int, held bool) {
		if n := min(to-at, len(text)); n > 0 {
			list = append(list, part{string(text[:n]), held})
			text, at = text[n:], at+n
		}
	}
	for _, s := range h.held {
		add(int(s.Start), false)
		add(int(s.End), true)
	}
	add(at+len(text), false)
	return list
}

// less is a text without what is withheld: what a program gets ends in a file.
func (h hitRecord) less(text string, at int) string {
	var b strings.Builder
	for _, p := range h.parts([]rune(text), at) {
		if p.held {
			b.WriteString(coding.Hidden)
		} else {
			b.WriteString(p.text)
		}
	}
	return b.String()
}

// forPrograms are the hits as a program or a spreadsheet gets them.
func forPrograms(records []hitRecord) []hitRecord {
	list := slices.Clone(records)
	for i, h := range list {
		list[i].Text, list[i].Context = h.less(h.Text, h.Start), h.less(h.Context, h.from)
	}
	return list
}

// strike prints a text in which what is withheld is struck, where there is no
// colour by signs.
func (p *paper) strike(parts []part) {
	for _, x := range parts {
		switch {
		case !x.held:
			p.Text(x.text)
		case p.colour:
			p.Paint(struck, x.text)
		default:
			p.Text("~~" + x.text + "~~")
		}
	}
}

// width is how many columns strike takes.
func (p *paper) width(parts []part) int {
	n := 0
	for _, x := range parts {
		n += uniseg.StringWidth(x.text)
		if x.held && !p.colour {
			n += 4
		}
	}
	return n
}
