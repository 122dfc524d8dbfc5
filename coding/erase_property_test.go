package coding_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"citaat/coding"
	"citaat/corpus"
)

// haunting is a random study of three coders, in which words stand that will be
// erased, and a copy of it that knows of nothing.
type haunting struct {
	*talk
	test *testing.T
	name map[string]bool // the words that will go, "Naam0" …
	made int
	gone map[string]bool // the words that somebody erased
	away bool            // who has the copy writes no memos: those are new words, of which nobody knows what they hold
}

// secret is a word that identifies.
func (h *haunting) secret() string {
	h.made++
	w := fmt.Sprintf("Naam%dx", h.made)
	h.name[w] = true
	return w
}

// said is speech in which an identifying word may stand, of which the same may
// stand elsewhere too.
func (h *haunting) said(from, to int) string {
	words := strings.Fields(h.speech(from, to))
	for range rapid.IntRange(0, 2).Draw(h.t, "secrets") {
		at := rapid.IntRange(0, len(words)).Draw(h.t, "secret at")
		words = slices.Insert(words, at, h.secret())
	}
	return strings.Join(words, " ")
}

var ghostCoders = []corpus.CoderName{"ilse", "daan", "eva"}

// step is one thing that somebody does.
func (h *haunting) step(s *coding.Study) {
	t := h.read(s)
	switch rapid.IntRange(0, 9).Draw(h.t, "step") {
	case 0, 1, 2:
		h.code(s)
	case 3: // words come, and names
		i := rapid.IntRange(0, len(t.Turns)-1).Draw(h.t, "turn")
		_ = s.Do(func(b *coding.Batch) error {
			return b.CorrectTurn("M1", t.Turns[i].Number, t.Turns[i].Text+" "+h.said(1, 4))
		})
	case 4:
		if h.away {
			return // a word that is moved where nobody knows of its erasure is written anew
		}
		if r, err := s.Revise("M1", t, corpus.NewTranscript(t.Meta, h.change(t.Turns))); err == nil {
			_ = s.Do(func(b *coding.Batch) error { return b.Revise(r, false) })
		}
	case 5:
		_, _ = s.Undo()
	case 6:
		_, _ = s.Redo()
	default:
		h.about(s)
	}
}

// about words a quotation, writes a memo or rejects something.
func (h *haunting) about(s *coding.Study) {
	list := s.CodingsIn("M1")
	if len(list) == 0 {
		return
	}
	c := rapid.SampledFrom(list).Draw(h.t, "about")
	t := h.read(s)
	if c.Lost {
		return
	}
	words := t.Body().Slice(c.Span)
	_ = s.Do(func(b *coding.Batch) error {
		switch rapid.IntRange(0, 2).Draw(h.t, "what about it") {
		case 0:
			return b.Choose(c.ID, coding.Choice{Chosen: true, Published: "(…) " + strings.ReplaceAll(words, "\n", " "), Remark: "zie " + words})
		case 1:
			if h.away {
				return nil
			}
			b.Memo(coding.MemoTarget{Kind: coding.OnCoding, ID: string(c.ID)}, "over "+words, "")
		case 2:
			_, err := b.Reject(coding.Passage{Interview: "M1", Span: c.Span}, "zorg-aaa")
			return err
		}
		return nil
	})
}

// erase takes every identifying word that is known out of the study: as somebody
// does who goes through the privacy check.
func (h *haunting) erase(s *coding.Study) {
	t := h.read(s)
	var list []coding.Redaction
	find := func(text string, note func(span corpus.Span, mark string)) {
		runes := []rune(text)
		for w := range h.name {
			n := len([]rune(w))
			for i := 0; i+n <= len(runes); i++ {
				if string(runes[i:i+n]) == w {
					note(corpus.Span{Start: corpus.Offset(i), End: corpus.Offset(i + n)}, "["+strings.ToLower(strings.TrimSuffix(w, "x"))+"]")
				}
			}
		}
	}
	find(t.Body().String(), func(span corpus.Span, mark string) {
		h.gone[string([]rune(t.Body().String())[span.Start:span.End])] = true
		list = append(list, coding.Redaction{Interview: "M1", Span: span, With: mark, Kind: "name"})
	})
	for _, text := range s.OtherTexts() {
		if text.Kind == "coding" {
			continue // those go with the words of the interview
		}
		find(text.Text, func(span corpus.Span, mark string) {
			list = append(list, coding.Redaction{Of: text.TextName, Span: span, With: mark, Kind: "name"})
		})
	}
	if len(list) == 0 {
		return
	}
	if _, err := s.Redact(h.test.Context(), list); err != nil {
		h.t.Fatal(err)
	}
}

// clean holds: none of some words stands in any file.
func (h *haunting) clean(dir, when string, words map[string]bool) {
	if found := left(h.test, dir, slices.Sorted(maps.Keys(words))...); len(found) > 0 {
		h.t.Fatalf("%s: %q", when, found)
	}
}

// places are the words that codings stand on, without those that go.
func (h *haunting) places(s *coding.Study) map[coding.CodingID]string {
	t := h.read(s)
	on := map[coding.CodingID]string{}
	for _, c := range s.CodingsIn("M1") {
		if !c.Lost {
			on[c.ID] = t.Body().Slice(c.Span)
		}
	}
	return on
}

func (h *haunting) masked(text string) string {
	for w := range h.name {
		text = strings.ReplaceAll(text, w, "["+strings.ToLower(strings.TrimSuffix(w, "x"))+"]")
	}
	return text
}

