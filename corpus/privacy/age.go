package privacy

import "strings"

// ages finds how old people are: 34 jaar, vijf jaar oud, een vrouw van 41, op
// haar 73e. They are findings: by itself an age is seldom masked.
func (x *scan) ages() {
	for i := range x.tokens {
		v, ok := x.ageAt(i)
		if !ok {
			continue
		}
		if x.yearsOld(i) || x.isOld(i) || x.someoneOf(i) || x.inYear(i) {
			x.add(Age, i, i+1, itoa(v), 5)
		}
	}
}

// ageAt is the number at a token, if somebody can be so old.
func (x *scan) ageAt(i int) (int, bool) {
	w := x.folded[i]
	if x.tokens[i].is(digits) {
		return atoi(w), len(w) <= 3 && inRange(w, 1, 115)
	}
	if isDigit(w[0]) { // 73e
		n := atoi(strings.TrimRight(w, "estd"))
		return n, n > 0 && n <= 115
	}
	if w[0] == 'e' && (w == "een" || w == "eens") {
		return 0, false
	}
	v, ok := numeral(w)
	return v, ok && v > 0 && v <= 115
}

// yearsOld: "is vijf jaar", "4 en 7 jaar", "67 jaar oud", but not "3 jaar geleden".
func (x *scan) yearsOld(i int) bool {
	k := i + 1
	for n := 0; n < 2 && k+1 < len(x.tokens) && (x.folded[k] == "en" || x.folded[k] == "of") && x.isNumber(k+1); n++ {
		k += 2
	}
	if k >= len(x.tokens) || x.folded[k] != "jaar" && x.folded[k] != "years" || !x.joined(k, gapSpace) {
		return false
	}
	if k+1 < len(x.tokens) && !x.tokens[k+1].first {
		switch x.folded[k+1] {
		case "oud", "oude", "old":
			return true
		case "geleden", "later", "terug", "lang", "bezig", "samen", "getrouwd", "hier", "gescheiden", "in", "bij", "gewacht", "gewoond", "gewerkt", "nu", "eerder", "verder", "weg":
			return false
		}
	}
	for n := 0; n < 3; n++ { // past "4 en" and "net"
		if i--; i < 0 {
			return false
		}
		switch x.folded[i] {
		case "ben", "bent", "is", "zijn", "was", "waren", "word", "wordt", "werd", "geworden", "van", "am", "are", "were":
			return true
		case "en", "of", "net", "pas", "nu", "al", "bijna", "nog", "toen", "ruim":
		default:
			if !x.isNumber(i) {
				return false
			}
		}
	}
	return false
}

func (x *scan) isNumber(i int) bool { _, ok := x.ageAt(i); return ok }

// isOld: "ik was negentien toen", "mijn zoon is elf."
func (x *scan) isOld(i int) bool {
	k := i - 1
	for n := 0; n < 2 && k > 0; n++ {
		switch x.folded[k] {
		case "pas", "net", "nog", "al", "bijna", "toen", "nu", "maar":
			k--
			continue
		}
		break
	}
	if k < 1 || x.tokens[i].first {
		return false
	}
	switch x.folded[k] {
	case "is", "was", "ben", "werd", "wordt", "word":
	default:
		return false
	}
	person := false
	switch x.folded[k-1] {
	case "ik", "hij", "zij", "ze", "die", "toen":
		person = true
	default:
		person = x.has(k-1, role) || x.has(k-1, given) && x.tokens[k-1].is(upper)
	}
	if !person {
		return false
	}
	if i+1 >= len(x.tokens) || x.tokens[i+1].gap != gapSpace {
		return true
	}
	switch x.folded[i+1] {
	case "toen", "en", "geworden", "hè", "he", "of":
		return true
	}
	return false
}

// someoneOf: "een vrouw van 41", "een jongen van vijftien".
func (x *scan) someoneOf(i int) bool {
	if i < 2 || x.folded[i-1] != "van" && x.folded[i-1] != "of" {
		return false
	}
	switch x.folded[i-2] {
	case "vrouw", "man", "meisje", "jongen", "kind", "kindje", "moeder", "vader", "meid", "dame", "heer", "kerel", "mens", "baby", "dochter", "zoon", "woman", "girl", "boy":
	default:
		return false
	}
	return i+1 >= len(x.tokens) || x.tokens[i+1].gap != gapSpace || x.folded[i+1] == "jaar" || !x.has(i+1, common) || x.folded[i+1] == "die" || x.folded[i+1] == "en"
}

// inYear: "op haar 73e", "mijn achttiende verjaardag".
func (x *scan) inYear(i int) bool {
	w := x.folded[i]
	if i < 2 || !isDigit(w[0]) || x.tokens[i].is(digits) {
		return false
	}
	switch x.folded[i-1] {
	case "haar", "zijn", "mijn":
		return x.folded[i-2] == "op" || x.folded[i-2] == "rond" || x.folded[i-2] == "na" || x.folded[i-2] == "voor" || i+1 < len(x.tokens) && x.folded[i+1] == "verjaardag"
	}
	return false
}
