package privacy

import "strings"

// names finds what may be somebody's name: on the list of given names, after a
// word that announces one, or with a capital inside a sentence.
func (x *scan) names() {
	for i := 0; i < len(x.tokens); {
		if end := x.nameAt(i); end > i {
			i = end
			continue
		}
		i++
	}
}

// nameAt is the end of the name that begins at a token, or the token itself.
func (x *scan) nameAt(i int) int {
	t, c := x.tokens[i], x.classes[i]
	if !t.is(letters) {
		return i
	}
	if end := x.titled(i); end > i {
		x.add(Name, i, end, x.like(i, end), 18)
		return end
	}
	if !t.is(upper) {
		return x.smallName(i)
	}
	if end := x.initials(i); end > i {
		x.add(Name, i, end, x.like(i, end), 18)
		return end
	}
	called := x.introduced(i)
	if t.to-t.off < 2 || t.is(caps) && t.to-t.off <= 5 && c&given == 0 && !called {
		return i
	}
	if c&role != 0 && !called || !x.nameable(i, called) {
		return i
	}
	end := x.chain(i)
	if end == i {
		return i
	}
	x.addName(i, end, called)
	return end
}

// addName notes a name, of the kind that the words before it speak for.
func (x *scan) addName(i, end int, called bool) {
	alike, c := x.like(i, end), x.classes[i]
	switch {
	case called:
		x.add(Name, i, end, alike, 18)
	case c&given != 0 || end > i+1:
		x.add(Name, i, end, alike, 15)
	case x.ofGiven(alike):
		a := x.tokens[i] // "Karims fiets": the name without its s
		x.addAt(Name, a.start, a.end-1, a.off, a.to-1, alike[:len(alike)-1], 12)
	case x.placed(i):
		x.add(Place, i, end, alike, 6)
	case i > 0 && (x.folded[i-1] == "het" || x.folded[i-1] == "de") && x.joined(i, gapSpace):
		x.add(Organisation, i, end, alike, 4)
	default:
		x.add(Name, i, end, alike, 5)
	}
}

// withPerson tells whether the word before goes with people: met, aan, van.
func (x *scan) withPerson(i int) bool {
	if !x.joined(i, gapSpace) {
		return false
	}
	switch x.folded[i-1] {
	case "met", "aan", "door", "van", "voor", "zonder", "tegen", "die", "en":
		return true
	}
	return false
}

// ofGiven tells of a given name with the s of a possessive.
func (x *scan) ofGiven(w string) bool {
	stem, ok := strings.CutSuffix(w, "s")
	return ok && x.words.of[stem]&given != 0 && x.words.of[stem]&common == 0
}

// smallName finds a given name that was typed without its capital: after a word
// that announces one or goes with people, where it has its capital elsewhere, or in
// a text without any.
func (x *scan) smallName(i int) int {
	c := x.classes[i]
	if c&given == 0 || c&(common|stop|prefix|role|place) != 0 || len(x.folded[i]) < 4 && !x.introduced(i) {
		return i
	}
	if !x.introduced(i) && (c&homonym != 0 || !x.withPerson(i) && !x.noCapitals() && x.within[x.folded[i]].capital == 0) {
		return i
	}
	if x.joined(i, gapHyphen, gapDot) || x.joined(i+1, gapHyphen) {
		return i
	}
	x.add(Name, i, i+1, x.folded[i], 8)
	return i + 1
}

// titled is the end of a family name behind a form of address that is a word of
// every day, but for its "de" or "van": mevrouw de Wit, meneer van der Kolk. The
// token itself when there is none.
func (x *scan) titled(i int) int {
	if !x.joined(i, gapSpace, gapDotSpace) || !x.has(i, prefix) || x.tokens[i].is(upper) {
		return i
	}
	switch x.folded[i-1] {
	case "mevrouw", "mevr", "mw", "meneer", "mijnheer", "heer", "dhr", "familie":
	default:
		return i
	}
	if f := x.folded[i]; f == "op" || f == "in" || f == "het" {
		return i
	}
	k := i
	for n := 0; n < 3 && x.has(k, prefix) && !x.tokens[k].is(upper) && x.joined(k+1, gapSpace, gapApostrophe); n++ {
		k++
	}
	if !x.has(k, common) || x.has(k, stop|role|given|place) || !x.tokens[k].is(upper) || x.tokens[k].is(caps) || x.tokens[k].first || x.vocabulary[x.folded[k]] || institution(x.folded[k]) != 0 {
		return i
	}
	return k + 1
}

// mostInitials is how many a name has at most.
const mostInitials = 6

// initials is the end of a name with initials: A.M. de Graaf.
func (x *scan) initials(i int) int {
	k := i
	for k < len(x.tokens) && k < i+mostInitials && x.tokens[k].is(upper) && x.tokens[k].to-x.tokens[k].off == 1 && x.joined(k+1, gapDot, gapDotSpace) {
		k++
	}
	if k == i {
		return i
	}
	if end := x.surname(k); end > k && !(x.has(end-1, common) && end == k+1) {
		return end
	}
	return i
}

// surname is the end of a family name, with what belongs before it.
func (x *scan) surname(k int) int {
	at := k
	for n := 0; n < 3 && x.has(k, prefix) && x.joined(k+1, gapSpace, gapHyphen, gapApostrophe); n++ {
		k++
	}
	if k < len(x.tokens) && x.tokens[k].is(upper) && x.tokens[k].is(letters) && x.tokens[k].to-x.tokens[k].off > 1 && !x.has(k, stop) && !x.vocabulary[x.folded[k]] && !x.tokens[k].first {
		return x.more(k + 1)
	}
	return at
}

