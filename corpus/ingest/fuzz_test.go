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
	all := needed(d)
	all.Cleaning = Cleaning{DropFillers: true, KeepTimes: true, KeepWraps: true, KeepPages: true, PlainQuotes: true}
	if cleaned, err := d.Plan(all); err == nil {
		if n := plainCount(cleaned.Transcript.Body().String()); n != cleaned.Words.Imported || cleaned.Words.Source != n+cleaned.Words.LeftOut {
			t.Fatalf("cleaned, the body has %d words of %+v", n, cleaned.Words)
		}
	}
	for _, s := range d.Explain() {
		if said := s.In(phrases.For(phrases.English)); strings.ContainsFunc(said, corpus.Unprintable) {
			t.Fatalf("%q steers a terminal", said)
		}
	}
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

// seed adds the fixtures of some kinds.
func seed(f *testing.F, endings ...string) {
	for name, data := range fixtures(f) {
		for _, e := range endings {
			if strings.HasSuffix(name, e) {
				f.Add(data)
			}
		}
	}
}

func FuzzSRT(f *testing.F) {
	seed(f, ".srt")
	f.Fuzz(func(t *testing.T, data []byte) {
		hold(t, "a.srt", append([]byte("1\n00:00:01,000 --> 00:00:02,000\n"), data...))
	})
}

// FuzzJSON reads results of speech recognition and files of oTranscribe.
func FuzzJSON(f *testing.F) {
	seed(f, ".json", ".otr")
	f.Add([]byte(`{"segments":[{"text":"a","text":"b","start":1e400,"speaker":7,"words":[{"word":"c"}]},5,null],"segments":{"x":[1]}}`))
	f.Add([]byte(`{"text":"<p>I: <span class=timestamp data-timestamp=1>x</span>","media":1}`))
	f.Fuzz(func(t *testing.T, data []byte) { hold(t, "a.json", data) })
}

func FuzzHTML(f *testing.F) {
	seed(f, ".html", ".doc")
	f.Fuzz(func(t *testing.T, data []byte) { hold(t, "a.html", append([]byte("<html>"), data...)) })
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
