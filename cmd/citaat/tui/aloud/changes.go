package aloud

import (
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"citaat/cmd/citaat/tui/frame"
	"citaat/cmd/citaat/tui/screen"
)

// Changes are the lines that tell what became different.
func Changes(before, after screen.Speech) []string {
	if before.Where != after.Where {
		before = screen.Speech{Typed: before.Typed}
		return add(add([]string{}, after.Where), rest(before, after)...)
	}
	return add(nil, rest(before, after)...)
}

// Back are the lines that tell that a window was closed and one stands where one
// stood before: what one heard there is not said again.
func Back(before, after screen.Speech) []string {
	return add(add([]string{}, after.Where), rest(before, after)...)
}

func rest(before, after screen.Speech) []string {
	var lines []string
	if before.Now != after.Now {
		lines = append(lines, after.Now)
	}
	if before.Field != after.Field {
		lines = append(lines, field(after))
	}
	for _, l := range after.More {
		if !slices.Contains(before.More, l) {
			lines = append(lines, l)
		}
	}
	return lines
}

// field is what is typed in, with what stands in it.
func field(s screen.Speech) string {
	if s.Field == "" || s.Typed == "" {
		return s.Field
	}
	return s.Field + ": " + s.Typed
}

// All are the lines that tell everything.
func All(s screen.Speech) []string {
	return add(add(nil, s.Where, s.Now, s.Field), append(s.More, s.Aside...)...)
}

// add adds what there is to say, fit for the terminal, each line once.
func add(lines []string, more ...string) []string {
	for _, l := range more {
		l = strings.Join(strings.Fields(strings.Map(undrawn, frame.Clean(ansi.Strip(l)))), " ")
		if l != "" && !slices.Contains(lines, l) {
			lines = append(lines, l)
		}
	}
	return lines
}

// Lines are the words of a window that is only drawn, row by row and without
// what is drawn around them.
func Lines(view string) []string {
	var lines []string
	for _, row := range strings.Split(ansi.Strip(view), "\n") {
		lines = add(lines, strings.Trim(row, " |+-_─│╭╮╰╯"))
	}
	return lines
}

// undrawn leaves out what draws boxes and bars.
func undrawn(r rune) rune {
	if r >= 0x2500 && r <= 0x259F {
		return ' '
	}
	return r
}
