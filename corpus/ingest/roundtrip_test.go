package ingest

import (
	"encoding/json"
	"fmt"
	"html"
	"path"
	"strings"
	"testing"

	"citaat/corpus"
	"citaat/corpus/corpustest"
)

// paragraph is the XML of one paragraph, with line breaks for "\n".
func paragraph(s string) string {
	s = strings.NewReplacer("&", "&amp;", "<", "&lt;", "\n", `</w:t><w:br/><w:t xml:space="preserve">`).Replace(s)
	return `<w:p><w:r><w:t xml:space="preserve">` + s + `</w:t></w:r></w:p>`
}

// writing is how a program writes talk down.
type writing struct {
	format Format
	file   string
	head   string
	turn   func(i int, u corpus.Turn) string
}

// quoted is a text as JSON writes it.
func quoted(s string) string {
	b, err := json.Marshal(s)
	if err != nil {
		panic(err)
	}
	return string(b)
}

// nameOf is the name under which a program knows a speaker.
func nameOf(l corpus.Label) string {
	switch l {
	case "I":
		return "Karin de Wit"
	case "T":
		return "Noor Haddad (tolk)"
	}
	return "Samira el Amrani"
}

func writings() map[string]writing {
	name := nameOf
	const uuid = "3f2a9b10-1c2d-4e5f-8a9b-0c1d2e3f4a5b"
	return map[string]writing{
		"labels":   {Labels, "a.txt", "", func(_ int, u corpus.Turn) string { return name(u.Speaker) + ": " + u.Text + "\n\n" }},
		"tabs":     {Labels, "a.txt", "", func(_ int, u corpus.Turn) string { return name(u.Speaker) + "\t" + u.Text + "\n" }},
		"markdown": {Labels, "a.md", "# Gesprek\n\n", func(_ int, u corpus.Turn) string { return "**" + name(u.Speaker) + ":** " + u.Text + "\n\n" }},
		"noscribe": {NoScribe, "a.txt", "", func(_ int, u corpus.Turn) string {
			return fmt.Sprintf("S0%d: [00:00:01] %s\n", len(name(u.Speaker))%3, u.Text)
		}},
		"otter": {Otter, "a.txt", "", func(_ int, u corpus.Turn) string { return name(u.Speaker) + "  0:34  \n" + u.Text + "\n\n" }},
		"word":  {Labels, "a.docx", "", func(_ int, u corpus.Turn) string { return paragraph(name(u.Speaker) + ": " + u.Text) }},
		"teams": {TeamsDocx, "a.docx", "", func(_ int, u corpus.Turn) string {
			return paragraph(name(u.Speaker) + "   0:34\n" + strings.ReplaceAll(u.Text, ". ", ".\n"))
		}},
		"transcribe": {WordTranscribe, "a.docx", "", func(_ int, u corpus.Turn) string { return paragraph("00:00:34 "+name(u.Speaker)) + paragraph(u.Text) }},
		"meet": {Meet, "a.docx", paragraph("Summary"), func(i int, u corpus.Turn) string {
			return paragraph(fmt.Sprintf("00:%02d:00", i%60)) + paragraph(name(u.Speaker)+": "+u.Text)
		}},
		"table": {Table, "a.docx", "<w:tbl>", func(_ int, u corpus.Turn) string {
			return "<w:tr><w:tc>" + paragraph(name(u.Speaker)) + "</w:tc><w:tc>" + paragraph(u.Text) + "</w:tc></w:tr>"
		}},
		"captions": {TeamsVTT, "a.vtt", "WEBVTT\n\n", func(i int, u corpus.Turn) string {
			var s strings.Builder
			words := strings.Fields(strings.NewReplacer("&", "&amp;", "<", "&lt;").Replace(u.Text))
			for k := 0; k < len(words); k += 9 {
				fmt.Fprintf(&s, "%s/%d-%d\r\n00:00:01.000 --> 00:00:02.000\r\n<v %s>%s</v>\r\n\r\n", uuid, i, k, name(u.Speaker), strings.Join(words[k:min(k+9, len(words))], "\r\n"))
			}
			return s.String()
		}},
		"srt": {SRT, "a.srt", "", func(i int, u corpus.Turn) string {
			return fmt.Sprintf("%d\r\n00:00:01,000 --> 00:00:02,000\r\n%s: %s\r\n\r\n", i+1, name(u.Speaker), html.EscapeString(u.Text))
		}},
		"whisperx": {WhisperJSON, "a.json", `{"segments":[{}`, func(_ int, u corpus.Turn) string {
			return fmt.Sprintf(`,{"start":1.5,"end":2,"text":%s,"speaker":%s}`, quoted(" "+u.Text), quoted(name(u.Speaker)))
		}},
		"noscribe page": {NoScribe, "a.html", "<html><body><p>titel</p>", func(_ int, u corpus.Turn) string {
			return fmt.Sprintf(`<p><a name="ts_1000_2000_S0%d">%s: <span>[00:00:01]</span> %s</a></p>`, len(name(u.Speaker))%3, name(u.Speaker), html.EscapeString(u.Text))
		}},
		"page": {Labels, "a.html", "<!DOCTYPE html><style>p {}</style>", func(_ int, u corpus.Turn) string {
			return fmt.Sprintf("<p><b>%s:</b>\n%s\n</p>\n", name(u.Speaker), html.EscapeString(u.Text))
		}},
		"otranscribe": {OTranscribe, "a.otr", `{"media":"x.mp3","text":"`, func(_ int, u corpus.Turn) string {
			q := quoted(fmt.Sprintf(`<p><span class="timestamp" data-timestamp="62.4">01:02</span>&nbsp;%s: %s</p>`, name(u.Speaker), html.EscapeString(u.Text)))
			return q[1 : len(q)-1]
		}},
		"zoom": {ZoomVTT, "a.vtt", "WEBVTT\n\n", func(i int, u corpus.Turn) string {
			return fmt.Sprintf("%d\n00:00:01.000 --> 00:00:02.000\n%s: %s\n\n", i+1, name(u.Speaker), u.Text)
		}},
	}
}

