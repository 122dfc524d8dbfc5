// Package clip puts text on the clipboard: through the terminal (OSC 52),
// which reaches the user's own machine also over SSH, and through the system's
// clipboard where there is one.
//
// It must never write the text anywhere else, and never fail loudly where
// there is no clipboard: the terminal's is asked for in any case.
package clip

import (
	"io"

	"github.com/atotto/clipboard"
	"github.com/aymanbagabas/go-osc52/v2"
)

// longest is how much text terminals take; some drop more than this whole.
const longest = 74994

// Sequence is the escape sequence that brings text to the terminal's
// clipboard, or "" where the text is too long for it.
func Sequence(text string, env func(string) string) string {
	if len(text) > longest {
		return ""
	}
	s := osc52.New(text)
	switch {
	case env("TMUX") != "":
		return s.Tmux().String()
	case env("STY") != "":
		return s.Screen().String()
	}
	return s.String()
}

// Copy sends the text to both clipboards. ok tells whether it may have arrived
// anywhere: a terminal does not answer.
func Copy(out io.Writer, text string, env func(string) string) (ok bool) {
	if s := Sequence(text, env); s != "" {
		_, err := io.WriteString(out, s)
		ok = err == nil
	}
	if !clipboard.Unsupported && (env("DISPLAY") != "" || env("WAYLAND_DISPLAY") != "" || native) {
		ok = clipboard.WriteAll(text) == nil || ok
	}
	return ok
}
