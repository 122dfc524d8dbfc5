package wording

import (
	"citaat/corpus"
)

// published is what is to be checked, token by token. In a conversation every
// token has the speaker whose label it stands under.
type published struct {
	tokens       []printed
	conversation bool
}

// printed is a token of the published text.
type printed struct {
	token
	ids
	speaker string // label or role; "" outside a conversation
	soft    bool   // punctuation beside a mark: it belongs to the mark
}

// read takes a published text apart.
func (src *Source) read(text string) published {
	runes := []rune(text)
	all := tokens(runes)
	p := published{conversation: len(all) > 1 && src.label(all, runes, 0)}
	speaker := ""
	for i := 0; i < len(all); i++ {
		if p.conversation && src.label(all, runes, i) {
			speaker = all[i].text
			i++ // and its colon
			if i+1 < len(all) {
				all[i+1].first = true
			}
			continue
		}
		t := printed{token: all[i], ids: src.find(all[i]), speaker: speaker}
		t.soft = t.kind == point && (i > 0 && all[i-1].kind >= omission || i+1 < len(all) && all[i+1].kind >= omission)
		p.tokens = append(p.tokens, t)
	}
	return p
}

// label tells whether a token is the label of a speaker of the passage with a
// colon right behind it.
func (src *Source) label(all []token, text []rune, i int) bool {
	if i+1 >= len(all) || all[i].kind != spoken || all[i+1].text != ":" || all[i+1].start != all[i].end {
		return false
	}
	if at := all[i].start; at > 0 && corpus.WordRune(text[at-1]) {
		return false
	}
	for k := range src.turns {
		if src.turns[k].speaks(all[i].text) {
			return true
		}
	}
	return false
}

// speaks tells whether a label in a conversation means the speaker of a turn.
func (u *turn) speaks(label string) bool { return label == u.role || label == string(u.label) }
