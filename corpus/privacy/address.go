package privacy

import "strings"

// postcodes finds Dutch postcodes, and leaves alone what only looks like one:
// 1500 MG, 2000 EU.
func (x *scan) postcodes() {
	for i, t := range x.tokens {
		if !isDigit(x.folded[i][0]) || x.joined(i, gapHyphen, gapDot) {
			continue
		}
		switch w := x.word(i); {
		case t.is(digits) && len(w) == 4 && x.joined(i+1, gapSpace):
			if area := x.word(i + 1); x.isPostcode(i, w, area) {
				x.add(Postcode, i, i+2, w+x.folded[i+1], 20)
			}
		case len(w) == 6 && strings.Trim(w[:4], "0123456789") == "":
			if x.isPostcode(i, w[:4], w[4:]) {
				x.add(Postcode, i, i+1, x.folded[i], 20)
			}
		}
	}
}

func (x *scan) isPostcode(i int, n, area string) bool {
	if n[0] == '0' || len(area) != 2 || !letter(area[0]) || !letter(area[1]) {
		return false
	}
	big := strings.ToUpper(area)
	switch big {
	case "SA", "SD", "SS":
		return false
	}
	if x.postal(i) {
		return true
	}
	if area != big {
		return false
	}
	switch big {
	case "MG", "EU", "ML", "KG", "KM", "CM", "MM", "KB", "MB", "GB", "TB", "DL", "CL", "CC", "PK", "CV", "KW", "VN", "NL", "EN", "OF", "IN", "IS", "IK", "DE", "ER":
		return false
	}
	return true
}

// postal tells whether one of the words before is "postcode".
func (x *scan) postal(i int) bool {
	for k := i - 1; k >= 0 && k >= i-4 && !x.tokens[k+1].first; k-- {
		if w := x.folded[k]; w == "postcode" || w == "zip" || w == "postcodes" {
			return true
		}
	}
	return false
}

// streets finds streets with their number, and the name of a street alone where
// it stands with a capital inside a sentence.
func (x *scan) streets() {
	for i, t := range x.tokens {
		if !t.is(letters) || t.end-t.start < 3 || !t.is(upper) && x.classes[i]&common != 0 {
			continue // most words, without a closer look
		}
		from, to, sure := x.streetName(i)
		if to == 0 {
			continue
		}
		if end := x.houseNumber(to); end > to {
			x.add(Street, from, end, x.like(from, end), 20)
		} else if sure && !x.tokens[from].first {
			x.add(Street, from, to, x.like(from, to), 15)
		}
	}
}

// streetName reads the name of a street that ends at, or begins with, a token;
// sure, when it is one without a number too.
func (x *scan) streetName(i int) (from, to int, sure bool) {
	w := x.folded[i]
	alone, end := streetEnd(w)
	big := x.tokens[i].is(upper)
	switch {
	case end == "":
		return 0, 0, false
	case alone && big && x.joined(i+1, gapSpace) && x.has(i+1, prefix): // Laan van Meerdervoort
		to = i + 1
		for to < len(x.tokens) && to < i+4 && x.joined(to, gapSpace) && x.has(to, prefix) {
			to++
		}
		if to < len(x.tokens) && x.joined(to, gapSpace) && x.tokens[to].is(upper) {
			return i, to + 1, false
		}
	}
	from = x.streetStart(i)
	if alone && from == i && !big || !big && from == i && (x.has(i, common|stop) || len(w)-len(end) < 3) {
		return 0, 0, false
	}
	return from, i + 1, big && len(w)-len(end) >= 3 && loud(end)
}

// streetStart goes back over what belongs to the name of a street: Burgemeester
// Van, Prins, Lange, 1e.
func (x *scan) streetStart(i int) int {
	from := i
	for k := i - 1; k >= 0 && k >= i-5 && x.joined(k+1, gapSpace, gapDotSpace, gapHyphen) && !x.tokens[k+1].first; k-- {
		t := x.tokens[k]
		switch {
		case t.is(upper) && !(t.first && x.has(k, common|role) && !x.has(k, given)) && !(x.has(k, prefix) && t.first):
			from = k
		case isDigit(x.folded[k][0]) && !t.is(digits) && t.end-t.start <= 3: // 1e
			return k
		case x.has(k, prefix) && k > 0 && x.tokens[k-1].is(upper) && x.joined(k, gapSpace) && !x.tokens[k-1].first:
		default:
			return from
		}
	}
	return from
}

// streetEnd is with what a word for a street ends; alone, when it is no more
// than that.
func streetEnd(w string) (alone bool, end string) {
	for _, e := range []string{"straat", "straatje", "laan", "weg", "plein", "gracht", "kade", "hof", "dijk", "singel", "steeg", "pad", "plantsoen", "dreef",
		"markt", "wal", "haven", "ring", "baan", "park", "oord", "erf", "donk", "werf", "veld", "kamp", "burcht", "straat", "rade", "akker", "brink", "horst", "hoek", "vaart", "boulevard", "allee", "zoom"} {
		if rest, ok := strings.CutSuffix(w, e); ok {
			return rest == "", e
		}
	}
	return false, ""
}

// loud ends make a word with a capital a street without its number too.
func loud(end string) bool {
	switch end {
	case "straat", "laan", "weg", "plein", "gracht", "kade", "singel", "steeg", "plantsoen", "dreef", "dijk", "boulevard":
		return true
	}
	return false
}

// houseNumber reads a house number that stands at token i, with what belongs to
// it: 112-b, 40 hs, 88 II, 17 bis.
func (x *scan) houseNumber(i int) int {
	if !x.joined(i, gapSpace) || !isDigit(x.folded[i][0]) || len(x.folded[i]) > 6 {
		return i
	}
	t := x.tokens[i]
	if t.is(digits) && (len(x.folded[i]) > 4 || x.counts(i, i+1)) || !t.is(digits) && (strings.HasSuffix(x.folded[i], "e") || strings.Trim(x.folded[i][:len(x.folded[i])-1], "0123456789") != "") {
		return i
	}
	end := i + 1
	if end >= len(x.tokens) || x.tokens[end].first {
		return end
	}
	switch w := x.word(end); {
	case x.joined(end, gapHyphen) && len(w) <= 4:
		return end + 1
	case !x.joined(end, gapSpace):
	case w == "hs", w == "bis", w == "huis", w == "boven", w == "zwart", w == "rood", w == "I", w == "II", w == "III", w == "IV", w == "V":
		return end + 1
	case len(w) == 1 && letter(w[0]) && w != "u" && w != "U":
		return end + 1
	}
	return end
}
