package ingest

import (
	"context"
	"strings"

	"citaat/corpus"
)

// line is one line of a file as a reader sees it.
type line struct {
	text    string
	start   bool // it begins a paragraph; the others follow a break within one
	heading bool // it is set as a heading
	field   bool // it stands in the block of facts above the talk
	page    int  // the page it stands on, from 1; 0 where the file has no pages
	margin  bool // it belongs to the page: header, footer, page number
	// A row of a table of speakers and speech comes as one line with cells.
	cells []string

	// Where the container says when and by whom a line is said.
	timed bool
	at    corpus.Clock
	who   string
}

func splitLines(text string) []line {
	if strings.Contains(text, "\r") {
		text = strings.ReplaceAll(text, "\r\n", "\n")
		text = strings.ReplaceAll(text, "\r", "\n")
	}
	lines := make([]line, 0, strings.Count(text, "\n")+1)
	for text != "" {
		var s string
		s, text, _ = strings.Cut(text, "\n")
		lines = append(lines, line{text: s, start: true})
	}
	return lines
}

// dialect finds turns in lines. opens counts the turns that it would find;
// read finds them.
type dialect struct {
	format Format
	weight int // how much more one opening says than a label and a colon does
	opens  func([]line) int
	read   func(context.Context, []line, *Draft, *builder) error
}

// readLines gives the lines to the dialect that finds most in them.
func readLines(ctx context.Context, lines []line, d *Draft, b *builder) error {
	flat := flatten(lines)
	var labelled []line // as the dialect of labels reads them
	labelled, d.seen.above = colonsAbove(flat, d.known)
	d.seen.wrapped = b.wrapped || hardWrapped(flat)
	b.wrapped = d.seen.wrapped && !b.clean.KeepWraps
	best, most := dialect{Labels, 1, nil, readLabels}, rosterOf(labelled, d.known).opened
	d.seen.scores = append(d.seen.scores, score{Labels, most, 1})
	for _, x := range []dialect{
		{Meet, 8, meetOpens, readMeet},
		{TeamsDocx, 4, headedOpens, readHeaded},
		{WordTranscribe, 4, transcribeOpens, readTranscribe},
	} {
		if err := ctx.Err(); err != nil {
			return err
		}
		n := x.opens(flat)
		d.seen.scores = append(d.seen.scores, score{x.format, n, x.weight})
		if n *= x.weight; n > most {
			best, most = x, n
		}
	}
	n := tableOpens(lines)
	d.seen.scores = append(d.seen.scores, score{Table, n, 8})
	if n*8 > most {
		d.Format = Table
		return readTable(ctx, lines, d, b)
	}
	if most == 0 || best.format == Labels && d.strays(flat, most, b) {
		return readUnlabelled(ctx, flat, d, b)
	}
	if d.Format = best.format; d.Format == Labels {
		flat = labelled
	}
	return best.read(ctx, flat, d, b)
}

// beat looks now and then whether the caller has given up.
func beat(ctx context.Context, i int) error {
	if i&1023 == 0 {
		return ctx.Err()
	}
	return nil
}

// flatten makes a line of every cell, for tables that hold no talk.
func flatten(lines []line) []line {
	for i, l := range lines {
		if l.cells == nil {
			continue
		}
		out := append(make([]line, 0, 2*len(lines)), lines[:i]...)
		for _, l := range lines[i:] {
			if l.cells == nil {
				out = append(out, l)
				continue
			}
			for _, c := range l.cells {
				for k, s := range strings.Split(c, "\n") {
					out = append(out, line{text: s, start: k == 0})
				}
			}
		}
		return out
	}
	return lines
}

// stampPrefix takes a time off the start of a line: [00:01:02], (1:02),
// #00:01:02-3# or 00:01:02 itself. rest is what follows, n the bytes taken.
func stampPrefix(s string) (at corpus.Clock, n int) {
	if s == "" {
		return corpus.NoTime, 0
	}
	var end byte
	switch s[0] {
	case '[':
		end = ']'
	case '(':
		end = ')'
	case '#':
		end = '#'
	default:
		if s[0] < '0' || s[0] > '9' {
			return corpus.NoTime, 0
		}
		n := 0
		for n < len(s) && (s[n] >= '0' && s[n] <= '9' || s[n] == ':' || s[n] == '.') {
			n++
		}
		if n < len(s) && s[n] != ' ' && s[n] != '\t' {
			return corpus.NoTime, 0
		}
		return parseStamp(s[:n]), n
	}
	k := strings.IndexByte(s[1:min(len(s), 18)], end)
	if k < 4 {
		return corpus.NoTime, 0
	}
	return parseStamp(s[1 : 1+k]), k + 2
}

// parseStamp reads H:MM:SS, M:SS, with tenths after a dot, a comma or, as f4
// writes them, a hyphen. Anything else is NoTime.
func parseStamp(s string) corpus.Clock {
	if len(s) < 4 || len(s) > 14 {
		return corpus.NoTime
	}
	if i := strings.IndexAny(s, ".,-"); i > 0 {
		for _, c := range s[i+1:] {
			if c < '0' || c > '9' {
				return corpus.NoTime
			}
		}
		s = s[:i]
	}
	total, part, digits, colons := 0, 0, 0, 0
	for i := 0; i <= len(s); i++ {
		if i < len(s) && s[i] >= '0' && s[i] <= '9' {
			part = part*10 + int(s[i]-'0')
			digits++
			continue
		}
		if i < len(s) && s[i] != ':' || digits == 0 || digits > 3 || (colons > 0 && (part > 59 || digits != 2)) {
			return corpus.NoTime
		}
		total = total*60 + part
		part, digits = 0, 0
		colons++
	}
	if colons < 2 || colons > 3 {
		return corpus.NoTime
	}
	return corpus.Clock(total)
}

// leadingTime is stampPrefix for lines that begin with a time: it returns the
// rest without the space between.
func leadingTime(s string) (corpus.Clock, string, string) {
	at, n := stampPrefix(s)
	if at == corpus.NoTime {
		return at, "", s
	}
	return at, s[:n], strings.TrimLeft(s[n:], " \t\u00a0")
}

// dropStamps takes times in brackets or f4's hashes out of speech and hands
// them to seen.
func dropStamps(s string, seen func(corpus.Clock, string)) string {
	from := 0
	var out []byte
	for i := 0; i < len(s); i++ {
		if s[i] != '[' && s[i] != '#' {
			continue
		}
		at, n := stampPrefix(s[i:])
		if at == corpus.NoTime {
			continue
		}
		seen(at, s[i:i+n])
		out = append(append(out, s[from:i]...), ' ')
		from = i + n
		i = from - 1
	}
	if from == 0 {
		return s
	}
	return string(append(out, s[from:]...))
}
