package ingest

import (
	"unicode"
	"unicode/utf8"

	"citaat/corpus"
)

// countWords counts runs of letters and digits. Marks go on with a word but
// begin none, and what cleaning removes neither begins nor ends one; so the
// count of a text equals that of its cleaned form, and the counts of two
// pieces cut at any other character add up.
func countWords(s string) int {
	n, in := 0, false
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			i++
			switch {
			case 'a' <= c|0x20 && c|0x20 <= 'z', '0' <= c && c <= '9':
				if !in {
					n++
					in = true
				}
			case c >= ' ' && c != 0x7f, '\t' <= c && c <= '\r':
				in = false
			}
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		i += size
		switch {
		case unicode.IsLetter(r), unicode.IsNumber(r):
			if !in {
				n++
				in = true
			}
		case unicode.IsMark(r), corpus.Unprintable(r) && r != '\u0085':
		default:
			in = false
		}
	}
	return n
}

// countControls counts the characters that cleaning removes without leaving a
// space. Ordinary white space and soft hyphens, which no reader sees, are not
// among them.
func countControls(s string) int {
	n := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			i++
			if (c < ' ' && (c < '\t' || c > '\r')) || c == 0x7f {
				n++
			}
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		i += size
		if corpus.Unprintable(r) && r != '\u00ad' && r != '\u0085' {
			n++
		}
	}
	return n
}

// tidy makes white space of every kind one space and trims it.
func tidy(s string) string {
	if neat(s) {
		return s
	}
	b := make([]byte, 0, len(s))
	gap := false
	for _, r := range s {
		if unicode.IsSpace(r) {
			gap = len(b) > 0
			continue
		}
		if gap {
			b = append(b, ' ')
			gap = false
		}
		b = utf8.AppendRune(b, r)
	}
	return string(b)
}

// neat tells of text in which tidy has nothing to do.
func neat(s string) bool {
	gap := true
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c == ' ':
			if gap {
				return false
			}
			gap = true
			continue
		case c < ' ', c == 0xC2, c == 0xE1, c == 0xE2, c == 0xE3: // may begin a wide or no-break space
			return false
		}
		gap = false
	}
	return !gap || s == ""
}
