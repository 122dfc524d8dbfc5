package ingest

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/tools/txtar"

	"citaat/corpus"
	"citaat/corpus/phrases"
)

// hold checks what must be true of every file that is read: all words are
// accounted for, and what is planned is a transcript that reads back.
func hold(t *testing.T, name string, data []byte) {
	d, err := Read(t.Context(), name, data)
	if err != nil {
		var s phrases.Sayer
		if !errors.As(err, &s) {
			t.Fatalf("an error without a sentence: %v", err)
		}
		return
	}
	account(t, d, -1)
	c := needed(d)
	c.ID = "M3"
	p, err := d.Plan(c)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range p.Transcript.Speakers {
		if !corpus.ValidLabel(s.Label) {
			t.Fatalf("label %q cannot open a turn", s.Label)
		}
	}
	if !utf8.ValidString(p.Transcript.Body().String()) {
		t.Fatal("the body is no UTF-8")
	}
	text, err := p.Transcript.Format()
	if err != nil {
		t.Fatal(err)
	}
	back, err := corpus.ParseTranscript("M3.md", text)
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	if back.Hash() != p.Transcript.Hash() {
		t.Fatalf("reads back with other words:\n%s", text)
	}
}

func FuzzText(f *testing.F) {
	for name, data := range fixtures(f) {
		if strings.HasSuffix(name, ".txt") || strings.HasSuffix(name, ".md") {
			f.Add(data, strings.HasSuffix(name, ".md"))
		}
	}
	f.Fuzz(func(t *testing.T, data []byte, markdown bool) {
		if markdown {
			hold(t, "a.md", data)
		} else {
			hold(t, "a.txt", data)
		}
	})
}

func FuzzVTT(f *testing.F) {
	for name, data := range fixtures(f) {
		if strings.HasSuffix(name, ".vtt") {
			f.Add(data)
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) { hold(t, "a.vtt", data) })
}

// FuzzDocx changes the document within its package as well as the package.
func FuzzDocx(f *testing.F) {
	for name, data := range fixtures(f) {
		if strings.HasSuffix(name, ".docx") {
			f.Add(data, "", "")
		}
	}
	f.Add([]byte(nil), `<w:p><w:r><w:t>I: Ja?</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:del><w:r><w:delText>x</w:delText></w:r></w:del></w:p></w:tc></w:tr></w:tbl>`, `<w:comment><w:t>y</w:t></w:comment>`)
	f.Fuzz(func(t *testing.T, data []byte, body, comments string) {
		if len(data) == 0 {
			data = pack(t, txtar.File{Name: "word/document.xml", Data: []byte("<w:document>" + body + "</w:document>")},
				txtar.File{Name: "word/comments.xml", Data: []byte("<w:comments>" + comments + "</w:comments>")})
		}
		hold(t, "a.docx", data)
	})
}
