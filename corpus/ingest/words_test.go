package ingest

import (
	"encoding/xml"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
	"golang.org/x/tools/txtar"
	"pgregory.net/rapid"

	"citaat/corpus"
)

var wordRun = regexp.MustCompile(`[\p{L}\p{N}][\p{L}\p{N}\p{M}]*`)

// plainCount is a second way to count words: clean first, then match.
func plainCount(s string) int {
	s = strings.Map(func(r rune) rune {
		if corpus.Unprintable(r) && !strings.ContainsRune("\t\n\r\v\f\u0085", r) {
			return -1
		}
		return r
	}, s)
	return len(wordRun.FindAllString(norm.NFC.String(s), -1))
}

// speech draws what somebody may say, with all that has ever been pasted into
// a transcript.
func speech() *rapid.Generator[string] {
	piece := rapid.SampledFrom([]string{"ja", "eh", "Toen zei ik: kom maar", "zwan\u00adger", "zo\u200bals", "\u202eomgekeerd\u202c", "e\u0301én",
		"10:30", "[00:01:02]", "#00:01:02-3#", "حامل", "😀", "👨‍👩‍👧", "A & B", "5 < 6", "(…)", "\u00a0", "“mooi”", "Kijk: zo", "\x1b[31mrood", "NB: niet", "---", "# kop",
		"http://voorbeeld.nl", "M3", "naïef", "=\u0338", "\t"})
	return rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(piece, 0, 8).Draw(t, "pieces"), rapid.SampledFrom([]string{" ", "  ", ". ", ""}).Draw(t, "between"))
	})
}

// talk draws lines of a file, most of which open turns.
func talk() *rapid.Generator[[]string] {
	label := rapid.SampledFrom([]string{"", "", "I: ", "M3: ", "Interviewer 1: ", "interviewer1 : ", "Anna Bos: ", "Anna Bos   0:04", "00:00:03 Spreker 1", "00:01:02",
		"S00: [00:00:01] ", "[00:00:02] T: ", "**Moeder:** ", "Tolk\t", "Datum: ", "[SPEAKER_00]: ", "## "})
	return rapid.Custom(func(t *rapid.T) []string {
		n := rapid.IntRange(4, 25).Draw(t, "lines")
		out := []string{"I: Zullen we?", "M3: Ja."}
		for range n {
			out = append(out, label.Draw(t, "label")+speech().Draw(t, "speech"))
		}
		return out
	})
}

// account checks that every word of the source is imported or listed.
func account(t failer, d Draft, source int) {
	t.Helper()
	if d.Words.Source != d.Words.Imported+d.Words.LeftOut {
		t.Fatalf("%s: %d words, of which %d imported and %d left out", d.Format, d.Words.Source, d.Words.Imported, d.Words.LeftOut)
	}
	if source >= 0 && d.Words.Source != source {
		t.Fatalf("%s: %d words found, the file has %d", d.Format, d.Words.Source, source)
	}
	p, err := d.Plan(needed(d))
	if err != nil {
		t.Fatalf("plan: %v", err)
	}
	if n := plainCount(p.Transcript.Body().String()); n != d.Words.Imported {
		t.Fatalf("%s: the body has %d words, %d were imported", d.Format, n, d.Words.Imported)
	}
}

func TestEveryWordOfATextIsAccountedFor(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(talk().Draw(t, "talk"), rapid.SampledFrom([]string{"\n", "\r\n", "\n\n", "\r"}).Draw(t, "break"))
		name := rapid.SampledFrom([]string{"a.txt", "a.md"}).Draw(t, "name")
		if d, err := Read(t.Context(), name, []byte(text)); err == nil {
			account(t, d, plainCount(text))
		}
	})
}

