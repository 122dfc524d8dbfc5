package memos

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"testing"
	"time"

	"citaat/cmd/citaat/tui/theme"
	"citaat/coding"
	"citaat/coding/codingtest"
)

// many is a study of 100,000 codings with 10,000 memos, half of them on codings
// and all with a link.
func many(b *testing.B) string {
	dir := filepath.Join(b.TempDir(), "groot")
	if err := codingtest.Make(dir, 1, codingtest.Size{Interviews: 200, Turns: 120, Codings: 100000, Codes: 60}); err != nil {
		b.Fatal(err)
	}
	s := (&seat{t: b, dir: dir}).open("ilse")
	codings := s.Codings()
	f, err := os.OpenFile(filepath.Join(dir, coding.LogFolder, "noor.jsonl"), os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close() //nolint:errcheck // Flush tells
	out := bufio.NewWriter(f)
	at := time.Date(2026, 5, 1, 9, 0, 0, 0, time.UTC)
	for i := range 10000 {
		on := coding.MemoTarget{Kind: coding.OnCoding, ID: string(codings[i*7].ID)}
		if i%2 == 0 {
			on = coding.MemoTarget{Kind: coding.OnInterview, ID: string(codings[i].Interview)}
		}
		e := coding.Event{Version: coding.Version, ID: coding.EventID(fmt.Sprintf("01KQS%021d", i)), Time: at.Add(time.Duration(i) * time.Minute), Coder: "noor", Op: coding.OpMemo,
			Memo: &coding.MemoText{On: on, Text: fmt.Sprintf("Gedachte %d over één passage, zie [[%s]] en [[Thema %d]].\nEen tweede regel die er nog wat aan toevoegt, en een derde gedachte.", i, codings[i].Interview, i%50)}}
		data, err := json.Marshal(e)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := out.Write(append(data, '\n')); err != nil {
			b.Fatal(err)
		}
	}
	if err := out.Flush(); err != nil {
		b.Fatal(err)
	}
	return dir
}

// BenchmarkFirstDraw is the frame that is there at once, and the one with the
// memos in it.
func BenchmarkFirstDraw(b *testing.B) {
	s := sit(b, many(b), theme.Look{Dark: true, Colour: true})
	c := s.m.c
	for _, what := range []string{"frame", "memos"} {
		b.Run(what, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				s.m = New(c)
				s.size(120, 40)
				if what == "memos" {
					s.run(s.m.Init())
					if len(s.m.list.rows) != 10000 {
						b.Fatalf("%d memos", len(s.m.list.rows))
					}
				}
				io.WriteString(io.Discard, s.m.View(120, 40)) //nolint:errcheck // it is thrown away
			}
		})
	}
}

// BenchmarkKeyToFrame is a key in the list, and a letter in the search.
func BenchmarkKeyToFrame(b *testing.B) {
	s := sit(b, many(b), theme.Look{Dark: true, Colour: true})
	s.run(s.m.Init())
	s.size(120, 40)
	for _, c := range []struct {
		name string
		keys []string
	}{{"list", []string{"j"}}, {"search", []string{"/", "'ge'", "esc"}}} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				s.press(c.keys...)
				io.WriteString(io.Discard, s.m.View(120, 40)) //nolint:errcheck // it is thrown away
			}
		})
	}
}
