package privacy

import "strings"

// ages finds how old people are: 34 jaar, vijf jaar oud, een vrouw van 41, toen ik
// achttien was, op haar 73e. They are findings: by itself an age is seldom masked.
func (x *scan) ages() {
	last := -3
	for i := range x.tokens {
		v, ok := x.ageAt(i)
		if !ok {
			continue
		}
		also := i > 1 && last == i-2 && (x.folded[i-1] == "en" || x.folded[i-1] == "of") && !x.counted(i+1)
		if also || x.yearsOld(i) || x.isOld(i) || x.wasOld(i) || x.someoneOf(i) || x.inYear(i) {
			end := i + 1
			if x.joined(end, gapHyphen) && strings.HasPrefix(x.folded[end], "jarig") {
				end++
			}
			x.add(Age, i, end, itoa(v), 5)
			last = i
		}
	}
}

// ageAt is the number at a token, if somebody can be so old.
func (x *scan) ageAt(i int) (int, bool) {
	w := x.folded[i]
	if x.tokens[i].is(digits) {
		return atoi(w), len(w) <= 3 && inRange(w, 1, 115)
	}
	if stem, ok := strings.CutSuffix(strings.TrimSuffix(w, "e"), "jarig"); ok && stem != "" { // driejarige, 12jarig
		if n := atoi(stem); n > 0 {
			return n, n <= 115
		}
		v, ok := numeral(stem)
		return v, ok && v > 0 && v <= 115
	}
	if isDigit(w[0]) { // 73e
		n := atoi(strings.TrimRight(w, "estd"))
		return n, n > 0 && n <= 115
	}
	if w == "een" || w == "eerste" || w == "tweede" || w == "derde" {
		return 0, false
	}
	v, ok := numeral(w)
	if !ok {
		v, ok = ordinal(w)
	}
	return v, ok && v > 0 && v <= 115
}

func (x *scan) isNumber(i int) bool { _, ok := x.ageAt(i); return ok }

// isOrdinal tells of a number as in "op haar 73e", "mijn achttiende verjaardag".
func (x *scan) isOrdinal(i int) bool {
	w := x.folded[i]
	if isDigit(w[0]) {
		return !x.tokens[i].is(digits) && !strings.Contains(w, "jarig")
	}
	_, ok := numeral(w)
	return !ok && !strings.Contains(w, "jarig")
}

// yearsOld: "is vijf jaar", "4 en 7 jaar", "67 jaar oud", "12-jarige", "de leeftijd
// van acht", but not "3 jaar geleden".
func (x *scan) yearsOld(i int) bool {
	if strings.Contains(x.folded[i], "jarig") || x.joined(i+1, gapHyphen) && strings.HasPrefix(x.folded[i+1], "jarig") ||
		i > 1 && x.folded[i-1] == "van" && x.folded[i-2] == "leeftijd" {
		return true
	}
	k := i + 1
	for n := 0; n < 2 && k+1 < len(x.tokens) && (x.folded[k] == "en" || x.folded[k] == "of") && x.isNumber(k+1); n++ {
		k += 2
	}
	if k >= len(x.tokens) || x.folded[k] != "jaar" && x.folded[k] != "years" || !x.joined(k, gapSpace) || x.isOrdinal(i) {
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
		case "en", "of", "net", "pas", "nu", "al", "bijna", "nog", "toen", "ruim", "ongeveer", "inmiddels":
		default:
			if !x.isNumber(i) {
				return false
			}
		}
	}
	return false
}

// past goes back over words that may stand before an age.
func (x *scan) past(k int) int {
	for n := 0; n < 3 && k > 0; n++ {
		switch x.folded[k] {
		case "pas", "net", "nog", "al", "bijna", "toen", "nu", "maar", "ook", "ruim", "ongeveer", "inmiddels", "zelf", "dan", "zowat", "hooguit", "hoogstens", "dus":
			k--
		default:
			return k
		}
	}
	return k
}

