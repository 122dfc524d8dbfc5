package ingest

import (
	"strconv"
	"strings"
	"time"
	"unicode"
)

// parseDate finds a date in a text: 2026-05-12, 12-05-2026, 20260512, 12 mei
// 2026, May 12, 2026. Days come before months, as in Dutch.
func parseDate(s string) (string, bool) {
	words := strings.FieldsFunc(s, func(r rune) bool {
		return r != '-' && r != '/' && r != '.' && !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	for i, w := range words {
		w = strings.Trim(w, "-/.")
		if date, ok := numericDate(w); ok {
			return date, true
		}
		m := month(w)
		if m == 0 || i+1 >= len(words) {
			continue
		}
		if i > 0 { // 12 mei 2026
			if date, ok := makeDate(words[i+1], m, words[i-1]); ok {
				return date, true
			}
		}
		if i+2 < len(words) { // May 12, 2026
			if date, ok := makeDate(words[i+2], m, words[i+1]); ok {
				return date, true
			}
		}
	}
	return "", false
}

func numericDate(w string) (string, bool) {
	parts := strings.FieldsFunc(w, func(r rune) bool { return r == '-' || r == '/' || r == '.' })
	switch {
	case len(parts) == 3 && len(parts[0]) == 4:
		return dateOf(parts[0], parts[1], parts[2])
	case len(parts) == 3 && len(parts[2]) == 4:
		return dateOf(parts[2], parts[1], parts[0])
	case len(w) == 8 && strings.HasPrefix(w, "20"):
		return dateOf(w[:4], w[4:6], w[6:])
	}
	return "", false
}

func dateOf(y, m, d string) (string, bool) {
	n, err := strconv.Atoi(m)
	if err != nil {
		return "", false
	}
	return makeDate(y, n, d)
}

func makeDate(y string, m int, d string) (string, bool) {
	year, err := strconv.Atoi(y)
	if err != nil || year < 1990 || year > 2100 {
		return "", false
	}
	day, err := strconv.Atoi(strings.TrimRight(d, "stndrhe."))
	if err != nil {
		return "", false
	}
	t := time.Date(year, time.Month(m), day, 0, 0, 0, 0, time.UTC)
	if m < 1 || m > 12 || t.Day() != day {
		return "", false
	}
	return t.Format(time.DateOnly), true
}

// month reads a Dutch or English month; 0 is none.
func month(w string) int {
	w = strings.ToLower(w)
	if len(w) < 3 {
		return 0
	}
	full := [...]string{"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december",
		"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"}
	for i, m := range full {
		if w == m || w == m[:3] || (w == "mrt" && i == 2) {
			return i%12 + 1
		}
	}
	return 0
}

// parseDuration reads minutes from "27m 42s", "1u 2m", "38 minuten", "00:38:12".
func parseDuration(s string) (int, bool) {
	for _, w := range strings.Fields(s) {
		if at := parseStamp(w); at > 0 && strings.Count(w, ":") == 2 {
			return (int(at) + 30) / 60, true
		}
	}
	seconds, found := 0, false
	number := -1
	for i := 0; i < len(s); {
		switch c := s[i]; {
		case c >= '0' && c <= '9':
			k := i
			for k < len(s) && s[k] >= '0' && s[k] <= '9' {
				k++
			}
			number = -1
			if i == 0 || s[i-1] == ' ' || s[i-1] == '(' || found { // not the 14 of gesprek-14.m4a
				number, _ = strconv.Atoi(s[i:min(k, i+5)]) // digits only: it cannot fail
			}
			i = k
		case c == ' ':
			i++
		default:
			k := i
			for k < len(s) && s[k] != ' ' && (s[k] < '0' || s[k] > '9') {
				k++
			}
			unit := unitSeconds(s[i:k])
			if number < 0 || unit == 0 {
				number = -1
				i = k
				continue
			}
			seconds += number * unit
			number, found = -1, true
			i = k
		}
	}
	return (seconds + 30) / 60, found
}

func unitSeconds(w string) int {
	switch strings.Trim(strings.ToLower(w), ".,") {
	case "u", "h", "uur", "uren", "hour", "hours", "hr":
		return 3600
	case "m", "min", "mins", "minuut", "minuten", "minute", "minutes":
		return 60
	case "s", "sec", "seconde", "seconden", "second", "seconds":
		return 1
	}
	return 0
}
