package privacy

import (
	"slices"
	"strings"
)

// organisations finds what follows or precedes a word for an institution:
// basisschool De Klimop, Maasstad Ziekenhuis, GGD Twente.
func (x *scan) organisations() {
	for i, t := range x.tokens {
		if !t.is(letters) || len(x.folded[i]) < 2 {
			continue
		}
		kind := institution(x.folded[i])
		if kind == 0 || kind == onlyCaps && !t.is(upper) {
			continue
		}
		from, to := i, i+1
		if end := x.nameOf(i + 1); end > i+1 {
			to = end
		} else if start := x.ownerOf(i); start < i && kind != leads {
			from = start
		} else if !x.compound(i) {
			continue
		}
		if !x.about(from, to) {
			x.add(Organisation, from, to, x.like(from, to), 15)
		}
	}
}

// which way the name of an institution stands.
const (
	leads    = iota + 1 // its name comes after: gemeente Barneveld
	either              // after, or before: Maasstad Ziekenhuis
	onlyCaps            // either, where it has a capital: GGD, College
)

// institution tells whether a folded word is one for an institution.
func institution(w string) int {
	switch w {
	case "gemeente", "stichting", "bakkerij", "firma", "apotheek", "bso", "kdv", "psz", "obs", "cbs", "rkbs", "kbs", "restaurant", "cafe", "kapsalon", "salon", "supermarkt", "azc", "aanmeldcentrum",
		"thuiszorg", "kraamzorg", "huisartsenpost", "vereniging", "camping", "woonvorm", "woongroep", "opvang", "kinderopvang", "bedrijf", "uitzendbureau", "taxi", "crematorium", "begraafplaats", "rederij", "slagerij", "groentewinkel", "school", "praktijk", "kerk", "verloskundigen":
		return leads
	case "moskee", "ziekenhuis", "kliniek", "polikliniek":
		return either
	case "ggd", "ggz", "roc", "mbo", "college", "lyceum", "gymnasium", "mc", "umc", "gasthuis", "instituut", "universiteit", "hogeschool", "foundation", "bv", "vof", "academie", "hospital", "school's", "mavo", "havo", "vluchtelingenwerk", "voedselbank", "humanitas", "kredietbank", "clinic", "church", "mosque":
		return onlyCaps
	case "huis", "thuis", "vakschool", "bank", "zorg", "kerkelijk", "tehuis", "stadhuis", "gemeentehuis", "boerenbedrijf", "nazorg", "mantelzorg", "verzorg", "bezorg", "ouderlijk", "centrum":
		return 0
	}
	for _, end := range []string{"ziekenhuis", "moskee", "kliniek"} {
		if strings.HasSuffix(w, end) {
			return either
		}
	}
	for _, end := range []string{"huis", "school", "praktijk", "kerk", "college", "centrum", "vereniging", "corporatie", "bank", "opvang", "dagverblijf", "speelzaal", "zorg", "club", "fonds", "stichting", "instelling", "bakkerij", "boerderij", "tandartsen", "advocaten", "zaak"} {
		if len(w) > len(end)+2 && strings.HasSuffix(w, end) {
			return leads
		}
	}
	return 0
}

// nameOf is the end of the name that begins at a token, with its article; the
// token itself when there is none.
func (x *scan) nameOf(i int) int {
	k := i
	for k < len(x.tokens) && k < i+2 && x.joined(k, gapSpace) && (x.folded[k] == "de" || x.folded[k] == "het" || x.folded[k] == "t" || x.folded[k] == "voor") && !x.tokens[k].first {
		k++
	}
	end := i
	for k < len(x.tokens) && k < i+6 && !x.tokens[k].first && x.tokens[k].is(letters) && x.joined(k, gapSpace, gapHyphen) {
		t := x.tokens[k]
		switch {
		case t.is(upper) && (len(x.folded[k]) > 1 || x.joined(k, gapHyphen)):
			if end == i && x.has(k, stop) && k > i && !x.has(k+1, given) { // school de Nederlandse
				return i
			}
			end = k + 1
		case x.has(k, prefix) && end > i && x.folded[k] != "in", x.folded[k] == "en" && end > i:
		default:
			return end
		}
		k++
	}
	return end
}

// ownerOf is the first of the words with a capital that stand before an
// institution.
func (x *scan) ownerOf(i int) int {
	from := i
	for k := i - 1; k >= 0 && k >= i-4 && x.joined(k+1, gapSpace, gapHyphen) && !x.tokens[k+1].first; k-- {
		t := x.tokens[k]
		if !t.is(upper) || !t.is(letters) || x.classes[k]&(common|role) != 0 && x.classes[k]&given == 0 || t.first && x.classes[k]&given == 0 || x.classes[k]&stop != 0 && from == i {
			break
		}
		from = k
	}
	return from
}

// compound tells of an institution whose name is in the word: Pelgrimskerk.
func (x *scan) compound(i int) bool {
	t, w := x.tokens[i], x.folded[i]
	if !t.is(upper) || t.first || x.classes[i]&(common|stop) != 0 {
		return false
	}
	return slices.ContainsFunc([]string{"kerk", "school", "college", "ziekenhuis", "gasthuis", "moskee", "kliniek"}, func(end string) bool {
		return len(w) > len(end)+2 && strings.HasSuffix(w, end)
	})
}
