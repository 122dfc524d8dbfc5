package theme

import (
	"bytes"
	"io"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/muesli/cancelreader"
	"golang.org/x/term"
)

// Asking is how long Detect waits for a terminal's answer.
const Asking = 150 * time.Millisecond

// Detect finds out how the terminal looks. CITAAT_THEME=light|dark decides;
// else COLORFGBG; else the terminal is asked, and one that has not answered
// within the limit counts as dark. It must run before Bubble Tea takes the
// terminal. It never hangs.
func Detect(in, out *os.File, env func(string) string, limit time.Duration) Look {
	look := Wishes(env)
	if dark, known := known(env); known {
		look.Dark = dark
		return look
	}
	look.Dark = true
	switch env("TERM") {
	case "", "dumb", "linux":
		return look
	}
	if !term.IsTerminal(int(in.Fd())) || !term.IsTerminal(int(out.Fd())) {
		return look
	}
	if dark, ok := ask(in, out, limit); ok {
		look.Dark = dark
	}
	return look
}

// Wishes is the look as far as the environment alone tells it: ASCII where
// CITAAT_ASCII asks for it, the terminal is a dumb one or the locale is not
// UTF-8; no locale at all says nothing.
func Wishes(env func(string) string) Look {
	locale := env("LC_ALL")
	for _, name := range []string{"LC_CTYPE", "LANG"} {
		if locale == "" {
			locale = env(name)
		}
	}
	l := strings.ToLower(locale)
	utf8 := l == "" || strings.Contains(l, "utf-8") || strings.Contains(l, "utf8")
	ascii := env("CITAAT_ASCII") != "" || env("TERM") == "dumb" || !utf8
	return Look{Dark: true, Colour: env("NO_COLOR") == "" && env("TERM") != "dumb", ASCII: ascii}
}

// known reads the background from the environment.
func known(env func(string) string) (dark, ok bool) {
	switch env("CITAAT_THEME") {
	case "light":
		return false, true
	case "dark":
		return true, true
	}
	parts := strings.Split(env("COLORFGBG"), ";")
	n, err := strconv.Atoi(parts[len(parts)-1])
	if len(parts) < 2 || err != nil {
		return false, false
	}
	return n < 7 || n == 8, true
}

// ask sends the question for the background, and behind it one for the
// terminal's kind, which nearly every terminal answers: so the end is known
// also where the first one is not understood.
func ask(in, out *os.File, limit time.Duration) (dark, ok bool) {
	raw, err := term.MakeRaw(int(in.Fd()))
	if err != nil {
		return false, false
	}
	defer term.Restore(int(in.Fd()), raw) //nolint:errcheck // nothing better can be done
	r, err := cancelreader.NewReader(in)
	if err != nil {
		return false, false
	}
	defer r.Close() //nolint:errcheck // it does not own the terminal
	timer := time.AfterFunc(limit, func() { r.Cancel() })
	defer timer.Stop()
	if _, err := out.WriteString("\x1b]11;?\x1b\\\x1b[c"); err != nil {
		return false, false
	}
	return Answer(untilKind(r))
}

// untilKind reads up to the end of the second answer, "ESC [ … c".
func untilKind(r io.Reader) []byte {
	var got []byte
	buf := make([]byte, 64)
	for len(got) < 1024 {
		n, err := r.Read(buf)
		got = append(got, buf[:n]...)
		if at := bytes.Index(got, []byte("\x1b[?")); at >= 0 && bytes.IndexByte(got[at:], 'c') > 0 {
			return got
		}
		if err != nil {
			return got
		}
	}
	return got
}

// Answer reads "ESC ] 11 ; rgb:RRRR/GGGG/BBBB" and tells whether that colour
// is a dark one.
func Answer(got []byte) (dark, ok bool) {
	_, after, found := strings.Cut(string(got), "\x1b]11;rgb:")
	if !found {
		return false, false
	}
	end := strings.IndexAny(after, "\a\x1b")
	if end < 0 {
		return false, false
	}
	parts := strings.Split(after[:end], "/")
	if len(parts) != 3 {
		return false, false
	}
	weights := [3]float64{0.299, 0.587, 0.114}
	var light float64
	for i, p := range parts {
		v, err := strconv.ParseUint(p, 16, 32)
		if err != nil || len(p) == 0 || len(p) > 4 {
			return false, false
		}
		light += weights[i] * float64(v) / float64(uint64(1)<<(4*len(p))-1)
	}
	return light < 0.5, true
}
