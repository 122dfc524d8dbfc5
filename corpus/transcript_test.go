package corpus_test

import (
	"errors"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"citaat/corpus"
)

const example = `---
id: M3
participants: [M3]
date: 2026-05-12
language: nl
interpreter: {present: true, gender: v}
speakers:
  - {label: I, role: interviewer}
  - {label: M3, role: respondent, participant: M3}
  - {label: T, role: interpreter, participant: M3}
  - {label: TT, role: interpreter}
---

[1 00:00:03] I: Hoe was dat voor u?

[2 00:00:09] M3: Ja. Goed.
Toen zei ik: kom maar
\I: dat zei hij letterlijk

[3 00:00:12 =2] T: Zij zegt dat het goed was.

TT: Zij vraagt wat u bedoelt.

[4a] I: Ik bedoel de eerste weken.
`

func parse(t *testing.T, text string) *corpus.Transcript {
	t.Helper()
	tr, err := corpus.ParseTranscript("M3.md", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return tr
}

func TestATranscriptIsReadAsPeopleWriteIt(t *testing.T) {
	tr := parse(t, example)
	want := []struct {
		number, time, label, text string
		voice                     corpus.Voice
	}{
		{"1", "00:00:03", "I", "Hoe was dat voor u?", corpus.Question},
		{"2", "00:00:09", "M3", "Ja. Goed. Toen zei ik: kom maar I: dat zei hij letterlijk", corpus.Own},
		{"3", "00:00:12", "T", "Zij zegt dat het goed was.", corpus.Rendered},
		{"5", "", "TT", "Zij vraagt wat u bedoelt.", corpus.Remark},
		{"4a", "", "I", "Ik bedoel de eerste weken.", corpus.Question},
	}
	if len(tr.Turns) != len(want) {
		t.Fatalf("%d turns, want %d", len(tr.Turns), len(want))
	}
	for i, w := range want {
		u := tr.Turns[i]
		if u.Number.String() != w.number || u.Time.String() != w.time || string(u.Speaker) != w.label || u.Text != w.text {
			t.Errorf("turn %d is %v %q", i, u.Number, u.Text)
		}
		if v := tr.Speaker(u.Speaker).Voice(); v != w.voice {
			t.Errorf("turn %s has voice %s, want %s", w.number, v, w.voice)
		}
		if got := tr.Body().Slice(u.Span); got != u.Text {
			t.Errorf("turn %s is not where the body says: %q", w.number, got)
		}
	}
	if tr.Turns[2].Repeats.String() != "2" {
		t.Error("the repeated answer is not marked as one")
	}
}

func TestWritingATranscriptLosesNothing(t *testing.T) {
	first := parse(t, example)
	data, err := first.Format()
	if err != nil {
		t.Fatal(err)
	}
	second := parse(t, string(data))
	if first.Hash() != second.Hash() || len(first.Turns) != len(second.Turns) {
		t.Fatalf("the text changed:\n%s", data)
	}
	again, err := second.Format()
	if err != nil {
		t.Fatal(err)
	}
	if string(again) != string(data) {
		t.Error("writing twice gives other bytes")
	}
}

func TestAnyTextSurvivesTheFile(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		meta := corpus.Meta{ID: "X1", Speakers: []corpus.Speaker{{Label: "I", Role: corpus.Interviewer}, {Label: "X1", Role: corpus.Respondent, Participant: "X1"}}}
		var turns []corpus.Turn
		for i := range rapid.IntRange(1, 8).Draw(t, "turns") {
			turns = append(turns, corpus.Turn{
				Number:  corpus.TurnNumber{Number: i + 1},
				Time:    corpus.Clock(rapid.IntRange(-1, 9000).Draw(t, "time")),
				Speaker: rapid.SampledFrom([]corpus.Label{"I", "X1"}).Draw(t, "label"),
				Text:    rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"I: nee", `\I: nee`, "[3] I: x", "---", "", "é́ة👩‍👧 naïef"})).Draw(t, "text"),
			})
		}
		tr := corpus.NewTranscript(meta, turns)
		data, err := tr.Format()
		if err != nil {
			t.Fatal(err)
		}
		back, err := corpus.ParseTranscript("X1.md", data)
		if err != nil {
			t.Fatalf("%v in\n%s", err, data)
		}
		if back.Body().String() != tr.Body().String() || len(back.Turns) != len(tr.Turns) {
			t.Fatalf("%q became %q", tr.Body().String(), back.Body().String())
		}
		for i := range tr.Turns {
			if back.Turns[i] != tr.Turns[i] {
				t.Fatalf("turn %d: %+v became %+v", i, tr.Turns[i], back.Turns[i])
			}
		}
	})
}

