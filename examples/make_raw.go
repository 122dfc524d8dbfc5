//go:build ignore

// Command make_raw writes the files that some interviews of the example study
// could have been made from, in the dialects of the programs that make such
// files, so that a user can try the import. They hold the words of the
// transcripts beside this file and invented names. The same transcripts give
// the same bytes.
//
//	go generate ./examples
package main

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strings"
	"time"

	"citaat/corpus"
)

const (
	wordHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n" +
		`<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`
	wordFoot = `<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:right="1417" w:bottom="1417" w:left="1417" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr></w:body></w:document>`
)

// names are the invented people of one file, by label.
type names map[corpus.Label]string

func main() {
	log.SetFlags(0)
	write("M1-gesprek.docx", labelled(read("M1"), "Gesprek met een moeder, 14 april 2026",
		names{"I": "Interviewer", "M1": "Agata"}))
	write("V1-interview.docx", table(read("V1"), "Interview vrijwilliger, 28 april 2026",
		names{"I": "Interviewer", "V1": "Wilma"}))
	write("K1-teams.docx", teamsWord(read("K1"),
		names{"I": "Ilse Interviewer", "K1": "Karin Verhoeven"}))
	write("C1-teams.vtt", teamsVTT(read("C1"),
		names{"I": "Ilse Interviewer", "C1": "Hanneke Postma"}))
	write("V2-zoom.vtt", zoomVTT(read("V2"),
		names{"I": "Ilse Interviewer", "V2": "Selam"}))
	write("M4-tolk.txt", plain(read("M4"),
		names{"I": "Interviewer", "M4": "Mevrouw", "T": "Tolk", "TT": "Tolk"}))
}

func read(id string) *corpus.Transcript {
	file := filepath.Join("study", "transcripts", id+".md")
	data, err := os.ReadFile(file)
	if err != nil {
		log.Fatal(err)
	}
	t, err := corpus.ParseTranscript(file, data)
	if err != nil {
		log.Fatal(err)
	}
	return t
}

func write(name string, data []byte) {
	if err := os.MkdirAll("raw", 0o755); err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join("raw", name), data, 0o644); err != nil {
		log.Fatal(err)
	}
}

var xmlText = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

// run is a stretch of text in Word; props is its look.
func run(props, text string) string {
	if props != "" {
		props = "<w:rPr>" + props + "</w:rPr>"
	}
	return `<w:r>` + props + `<w:t xml:space="preserve">` + xmlText.Replace(text) + `</w:t></w:r>`
}

func paragraph(runs ...string) string { return "<w:p>" + strings.Join(runs, "") + "</w:p>\n" }

const bold = "<w:b/>"

// labelled is what most people type: the label in bold, then what was said.
func labelled(t *corpus.Transcript, title string, who names) []byte {
	var b strings.Builder
	b.WriteString(paragraph(run(bold, title)))
	for _, turn := range t.Turns {
		b.WriteString(paragraph(run(bold, who[turn.Speaker]+":"), run("", " "+turn.Text)))
	}
	return docx(b.String())
}

// table has a column of speakers and one of speech, as many typists work.
func table(t *corpus.Transcript, title string, who names) []byte {
	var b strings.Builder
	b.WriteString(paragraph(run(bold, title)))
	b.WriteString(`<w:tbl><w:tblPr><w:tblW w:w="9072" w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol w:w="1800"/><w:gridCol w:w="7272"/></w:tblGrid>` + "\n")
	row := func(props, left string, right ...string) {
		b.WriteString("<w:tr>" + cell(1800, paragraph(run(props, left))))
		var said strings.Builder
		for _, s := range right {
			said.WriteString(paragraph(run(props, s)))
		}
		b.WriteString(cell(7272, said.String()) + "</w:tr>\n")
	}
	row(bold, "Spreker", "Tekst")
	for _, turn := range t.Turns {
		row("", who[turn.Speaker], sentences(turn.Text, 220)...)
	}
	b.WriteString("</w:tbl>\n" + paragraph(run("", "")))
	return docx(b.String())
}

func cell(width int, content string) string {
	return fmt.Sprintf(`<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/></w:tcPr>%s</w:tc>`, width, content)
}

// teamsWord is the document that Teams offers after a meeting.
func teamsWord(t *corpus.Transcript, who names) []byte {
	const br = `<w:r><w:br/></w:r>`
	var b strings.Builder
	b.WriteString(paragraph(run(bold, "Interview Moedermaatjes-20260623_130400-Transcriptie van vergadering")))
	b.WriteString(paragraph(run("", "23 juni 2026, 01:04p.m.")))
	b.WriteString(paragraph(run("", fmt.Sprintf("%dm 41s", t.Duration-1))))
	b.WriteString(paragraph(run(bold, who["I"]), run("", " heeft de transcriptie gestart")))
	for _, turn := range t.Turns {
		at := fmt.Sprintf("%d:%02d", int(turn.Time)/60, int(turn.Time)%60)
		runs := []string{run(bold, who[turn.Speaker]), run("", "   "+at)}
		for _, s := range sentences(turn.Text, 140) {
			runs = append(runs, br+run("", s))
		}
		b.WriteString(paragraph(runs...))
	}
	b.WriteString(paragraph(run(bold, who["I"]), run("", " heeft de transcriptie gestopt")))
	return docx(b.String())
}

