package ingest

import (
	"archive/zip"
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"citaat/corpus"
	"citaat/corpus/phrases"
)

var update = flag.Bool("update", false, "write the golden files anew")

// failer is a test of either kind, *testing.T or *rapid.T.
type failer interface {
	Helper()
	Fatal(...any)
	Fatalf(string, ...any)
}

// pack makes a document of its parts.
func pack(t failer, parts ...txtar.File) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, p := range parts {
		w, err := z.Create(p.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(p.Data); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// packText makes a document of the paragraphs' XML.
func packText(t failer, body string) []byte {
	t.Helper()
	return pack(t, txtar.File{Name: "word/document.xml",
		Data: []byte(`<w:document xmlns:w="x"><w:body>` + body + `</w:body></w:document>`)})
}

// fixtures are the files of testdata, by the name they would have on disk.
func fixtures(t testing.TB) map[string][]byte {
	t.Helper()
	paths, err := filepath.Glob("testdata/*.*")
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]byte{}
	for _, p := range paths {
		name := filepath.Base(p)
		if strings.HasPrefix(name, ".") || filepath.Ext(name) == ".golden" {
			continue
		}
		if testing.Short() && filepath.Ext(name) == ".pdf" {
			continue // the engine is slow under the race detector
		}
		data, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		if n, ok := strings.CutSuffix(name, ".txtar"); ok {
			name, data = n, pack(t, txtar.Parse(data).Files...)
		}
		out[name] = data
	}
	return out
}

// needed are the choices without which a draft cannot be planned.
func needed(d Draft) Choices {
	if d.Format == Unlabelled {
		return Choices{Alternate: Alternating()}
	}
	return Choices{}
}

// describe writes down all that a draft and its plan hold.
func describe(t testing.TB, d Draft) string {
	t.Helper()
	nl := phrases.For(phrases.Dutch)
	var b strings.Builder
	fmt.Fprintf(&b, "%s %q id=%s title=%q date=%s duration=%d\n", d.Format, d.Encoding, d.ID, d.Title, d.Date, d.Duration)
	fmt.Fprintf(&b, "%s; words %d = %d + %d\n", d.Format.Sentence().In(nl), d.Words.Source, d.Words.Imported, d.Words.LeftOut)
	for _, s := range d.Speakers {
		fmt.Fprintf(&b, "speaker %q -> %s %s guessed=%t turns=%d words=%d\n", s.Name, s.Label, s.Role, s.Guessed, s.Turns, s.Words)
	}
	for _, s := range d.Skipped {
		fmt.Fprintf(&b, "skipped %s\n", s.Sentence().In(nl))
	}
	for _, n := range d.Notes {
		fmt.Fprintf(&b, "note %s\n", n.In(nl))
	}
	p, err := d.Plan(needed(d))
	if err != nil {
		t.Fatal(err)
	}
	text, err := p.Transcript.Format()
	if err != nil {
		t.Fatal(err)
	}
	b.WriteString(strings.ReplaceAll(string(text), d.SHA256, "HASH"))
	return b.String()
}

func TestDialects(t *testing.T) {
	for name, data := range fixtures(t) {
		t.Run(name, func(t *testing.T) {
			d, err := Read(t.Context(), name, data)
			if err != nil {
				t.Fatal(err)
			}
			got := describe(t, d)
			golden := filepath.Join("testdata", name+".golden")
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("%s differs from its golden file; got:\n%s", name, got)
			}
		})
	}
}

// What a study reads back is what was planned.
func TestPlannedTranscriptReadsBack(t *testing.T) {
	for name, data := range fixtures(t) {
		d, err := Read(t.Context(), name, data)
		if err != nil {
			t.Fatal(name, err)
		}
		p, err := d.Plan(needed(d))
		if err != nil {
			t.Fatal(name, err)
		}
		text, err := p.Transcript.Format()
		if err != nil {
			t.Fatal(name, err)
		}
		back, err := corpus.ParseTranscript(name, text)
		if err != nil {
			t.Fatal(name, err)
		}
		if back.Hash() != p.Transcript.Hash() || len(back.Turns) != len(p.Transcript.Turns) {
			t.Errorf("%s: reads back with other words", name)
		}
	}
}