func TestOffsetsCountCodePoints(t *testing.T) {
	for _, text := range []string{"", "abc", "é👩‍👧x", strings.Repeat("naïef 👍 سلام ", 300)} {
		b := corpus.NewBody(text)
		runes := []rune(text)
		if int(b.Len()) != len(runes) {
			t.Fatalf("length %d, want %d", b.Len(), len(runes))
		}
		for i := 0; i <= len(runes); i++ {
			at := len(string(runes[:i]))
			if b.Byte(corpus.Offset(i)) != at || b.Offset(at) != corpus.Offset(i) {
				t.Fatalf("offset %d: byte %d (want %d), back %d", i, b.Byte(corpus.Offset(i)), at, b.Offset(at))
			}
		}
	}
}

func TestMistakesAreNamedWithTheirPlace(t *testing.T) {
	head := "---\nid: M3\nspeakers:\n  - {label: I, role: interviewer}\n---\n"
	for _, c := range []struct {
		name, text string
		line       int
		turn       string
	}{
		{"no head", "I: hallo\n", 1, ""},
		{"open head", "---\nid: M3\n", 1, ""},
		{"unknown field", "---\nid: M3\nnaam: x\nspeakers: []\n---\n", 3, ""},
		{"broken yaml", "---\nid: M3\nspeakers: [\n---\n", 3, ""},
		{"unknown label with a number", head + "\n[4] Q: hallo\n", 7, "4"},
		{"number twice", head + "[4] I: hallo\n\n[4] I: dag\n", 8, "4"},
		{"line of nobody", head + "\nzomaar tekst\n", 7, ""},
		{"conflict", "---\nid: M3\n<<<<<<< HEAD\n---\n", 3, ""},
		{"role", "---\nid: M3\nspeakers:\n  - {label: I, role: baas}\n---\n", 1, ""},
	} {
		_, err := corpus.ParseTranscript("M3.md", []byte(c.text))
		var pe *corpus.ParseError
		if !errors.As(err, &pe) {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if pe.Line != c.line || pe.Turn != c.turn || pe.File != "M3.md" {
			t.Errorf("%s: told at %s:%d [%s], want line %d [%s]", c.name, pe.File, pe.Line, pe.Turn, c.line, c.turn)
		}
		if strings.Contains(err.Error(), "hallo") || strings.Contains(err.Error(), "zomaar") {
			t.Errorf("%s: the error quotes the transcript", c.name)
		}
	}
}

func TestControlsNeverEnterABody(t *testing.T) {
	tr := corpus.NewTranscript(corpus.Meta{ID: "X"}, []corpus.Turn{{Text: "a\x1b[31m\u202eb\u0000\tc\nd\u200be\u0301"}})
	if got := tr.Body().String(); got != "a[31mb c d\u00e9" {
		t.Errorf("body is %q", got)
	}
}

func TestPlacesAreCitedByTurn(t *testing.T) {
	tr := parse(t, example)
	if p := tr.Place(tr.Turns[1].Span); p != "M3:2" {
		t.Error(p)
	}
	if p := tr.Place(corpus.Span{Start: tr.Turns[0].Span.Start, End: tr.Turns[2].Span.End}); p != "M3:1-3" {
		t.Error(p)
	}
}

func FuzzTranscript(f *testing.F) {
	f.Add([]byte(example))
	f.Add([]byte("---\nid: x\nspeakers: []\n---\n[1] I: a\n"))
	f.Add([]byte("---\r\nid: x\r\n---"))
	f.Fuzz(func(t *testing.T, data []byte) {
		tr, err := corpus.ParseTranscript("f.md", data)
		if err != nil {
			return
		}
		out, err := tr.Format()
		if err != nil {
			t.Fatal(err)
		}
		back, err := corpus.ParseTranscript("f.md", out)
		if err != nil {
			t.Fatalf("what was written cannot be read: %v", err)
		}
		if back.Hash() != tr.Hash() {
			t.Fatal("the body changed on the way through the file")
		}
	})
}
