package examples

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"citaat/corpus"
	"citaat/corpus/ingest"
)

// Who tries the import must find the example's own words.
func TestRawFilesHoldTheTranscriptsWords(t *testing.T) {
	for file, id := range map[string]corpus.TranscriptID{
		"M1-gesprek.docx":   "M1",
		"V1-interview.docx": "V1",
		"K1-teams.docx":     "K1",
		"C1-teams.vtt":      "C1",
		"V2-zoom.vtt":       "V2",
		"M4-tolk.txt":       "M4",
	} {
		t.Run(file, func(t *testing.T) {
			data, err := os.ReadFile(filepath.Join("raw", file))
			if err != nil {
				t.Fatal(err)
			}
			draft, err := ingest.Read(context.Background(), file, data)
			if err != nil {
				t.Fatal(err)
			}
			plan, err := draft.Plan(ingest.Choices{ID: id, Participant: corpus.ParticipantID(id)})
			if err != nil {
				t.Fatal(err)
			}
			source := filepath.Join("study", "transcripts", string(id)+".md")
			text, err := os.ReadFile(source)
			if err != nil {
				t.Fatal(err)
			}
			want, err := corpus.ParseTranscript(source, text)
			if err != nil {
				t.Fatal(err)
			}
			sameTurns(t, plan.Transcript.Turns, want.Turns)
		})
	}
}

// sameTurns compares what was said and by whom; in a raw file an interpreter
// has one label for both of her voices.
func sameTurns(t *testing.T, got, want []corpus.Turn) {
	t.Helper()
	if len(got) != len(want) {
		t.Errorf("%d turns, want %d", len(got), len(want))
	}
	for i := range min(len(got), len(want)) {
		label := corpus.Label(strings.Replace(string(want[i].Speaker), "TT", "T", 1))
		if got[i].Speaker != label || got[i].Text != want[i].Text {
			t.Fatalf("turn %s: %s %q, want %s %q", want[i].Number, got[i].Speaker, got[i].Text, label, want[i].Text)
		}
	}
}
