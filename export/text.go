package export

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"citaat/corpus"
)

// printable takes out what no file may hold: control characters, and those
// that turn the reading direction around. Line breaks stay.
func printable(s string) string {
	for i := 0; i < len(s); i++ {
		if c := s[i]; (c < 0x20 && c != '\n') || c >= 0x7f {
			return strings.Map(func(r rune) rune {
				switch {
				case r == '\n':
					return r
				case r == '\t', r == '\r':
					return ' '
				case corpus.Unprintable(r), r == 0xfffe, r == 0xffff:
					return -1
				}
				return r
			}, strings.ReplaceAll(strings.ToValidUTF8(s, ""), "\r\n", "\n"))
		}
	}
	return s
}

// oneLine is printable text without line breaks.
func oneLine(s string) string {
	s = printable(s)
	if strings.IndexByte(s, '\n') < 0 {
		return s
	}
	return strings.Join(strings.Fields(s), " ")
}

// startsFormula tells whether a spreadsheet that opens the text from a csv
// could run it as a formula.
func startsFormula(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	switch r {
	case '=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠':
		return true
	}
	return false
}

// plainNumber writes a number as programs read it.
func plainNumber(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }

// localNumber writes a number with the decimal mark of the language.
func localNumber(f float64, comma bool) string {
	s := plainNumber(f)
	if comma {
		return strings.Replace(s, ".", ",", 1)
	}
	return s
}
