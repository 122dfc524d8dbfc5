package main

import (
	"context"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"citaat/corpus"
	"citaat/corpus/ingest"
	"citaat/corpus/phrases"
)

// manyFates are files of which everything became that can.
func manyFates() *intake {
	speaker := func(l corpus.Label) ingest.Assigned { return ingest.Assigned{Speaker: corpus.Speaker{Label: l}} }
	read := func(name string, format ingest.Format, id, group string, turns, words, left int) *incoming {
		return &incoming{name: name, state: written, people: []corpus.Participant{{Group: corpus.GroupID(group)}}, seen: seen{format: format,
			id: corpus.TranscriptID(id), turns: turns, words: words, speakers: []ingest.Assigned{speaker("I"), speaker(corpus.Label(id)), speaker("I")},
			skipped: []ingest.Skipped{{Kind: ingest.Times, Count: turns, Words: 3 * turns}, {Kind: ingest.Before, Count: 1, Words: left}}}}
	}
	noted := read("Gesprek met coördinator (definitief, versie 3).docx", ingest.WordTranscribe, "C1", "coordinator", 412, 11873, 431)
	noted.seen.notes = []phrases.Sentence{phrases.Make("ingest.note.windows1252")}
	noted.seen.skipped = []ingest.Skipped{{Kind: ingest.Times, Count: 412, Words: 1236}, {Kind: ingest.Comments, Count: 3, Words: 41}, {Kind: ingest.Images, Count: 2}}
	again := read("M2.vtt", ingest.TeamsVTT, "M2", "", 0, 0, 0)
	again.state, again.id = same, "M2"
	broken := &incoming{name: "kapot.docx"}
	broken.fail(phrases.Fail("ingest.error.noturns").WithCure("ingest.error.noturns.cure"))
	stopped := &incoming{name: "M12.txt"}
	stopped.fail(context.Canceled)
	return &intake{book: phrases.For(phrases.Dutch), files: []*incoming{
		read("M1.txt", ingest.Labels, "M1", "moeder", 142, 8312, 12), noted, again,
		read("面谈记录和很长的文件名字在这里.srt", ingest.PlainVTT, "V3", "vrijwilliger", 98, 6120, 2214), broken, stopped}}
}

func TestTableOfAnImport(t *testing.T) {
	for _, width := range []int{80, 120} {
		file := filepath.Join("testdata", "import_table_"+strconv.Itoa(width)+".txt")
		b := manyFates()
		got := strings.Join(b.rows(silent(t)).lines(b.book, width), "\n") + "\n"
		if *update {
			if err := os.WriteFile(file, []byte(got), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("at %d columns\n%s\nwant\n%s", width, got, want)
		}
	}
}

// At whatever width no line is wider, and the columns stand under each other.
func TestTableOfAnImportFits(t *testing.T) {
	b := manyFates()
	table := b.rows(silent(t))
	whole := table.lines(b.book, 0)
	if !strings.Contains(strings.Join(whole, "\n"), "(definitief, versie 3)") {
		t.Error("into a file the table is cut")
	}
	for width := 20; width < 300; width++ {
		for i, line := range table.lines(b.book, width) {
			if n := ansi.StringWidth(line); n > width {
				t.Fatalf("at %d columns line %d is %d wide: %s", width, i, n, line)
			}
		}
	}
	lines := table.lines(b.book, 120)
	at := ansi.StringWidth(lines[0][:strings.Index(lines[0], "beurten")+len("beurten")])
	for i, n := range []string{"142", "412"} {
		line := lines[i+1]
		if end := ansi.StringWidth(line[:strings.Index(line, " "+n+" ")+1+len(n)]); end != at {
			t.Errorf("the turns of line %d end at %d, not %d: %s", i+1, end, at, line)
		}
	}
}
