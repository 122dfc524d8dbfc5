package ingest

import (
	"encoding/xml"
	"fmt"
	"html"
	"strings"
	"testing"

	"citaat/corpus/corpustest"
)

// interview is generated talk of some 35 kB, as lines with labels.
func interview(b *testing.B) []string {
	var lines []string
	for _, t := range corpustest.Generate(1, 1, 120)[0].Turns {
		lines = append(lines, fmt.Sprintf("[%s] %s: %s", max(t.Time, 0), t.Speaker, t.Text))
	}
	return lines
}

func run(b *testing.B, name string, data []byte, said int) {
	b.SetBytes(int64(said))
	b.ReportAllocs()
	for b.Loop() {
		d, err := Read(b.Context(), name, data)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := d.Plan(Choices{}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkText(b *testing.B) {
	text := strings.Join(interview(b), "\n\n")
	run(b, "M3.txt", []byte(text), len(text))
}

func BenchmarkVTT(b *testing.B) {
	var s strings.Builder
	s.WriteString("WEBVTT\n\n")
	for i, l := range interview(b) {
		words := strings.Fields(l)
		for k := 2; k < len(words); k += 8 {
			fmt.Fprintf(&s, "3f2a9b10-1c2d-4e5f-8a9b-0c1d2e3f4a5b/%d-%d\n00:00:01.000 --> 00:00:02.000\n<v Anna %s>%s</v>\n\n",
				i, k, words[1], strings.Join(words[k:min(k+8, len(words))], " "))
		}
	}
	run(b, "M3.vtt", []byte(s.String()), s.Len())
}

// BenchmarkDocx measures against the length of what is said; a document has a
// run for every few words, as Word writes it.
func BenchmarkDocx(b *testing.B) {
	var s strings.Builder
	said := 0
	for _, l := range interview(b) {
		said += len(l)
		s.WriteString(`<w:p w:rsidR="00A77B3E" w:rsidRDefault="00A77B3E"><w:pPr><w:pStyle w:val="Standaard"/></w:pPr>`)
		words := strings.SplitAfter(l, " ")
		for k := 0; k < len(words); k += 5 {
			s.WriteString(`<w:r w:rsidRPr="00B1"><w:rPr><w:lang w:val="nl-NL"/></w:rPr><w:t xml:space="preserve">`)
			if err := xml.EscapeText(&s, []byte(strings.Join(words[k:min(k+5, len(words))], ""))); err != nil {
				b.Fatal(err)
			}
			s.WriteString(`</w:t></w:r>`)
		}
		s.WriteString(`</w:p>`)
	}
	run(b, "M3.docx", packText(b, s.String()), said)
}

func BenchmarkSRT(b *testing.B) {
	var s strings.Builder
	for i, l := range interview(b) {
		fmt.Fprintf(&s, "%d\n00:00:01,000 --> 00:00:02,000\n%s\n\n", i+1, l[strings.Index(l, "]")+2:])
	}
	run(b, "M3.srt", []byte(s.String()), s.Len())
}

// BenchmarkJSON measures against the length of the file, most of which is what
// the program tells of every word.
func BenchmarkJSON(b *testing.B) {
	var s strings.Builder
	s.WriteString(`{"segments":[`)
	for i, l := range interview(b) {
		words := strings.Fields(l)
		if i > 0 {
			s.WriteByte(',')
		}
		fmt.Fprintf(&s, `{"start":%d.5,"end":%d,"text":%s,"speaker":%s,"words":[`, i, i+1, quoted(strings.Join(words[2:], " ")), quoted(words[1]))
		for k, w := range words[2:] {
			if k > 0 {
				s.WriteByte(',')
			}
			fmt.Fprintf(&s, `{"word":%s,"start":%d.25,"end":%d.5,"score":0.87,"speaker":%s}`, quoted(w), i, i, quoted(words[1]))
		}
		s.WriteString("]}")
	}
	s.WriteString("]}")
	run(b, "M3.json", []byte(s.String()), s.Len())
}

func BenchmarkHTML(b *testing.B) {
	var s strings.Builder
	s.WriteString("<html><body>")
	for i, l := range interview(b) {
		fmt.Fprintf(&s, `<p><a name="ts_%d_%d_S00">%s</a></p>`, i*1000, i*1000+900, html.EscapeString(l[strings.Index(l, "]")+2:]))
	}
	run(b, "M3.html", []byte(s.String()), s.Len())
}

func BenchmarkODT(b *testing.B) {
	var s strings.Builder
	said := 0
	for _, l := range interview(b) {
		said += len(l)
		s.WriteString(`<text:p text:style-name="P1">`)
		words := strings.SplitAfter(l, " ")
		for k := 0; k < len(words); k += 5 {
			s.WriteString(`<text:span text:style-name="T1">`)
			if err := xml.EscapeText(&s, []byte(strings.Join(words[k:min(k+5, len(words))], ""))); err != nil {
				b.Fatal(err)
			}
			s.WriteString(`</text:span>`)
		}
		s.WriteString(`</text:p>`)
	}
	run(b, "M3.odt", pack(b, odtContent(s.String())), said)
}

func BenchmarkRTF(b *testing.B) {
	var s strings.Builder
	said := 0
	s.WriteString(`{\rtf1\ansi{\fonttbl{\f0 Arial;}}`)
	for _, l := range interview(b) {
		said += len(l)
		s.WriteString(`\pard\plain\f0\fs22 {` + rtfEscape(l) + `}\par` + "\n")
	}
	s.WriteString("}")
	run(b, "M3.rtf", []byte(s.String()), said)
}

// BenchmarkPDF reads one page of an interview with the engine at hand; starting
// it is BenchmarkPDFEngine.
func BenchmarkPDF(b *testing.B) {
	var lines []string
	said := 0
	for _, l := range interview(b)[:20] {
		words := strings.Fields(l)
		for k := 0; k < len(words) && len(lines) < 50; k += 10 {
			lines = append(lines, strings.Join(words[k:min(k+10, len(words))], " "))
			said += len(lines[len(lines)-1])
		}
	}
	run(b, "M3.pdf", makePDF(simplePage+">>", drawn(lines...)), said)
}

func BenchmarkPDFEngine(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		var e pdfEngine
		if _, err := e.enter(); err != nil {
			b.Fatal(err)
		}
		e.leave()
	}
}
