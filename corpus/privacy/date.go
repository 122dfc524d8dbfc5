package privacy

import (
	"slices"
	"strconv"
	"strings"
)

// monthOf is the number of a month by its folded name; 0: it is none.
func monthOf(s string) int {
	for i, names := range monthNames() {
		if slices.Contains(names, s) {
			return i + 1
		}
	}
	return 0
}

func monthNames() [][]string {
	return [][]string{{"januari", "jan", "january"}, {"februari", "feb", "february"}, {"maart", "mrt", "march"}, {"april", "apr"}, {"mei", "may"},
		{"juni", "jun", "june"}, {"juli", "jul", "july"}, {"augustus", "aug", "august"}, {"september", "sept", "sep"}, {"oktober", "okt", "october", "oct"},
		{"november", "nov"}, {"december", "dec"}}
}

// numericDate tells of a full date in digits: 12-05-1990, 1990-05-12.
func (x *scan) numericDate(i, j int) bool {
	if j != i+3 || x.joined(i, gapHyphen, gapDot) || x.joined(j, gapHyphen, gapDot) && x.tokens[j].is(digits) {
		return false
	}
	one, two := x.text[x.tokens[i].end:x.tokens[i+1].start], x.text[x.tokens[i+1].end:x.tokens[i+2].start]
	if one = strings.TrimSpace(one); one != strings.TrimSpace(two) || !slices.Contains([]string{"-", ".", "/", "–"}, one) {
		return false
	}
	a, b, c := x.folded[i], x.folded[i+1], x.folded[i+2]
	if len(a) == 4 {
		a, c = c, a
	}
	if !inRange(a, 1, 31) || !inRange(b, 1, 12) && !(inRange(a, 1, 12) && inRange(b, 1, 31)) || len(a) > 2 || len(b) > 2 {
		return false
	}
	if len(c) != 2 && !(len(c) == 4 && inRange(c, 1900, 2099)) {
		return false
	}
	x.add(Date, i, j, date(atoi(a), atoi(b), year(c)), 20)
	return true
}

func atoi(s string) int { n, _ := strconv.Atoi(s); return n }

func inRange(s string, least, most int) bool {
	n, err := strconv.Atoi(s)
	return err == nil && n >= least && n <= most
}

// year is a year of four digits.
func year(s string) int {
	n := atoi(s)
	switch {
	case len(s) != 2:
		return n
	case n < 30:
		return 2000 + n
	}
	return 1900 + n
}

// date is how dates are compared.
func date(day, month, year int) string {
	return itoa(year) + "-" + itoa(month) + "-" + itoa(day)
}

// dates finds dates with the name of the month.
func (x *scan) dates() {
	for i := range x.tokens {
		if !x.has(i, month) {
			continue
		}
		m := monthOf(x.folded[i])
		if day, from, ok := x.dayBefore(i); ok {
			y, to := x.yearAfter(i + 1)
			if y > 0 || x.birth(from) {
				x.add(Date, from, max(to, i+1), date(day, m, y), 20)
			}
		} else if day, to, ok := x.dayAfter(i + 1); ok {
			if y, end := x.yearAfter(to); y > 0 {
				x.add(Date, i, end, date(day, m, y), 20)
			}
		}
	}
}

// dayBefore reads the day before a month: 12, 12e, twaalf, eenendertig.
func (x *scan) dayBefore(i int) (day, from int, ok bool) {
	if !x.joined(i, gapSpace, gapHyphen, gapDotSpace) {
		return 0, 0, false
	}
	day, ok = dayOf(x.folded[i-1])
	return day, i - 1, ok
}

// dayAfter reads the day after a month, as in English: May 12th, 1990.
func (x *scan) dayAfter(i int) (day, to int, ok bool) {
	if !x.joined(i, gapSpace) || !isDigit(x.folded[i][0]) {
		return 0, 0, false
	}
	day, ok = dayOf(x.folded[i])
	return day, i + 1, ok
}

func dayOf(s string) (int, bool) {
	n := atoi(strings.TrimRight(s, "desthnr"))
	if n == 0 {
		v, ok := numeral(s)
		if !ok {
			v, ok = ordinal(s)
		}
		if !ok {
			return 0, false
		}
		n = v
	}
	return n, n >= 1 && n <= 31
}

// ordinal is the number of a Dutch ordinal: eerste, twaalfde, eenendertigste.
func ordinal(s string) (int, bool) {
	switch s {
	case "eerste":
		return 1, true
	case "derde":
		return 3, true
	case "achtste":
		return 8, true
	}
	for _, end := range []string{"ste", "de"} {
		if stem, ok := strings.CutSuffix(s, end); ok {
			return numeral(stem)
		}
	}
	return 0, false
}

// yearAfter reads a year that stands from token i on: 1990, '93,
// negentienhonderdachtenzeventig, tweeduizend negentien, negentien tachtig.
func (x *scan) yearAfter(i int) (year, to int) {
	if i >= len(x.tokens) || x.tokens[i].gap == gapStart {
		return 0, i
	}
	w := x.folded[i]
	between := x.text[x.tokens[i-1].end:x.tokens[i].start]
	switch {
	case len(between) > 5:
		return 0, i
	case x.tokens[i].is(digits) && len(w) == 4 && inRange(w, 1900, 2099):
		return atoi(w), i + 1
	case x.tokens[i].is(digits) && len(w) == 2 && strings.ContainsAny(between, "'’-"):
		return 1900 + atoi(w), i + 1
	}
	v, ok := numeral(w)
	if !ok {
		return 0, i
	}
	next := 0
	if x.joined(i+1, gapSpace) {
		if n, ok := numeral(x.folded[i+1]); ok && n < 100 {
			next = n
		}
	}
	switch {
	case v > 1900 && v < 2100 && v%100 != 0:
		return v, i + 1
	case (v == 1900 || v == 2000) && next > 0:
		return v + next, i + 2
	case (v == 19 || v == 20) && next > 0:
		return v*100 + next, i + 2
	case v == 1900 || v == 2000:
		return v, i + 1
	}
	return 0, i
}

// birth tells whether a day without its year is that of a birth.
func (x *scan) birth(i int) bool {
	for k := i - 1; k >= 0 && k >= i-6 && !x.tokens[k+1].first; k-- {
		switch w := x.folded[k]; {
		case w == "geboren", w == "jarig", w == "verjaardag", w == "geboortedatum", w == "uitgerekend", w == "overleden", w == "born", w == "birthday":
			return true
		}
	}
	return false
}
