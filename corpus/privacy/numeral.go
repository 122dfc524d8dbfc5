package privacy

import (
	"strconv"
	"strings"
)

func itoa(n int) string { return strconv.Itoa(n) }

// small are the numerals that are one word.
func small(s string) (int, bool) {
	for i, w := range []string{"nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien",
		"elf", "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien"} {
		if s == w {
			return i, true
		}
	}
	return tens(s)
}

func tens(s string) (int, bool) {
	for i, w := range []string{"twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig"} {
		if s == w {
			return 20 + 10*i, true
		}
	}
	return 0, false
}

// Numeral is the number that a Dutch word stands for, in whatever case and with
// or without a diaeresis: Tweeëndertig.
func Numeral(word string) (int, bool) {
	return numeral(fold(word))
}

// numeral is the number that a folded word stands for, up to thousands:
// vierendertig, negentienhonderdachtenzeventig.
func numeral(s string) (int, bool) {
	if len(s) < 3 || len(s) > 60 {
		return 0, false
	}
	if strings.Contains(s, "duizend") {
		return composed(s, "duizend", 1000, hundreds)
	}
	return hundreds(s)
}

func hundreds(s string) (int, bool) {
	if strings.Contains(s, "honderd") {
		return composed(s, "honderd", 100, below)
	}
	return below(s)
}

// below is a number under a hundred: vierendertig.
func below(s string) (int, bool) {
	if v, ok := small(s); ok {
		return v, true
	}
	ten, ok := 0, false
	for at := 1; at+2 < len(s) && !ok; at++ {
		if s[at] == 'e' && s[at+1] == 'n' {
			if ten, ok = tens(s[at+2:]); ok {
				unit, one := small(s[:at])
				return ten + unit, one && unit > 0 && unit < 10
			}
		}
	}
	return 0, false
}

// composed reads what stands before and after a word for a hundred or a thousand.
func composed(s, word string, times int, part func(string) (int, bool)) (int, bool) {
	left, right, _ := strings.Cut(s, word)
	n, rest, ok := 1, 0, true
	if left != "" {
		if n, ok = part(left); !ok {
			return 0, false
		}
	}
	if right != "" {
		if rest, ok = part(right); !ok {
			rest, ok = part(strings.TrimPrefix(right, "en"))
		}
	}
	return n*times + rest, ok
}