func TestNoErasureLeavesAWordOrMovesACoding(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		base, err := os.MkdirTemp(t.TempDir(), "")
		if err != nil {
			t.Fatal(err)
		}
		h := &haunting{test: t, name: map[string]bool{}, gone: map[string]bool{}, talk: &talk{t: rt, dir: filepath.Join(base, "study"), clock: time.Now(), of: map[string]int{},
			first: map[coding.CodingID]int{}, on: map[coding.CodingID]corpusSet{}, ends: map[coding.CodingID][2]int{}}}
		if err := os.CopyFS(h.dir, os.DirFS(newStudy(t))); err != nil {
			t.Fatal(err)
		}
		write(t, h.dir, "study.yaml", "format: 1\ntitle: Proef\nlanguage: nl\ncoders:\n  - {id: ilse, name: Ilse}\n  - {id: daan, name: Daan}\n  - {id: eva, name: Eva}\n")
		speakers := []corpus.Speaker{{Label: "I", Role: corpus.Interviewer}, {Label: "M1", Role: corpus.Respondent, Participant: "M1"}}
		var turns []corpus.Turn
		for i := range rapid.IntRange(2, 5).Draw(rt, "turns") {
			turns = append(turns, corpus.Turn{Time: corpus.NoTime, Speaker: speakers[i%2].Label, Text: h.said(2, 9)})
		}
		h.byHand(corpus.NewTranscript(corpus.Meta{ID: "M1", Participants: []corpus.ParticipantID{"M1"}, Speakers: speakers}, turns))
		desks := map[corpus.CoderName]*coding.Study{}
		for _, c := range ghostCoders {
			desks[c] = open(t, h.dir, c)
		}
		for range rapid.IntRange(1, 14).Draw(rt, "steps") {
			h.step(desks[rapid.SampledFrom(ghostCoders).Draw(rt, "who")])
		}
		far := filepath.Join(base, "far") // somebody takes a copy along and goes on
		if err := os.CopyFS(far, os.DirFS(h.dir)); err != nil {
			t.Fatal(err)
		}
		s := desks["ilse"]
		before := h.places(s)
		h.erase(s)
		h.clean(h.dir, "after the erasure", h.gone)
		for _, d := range desks {
			after := h.places(d)
			for id, was := range before {
				if want := h.masked(was); after[id] != want {
					rt.Fatalf("a coding stood on %q and stands on %q", was, after[id])
				}
			}
		}
		for range rapid.IntRange(0, 6).Draw(rt, "later") {
			h.step(desks[rapid.SampledFrom(ghostCoders).Draw(rt, "who")])
		}
		h.erase(s)
		h.clean(h.dir, "after the second erasure", h.gone)

		there := h.dir
		h.dir, h.away = far, true
		away := open(t, far, "daan")
		for range rapid.IntRange(0, 6).Draw(rt, "meanwhile") {
			h.step(away)
		}
		h.dir = there
		h.merge(far, h.gone)
	})
}

// merge brings the copy back: its logs by union, in any order and repeated, its
// text now and then. All who look see one state, and no word of before; the next
// write leaves none in the files.
func (h *haunting) merge(far string, known map[string]bool) {
	r := rand.New(rand.NewPCG(rapid.Uint64().Draw(h.t, "order"), 1))
	var states []string
	both := map[string][]string{}
	for _, c := range ghostCoders {
		name := filepath.Join("codings", string(c)+".jsonl")
		for _, dir := range []string{h.dir, far} {
			data, _ := os.ReadFile(filepath.Join(dir, name))
			both[name] = append(both[name], strings.SplitAfter(string(data), "\n")...)
		}
	}
	old := rapid.Bool().Draw(h.t, "the old text too")
	text := filepath.Join("transcripts", "M1.md")
	if old {
		data, err := os.ReadFile(filepath.Join(far, text))
		if err != nil {
			h.t.Fatal(err)
		}
		write(h.test, h.dir, text, string(data))
	}
	for round := range 2 {
		for name, lines := range both {
			lines = slices.Clone(lines)
			r.Shuffle(len(lines), func(i, j int) { lines[i], lines[j] = lines[j], lines[i] })
			if round == 1 {
				lines = append(lines, lines[:len(lines)/2]...)
			}
			write(h.test, h.dir, name, strings.Join(lines, ""))
		}
		looking := open(h.test, h.dir, "eva")
		states = append(states, whole(h.test, looking))
		for w := range known {
			if strings.Contains(states[round], w) {
				h.t.Fatalf("who looks sees %s: %s", w, states[round])
			}
		}
	}
	differ(h.test, "in another order", states[0], states[1])
	writer := open(h.test, h.dir, "eva")
	if err := writer.Do(func(b *coding.Batch) error { return b.Done("M1", true) }); err != nil {
		h.t.Fatal(err)
	}
	h.clean(h.dir, "after what was done elsewhere came in", known)
	if err := writer.Do(func(b *coding.Batch) error { return b.Done("M1", false) }); err != nil {
		h.t.Fatal(err)
	}
	after := open(h.test, h.dir, "kim")
	quote := regexp.MustCompile(`"Quote":"[^"]*"`) // as it was made, or as it is since the purge
	differ(h.test, "after the purge", quote.ReplaceAllString(states[0], ""), quote.ReplaceAllString(whole(h.test, after), ""))
}
