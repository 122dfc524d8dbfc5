package privacy

import "strings"

// Alike is how a piece of text of a kind is compared with others: candidates
// that differ in case, accents or the way a number is written are alike.
func Alike(kind Kind, text string) string { return alikeOf(kind, text) }

func alikeOf(kind Kind, text string) string {
	switch kind {
	case Phone:
		return national(onlyDigits(text))
	case BSN:
		return onlyDigits(text)
	case IBAN, Plate, Postcode:
		return strings.Join(foldedWords(text), "")
	case Email, Web:
		return strings.ToLower(strings.TrimSpace(text))
	}
	return strings.Join(foldedWords(text), " ")
}

// Holds tells whether a mark holds the word that it is to replace.
func Holds(mark, text string) bool {
	text = fold(strings.TrimSpace(text))
	return text != "" && strings.Contains(fold(mark), text)
}

func onlyDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, s)
}

// agree gives a word the same kind wherever it is a name, a place or an
// organisation: that of which most is known.
func (x *scan) agree() {
	type kinds map[Kind]int
	votes := map[string]kinds{}
	for _, f := range x.found {
		if f.Kind == Name || f.Kind == Place || f.Kind == Organisation {
			if votes[f.Alike] == nil {
				votes[f.Alike] = kinds{}
			}
			votes[f.Alike][f.Kind] += f.weight
		}
	}
	for i, f := range x.found {
		if f.Sure {
			continue
		}
		of, best := votes[f.Alike], f.Kind
		if len(of) < 2 || of[f.Kind] == 0 {
			continue
		}
		for _, k := range []Kind{Name, Place, Organisation} {
			if of[k] > of[best] {
				best = k
			}
		}
		x.found[i].Kind = best
	}
}
