package privacy

import (
	"slices"
	"strings"
)

// numbers finds what is written in digits: telephone numbers, citizen service
// numbers, accounts, plates, dates and other numbers that stand for somebody.
func (x *scan) numbers() {
	for i := 0; i < len(x.tokens); {
		i = x.number(i)
	}
}

// number looks at one token and returns the next to be looked at.
func (x *scan) number(i int) int {
	t := x.tokens[i]
	if j := x.iban(i); j > i {
		return j
	}
	if j := x.plate(i); j > i {
		return j
	}
	if !t.is(digits) {
		x.mixed(i)
		return i + 1
	}
	run := x.run(i)
	for _, kind := range []func(i, j int) bool{x.numericDate, x.phone, x.bsn, x.identifier} {
		for j := run; j > i; j-- {
			if kind(i, j) {
				return j
			}
		}
	}
	if j := x.spokenPhone(i); j > i {
		return j
	}
	return i + 1
}

// mostGroups is in how many groups of digits a number is written at most.
const mostGroups = 8

// run is the end of the groups of digits that may be one number with this one.
func (x *scan) run(i int) int {
	j := i + 1
	for j < len(x.tokens) && j-i < mostGroups && x.tokens[j].is(digits) && binds(x.text[x.tokens[j-1].end:x.tokens[j].start]) {
		j++
	}
	return j
}

// binds tells whether such a gap may stand in a number.
func binds(gap string) bool {
	return len(gap) <= 5 && strings.Trim(gap, " .-–/()\u00a0") == ""
}

// digitsOf are the digits of tokens [i, j).
func (x *scan) digitsOf(i, j int) string {
	if j == i+1 {
		return x.word(i)
	}
	return strings.Join(x.folded[i:j], "")
}

// before is what stands right before a token, up to two characters.
func (x *scan) before(i int) string {
	t := x.tokens[i]
	return x.text[max(0, t.start-2):t.start]
}

// counts tells whether a number counts something: money, inhabitants.
func (x *scan) counts(i, j int) bool {
	if strings.Contains(x.text[max(0, x.tokens[i].start-4):x.tokens[i].start], "€") {
		return true
	}
	if j >= len(x.tokens) {
		return false
	}
	switch x.folded[j] {
	case "euro", "eur", "gulden", "dollar", "cent", "lira", "zloty", "mensen", "inwoners", "keer", "meter", "kilometer", "km", "gram", "kilo", "stuks", "jaar", "jaren", "procent", "m2", "volgers", "views":
		return true
	}
	return strings.HasPrefix(x.text[x.tokens[j-1].end:], "%")
}

// phone tells of a telephone number.
func (x *scan) phone(i, j int) bool {
	d := x.digitsOf(i, j)
	plus := strings.HasSuffix(x.before(i), "+")
	if !dialled(d, plus) || x.counts(i, j) {
		return false
	}
	a, b := x.tokens[i], x.tokens[j-1]
	from, start := a.start, a.off
	before := x.before(i)
	if plus || strings.HasSuffix(before, "(") {
		from, start = from-1, start-1
	}
	if plus && strings.HasSuffix(before, "(+") {
		from, start = from-1, start-1
	}
	x.addAt(Phone, from, b.end, start, b.to, national(d), 20)
	return true
}

// dialled tells whether digits can be dialled.
func dialled(d string, plus bool) bool {
	n := len(d)
	switch {
	case plus:
		return n >= 8 && n <= 16 && d[0] != '0'
	case strings.HasPrefix(d, "00"):
		return n >= 11 && n <= 16 && d[2] != '0'
	case strings.HasPrefix(d, "0800"), strings.HasPrefix(d, "0900"), strings.HasPrefix(d, "0906"), strings.HasPrefix(d, "0909"):
		return n == 8 || n == 10 || n == 11
	case strings.HasPrefix(d, "0"):
		return n == 10
	case strings.HasPrefix(d, "316"):
		return n == 11
	}
	return false
}

// national is a number as it is dialled at home.
func national(d string) string {
	d = strings.TrimPrefix(d, "00")
	if rest, ok := strings.CutPrefix(d, "31"); ok && len(rest) >= 9 {
		return "0" + strings.TrimPrefix(rest, "0")
	}
	return d
}

