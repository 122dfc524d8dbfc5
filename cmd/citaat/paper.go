package main

import (
	"bufio"
	"io"
	"strings"
	"unicode/utf8"

	"citaat/corpus"
)

// paper is what the program writes on. Control characters and those that turn
// the reading direction around come out as U+FFFD, wherever they came from, so
// that no file can command a terminal. Colour is put on by Paint alone.
type paper struct {
	out    *bufio.Writer
	colour bool
	rest   []byte // the beginning of a character whose end is to follow
}

func newPaper(w io.Writer, colour bool) *paper {
	return &paper{out: bufio.NewWriterSize(w, 1<<16), colour: colour}
}

// Write implements io.Writer.
func (p *paper) Write(data []byte) (int, error) {
	n := len(data)
	if len(p.rest) > 0 {
		data = append(p.rest, data...)
		p.rest = nil
	}
	for len(data) > 0 {
		r, size := utf8.DecodeRune(data)
		if r == utf8.RuneError && !utf8.FullRune(data) {
			p.rest = append([]byte(nil), data...)
			break
		}
		switch {
		case r == utf8.RuneError && size == 1: // a byte that is no text
			p.out.WriteRune(utf8.RuneError)
		case r == '\n':
			p.out.WriteByte('\n')
		case r == '\r' && len(data) > 1 && data[1] == '\n':
			p.out.WriteByte('\r') // the end of a line of csv
		case r == '\t':
			p.out.WriteByte('\t')
		case r == '\ufeff':
			p.out.WriteRune(r) // the mark of a csv for a spreadsheet
		case corpus.Unprintable(r) || r == '\u2028' || r == '\u2029':
			p.out.WriteRune(utf8.RuneError)
		default:
			p.out.Write(data[:size])
		}
		data = data[size:]
	}
	return n, nil
}

// Line writes one line.
func (p *paper) Line(s string) {
	p.Text(s + "\n")
	p.Flush()
}

// Text writes without an end of line.
func (p *paper) Text(s string) { _, _ = io.WriteString(p, s) }

// Flush brings everything to the reader; its error is that of any write before.
func (p *paper) Flush() error { return p.out.Flush() }

// Styles that a terminal shows.
const (
	bold  = "\x1b[1m"
	faint = "\x1b[2m"
	node  = "\x1b[1;33m"
	plain = "\x1b[0m"
)

// Paint writes a piece in a style, where there is colour.
func (p *paper) Paint(style, s string) {
	if !p.colour || s == "" {
		p.Text(s)
		return
	}
	p.out.WriteString(style)
	p.Text(s)
	p.out.WriteString(plain)
}

// Again goes back to the start of the line, for progress.
func (p *paper) Again(s string) {
	p.out.WriteString("\r")
	p.Text(s)
	p.out.WriteString("\x1b[K")
	_ = p.out.Flush()
}

// oneLine makes a text that comes from outside fit for the middle of a line.
func oneLine(s string) string {
	return strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		if corpus.Unprintable(r) && r != '\n' && r != '\t' {
			return utf8.RuneError
		}
		return r
	}, s)), " ")
}