// introduced tells whether the words before say that a name follows.
func (x *scan) introduced(i int) bool {
	if !x.joined(i, gapSpace, gapComma) || x.tokens[i].first {
		return false
	}
	comma := x.tokens[i].gap == gapComma
	if x.has(i-1, role) {
		return !comma || x.classes[i]&(common|stop) == 0
	}
	switch x.folded[i-1] {
	case "heet", "heette", "heten", "noemen", "noemden", "genoemd", "called", "named":
		return !comma && x.classes[i]&(stop|common) == 0
	case "hem", "haar":
		return !comma && x.classes[i]&(stop|common) == 0 && i > 1 && strings.HasPrefix(x.folded[i-2], "noem")
	case "is":
		return !comma && i > 1 && x.folded[i-2] == "naam" && x.classes[i]&(stop|common) == 0
	}
	return false
}

// nameable tells whether a word with a capital may begin a name here.
func (x *scan) nameable(i int, called bool) bool {
	t, c, n := x.tokens[i], x.classes[i], x.within[x.folded[i]]
	switch {
	case x.vocabulary[x.folded[i]]:
		return false
	case called:
		return c&stop == 0 || c&given != 0
	case c&stop != 0, c&place != 0 && c&given == 0, x.ignore[x.folded[i]]:
		return false
	case c&prefix != 0:
		return !t.first && x.surname(i) > i
	case !t.first && c&given != 0:
		return true
	case !t.first:
		return c&common == 0 && n.small <= n.capital
	case c&given != 0 && c&(homonym|common) == 0:
		return true
	case c&(given|homonym) != 0: // Roos, at the start of a sentence
		return n.capital > n.small || x.goesOn(i) || x.acts(i)
	case c&common != 0:
		return false
	}
	return n.capital > n.small || x.goesOn(i) || x.acts(i) || x.ofGiven(x.folded[i])
}

// goesOn tells whether a family name follows a word that begins a sentence.
func (x *scan) goesOn(i int) bool {
	if x.has(i+1, common|role) && !(x.has(i+1, prefix) && !x.has(i, homonym)) {
		return false
	}
	return x.joined(i+1, gapSpace) && x.surname(i+1) > i+1 && institution(x.folded[i+1]) == 0
}

// acts tells whether a word that begins a sentence does what people do.
func (x *scan) acts(i int) bool {
	if x.joined(i+1, gapApostrophe) && x.folded[i+1] == "s" && i+2 < len(x.tokens) && x.joined(i+2, gapSpace) {
		return true
	}
	if !x.joined(i+1, gapSpace) {
		return false
	}
	switch x.folded[i+1] {
	case "zei", "zegt", "vond", "vindt", "belde", "belt", "appte", "lachte", "lacht", "riep", "roept", "vroeg", "vraagt", "dacht", "denkt", "wilde", "wil", "kwam", "komt", "stuurde", "woont", "woonde", "vertelde", "said", "told":
		return true
	case "en": // Gonny en ik
		return i+2 < len(x.tokens) && (x.folded[i+2] == "ik" || x.has(i+2, given) && x.tokens[i+2].is(upper))
	case "had", "heeft", "is", "was":
		return i+2 < len(x.tokens) && (x.folded[i+2] == "altijd" || x.folded[i+2] == "mij" || x.folded[i+2] == "me" || x.folded[i+2] == "haar" || x.folded[i+2] == "toen" || x.folded[i+2] == "mijn")
	}
	return false
}

// chain is the end of the name that begins at a token.
func (x *scan) chain(i int) int {
	if x.has(i, prefix) {
		return x.surname(i)
	}
	return x.more(i + 1)
}

// more goes on with what belongs to a name: other names, "van den Berg",
// "-Willem".
func (x *scan) more(end int) int {
	for x.joined(end, gapSpace, gapHyphen) {
		t := x.tokens[end]
		switch {
		case !t.is(letters) || t.first:
			return end
		case t.is(upper) && x.belongs(end):
			end++
		case !t.is(upper) && x.has(end, prefix) && x.tokens[end].gap == gapSpace:
			next := x.family(end)
			if next == end {
				return end
			}
			end = next
		default:
			return end
		}
	}
	return end
}

// belongs tells whether a word with a capital goes on with the name before it.
func (x *scan) belongs(k int) bool {
	if x.tokens[k].gap == gapHyphen {
		return true
	}
	c := x.classes[k]
	return !x.vocabulary[x.folded[k]] && c&(stop|role) == 0 && (c&common == 0 || c&given != 0) && (c&place == 0 || c&placeWord != 0) && x.tokens[k].to-x.tokens[k].off > 1 && institution(x.folded[k]) == 0
}

// family is the end of "van den Berg" behind a name, or the token itself.
func (x *scan) family(i int) int {
	k := i
	switch x.folded[k] {
	case "op", "in", "het", "t", "le", "la":
		return i
	}
	for n := 0; n < 3 && x.has(k, prefix) && !x.tokens[k].is(upper) && x.joined(k+1, gapSpace, gapApostrophe); n++ {
		k++
	}
	if x.joined(k, gapSpace, gapApostrophe) && x.tokens[k].is(upper) && x.tokens[k].is(letters) && !x.tokens[k].first && x.belongs(k) && !x.has(k, prefix) {
		return k + 1
	}
	return i
}