// docx packs a body as Word does, as little as it needs.
func docx(body string) []byte {
	const xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	parts := []struct{ name, text string }{
		{"[Content_Types].xml", xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`},
		{"_rels/.rels", xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`},
		{"word/document.xml", wordHead + body + wordFoot},
	}
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	for _, p := range parts {
		w, err := z.CreateHeader(&zip.FileHeader{Name: p.name, Method: zip.Deflate,
			Modified: time.Date(2026, 7, 1, 9, 0, 0, 0, time.UTC)})
		if err != nil {
			log.Fatal(err)
		}
		if _, err := w.Write([]byte(p.text)); err != nil {
			log.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		log.Fatal(err)
	}
	return buf.Bytes()
}

// plain is a text file from a Windows machine with a line for each turn; the
// typist gave the interpreter one label for both of her voices.
func plain(t *corpus.Transcript, who names) []byte {
	lines := []string{"Interview via tolk, 19 mei 2026", ""}
	for _, turn := range t.Turns {
		lines = append(lines, who[turn.Speaker]+": "+turn.Text, "")
	}
	return []byte(strings.Join(lines, "\r\n"))
}

// teamsVTT has captions whose ids tell which utterance they are a piece of.
func teamsVTT(t *corpus.Transcript, who names) []byte {
	var b strings.Builder
	b.WriteString("WEBVTT\n\n")
	uuid := fmt.Sprintf("%x", sha256.Sum256([]byte(t.ID)))
	uuid = uuid[:8] + "-" + uuid[8:12] + "-4" + uuid[13:16] + "-8" + uuid[17:20] + "-" + uuid[20:32]
	number := 7
	for i, turn := range t.Turns {
		pieces := chunks(turn.Text, 62)
		times := spread(t, i, pieces)
		for k, p := range pieces {
			fmt.Fprintf(&b, "%s/%d-%d\n%s --> %s\n<v %s>%s</v>\n\n", uuid, number, k,
				stamp(times[k]), stamp(times[k+1]), who[turn.Speaker], xmlText.Replace(wrap(p, 32)))
		}
		number += 3 + 4*(i%3)
	}
	return []byte(strings.ReplaceAll(b.String(), "\n", "\r\n"))
}

// zoomVTT has numbered captions with the name before each.
func zoomVTT(t *corpus.Transcript, who names) []byte {
	var b strings.Builder
	b.WriteString("WEBVTT\r\n\r\n")
	n := 0
	for i, turn := range t.Turns {
		pieces := chunks(turn.Text, 110)
		times := spread(t, i, pieces)
		for k, p := range pieces {
			n++
			fmt.Fprintf(&b, "%d\r\n%s --> %s\r\n%s: %s\r\n\r\n", n,
				stamp(times[k]), stamp(times[k+1]), who[turn.Speaker], p)
		}
	}
	return []byte(b.String())
}

// spread gives the milliseconds at which the pieces of turn i begin, and the
// end of the last, by their lengths.
func spread(t *corpus.Transcript, i int, pieces []string) []int {
	from := int(t.Turns[i].Time) * 1000
	to := from + 60*len(t.Turns[i].Text)
	if i+1 < len(t.Turns) {
		to = int(t.Turns[i+1].Time)*1000 - 240
	}
	all := 0
	for _, p := range pieces {
		all += len(p)
	}
	times, done := []int{from}, 0
	for _, p := range pieces {
		done += len(p)
		times = append(times, from+(to-from)*done/all)
	}
	return times
}

func stamp(ms int) string {
	return fmt.Sprintf("%02d:%02d:%02d.%03d", ms/3600000, ms/60000%60, ms/1000%60, ms%1000)
}

// chunks cuts a text at spaces into pieces of at most n bytes where words allow.
func chunks(text string, n int) []string {
	var out []string
	line := ""
	for _, w := range strings.Fields(text) {
		if line != "" && len(line)+1+len(w) > n {
			out = append(out, line)
			line = ""
		}
		if line != "" {
			line += " "
		}
		line += w
	}
	return append(out, line)
}

// sentences cuts a text after the first sentence that ends beyond n bytes, and
// so on: the pieces in which people type and Teams hears.
func sentences(text string, n int) []string {
	var out []string
	from := 0
	for i, r := range text {
		if strings.ContainsRune(".?!", r) && i-from >= n && strings.HasPrefix(text[i+1:], " ") {
			out = append(out, text[from:i+1])
			from = i + 2
		}
	}
	return append(out, text[from:])
}

// wrap breaks a caption into lines, as Teams does.
func wrap(text string, n int) string { return strings.Join(chunks(text, n), "\n") }
