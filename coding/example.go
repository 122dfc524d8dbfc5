package coding

import (
	"slices"
	"strings"

	"citaat/corpus"
)

// fewestWords is from how many words on an example is somebody's sentence: fewer
// may stand anywhere.
const fewestWords = 3

// CodebookToGive is the codebook as it may leave the study, and the paths of the
// codes whose example was taken out: it holds words that are not to be used, or
// of somebody who may not be quoted. An example is compared word for word.
func (s *Study) CodebookToGive() (*Codebook, []string) {
	cb := s.Codebook()
	codes := slices.Clone(cb.Codes())
	barred := s.barredTexts()
	var hidden []string
	for i := range codes {
		if barred(codes[i].Example) {
			codes[i].Example = ""
			hidden = append(hidden, cb.Path(codes[i].ID))
		}
	}
	return NewCodebook(codes), hidden
}

// barredTexts tells of a text whether it holds withheld words, or is what
// somebody said who may not be quoted.
func (s *Study) barredTexts() func(text string) bool {
	var withheld, said []string
	for _, w := range s.Withheld() {
		if q := plainWords(w.Quote); strings.Count(q, " ") >= fewestWords+1 {
			withheld = append(withheld, q)
		}
	}
	for _, v := range s.Interviews() {
		if !slices.ContainsFunc(v.Participants, func(id corpus.ParticipantID) bool { return !s.MayQuote(id) }) {
			continue
		}
		t, err := s.Transcript(v.ID)
		if err != nil {
			continue // told by the check
		}
		for _, u := range t.Turns {
			if who := t.Speaker(u.Speaker).Participant; who != "" && !s.MayQuote(who) {
				said = append(said, plainWords(u.Text))
			}
		}
	}
	return func(text string) bool {
		text = plainWords(text)
		if strings.Count(text, " ") < fewestWords+1 {
			return false
		}
		return slices.ContainsFunc(withheld, func(w string) bool { return strings.Contains(text, w) || strings.Contains(w, text) }) ||
			slices.ContainsFunc(said, func(w string) bool { return strings.Contains(w, text) })
	}
}

// plainWords are the words of a text in lower case, with a space around each, so
// that quotation marks, dots and line feeds make no difference.
func plainWords(s string) string {
	words := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !corpus.WordRune(r) })
	return " " + strings.Join(words, " ") + " "
}
