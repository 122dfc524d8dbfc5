package privacy

import "strings"

// vocabulary is the study's own words, which say what it is about and not who
// took part. A word that is a given name or a place as well stays a question, and
// so does one that is too short to tell.
func (w *words) vocabulary(texts []string) map[string]bool {
	own := map[string]bool{}
	for _, text := range texts {
		for _, word := range foldedWords(text) {
			if len(word) < 4 || w.of[word]&(given|place|placeHead) != 0 {
				continue
			}
			stem := word // in the singular and in the plural
			for _, end := range []string{"en", "s"} {
				if s, ok := strings.CutSuffix(word, end); ok && len(s) >= 4 && w.of[s]&(given|place) == 0 {
					stem = s
					break
				}
			}
			own[word], own[stem], own[stem+"s"], own[stem+"en"] = true, true, true, true
		}
	}
	return own
}

// about tells whether the name of an institution, tokens [i, j), is the study's
// own: the organisation that a study is about is no question.
func (x *scan) about(i, j int) bool {
	for ; i < j; i++ {
		if x.tokens[i].is(upper) && institution(x.folded[i]) == 0 {
			return x.vocabulary[x.folded[i]]
		}
	}
	return false
}
