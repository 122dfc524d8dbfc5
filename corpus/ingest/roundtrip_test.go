package ingest

import (
	"fmt"
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

// What people said comes back word for word, in turns of the same speakers,
// whatever program wrote it down.
func TestTalkComesBackFromEveryDialect(t *testing.T) {
	names := map[corpus.Label]string{"I": "Karin de Wit", "T": "Noor Haddad (tolk)"}
	name := func(l corpus.Label) string {
		if n := names[l]; n != "" {
			return n
		}
		return "Samira el Amrani"
	}
	const uuid = "3f2a9b10-1c2d-4e5f-8a9b-0c1d2e3f4a5b"
	dialects := map[string]struct {
		format Format
		file   string
		head   string
		turn   func(i int, u corpus.Turn) string
	}{
		"labels":     {Labels, "a.txt", "", func(_ int, u corpus.Turn) string { return name(u.Speaker) + ": " + u.Text + "\n\n" }},
		"tabs":       {Labels, "a.txt", "", func(_ int, u corpus.Turn) string { return name(u.Speaker) + "\t" + u.Text + "\n" }},
		"markdown":   {Labels, "a.md", "# Gesprek\n\n", func(_ int, u corpus.Turn) string { return "**" + name(u.Speaker) + ":** " + u.Text + "\n\n" }},
		"noscribe":   {NoScribe, "a.txt", "", func(_ int, u corpus.Turn) string { return fmt.Sprintf("S0%d: [00:00:01] %s\n", len(name(u.Speaker))%3, u.Text) }},
		"otter":      {Otter, "a.txt", "", func(_ int, u corpus.Turn) string { return name(u.Speaker) + "  0:34  \n" + u.Text + "\n\n" }},
		"word":       {Labels, "a.docx", "", func(_ int, u corpus.Turn) string { return paragraph(name(u.Speaker) + ": " + u.Text) }},
		"teams":      {TeamsDocx, "a.docx", "", func(_ int, u corpus.Turn) string { return paragraph(name(u.Speaker) + "   0:34\n" + strings.ReplaceAll(u.Text, ". ", ".\n")) }},
		"transcribe": {WordTranscribe, "a.docx", "", func(_ int, u corpus.Turn) string { return paragraph("00:00:34 "+name(u.Speaker)) + paragraph(u.Text) }},
		"meet":       {Meet, "a.docx", paragraph("Summary"), func(i int, u corpus.Turn) string { return paragraph(fmt.Sprintf("00:%02d:00", i%60)) + paragraph(name(u.Speaker)+": "+u.Text) }},
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
		"zoom": {ZoomVTT, "a.vtt", "WEBVTT\n\n", func(i int, u corpus.Turn) string {
			return fmt.Sprintf("%d\n00:00:01.000 --> 00:00:02.000\n%s: %s\n\n", i+1, name(u.Speaker), u.Text)
		}},
	}
	for what, x := range dialects {
		t.Run(what, func(t *testing.T) {
			for _, tr := range corpustest.Generate(7, 3, 80) {
				var b strings.Builder
				b.WriteString(x.head)
				var want []string
				last := ""
				for i, u := range tr.Turns {
					b.WriteString(x.turn(i, u))
					if x.format == ZoomVTT && last == name(u.Speaker) { // one speaker goes on
						want[len(want)-1] += " " + u.Text
						continue
					}
					last = name(u.Speaker)
					want = append(want, last+": "+u.Text)
				}
				data := []byte(b.String())
				if strings.HasSuffix(x.file, ".docx") {
					data = packText(t, strings.Replace(b.String()+"</w:tbl>", "</w:tbl>", strings.Repeat("</w:tbl>", strings.Count(x.head, "<w:tbl>")), 1))
				}
				d, err := Read(t.Context(), x.file, data)
				if err != nil {
					t.Fatal(err)
				}
				if d.Format != x.format {
					t.Errorf("read as %s", d.Format)
				}
				if len(d.Turns) != len(want) {
					t.Fatalf("%d turns, want %d", len(d.Turns), len(want))
				}
				for i, u := range d.Turns {
					said := u.Speaker + ": " + u.Text
					if x.format == NoScribe {
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
