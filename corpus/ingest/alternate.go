package ingest

import (
	"context"
	"slices"
	"strings"

	"citaat/corpus"
	"citaat/corpus/phrases"
)

// Alternating are the names for Choices.Alternate where the user only says that
// two speakers take turns: the interviewer begins.
func Alternating() []string { return []string{"Interviewer", "Respondent"} }

// minParagraphs is how many paragraphs a text without labels has at least, to
// be offered as talk at all.
const minParagraphs = 4

// With is the draft as the cleaning and the alternation of the choices have it:
// its turns, words and lists are those that Plan would import. It is quick, and
// without either it is the draft itself.
func (d Draft) With(ctx context.Context, c Choices) (Draft, error) {
	if err := c.checkAlternate(); err != nil {
		return Draft{}, err
	}
	if d.own != nil || d.from == nil || d.cleaning.equal(c.Cleaning) && slices.Equal(d.alternate, c.Alternate) {
		return d, nil
	}
	return d.from.interpret(ctx, c)
}

func (c Choices) checkAlternate() error {
	seen := map[string]bool{}
	for _, name := range c.Alternate {
		k := key(name)
		if k == "" || len(name) > maxLabel || seen[k] {
			return phrases.Fail("ingest.choice.alternate").WithCure("ingest.choice.alternate.cure")
		}
		seen[k] = true
	}
	if len(c.Alternate) == 1 {
		return phrases.Fail("ingest.choice.alternate").WithCure("ingest.choice.alternate.cure")
	}
	return nil
}

// unlabelled refuses a draft of which nobody has said who speaks.
func (d *Draft) unlabelled() error {
	switch {
	case d.Format != Unlabelled || len(d.alternate) > 0:
		return nil
	case d.Alternates:
		return phrases.Fail("ingest.error.nolabels").WithCure("ingest.error.nolabels.cure")
	}
	return phrases.Fail("ingest.error.noturns").WithCure("ingest.error.noturns.alternate.cure")
}

// strays tells of a text in which what looks like labels opens fewer than one
// line in twenty, while its paragraphs look like question and answer: a list
// with letters, or a single "P: 12 weken". Who names a speaker means a label.
func (d *Draft) strays(lines []line, opened int, b *builder) bool {
	if len(d.known) > 0 || opened*20 >= len(lines) {
		return false
	}
	talk := paragraphsOf(lines, d.seen.wrapped && !b.clean.KeepWraps)
	return opened*20 < len(talk) && looksAlternating(talk)
}

// readUnlabelled makes a turn of every paragraph, in the order of the speakers
// that the user names. Above the talk it leaves out headings, facts and a line
// with the date.
func readUnlabelled(ctx context.Context, lines []line, d *Draft, b *builder) error {
	paragraphs := paragraphsOf(lines, d.seen.wrapped && !b.clean.KeepWraps)
	talk := paragraphs[:0:0]
	for i, p := range paragraphs {
		if err := beat(ctx, i); err != nil {
			return err
		}
		text := p.text()
		_, dated := parseDate(text)
		if p[0].field || p[0].heading || len(talk) == 0 && dated && countWords(text) <= 12 {
			kind := Headings
			if len(talk) == 0 {
				d.above(text)
				kind = Before
			}
			b.ledger.skip(kind, text)
			continue
		}
		talk = append(talk, p)
	}
	if len(talk) < minParagraphs {
		return nil
	}
	d.Format, d.Alternates = Unlabelled, looksAlternating(talk)
	r := labelReader{b: b, pending: corpus.NoTime}
	for i, p := range talk {
		speaker, at := Unknown, corpus.NoTime
		if n := len(d.alternate); n > 0 {
			speaker = d.alternate[i%n]
		}
		if p[0].timed {
			at = p[0].at
		}
		b.begin(speaker, at)
		for k, l := range p {
			text := l.text
			if t, stamp, rest := leadingTime(strings.TrimLeft(text, " \t\u00a0")); k == 0 && t != corpus.NoTime {
				r.time(t, stamp, true)
				text = rest
			}
			b.say(r.unstamped(text))
		}
	}
	return nil
}

// passage is the lines of a paragraph.
type passage []line

func (p passage) text() string {
	var s []string
	for _, l := range p {
		s = append(s, l.text)
	}
	return strings.Join(s, " ")
}

// paragraphsOf gathers lines: those up to an empty one where the file breaks
// its lines at a margin, else each by itself, with the breaks within it.
func paragraphsOf(lines []line, wrapped bool) []passage {
	var out []passage
	open := false
	for _, l := range lines {
		switch {
		case empty(l.text):
			open = false
		case open && (wrapped || !l.start):
			out[len(out)-1] = append(out[len(out)-1], l)
		default:
			out = append(out, passage{l})
			open = true
		}
	}
	return out
}

// looksAlternating tells of talk in which one of two asks: in every second
// paragraph there is a question mark in at least three of ten, and half as
// often or less in the others.
func looksAlternating(talk []passage) bool {
	var asks, n [2]int
	for i, p := range talk {
		n[i%2]++
		if strings.Contains(p.text(), "?") {
			asks[i%2]++
		}
	}
	most, least := 0, 1
	if asks[1]*n[0] > asks[0]*n[1] {
		most, least = 1, 0
	}
	return asks[most] > 1 && asks[most]*10 >= n[most]*3 && asks[least]*n[most]*2 <= asks[most]*n[least]
}
