package tui

import (
	"strings"

	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// expiring says which interviews were kept too long, or else which soon will be;
// the empty sentence: none.
func expiring(s *coding.Study) phrases.Sentence {
	over, soon := s.Expiring()
	said := func(key string, ids []corpus.TranscriptID) phrases.Sentence {
		return phrases.Make(key, phrases.Args{"Interviews": strings.Join(corpus.Texts(ids), ", "), "Count": len(ids)})
	}
	switch {
	case len(over) > 0:
		return said("consent.greet-over", over)
	case len(soon) > 0:
		return said("consent.greet-soon", soon)
	}
	return phrases.Sentence{}
}
