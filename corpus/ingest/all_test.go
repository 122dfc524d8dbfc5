package ingest

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"citaat/corpus/phrases"
)

// golden compares a text with a file of testdata, or writes it.
func golden(t *testing.T, file, got string) {
	t.Helper()
	file = "testdata/" + file
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
		t.Errorf("%s differs; got:\n%s", file, got)
	}
}

// Every fixture in one table: what a folder of all that programs and typists
// produce becomes.
func TestAllFixturesInOneTable(t *testing.T) {
	if testing.Short() {
		t.Skip("not all fixtures are there")
	}
	files := fixtures(t)
	var names []string
	for name := range files {
		names = append(names, name)
	}
	slices.Sort(names)
	var b strings.Builder
	row := "%-24s %-15s %-13s %5v  %-58s %6v %6v  %s\n"
	fmt.Fprintf(&b, row, "file", "format", "encoding", "turns", "speakers", "in", "out", "date")
	for _, name := range names {
		d, err := Read(t.Context(), name, files[name])
		if err != nil {
			t.Fatal(name, err)
		}
		p, err := d.Plan(needed(d))
		if err != nil {
			t.Fatal(name, err)
		}
		if p.Words.Source != p.Words.Imported+p.Words.LeftOut {
			t.Errorf("%s: the words do not add up: %+v", name, p.Words)
		}
		var who []string
		for _, s := range p.Speakers {
			who = append(who, fmt.Sprintf("%s=%s:%.4s", s.Found, s.Label, s.Role))
		}
		encoding := string(d.Encoding)
		if encoding == "" {
			encoding = "-"
		}
		fmt.Fprintf(&b, row, name, d.Format, encoding, len(p.Transcript.Turns), strings.Join(who, ", "), p.Words.Imported, p.Words.LeftOut, p.Transcript.Date)
	}
	golden(t, "all.golden", b.String())
}

// What Explain tells of a file of each kind, in both languages.
func TestExplain(t *testing.T) {
	files := fixtures(t)
	for _, lang := range []phrases.Lang{phrases.Dutch, phrases.English} {
		book := phrases.For(lang)
		var b strings.Builder
		for _, name := range []string{"gemengd.txt", "geprint.txt", "zonder-labels.txt", "windows1252.txt", "utf16le.txt", "zoom-als-tekst.txt", "teams2022.vtt",
			"whisperx.json", "noscribe-naam.html", "otranscribe.otr", "webpagina.doc", "M3.md", "teams-nl.docx", "V1-tabel.docx"} {
			d, err := Read(t.Context(), name, files[name])
			if err != nil {
				t.Fatal(name, err)
			}
			fmt.Fprintf(&b, "== %s\n", name)
			for _, s := range d.Explain() {
				fmt.Fprintln(&b, s.In(book))
			}
			b.WriteByte('\n')
		}
		golden(t, "explain-"+string(lang)+".golden", b.String())
	}
}

// No word that was said stands in what Explain tells, and every fixture is
// explained without a gap.
func TestExplainHoldsNoSpeech(t *testing.T) {
	books := []*phrases.Book{phrases.For(phrases.Dutch), phrases.For(phrases.English)}
	for name, data := range fixtures(t) {
		if strings.HasSuffix(name, ".pdf") {
			continue // its words are not its bytes
		}
		data = []byte(strings.ReplaceAll(string(data), "Ja", "Xyzzy"))
		d, err := Read(t.Context(), name, data)
		if err != nil {
			continue // a package that the change has torn
		}
		for _, book := range books {
			for _, s := range d.Explain() {
				if got := s.In(book); got == "" || strings.Contains(got, "‹") || strings.Contains(got, "Xyzzy") || strings.Contains(got, "<no value>") {
					t.Errorf("%s: %q", name, got)
				}
			}
		}
	}
}