// What people said comes back word for word, in turns of the same speakers,
// whatever program wrote it down.
func TestTalkComesBackFromEveryDialect(t *testing.T) {
	for what, x := range writings() {
		t.Run(what, func(t *testing.T) {
			for _, tr := range corpustest.Generate(7, 3, 80) {
				data, want := x.write(t, tr)
				d, err := Read(t.Context(), x.file, data)
				if err != nil {
					t.Fatal(err)
				}
				if d.Format != x.format || len(d.Turns) != len(want) {
					t.Fatalf("read as %s, %d turns, want %d", d.Format, len(d.Turns), len(want))
				}
				for i, u := range d.Turns {
					said := u.Speaker + ": " + u.Text
					if x.format == NoScribe && x.file == "a.txt" {
						said, want[i] = u.Text, strings.SplitN(want[i], ": ", 2)[1]
					}
					if said != want[i] {
						t.Fatalf("turn %d is\n%s\nwant\n%s", i, said, want[i])
					}
				}
			}
		})
	}
}

// write writes a transcript down, and tells what is to come back.
func (x writing) write(t *testing.T, tr *corpus.Transcript) (data []byte, want []string) {
	var b strings.Builder
	b.WriteString(x.head)
	last := ""
	for i, u := range tr.Turns {
		b.WriteString(x.turn(i, u))
		if (x.format == ZoomVTT || x.format == SRT || x.format == WhisperJSON) && last == nameOf(u.Speaker) { // one speaker goes on
			want[len(want)-1] += " " + u.Text
			continue
		}
		last = nameOf(u.Speaker)
		want = append(want, last+": "+u.Text)
	}
	switch path.Ext(x.file) {
	case ".json":
		b.WriteString("]}")
	case ".otr":
		b.WriteString(`"}`)
	}
	if !strings.HasSuffix(x.file, ".docx") {
		return []byte(b.String()), want
	}
	if x.format == Table {
		b.WriteString("</w:tbl>")
	}
	return packText(t, b.String()), want
}

func TestNamedSpeakersOpenTurns(t *testing.T) {
	text := []byte("I: Hoe?\nM: Zo.\nPartner: Ja hoor.\nI: O?\nM: Ja.")
	d, err := Read(t.Context(), "a.txt", text)
	if err != nil || len(d.Turns) != 4 || len(d.Notes) != 1 {
		t.Errorf("unasked: %d turns, %d notes, %v", len(d.Turns), len(d.Notes), err)
	}
	d, err = Read(t.Context(), "a.txt", text, "partner")
	if err != nil || len(d.Turns) != 5 || len(d.Notes) != 0 {
		t.Errorf("named: %d turns, %d notes, %v", len(d.Turns), len(d.Notes), err)
	}
}