// spokenPhone finds a number that was said in words: 06 twaalf vierendertig …
func (x *scan) spokenPhone(i int) int {
	n, j := 0, i
	switch {
	case x.folded[i] == "06":
		n, j = 2, i+1
	case x.folded[i] == "0" && i+1 < len(x.tokens) && x.folded[i+1] == "6":
		n, j = 2, i+2
	default:
		return i
	}
	spoken := false
	var said strings.Builder
	for j < len(x.tokens) && n < 10 && x.joined(j, gapSpace, gapComma, gapHyphen) {
		if x.tokens[j].is(digits) {
			n += len(x.folded[j])
			said.WriteString(x.folded[j])
		} else if v, ok := numeral(x.folded[j]); ok && v < 100 {
			spoken = true
			n += len(itoa(v))
			said.WriteString(itoa(v))
		} else {
			break
		}
		j++
	}
	if !spoken || n != 10 {
		return i
	}
	x.add(Phone, i, j, "06"+said.String(), 20)
	return j
}

// bsn tells of a citizen service number: nine digits that pass the eleven test.
func (x *scan) bsn(i, j int) bool {
	d := x.digitsOf(i, j)
	if !eleven(d) || j-i > 5 || x.counts(i, j) {
		return false
	}
	for k := i; k < j && j > i+1; k++ {
		if t := x.tokens[k]; t.end-t.start < 2 {
			return false
		}
		if k > i && !x.joined(k, gapSpace, gapDot, gapHyphen) {
			return false
		}
	}
	x.add(BSN, i, j, d, 30).Sure = true
	return true
}

// eleven is the test of a citizen service number: weights 9 to 2 and -1.
func eleven(d string) bool {
	if len(d) != 9 || strings.Trim(d, "0") == "" {
		return false
	}
	sum := 0
	for i := range 8 {
		sum += (9 - i) * int(d[i]-'0')
	}
	return (sum-int(d[8]-'0'))%11 == 0
}

// leastDigits is how long a number must be to stand for somebody.
const leastDigits = 7

// identifier tells of a number of seven digits or more: of a patient, a file, a
// policy. In groups it counts where something says that it is a number.
func (x *scan) identifier(i, j int) bool {
	d := x.digitsOf(i, j)
	if len(d) < leastDigits || x.counts(i, j) {
		return false
	}
	long := slices.ContainsFunc(x.tokens[i:j], func(t token) bool { return t.end-t.start >= leastDigits })
	tight := true
	for k := i + 1; k < j; k++ {
		tight = tight && x.joined(k, gapHyphen, gapDot)
		if !x.joined(k, gapHyphen, gapDot, gapSpace) {
			return false
		}
	}
	if j > i+1 && (!long || !tight) && !x.announced(i, 4) {
		return false
	}
	from := x.tightLeft(i)
	x.add(Number, from, j, x.like(from, j), 10)
	return true
}

// tightLeft is the first token of what hangs together with this one by hyphens:
// C10-5567812.
func (x *scan) tightLeft(i int) int {
	for n := 0; n < 2 && x.joined(i, gapHyphen) && (!x.tokens[i-1].is(letters) || x.tokens[i-1].is(caps)); n++ {
		i--
	}
	return i
}

// announced tells whether one of the words before says that a number follows.
func (x *scan) announced(i, far int) bool {
	for k := i - 1; k >= 0 && k >= i-far && !x.tokens[k+1].first; k-- {
		w := x.folded[k]
		if strings.HasSuffix(w, "nummer") || strings.HasSuffix(w, "nr") || strings.HasSuffix(w, "code") {
			return true
		}
		switch w {
		case "bsn", "sofi", "kenmerk", "dossier", "polis", "paspoort", "number", "rekening":
			return true
		}
	}
	return false
}

// mixed finds a number with letters in it: V2871120045.
func (x *scan) mixed(i int) {
	t := x.tokens[i]
	if t.is(letters) {
		return
	}
	n := 0
	for _, c := range []byte(x.word(i)) {
		if c >= '0' && c <= '9' {
			n++
		}
	}
	if n >= leastDigits || n >= 5 && x.announced(i, 4) {
		x.add(Number, i, i+1, x.folded[i], 10)
	}
}

// plate finds a Dutch number plate with its hyphens: three groups, of letters or
// of digits, six characters together.
func (x *scan) plate(i int) int {
	if i+2 >= len(x.tokens) || !x.joined(i+1, gapHyphen) || !x.joined(i+2, gapHyphen) || x.joined(i, gapHyphen) || x.joined(i+3, gapHyphen) {
		return i
	}
	size, some := 0, shape(0)
	for _, t := range x.tokens[i : i+3] {
		n := t.end - t.start
		if n > 3 || !t.is(digits) && !t.is(caps) || t.is(caps) && int(t.to-t.off) != n {
			return i
		}
		size, some = size+n, some|t.shape&(digits|caps)
	}
	if size != 6 || some != digits|caps {
		return i
	}
	x.add(Plate, i, i+3, strings.Join(x.folded[i:i+3], ""), 20)
	return i + 3
}
