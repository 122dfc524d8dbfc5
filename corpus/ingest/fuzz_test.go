package ingest

import (
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/tools/txtar"

	"citaat/corpus"
	"citaat/corpus/phrases"
)

// english is one book for all that is held: its catalogues take longer to read
// than most files.
var english = sync.OnceValue(func() *phrases.Book { return phrases.For(phrases.English) })

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
	book := english()
	for _, s := range d.Explain() {
		if said := s.In(book); strings.ContainsFunc(said, corpus.Unprintable) {
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

// FuzzODT changes an OpenDocument within its package as well as the package,
// and the flat form.
func FuzzODT(f *testing.F) {
	for name, data := range fixtures(f) {
		if strings.HasSuffix(name, ".odt") || strings.HasSuffix(name, ".fodt") {
			f.Add(data, "", "")
		}
	}
	f.Add([]byte(nil), `<text:p>I: Ja?<text:s text:c="9"/><text:note><text:p>x</text:p></text:note></text:p><table:table><table:table-row><table:table-cell><text:p>M: x`+
		`</text:p></table:table-cell></table:table-row></table:table>`, `<style:header><text:p>y</text:p></style:header>`)
	f.Fuzz(func(t *testing.T, data []byte, body, styles string) {
		if len(data) == 0 {
			data = pack(t, odtContent(body), txtar.File{Name: "styles.xml", Data: []byte("<office:document-styles>" + styles + "</office:document-styles>")})
		}
		hold(t, "a.odt", data)
	})
}

func FuzzRTF(f *testing.F) {
	seed(f, ".rtf")
	f.Add([]byte(`{\rtf1\uc2 I: \u-10179??\u-8704??\par{\upr{a}{\*\ud b}}\trowd\cell\row M: x{\deleted\par}}`))
	f.Fuzz(func(t *testing.T, data []byte) { hold(t, "a.rtf", append([]byte(`{\rtf1`), data...)) })
}

// FuzzPDF changes what the engine gives, which is where our part begins: lines
// at places on pages. No letter is lost, and every word is accounted for.
func FuzzPDF(f *testing.F) {
	f.Add("Gesprek 1\nI: Mag het?\nM: Ja, mijn verze-\n17\fGesprek 1\nkering en de voor-\nen nadelen.\n18", uint16(14))
	f.Add("I: a-\n-b\fc-\n\f\n1\n\u00ad\nM:\tx", uint16(0))
	f.Fuzz(func(t *testing.T, text string, step uint16) {
		o := opened{file: "a.pdf", kind: pdfFile, wrapped: true}
		var pages []pdfPage
		for n, p := range strings.Split(strings.ToValidUTF8(text, "?"), "\f") {
			var page pdfPage
			for i, s := range strings.Split(p, "\n") {
				page = append(page, pdfLine{line: line{text: tidy(s), page: n + 1}, base: 800 - float64(i)*float64(step%100), right: float64(len(s) * 7), height: 10})
			}
			pages = append(pages, joinRows(page))
		}
		before := bare(slices.Concat(pages...))
		markMargins(pages)
		lines, _ := rejoin(startParagraphs(pages))
		o.lines = separate(lines)
		var after strings.Builder
		for _, l := range o.lines {
			after.WriteString(l.text)
		}
		if got := withoutHyphens(after.String()); len(got) != len(before) {
			t.Fatalf("of %q remains %q", before, got)
		}
		if d, err := o.interpret(t.Context(), Choices{}); err == nil {
			account(t, d, -1)
		}
	})
}

// bare is the letters of lines without white space and hyphens.
func bare(lines []pdfLine) string {
	var b strings.Builder
	for _, l := range lines {
		b.WriteString(l.text)
	}
	return withoutHyphens(b.String())
}

func withoutHyphens(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '-' || r == '\u2010' || r == '\u00ad' || unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}
