package main

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"fmt"
	"html"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"citaat/corpus/corpustest"
)

// writeMany fills a folder with the files of so many interviews of three
// quarters of an hour, in the shapes in which a year of a project piles them up:
// what Teams, Zoom, Whisper, noScribe, oTranscribe and f4 write, and typists.
func writeMany(t testing.TB, dir string, n int) (words int) {
	t.Helper()
	shapes := []struct {
		ending string
		write  func([]utterance) []byte
	}{{"docx", typedDocx}, {"docx", teamsDocx}, {"vtt", teamsVTT}, {"vtt", zoomVTT}, {"txt", typedText}, {"srt", labelledSRT},
		{"json", whisperJSON}, {"html", noScribeHTML}, {"otr", oTranscribe}, {"rtf", f4RTF}}
	for i, tr := range corpustest.Generate(7, n, 200) {
		var said []utterance
		at := 2.0
		for _, u := range tr.Turns {
			speaker := "Anna Bos"
			if tr.Speaker(u.Speaker).Voice().OfParticipant() {
				speaker = "Fatima el Amrani"
			}
			k := len(strings.Fields(u.Text))
			said = append(said, utterance{speaker, at, u.Text})
			at += 1 + float64(k)/2.4
			words += k
		}
		s := shapes[i%len(shapes)]
		name := fmt.Sprintf("%c%d-gesprek.%s", "MVCK"[i%4], i+1, s.ending)
		if err := os.WriteFile(filepath.Join(dir, name), s.write(said), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return words
}

type utterance struct {
	speaker string
	at      float64
	text    string
}

func (u utterance) end() float64 { return u.at + float64(len(strings.Fields(u.text)))/2.4 }

// stamp is a time as h:mm:ss and milliseconds behind a mark.
func stamp(at float64, mark string) string {
	ms := int(at * 1000)
	return fmt.Sprintf("%02d:%02d:%02d%s%03d", ms/3600000, ms/60000%60, ms/1000%60, mark, ms%1000)
}

// cues cuts what is said as captions do, by the number of words.
func (u utterance) cues() []utterance {
	words := strings.Fields(u.text)
	var out []utterance
	for at := u.at; len(words) > 0; at += 5 {
		n := min(12, len(words))
		out = append(out, utterance{u.speaker, at, strings.Join(words[:n], " ")})
		words = words[n:]
	}
	return out
}

func role(speaker string) string {
	if speaker == "Anna Bos" {
		return "Interviewer"
	}
	return "Respondent"
}

func typedText(said []utterance) []byte {
	var b bytes.Buffer
	for _, u := range said {
		fmt.Fprintf(&b, "%s: %s\r\n\r\n", role(u.speaker), u.text)
	}
	return b.Bytes()
}

func docx(paragraphs []string) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	put := func(name, text string) {
		w, _ := z.Create(name)
		_, _ = w.Write([]byte(text))
	}
	put("[Content_Types].xml", `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`)
	var doc strings.Builder
	doc.WriteString(`<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`)
	for _, p := range paragraphs {
		doc.WriteString(`<w:p><w:r><w:t xml:space="preserve">` +
			strings.ReplaceAll(html.EscapeString(p), "\n", `</w:t></w:r><w:r><w:br/><w:t xml:space="preserve">`) + `</w:t></w:r></w:p>`)
	}
	doc.WriteString(`</w:body></w:document>`)
	put("word/document.xml", doc.String())
	_ = z.Close()
	return b.Bytes()
}

func typedDocx(said []utterance) []byte {
	list := []string{"Transcript van een gesprek over kraamzorg"}
	for _, u := range said {
		list = append(list, role(u.speaker)+": "+u.text)
	}
	return docx(list)
}

func teamsDocx(said []utterance) []byte {
	list := []string{"Gesprek-20260414_100312-Meeting Recording", "14 april 2026, 08:03a.m.", "58m 12s", "Anna Bos is begonnen met transcriberen"}
	for _, u := range said {
		list = append(list, fmt.Sprintf("%s   %d:%02d\n%s", u.speaker, int(u.at)/60, int(u.at)%60, u.text))
	}
	return docx(list)
}

func teamsVTT(said []utterance) []byte {
	var b bytes.Buffer
	b.WriteString("WEBVTT\r\n\r\n")
	for i, u := range said {
		for k, c := range u.cues() {
			fmt.Fprintf(&b, "ab861dc1-70dc-4e43-824e-45278d3d31a6/%d-%d\r\n%s --> %s\r\n<v %s>%s</v>\r\n\r\n", i, k, stamp(c.at, "."), stamp(c.at+5, "."), c.speaker, html.EscapeString(c.text))
		}
	}
	return b.Bytes()
}

func zoomVTT(said []utterance) []byte {
	var b bytes.Buffer
	b.WriteString("WEBVTT\r\n\r\n")
	n := 0
	for _, u := range said {
		for _, c := range u.cues() {
			n++
			fmt.Fprintf(&b, "%d\r\n%s --> %s\r\n%s: %s\r\n\r\n", n, stamp(c.at, "."), stamp(c.at+5, "."), c.speaker, c.text)
		}
	}
	return b.Bytes()
}

func labelledSRT(said []utterance) []byte {
	var b bytes.Buffer
	n := 0
	for _, u := range said {
		for k, c := range u.cues() {
			n++
			label := ""
			if k == 0 {
				label = role(c.speaker) + ": "
			}
			fmt.Fprintf(&b, "%d\n%s --> %s\n%s%s\n\n", n, stamp(c.at, ","), stamp(c.at+5, ","), label, c.text)
		}
	}
	return b.Bytes()
}

func whisperJSON(said []utterance) []byte {
	var list []map[string]any
	for _, u := range said {
		speaker := "SPEAKER_00"
		if u.speaker != "Anna Bos" {
			speaker = "SPEAKER_01"
		}
		for _, c := range u.cues() {
			list = append(list, map[string]any{"start": c.at, "end": c.at + 5, "text": " " + c.text, "speaker": speaker})
		}
	}
	data, _ := json.Marshal(map[string]any{"segments": list, "language": "nl"})
	return data
}

func noScribeHTML(said []utterance) []byte {
	var b bytes.Buffer
	b.WriteString("<!DOCTYPE HTML><html><head><meta charset=\"UTF-8\" /></head><body><p>gesprek</p><p>Transcribed with noScribe vers. 0.6.2</p>\n<div>")
	for _, u := range said {
		label := "S00"
		if u.speaker != "Anna Bos" {
			label = "S01"
		}
		fmt.Fprintf(&b, "<p><a name=\"ts_%d_%d_%s\">%s: %s</a></p>\n", int(u.at*1000), int(u.end()*1000), label, label, html.EscapeString(u.text))
	}
	b.WriteString("</div></body></html>")
	return b.Bytes()
}

func oTranscribe(said []utterance) []byte {
	var b strings.Builder
	for _, u := range said {
		fmt.Fprintf(&b, `<p><span class="timestamp" data-timestamp="%.1f">%d:%02d</span>&nbsp;%s: %s</p>`, u.at, int(u.at)/60, int(u.at)%60, role(u.speaker), html.EscapeString(u.text))
	}
	data, _ := json.Marshal(map[string]any{"text": b.String(), "media": "opname.mp3", "media-time": 3.2})
	return data
}

func f4RTF(said []utterance) []byte {
	var b bytes.Buffer
	b.WriteString(`{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Arial;}}` + "\n")
	for _, u := range said {
		text := role(u.speaker) + ": " + u.text + fmt.Sprintf(" #%s-%d#", stamp(u.end(), ".")[:8], int(u.end()*10)%10)
		for _, r := range text {
			switch {
			case r == '\\' || r == '{' || r == '}':
				b.WriteString(`\` + string(r))
			case r < 0x80:
				b.WriteRune(r)
			default:
				fmt.Fprintf(&b, `\u%d?`, int16(r))
			}
		}
		b.WriteString("\\par\n")
	}
	b.WriteString("}")
	return b.Bytes()
}

// A folder in which every shape is goes in whole: no word is lost on the way,
// and every interview has its two speakers.
func TestImportOfManyShapes(t *testing.T) {
	raw, dir := t.TempDir(), filepath.Join(t.TempDir(), "studie")
	words := writeMany(t, raw, 20)
	if code := run(t.Context(), silent(t), []string{"new", dir}); code != 0 {
		t.Fatal("no study")
	}
	env := silent(t)
	var out bytes.Buffer
	env.Out = newPaper(&out, false)
	if code := run(t.Context(), env, []string{"-C", dir, "import", raw, "--yes", "--format", "json"}); code != 0 {
		t.Fatalf("left with %d\n%s", code, out.String())
	}
	var rows []importRow
	if err := json.Unmarshal(out.Bytes(), &rows); err != nil {
		t.Fatal(err)
	}
	formats, in := map[string]bool{}, 0
	for _, r := range rows {
		formats[r.Format] = true
		in += r.Words
		if r.Outcome != "read" || len(r.Speakers) != 2 || r.ID == "" {
			t.Errorf("%s: %s as %s, speakers %v", r.File, r.Outcome, r.Format, r.Speakers)
		}
	}
	if len(rows) != 20 || len(formats) < 8 || in != words {
		t.Errorf("%d files in %d formats, %d of %d words", len(rows), len(formats), in, words)
	}
}
