package search

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"citaat/corpus"
)

// memory is a study in memory.
type memory struct {
	mu       sync.Mutex
	list     []*corpus.Transcript
	versions map[corpus.TranscriptID]int
	people   []corpus.Participant
	settings corpus.Settings
	codings  map[corpus.TranscriptID][]Coding
	codes    map[string][]string
	loads    int
	broken   error
}

func (m *memory) Versions() ([]Version, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var vs []Version
	for _, t := range m.list {
		vs = append(vs, Version{t.ID, fmt.Sprint(t.Hash(), m.versions[t.ID])})
	}
	return vs, nil
}

func (m *memory) Transcript(id corpus.TranscriptID) (*corpus.Transcript, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.loads++
	if m.broken != nil {
		return nil, m.broken
	}
	for _, t := range m.list {
		if t.ID == id {
			return t, nil
		}
	}
	return nil, fmt.Errorf("no interview %s", id)
}

func (m *memory) Settings() corpus.Settings               { return m.settings }
func (m *memory) Participants() []corpus.Participant      { return m.people }
func (m *memory) Codings(id corpus.TranscriptID) []Coding { return slices.Clone(m.codings[id]) }
func (m *memory) Codes(name string) ([]string, error) {
	if ids, ok := m.codes[strings.ToLower(name)]; ok {
		return ids, nil
	}
	return nil, fmt.Errorf("no code %s", name)
}

// talk makes an interview of lines "LABEL: text"; "LABEL=2: text" gives turn 2
// again.
func talk(id, lang string, lines ...string) *corpus.Transcript {
	p := corpus.ParticipantID(id)
	meta := corpus.Meta{ID: corpus.TranscriptID(id), Language: lang, Participants: []corpus.ParticipantID{p},
		Speakers: []corpus.Speaker{
			{Label: "I", Role: corpus.Interviewer},
			{Label: corpus.Label(id), Role: corpus.Respondent, Participant: p},
			{Label: "T", Role: corpus.Interpreter, Participant: p},
			{Label: "TT", Role: corpus.Interpreter},
		}}
	var turns []corpus.Turn
	for i, l := range lines {
		label, text, _ := strings.Cut(l, ": ")
		u := corpus.Turn{Number: corpus.TurnNumber{Number: i + 1}, Time: corpus.NoTime, Text: text}
		if name, of, ok := strings.Cut(label, "="); ok {
			u.Repeats, _ = corpus.ParseTurnNumber(of)
			label = name
		}
		u.Speaker = corpus.Label(label)
		turns = append(turns, u)
	}
	return corpus.NewTranscript(meta, turns)
}

// span is where a text stands in an interview.
func span(t *corpus.Transcript, text string) corpus.Span {
	i := strings.Index(t.Body().String(), text)
	if i < 0 {
		panic("no such text: " + text)
	}
	return corpus.Span{Start: t.Body().Offset(i), End: t.Body().Offset(i + len(text))}
}

// mothers is a small study by hand.
func mothers() *memory {
	m1 := talk("M1", "nl",
		"I: Was u bezorgd over de zwangerschap?",
		"M1: Ik was niet echt bezorgd. Maar wel over de echo, ja.",
		"I: En daarna?",
		"M1: Mijn moeder was bezorgd, zo'n moeder is dat; na zwangerschappen altijd.",
		"M1: Spannend hoofd.Dat is het: geïnteresseerd in foto’s.")
	m2 := talk("M2", "nl-NL",
		"I: Hoe ging het?",
		"M2: Ik bezorgd stress veel.",
		"T=2: Ik was bezorgd, veel stress en spannende dagen.",
		"TT: Zij bedoelt bezorgd.",
		"T: Twee moeders hielpen met stress.")
	v1 := talk("V1", "en", "V1: I was worried; mothers worry. Bezorgd, they say: stress.")
	m := &memory{list: []*corpus.Transcript{m1, m2, v1}, versions: map[corpus.TranscriptID]int{},
		settings: corpus.Settings{Groups: []corpus.Group{{ID: "moeder", Plural: "moeders"}, {ID: "vrijwilliger"}},
			Variables: []corpus.Variable{{ID: "pariteit", Name: "aantal kinderen"}}},
		people: []corpus.Participant{
			{ID: "M1", Group: "moeder", Variables: map[string]string{"pariteit": "1", "land": "Sri Lanka"}},
			{ID: "M2", Group: "moeder", Variables: map[string]string{"pariteit": "0"}},
			{ID: "M3", Group: "moeder"},
			{ID: "V1", Group: "vrijwilliger"}},
		codes: map[string][]string{"stresswoorden": {"c1", "c2"}, "stresswoorden/bezorgd": {"c1"}, "steun": {"c3"}},
	}
	m.codings = map[corpus.TranscriptID][]Coding{
		"M1": {{"x1", "c1", span(m1, "niet echt bezorgd")}, {"x2", "c3", span(m1, "Mijn moeder was")}},
		"M2": {{"x3", "c2", span(m2, "veel stress en")}, {"x4", "c3", corpus.Span{Start: m2.Turns[3].Span.Start, End: m2.Turns[4].Span.End}}},
	}
	return m
}

// found writes hits as "M1:2 bezorgd".
func found(t *testing.T, m *memory, hits []Hit) []string {
	t.Helper()
	var out []string
	for _, h := range hits {
		tr, err := m.Transcript(h.Transcript)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, fmt.Sprintf("%s:%d %s", h.Transcript, h.Turn+1, tr.Body().Slice(h.Span)))
	}
	return out
}
