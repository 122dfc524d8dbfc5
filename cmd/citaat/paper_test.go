package main

import (
	"bytes"
	"io"
	"strings"
	"testing"
)

func TestPaperLetsNothingCommandTheTerminal(t *testing.T) {
	for in, want := range map[string]string{
		"gewoon\tgeïnteresseerd\n": "gewoon\tgeïnteresseerd\n",
		"a\x1b[2Jb":                "a\uFFFD[2Jb",
		"a\u009b2Jb":               "a\uFFFD2Jb",
		"a\rb":                     "a\uFFFDb",
		"a\r\nb":                   "a\r\nb",
		"a\u202eb\u2066c\u200bd":   "a\uFFFDb\uFFFDc\uFFFDd",
		"\ufeffPlaats":             "\ufeffPlaats",
		"👩\u200d👧 می\u200cخواهم":   "👩\u200d👧 می\u200cخواهم",
		"a\xffb":                   "a\uFFFDb",
		"a\x07\x00\x7fb":           "a\uFFFD\uFFFD\uFFFDb",
	} {
		var whole, pieces bytes.Buffer
		p := newPaper(&whole, false)
		p.Text(in)
		_ = p.Flush()
		q := newPaper(&pieces, false)
		for i := range len(in) { // a character may come in two writes
			_, _ = io.WriteString(q, in[i:i+1])
		}
		_ = q.Flush()
		if whole.String() != want {
			t.Errorf("%q came out as %q", in, whole.String())
		}
		if got := strings.ReplaceAll(pieces.String(), "\uFFFD\n", "\r\n"); got != want {
			t.Errorf("%q in pieces came out as %q", in, got)
		}
	}
}

func TestColourIsPutOnByPaintAlone(t *testing.T) {
	for _, colour := range []bool{true, false} {
		var b bytes.Buffer
		p := newPaper(&b, colour)
		p.Paint(node, "\x1b[2Jwoord")
		_ = p.Flush()
		if got := strings.Contains(b.String(), node); got != colour || strings.Contains(b.String(), "\x1b[2J") {
			t.Errorf("colour %v: %q", colour, b.String())
		}
	}
}
