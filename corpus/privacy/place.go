package privacy

import "strings"

// places finds the places that are on the list, of one word or more.
func (x *scan) places() {
	for i := 0; i < len(x.tokens); {
		if end := x.placeAt(i); end > i {
			i = end
			continue
		}
		i++
	}
}

func (x *scan) placeAt(i int) int {
	c, t := x.classes[i], x.tokens[i]
	if c&placeHead != 0 {
		if end := x.longPlace(i); end > i {
			f := x.add(Place, i, end, x.like(i, end), 20)
			if f.from > 0 && x.folded[i] == "s" && x.joined(i, gapApostrophe, gapOther) { // 's-Hertogenbosch
				x.widen(f)
			}
			return end
		}
	}
	switch {
	case c&place == 0:
		return i
	case !t.is(upper):
		if c&(placeWord|common|given|stop) == 0 && len(x.folded[i]) > 3 && t.is(letters) && (x.placed(i) || x.noCapitals()) {
			x.add(Place, i, i+1, x.folded[i], 8)
		}
		return i + 1
	case c&(placeWord|common) != 0 && (t.first || !x.placed(i)), c&given != 0 && !x.placed(i):
		return i
	}
	end := i + 1
	if x.joined(end, gapSpace, gapHyphen) && x.compass(end) { // Rotterdam-Zuid
		end++
	}
	x.add(Place, i, end, x.like(i, end), 20)
	return end
}

// longPlace is the end of the longest place of more words that begins here.
func (x *scan) longPlace(i int) int {
	longest := i
	for _, rest := range x.words.places[x.folded[i]] {
		end, big := i+1, x.tokens[i].is(upper)
		for _, w := range rest {
			if end >= len(x.tokens) || x.folded[end] != w || !x.joined(end, gapSpace, gapHyphen, gapApostrophe) {
				end = i
				break
			}
			big = big || x.tokens[end].is(upper)
			end++
		}
		if big && end > longest {
			longest = end
		}
	}
	return longest
}

// widen takes the sign before a finding along.
func (x *scan) widen(f *finding) {
	for _, sign := range []string{"'", "’", "‘"} {
		if strings.HasSuffix(x.text[:f.from], sign) {
			f.from -= len(sign)
			f.Span.Start--
			f.Text = x.text[f.from:f.to]
			return
		}
	}
}

// placed tells whether the word before says that a place follows.
func (x *scan) placed(i int) bool {
	if !x.joined(i, gapSpace) {
		return false
	}
	switch x.folded[i-1] {
	case "in", "uit", "te", "vanuit", "richting", "omgeving", "stad", "dorp", "dorpje", "regio", "eiland", "rond", "buiten", "provincie", "wijk", "station", "from":
		return true
	case "naar", "bij", "to", "at":
		return x.classes[i]&given == 0
	}
	return false
}

func (x *scan) compass(i int) bool {
	switch x.folded[i] {
	case "zuid", "noord", "oost", "west", "centrum", "zuidoost", "noordwest", "zuidwest", "noordoost", "buiten":
		return x.tokens[i].is(upper) && !x.tokens[i].first
	}
	return false
}