// somebody tells of a word for a person: ik, mijn dochter, Samira.
func (x *scan) somebody(k int) bool {
	if k < 0 {
		return false
	}
	switch x.folded[k] {
	case "ik", "hij", "zij", "ze", "die", "jij", "je", "u", "we", "wij", "kleine", "grote", "kinderen", "jongen", "jongetje", "jongens", "meisje", "meisjes", "meid", "kind", "dochters", "zoons", "zussen", "broers", "eentje", "i", "he", "she":
		return true
	}
	return x.has(k, role) || x.has(k, given) && x.tokens[k].is(upper)
}

// isOld: "ik was negentien toen", "mijn zoon is nu elf.", "was ik zestien."
func (x *scan) isOld(i int) bool {
	if x.isOrdinal(i) || x.counted(i+1) {
		return false
	}
	if x.tokens[i].first { // "Negentien was ik."
		return x.joined(i+1, gapSpace) && x.joined(i+2, gapSpace) && isBeing(x.folded[i+1]) && x.somebody(i+2)
	}
	k := x.past(i - 1)
	if k < 1 {
		return false
	}
	if !isBeing(x.folded[k]) { // "toen was ik zestien"
		if !isBeing(x.folded[k-1]) || !x.somebody(k) || x.folded[k] == "u" {
			return false
		}
	} else if !x.somebody(x.past(k - 1)) {
		return false
	}
	if i+1 >= len(x.tokens) || x.tokens[i+1].gap != gapSpace {
		return true
	}
	switch x.folded[i+1] {
	case "toen", "en", "geworden", "he", "of", "nu", "maar", "dus", "als", "ofzo", "inmiddels", "denk", "geloof", "want", "hoor", "zei", "dat", "bij", "wanneer", "and", "when":
		return true
	}
	return false
}

// wasOld: "toen ik achttien was", "als hij drie wordt".
func (x *scan) wasOld(i int) bool {
	return !x.isOrdinal(i) && i > 0 && x.joined(i+1, gapSpace) && isBeing(x.folded[i+1]) && x.somebody(x.past(i-1)) && !x.tokens[i].first
}

func isBeing(w string) bool {
	switch w {
	case "is", "was", "ben", "bent", "werd", "wordt", "word", "waren", "zijn", "worden", "werden", "am", "turned":
		return true
	}
	return false
}

// counted tells that what follows a number is what it counts.
func (x *scan) counted(i int) bool {
	if !x.joined(i, gapSpace) {
		return false
	}
	switch w := x.folded[i]; w {
	case "keer", "weken", "week", "dagen", "dag", "maanden", "maand", "uur", "uren", "euro", "kilo", "kinderen", "kind", "man", "mensen", "vrouwen", "zoons", "dochters", "jongens", "meisjes", "kleine", "grote", "minuten", "meter", "graden", "procent", "times", "weeks", "months":
		return true
	}
	return false
}

// someoneOf: "een vrouw van 41", "mijn zoon van drie", "kinderen van 4 en 7".
func (x *scan) someoneOf(i int) bool {
	if i < 2 || x.folded[i-1] != "van" || x.isOrdinal(i) || x.counted(i+1) {
		return false
	}
	switch x.folded[i-2] {
	case "vrouw", "man", "meisje", "jongen", "jongetje", "ventje", "kleuter", "peuter", "puber", "tiener", "weduwe", "kind", "kindje", "meid", "dame", "heer", "kerel", "mens", "kinderen", "jongens", "meisjes", "vrouwen", "mannen", "dochters", "zoons", "woman", "girl", "boy":
		return true
	}
	return x.has(i-2, role)
}

// inYear: "op haar 73e", "mijn achttiende verjaardag".
func (x *scan) inYear(i int) bool {
	if i < 2 || !x.isOrdinal(i) {
		return false
	}
	if x.joined(i+1, gapSpace) && x.folded[i+1] == "verjaardag" {
		return true
	}
	k := i - 2
	switch x.folded[i-1] {
	case "haar", "zijn", "mijn", "hun":
	case "n": // m'n, z'n
		k--
	default:
		return false
	}
	if k < 0 {
		return false
	}
	switch x.folded[k] {
	case "op", "rond", "na", "voor", "tot", "vanaf", "sinds", "tegen":
		return !x.joined(i+1, gapSpace) || x.has(i+1, common)
	}
	return false
}
