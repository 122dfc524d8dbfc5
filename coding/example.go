package coding

import (
	"slices"
	"strings"

	"citaat/corpus"
)

// CodebookToGive is the codebook as it may leave the study, and the paths of the
// codes of which something was taken out: an example that holds words that are
// not to be used, or of somebody who may not be quoted, goes as a whole; from
// what else is said of a code the words go that are not to be used.
func (s *Study) CodebookToGive() (*Codebook, []string) {
	cb := s.Codebook()
	codes := slices.Clone(cb.Codes())
	secrets := s.Secrets()
	barred := s.barredTexts(secrets)
	var hidden []string
	for i := range codes {
		c := &codes[i]
		was := *c
		if barred(c.Example) {
			c.Example = ""
		}
		for _, text := range []*string{&c.Short, &c.Definition, &c.UseWhen, &c.DoNotUse} {
			*text = secrets.Without(*text)
		}
		if c.Example != was.Example || c.Short != was.Short || c.Definition != was.Definition || c.UseWhen != was.UseWhen || c.DoNotUse != was.DoNotUse {
			hidden = append(hidden, cb.Path(c.ID))
		}
	}
	return NewCodebook(codes), hidden
}

// sharedRun is from how many words in a row on a text repeats what somebody
// said. It is more than of one passage: a whole interview holds many runs that
// anybody might say.
const sharedRun = 7

// barredTexts tells of a text whether it holds withheld words, or what somebody
// said who may not be quoted.
func (s *Study) barredTexts(secrets Secrets) func(text string) bool {
	var whole []string // withheld passages and turns
	for _, w := range s.Withheld() {
		whole = append(whole, " "+run(wordsOf(w.Quote)))
	}
	runs := map[string]bool{}
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
				words := wordsOf(u.Text)
				whole = append(whole, " "+run(words))
				for i := range max(0, len(words)-sharedRun+1) {
					runs[run(words[i:i+sharedRun])] = true
				}
			}
		}
	}
	return func(text string) bool {
		words := wordsOf(text)
		if len(words) < fewestWords {
			return false
		}
		if secrets.Quoted(text) {
			return true
		}
		for i := range max(0, len(words)-sharedRun+1) {
			if runs[run(words[i:i+sharedRun])] {
				return true
			}
		}
		all := " " + run(words)
		return slices.ContainsFunc(whole, func(w string) bool { return strings.Contains(w, all) })
	}
}
