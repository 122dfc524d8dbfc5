package corpustest

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"unicode"
	"unicode/utf8"

	"citaat/corpus"
)

// Generate makes interviews of the given number of turns. A thousand
// interviews of 120 turns are about 35 MB of text.
func Generate(seed uint64, interviews, turns int) []*corpus.Transcript {
	v := NewVocabulary(seed)
	out := make([]*corpus.Transcript, interviews)
	for i := range out {
		out[i] = interview(v, rand.New(rand.NewPCG(seed, uint64(i)+2)), i, turns)
	}
	return out
}

// Groups are the groups of the participants that Participants gives.
func Groups() []corpus.Group {
	return []corpus.Group{
		{ID: "moeder", Name: "moeder", Plural: "moeders", Attribution: "Moeder"},
		{ID: "vrijwilliger", Name: "vrijwilliger", Plural: "vrijwilligers", Attribution: "Vrijwilliger"},
	}
}

// Participants are those who speak in generated transcripts: one each, every
// fifth a volunteer, with an age and a parity.
func Participants(ts []*corpus.Transcript) []corpus.Participant {
	out := make([]corpus.Participant, 0, len(ts))
	for i, t := range ts {
		p := corpus.Participant{ID: t.Participants[0], Group: "moeder", Variables: map[string]string{
			"leeftijd": fmt.Sprint(20 + i*7%25),
			"pariteit": fmt.Sprint(i % 4),
			"herkomst": []string{"Nederland", "Eritrea", "Syrië", "Polen"}[i%4],
		}}
		if volunteer(i) {
			p.Group = "vrijwilliger"
		}
		out = append(out, p)
	}
	return out
}

func volunteer(i int) bool { return i%5 == 4 }

func interview(v *Vocabulary, r *rand.Rand, i, turns int) *corpus.Transcript {
	id := fmt.Sprintf("M%d", i+1)
	if volunteer(i) {
		id = fmt.Sprintf("V%d", i+1)
	}
	p := corpus.ParticipantID(id)
	meta := corpus.Meta{
		ID: corpus.TranscriptID(id), Participants: []corpus.ParticipantID{p},
		Order: i + 1, Language: "nl", Mode: "online", Date: fmt.Sprintf("2026-%02d-%02d", i%12+1, i%28+1),
		Speakers: []corpus.Speaker{
			{Label: "I", Role: corpus.Interviewer},
			{Label: corpus.Label(id), Role: corpus.Respondent, Participant: p},
		},
	}
	answers := meta.Speakers[1].Label
	if i%3 == 1 {
		meta.Interpreter = corpus.Interpreting{Present: true, Gender: "v"}
		meta.Speakers = append(meta.Speakers, corpus.Speaker{Label: "T", Role: corpus.Interpreter, Participant: p})
		answers = "T"
	}
	list := make([]corpus.Turn, turns)
	clock := corpus.Clock(3)
	for n := range list {
		t := corpus.Turn{Number: corpus.TurnNumber{Number: n + 1}, Time: clock}
		words := 5 + int(math.Min(115, math.Exp(r.NormFloat64()*0.7+3.7)))
		t.Speaker = answers
		if n%2 == 0 {
			t.Speaker, words = "I", 5+words/4
		}
		t.Text = talk(v, r, words, n%2 == 0)
		clock += corpus.Clock(words/2 + 1)
		list[n] = t
	}
	meta.Duration = int(clock) / 60
	return corpus.NewTranscript(meta, list)
}

// talk is a turn of about so many words, in sentences.
func talk(v *Vocabulary, r *rand.Rand, words int, question bool) string {
	var b strings.Builder
	if question {
		a := strings.Split(strings.ReplaceAll(asks, "\n", " "), "|")
		b.WriteString(a[r.IntN(len(a))])
		b.WriteByte(' ')
		words -= 3
	}
	left := 0
	for n := range max(words, 1) {
		w := v.Draw(r)
		if left == 0 {
			left = 3 + r.IntN(14)
			if !question || n > 0 {
				w = capital(w)
			}
		}
		left--
		b.WriteString(w)
		switch {
		case left == 0 || n == words-1:
			b.WriteString(ending(r, question && n == words-1))
		case r.IntN(12) == 0:
			b.WriteByte(',')
		}
		b.WriteByte(' ')
	}
	return strings.TrimSpace(b.String())
}

func ending(r *rand.Rand, question bool) string {
	switch {
	case question:
		return "?"
	case r.IntN(9) == 0:
		return "…"
	}
	return "."
}

func capital(w string) string {
	first, n := utf8.DecodeRuneInString(w)
	return string(unicode.ToUpper(first)) + w[n:]
}