func TestEveryWordOfCaptionsIsAccountedFor(t *testing.T) {
	open := rapid.SampledFrom([]string{"<v Anna Bos>", "<v Bos, Anna (GGD)>", "<v.luid Sara &amp; Co>", "Anna Bos: ", "[SPEAKER_01]: ", "", "<i>", "<00:00:01.000>"})
	id := rapid.SampledFrom([]string{"", "7\n", "3f2a9b10-1c2d-4e5f-8a9b-0c1d2e3f4a5b/12-0\n", "3f2a9b10-1c2d-4e5f-8a9b-0c1d2e3f4a5b-1\n", "NOTE x\n\n"})
	times := rapid.SampledFrom([]string{"00:00:01.000 --> 00:00:02.000", "0:0:-6.-820 --> 0:0:2.90", "00:01.000 --> 00:02.000 align:start"})
	rapid.Check(t, func(t *rapid.T) {
		var b strings.Builder
		b.WriteString("WEBVTT - gesprek\nKind: captions\n\n")
		for range rapid.IntRange(1, 12).Draw(t, "cues") {
			fmt.Fprintf(&b, "%s%s\n%s%s\n%s\n\n", id.Draw(t, "id"), times.Draw(t, "times"), open.Draw(t, "open"), speech().Draw(t, "first"), speech().Draw(t, "second"))
		}
		if d, err := Read(t.Context(), "a.vtt", []byte(b.String())); err == nil {
			account(t, d, plainCount(b.String()))
		}
	})
}

func TestEveryWordOfADocumentIsAccountedFor(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var body strings.Builder
		source := 0
		text := func(s string) string {
			s = xmlText(s)
			source += plainCount(s)
			var e strings.Builder
			if err := xml.EscapeText(&e, []byte(s)); err != nil {
				t.Fatal(err)
			}
			return e.String()
		}
		for _, l := range talk().Draw(t, "talk") {
			run := `<w:p><w:r><w:t xml:space="preserve">` + text(l) + `</w:t></w:r>`
			switch rapid.IntRange(0, 9).Draw(t, "extra") {
			case 0:
				run += `<w:del><w:r><w:delText>` + text("weg ermee") + `</w:delText></w:r></w:del>`
			case 1:
				run += `<w:r><w:drawing><w:txbxContent><w:p><w:r><w:t>` + text("een kader") + `</w:t></w:r></w:p></w:txbxContent></w:drawing></w:r>`
			case 2:
				run = `<w:tbl><w:tr><w:tc>` + run + `</w:p></w:tc><w:tc><w:p><w:r><w:t>` + text(" "+speech().Draw(t, "cell")) + `</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p>`
			case 3:
				run += `<w:r><w:rPr><w:vanish/></w:rPr><w:t>` + text("niet te zien") + `</w:t></w:r>`
			}
			body.WriteString(run + `</w:p>`)
		}
		data := packWithComment(t, body.String(), text("in de kantlijn"))
		if d, err := Read(t.Context(), "a.docx", data); err == nil {
			account(t, d, source)
		}
	})
}

// xmlText takes out what XML cannot hold, and makes single spaces of tabs,
// which a document writes as elements.
func xmlText(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t':
			return ' '
		case r < ' ':
			return -1
		}
		return r
	}, s)
}

func packWithComment(t *rapid.T, body, comment string) []byte {
	return pack(t, txtar.File{Name: "word/document.xml", Data: []byte(`<w:document><w:body>` + body + `</w:body></w:document>`)},
		txtar.File{Name: "word/comments.xml", Data: []byte(`<w:comments><w:comment><w:p><w:r><w:t>` + comment + `</w:t></w:r></w:p></w:comment></w:comments>`)})
}

func TestCountWords(t *testing.T) {
	for text, want := range map[string]int{
		"": 0, "een twee": 2, "zo'n": 2, "M3:tekst": 2, "00:01:02": 3, "zwan\u00adger": 1, "zo\u200bals": 1, "e\u0301én": 1, "=\u0338": 0,
		"een\u00a0twee": 2, "een\ttwee\x00drie": 2, "حامل": 1, "😀": 0, "½": 1,
	} {
		if got := countWords(text); got != want {
			t.Errorf("countWords(%q) = %d, want %d", text, got, want)
		}
		if got := plainCount(text); got != want {
			t.Errorf("plainCount(%q) = %d, want %d", text, got, want)
		}
	}
}
