package desk

import (
	"fmt"
	"strings"
	"testing"

	"citaat/coding"
	"citaat/corpus"
)

// Three hundred interviews of an hour: what a check costs, beside reading their
// texts alone.
func BenchmarkExposed(b *testing.B) {
	d := many(b, 300)
	size := 0
	for _, v := range d.Study.Interviews() {
		size += int(v.Length)
	}
	b.Run("look", func(b *testing.B) {
		b.SetBytes(int64(size))
		b.ReportAllocs()
		for b.Loop() {
			if _, err := d.Exposed(b.Context(), ExposeOptions{}); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("read", func(b *testing.B) {
		b.SetBytes(int64(size))
		for b.Loop() {
			for _, v := range d.Study.Interviews() {
				if _, err := d.Study.Transcript(v.ID); err != nil {
					b.Fatal(err)
				}
			}
		}
	})
}

// many is a study of many interviews of nine thousand words.
func many(b *testing.B, n int) *Desk {
	b.Helper()
	dir := b.TempDir()
	if err := coding.Create(dir, corpus.Settings{Title: "Groot", Language: "nl"}); err != nil {
		b.Fatal(err)
	}
	d, err := Open(b.Context(), dir, coding.Options{Coder: "ilse"})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = d.Close() })
	var turns []corpus.Turn
	for i := range 300 {
		turns = append(turns, corpus.Turn{Time: corpus.NoTime, Speaker: "M", Text: strings.Repeat("En toen zei ik dat het niet kon, want mijn man werkte die week ook. ", 2) + fmt.Sprintf("Met Semra%d gaat het goed.", i%20)})
	}
	for i := range n {
		id := corpus.TranscriptID(fmt.Sprintf("M%d", i+1))
		t := corpus.NewTranscript(corpus.Meta{ID: id, Speakers: []corpus.Speaker{{Label: "M", Role: corpus.Respondent, Participant: corpus.ParticipantID(id)}}, Participants: []corpus.ParticipantID{corpus.ParticipantID(id)}}, turns)
		if err := d.Study.Do(func(b *coding.Batch) error { return b.Import(t, nil) }); err != nil {
			b.Fatal(err)
		}
	}
	return d
}
