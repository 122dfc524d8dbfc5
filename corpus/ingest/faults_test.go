package ingest

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"citaat/corpus/phrases"
)

func TestRefusals(t *testing.T) {
	ole := append(append([]byte{}, oleHeader...), make([]byte, 600)...)
	encrypted := append(append([]byte{}, ole...), utf16Bytes("EncryptedPackage")...)
	deep := strings.Repeat("<w:sdt>", 300) + strings.Repeat("</w:sdt>", 300)
	bomb := `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><w:document><w:body><w:p><w:r><w:t>I: &b;</w:t></w:r></w:p></w:body></w:document>`
	books := []*phrases.Book{phrases.For(phrases.Dutch), phrases.For(phrases.English)}
	for name, c := range map[string]struct {
		file string
		data []byte
		key  string
	}{
		"nothing":             {"a.txt", nil, "ingest.error.empty"},
		"only white space":    {"a.txt", []byte(" \r\n\t\n"), "ingest.error.empty"},
		"only a mark":         {"a.txt", []byte("\xff\xfe"), "ingest.error.empty"},
		"password":            {"a.docx", encrypted, "ingest.error.encrypted"},
		"old doc":             {"a.doc", ole, "ingest.error.olddoc"},
		"picture":             {"a.png", []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR"), "ingest.error.binary"},
		"torn zip":            {"a.docx", []byte("PK\x03\x04torn"), "ingest.error.damaged"},
		"zip without text":    {"a.docx", pack(t, txtar.File{Name: "readme.txt", Data: []byte("x")}), "ingest.error.noword"},
		"open document":       {"a.docx", pack(t, txtar.File{Name: "content.xml", Data: []byte("<x/>")}), "ingest-docs.error.odt.other"},
		"workbook":            {"a.docx", pack(t, txtar.File{Name: "xl/workbook.xml", Data: []byte("<x/>")}), "ingest.error.office"},
		"torn XML":            {"a.docx", packText(t, `<w:p><w:r><w:t>I: ja`), "ingest.error.damaged"},
		"entities":            {"a.docx", pack(t, txtar.File{Name: "word/document.xml", Data: []byte(bomb)}), "ingest.error.damaged"},
		"deep XML":            {"a.docx", packText(t, deep), "ingest.error.large"},
		"many entries":        {"a.docx", manyEntries(t), "ingest.error.large"},
		"zip with a password": {"a.docx", lockedZip(t), "ingest.error.encrypted"},
		"no turns":            {"a.txt", []byte("Dit is een verslag.\nEr spreekt niemand.\n"), "ingest.error.noturns"},
		"a report in Word":    {"a.docx", packText(t, `<w:p><w:r><w:t>Verslag: er spreekt niemand.</w:t></w:r></w:p>`), "ingest.error.noturns"},
		"captions of nothing": {"a.vtt", []byte("WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\n\n"), "ingest.error.noturns"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Read(t.Context(), c.file, c.data)
			var p *phrases.Problem
			if !errors.As(err, &p) {
				t.Fatalf("got %v", err)
			}
			if p.What.Key != c.key {
				t.Errorf("got %s, want %s", p.What.Key, c.key)
			}
			for _, book := range books {
				if s := book.Error(err); strings.Contains(s, "‹") || s == "" {
					t.Errorf("no sentence in %s: %q", book.Lang(), s)
				}
			}
		})
	}
}

// The words of a file never come out of an error.
func TestErrorsHoldNoText(t *testing.T) {
	for _, data := range [][]byte{
		packText(t, `<w:p><w:r><w:t>geheim</w:t></w:r></w:q>&geheim;`),
		pack(t, txtar.File{Name: "word/document.xml", Data: []byte(`<w:document><geheim geheim=>`)}),
		[]byte("geheim zonder sprekers"),
		[]byte("---\nid: M3\nspeakers:\n  - {label: I, role: interviewer}\n---\n\n[1] geheim: x\n"),
	} {
		_, err := Read(t.Context(), "a.md", data)
		if err == nil {
			t.Fatal("no error")
		}
		if s := err.Error() + phrases.For(phrases.Dutch).Error(err); strings.Contains(s, "geheim") {
			t.Errorf("the error tells: %s", s)
		}
	}
}

func manyEntries(t *testing.T) []byte {
	parts := make([]txtar.File, maxEntries+1)
	for i := range parts {
		parts[i].Name = strings.Repeat("a", i%7+1)
	}
	return pack(t, parts...)
}

func lockedZip(t *testing.T) []byte {
	data := packText(t, `<w:p/>`)
	i := bytes.Index(data, []byte("PK\x01\x02")) // the directory, where the flags count
	data[i+8] |= 1
	return data
}

func TestTrapsInAZipAreHarmless(t *testing.T) {
	text := `<w:document><w:body><w:p><w:r><w:t>I: Mag het?</w:t></w:r></w:p><w:p><w:r><w:t>M: Ja.</w:t></w:r></w:p></w:body></w:document>`
	data := pack(t,
		txtar.File{Name: "../../etc/passwd", Data: []byte("x")},
		txtar.File{Name: `..\..\word\header1.xml`, Data: []byte("<x>")},
		txtar.File{Name: "/absolute.xml", Data: []byte("<x>")},
		txtar.File{Name: "word/document.xml", Data: []byte(text)},
		txtar.File{Name: "word/document.xml", Data: []byte("<second")})
	d, err := Read(t.Context(), `C:\Users\Anna\M1.docx`, data)
	if err != nil {
		t.Fatal(err)
	}
	if len(d.Turns) != 2 || d.File != "M1.docx" {
		t.Errorf("got %d turns of %s", len(d.Turns), d.File)
	}
}

func TestMainPartUnderAnotherName(t *testing.T) {
	d, err := Read(t.Context(), "a.docx", pack(t,
		txtar.File{Name: "_rels/.rels", Data: []byte(`<Relationships><Relationship Type="http://x/officeDocument" Target="/word/document2.xml"/></Relationships>`)},
		txtar.File{Name: "word/document2.xml", Data: []byte(`<w:document><w:body><w:p><w:r><w:t>I: Ja?</w:t></w:r></w:p></w:body></w:document>`)}))
	if err != nil || len(d.Turns) != 1 {
		t.Errorf("got %d turns, %v", len(d.Turns), err)
	}
}

func TestReadStopsWhenTold(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for name, data := range fixtures(t) {
		if name == "M3.md" { // a study's own file is read in one go
			continue
		}
		if _, err := Read(ctx, name, data); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: got %v", name, err)
		}
	}
}
