package wording

import (
	"slices"
	"strconv"
	"strings"

	"citaat/corpus"
)

// Source is a passage made ready to be compared with what is published of it.
// It is not changed once made and is safe for concurrent use.
type Source struct {
	words   []word
	turns   []turn
	lexicon map[string]int32
	people  []person // participants whose words the passage holds, in order
}

// word is a token of the passage and the turn it stands in.
type word struct {
	token
	ids
	turn int
}

// person is a participant, or a label where it is not known whose it is.
type person struct {
	participant corpus.ParticipantID
	label       corpus.Label
}

// turn is the part of a turn that belongs to the passage.
type turn struct {
	text     string
	label    corpus.Label
	role     string // how a conversation calls the speaker: I, R, T, S
	person   person
	voice    corpus.Voice
	from, to int  // its words
	spare    bool // may be left out whole, unmarked: a hum, or the same answer once more
}

// Of takes the words of a passage, with the speaker, voice and turn of each.
func Of(t *corpus.Transcript, s corpus.Span) Source {
	from, to := t.TurnsIn(s)
	src := Source{lexicon: make(map[string]int32, s.Len()/6)}
	given := map[corpus.TurnNumber]bool{}
	for _, u := range t.Turns[from:to] {
		text := t.Body().Slice(u.Span.Common(s))
		if strings.TrimSpace(text) == "" {
			continue
		}
		src.add(text, t.Speaker(u.Speaker), given[u.Repeats])
		given[u.Number] = true
	}
	src.nameRoles()
	return src
}

func (src *Source) add(text string, speaker corpus.Speaker, repeated bool) {
	u := turn{text: text, label: speaker.Label, voice: speaker.Voice(), from: len(src.words)}
	u.person = person{participant: speaker.Participant}
	if speaker.Participant == "" {
		u.person.label = speaker.Label
	}
	said := tokens([]rune(text))
	src.words = slices.Grow(src.words, len(said))
	for _, t := range said {
		if t.kind == omission {
			continue // a gap in the transcript itself
		}
		if t.kind == insertion {
			t.kind = spoken
		}
		src.words = append(src.words, word{t, src.learn(t), len(src.turns)})
	}
	u.to = len(src.words)
	u.spare = repeated || (!u.voice.OfParticipant() && src.hum(u.from, u.to))
	if u.voice.OfParticipant() && !src.knows(u.person) {
		src.people = append(src.people, u.person)
	}
	src.turns = append(src.turns, u)
}

func (src *Source) knows(p person) bool {
	for _, q := range src.people {
		if p == q {
			return true
		}
	}
	return false
}

func (src *Source) learn(t token) ids {
	number := func(s string) int32 {
		n, ok := src.lexicon[s]
		if !ok {
			n = int32(len(src.lexicon))
			src.lexicon[s] = n
		}
		return n
	}
	return ids{number(t.text), number(lowFirst(t.text))}
}

func (src *Source) find(t token) ids {
	number := func(s string) int32 {
		if n, ok := src.lexicon[s]; ok {
			return n
		}
		return -1
	}
	return ids{number(t.text), number(lowFirst(t.text))}
}

// hums are the words by which an interviewer says no more than: go on.
const hums = " hm hmm hmhm mhm mm mmm mmhm mhmm aha ah oh eh uh uhm ehm ja ok oke oké okay yes yeah "

// hum tells whether words are at most three hums.
func (src *Source) hum(from, to int) bool {
	n := 0
	for _, w := range src.words[from:to] {
		if w.kind != spoken {
			if w.text == "?" {
				return false
			}
			continue
		}
		if n++; n > 3 || !strings.Contains(hums, " "+strings.ToLower(w.text)+" ") {
			return false
		}
	}
	return true
}

// nameRoles gives every turn the letter of its speaker's role, with a number
// where several participants speak. Labels of the transcript may be ids of
// participants, which no outsider may see.
func (src *Source) nameRoles() {
	for i := range src.turns {
		u := &src.turns[i]
		switch u.voice {
		case corpus.Question:
			u.role = "I"
		case corpus.Own, corpus.Rendered:
			u.role = "R"
			for n, p := range src.people {
				if len(src.people) > 1 && p == u.person {
					u.role += strconv.Itoa(n + 1)
				}
			}
		case corpus.Remark:
			u.role = "T"
		default:
			u.role = "S"
		}
	}
}
