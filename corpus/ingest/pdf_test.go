package ingest

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	"citaat/corpus/phrases"
)

func fixture(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func readFixture(t testing.TB, name string) Draft {
	t.Helper()
	d, err := Read(t.Context(), name, fixture(t, name))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// A PDF says what the document says that it was made of: nothing is lost
// between lines and pages, and no header has come in between.
func TestPDFSaysWhatItsDocumentSays(t *testing.T) {
	if testing.Short() {
		t.Skip("the engine is slow under the race detector")
	}
	pdf, doc := readFixture(t, "afgebroken.pdf"), readFixture(t, "afgebroken.fodt")
	if !reflect.DeepEqual(pdf.Turns, doc.Turns) {
		t.Errorf("the pdf has\n%v\nits document\n%v", pdf.Turns, doc.Turns)
	}
}

// The page headers stay when the user says so.
func TestPDFKeepsPageLinesWhenAsked(t *testing.T) {
	if testing.Short() {
		t.Skip("the engine is slow under the race detector")
	}
	d, err := readFixture(t, "twee-interviewers.pdf").With(t.Context(), Choices{Cleaning: Cleaning{KeepPages: true}})
	if err != nil {
		t.Fatal(err)
	}
	text := ""
	for _, u := range d.Turns {
		text += u.Text + "\n"
	}
	if !strings.Contains(text, "Pagina 2 van 3") {
		t.Errorf("the numbers of pages are gone from\n%s", text)
	}
	if d.Words.Source != d.Words.Imported+d.Words.LeftOut {
		t.Errorf("words %+v", d.Words)
	}
}

// The same file gives the same turns, also when many are read at once.
func TestPDFsReadAtOnceAreAlike(t *testing.T) {
	data := fixture(t, "twee-interviewers.pdf")
	drafts := make([]Draft, 3)
	if testing.Short() {
		drafts = drafts[1:]
	}
	var wg sync.WaitGroup
	for i := range drafts {
		wg.Go(func() {
			d, err := Read(t.Context(), "a.pdf", data)
			if err != nil {
				t.Error(err)
			}
			drafts[i] = d
		})
	}
	wg.Wait()
	for _, d := range drafts[1:] {
		if !reflect.DeepEqual(d.Turns, drafts[0].Turns) || !reflect.DeepEqual(d.Skipped, drafts[0].Skipped) {
			t.Errorf("read another time it is\n%v", d.Turns)
		}
	}
}

func TestEngineGoesWithItsLastReader(t *testing.T) {
	if testing.Short() {
		t.Skip("the engine is slow under the race detector")
	}
	var e pdfEngine
	for range 2 {
		if _, err := e.enter(); err != nil {
			t.Fatal(err)
		}
	}
	e.leave()
	if e.close(); e.pool == nil {
		t.Error("the engine is gone while somebody reads")
	}
	e.leave()
	if e.close(); e.pool != nil {
		t.Error("the engine outlives its readers")
	}
}

func TestPDFsThatAreRefused(t *testing.T) {
	if testing.Short() {
		t.Skip("the engine is slow under the race detector")
	}
	locked := fixture(t, filepath.Join("refused", "wachtwoord.pdf"))
	whole := fixture(t, "afgebroken.pdf")
	for name, c := range map[string]struct {
		data []byte
		key  string
	}{
		"a password": {locked, "ingest.error.encrypted"},
		"a scan":     {makePDF(`/Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]`, "0 0 9 9 re f"), "ingest-docs.error.pdf.scan"},
		"torn":       {whole[:len(whole)/2], "ingest-docs.error.pdf.damaged"},
		"a header":   {[]byte("%PDF-1.7\n"), "ingest-docs.error.pdf.damaged"},
	} {
		t.Run(name, func(t *testing.T) { refused(t, "a.pdf", c.data, c.key) })
	}
}

// makePDF makes a file of one page that is drawn by the content; what it wants
// more of objects begins at number 5.
func makePDF(page, content string, more ...string) []byte {
	objects := append([]string{
		"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", "<<" + page + "/Contents 4 0 R>>",
		fmt.Sprintf("<</Length %d>>stream\n%s\nendstream", len(content), content)}, more...)
	return packPDF(objects...)
}

// packPDF makes a file of objects, numbered from 1.
func packPDF(objects ...string) []byte {
	var b strings.Builder
	b.WriteString("%PDF-1.7\n")
	at := make([]int, len(objects))
	for i, o := range objects {
		at[i] = b.Len()
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, a := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", a)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, start)
	return []byte(b.String())
}

// simplePage is a page with a font that every reader has.
const simplePage = `/Type/Page/Parent 2 0 R/MediaBox[0 0 400 400]/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>`

// drawn draws lines of text below each other.
func drawn(lines ...string) string {
	var b strings.Builder
	b.WriteString("BT /F 10 Tf 14 TL 40 360 Td ")
	for _, l := range lines {
		b.WriteString("(" + strings.NewReplacer("(", `\(`, ")", `\)`).Replace(l) + ") Tj T* ")
	}
	b.WriteString("ET")
	return b.String()
}

// A caller who gives up is obeyed at once, also while the engine runs; a file
// that asks for too much time is refused.
func TestPDFStopsWhenTold(t *testing.T) {
	if testing.Short() {
		t.Skip("the engine is slow under the race detector")
	}
	slow := makePDF(simplePage+">>", strings.Repeat("BT /F 1 Tf (aaaaaaaaaaaaaaaaaaaaaaaa) Tj ET\n", 200_000))
	ctx, cancel := context.WithCancel(t.Context())
	stop := time.AfterFunc(300*time.Millisecond, cancel)
	defer stop.Stop()
	if _, err := Read(ctx, "a.pdf", slow); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	err := readPDFWithin(t.Context(), 300*time.Millisecond, slow, &opened{})
	var p *phrases.Problem
	if !errors.As(err, &p) || p.What.Key != "ingest-docs.error.pdf.slow" {
		t.Errorf("got %v", err)
	}
}

func TestRejoin(t *testing.T) {
	for _, c := range []struct {
		lines, want string
		gone        int
	}{
		{"de verzeke-|ring belde|M: ja", "de verzekering|belde|M: ja", 1},
		{"de verzeke-|ring", "de verzekering", 1},
		{"voor-|en nadelen", "voor-|en nadelen", 0},
		{"heel zwart-|wit, dat|is zwart-wit", "heel zwart-wit,|dat|is zwart-wit", 0},
		{"een e-|mail", "een e-mail", 0},
		{"een 20-|jarige", "een 20-jarige", 0},
		{"in Noord-|Holland", "in Noord-Holland", 0},
		{"nee -|echt", "nee -|echt", 0},
		{"ik dacht -|maar", "ik dacht -|maar", 0},
		{"ja-|M4: nee", "ja-|M4: nee", 0},
		{"over-|12 jaar", "over-|12 jaar", 0},
		{"niet na-|apen", "niet na-apen", 0},
		{"zorg\u00ad|vuldig.", "zorgvuldig.", 1},
		{"zorg\u2010|vuldig.", "zorgvuldig.", 1},
		{"geen streepje|hier", "geen streepje|hier", 0},
		{"eind-", "eind-", 0},
	} {
		var lines []line
		for _, s := range strings.Split(c.lines, "|") {
			lines = append(lines, line{text: s})
		}
		lines, gone := rejoin(lines)
		var got []string
		for _, l := range lines {
			got = append(got, l.text)
		}
		if s := strings.Join(got, "|"); s != c.want || gone != c.gone {
			t.Errorf("%q becomes %q (%d), want %q (%d)", c.lines, s, gone, c.want, c.gone)
		}
	}
}

// Where nobody is named, paragraphs take turns: also in a PDF, which has lines
// only.
func TestPDFWithoutLabelsAlternates(t *testing.T) {
	if testing.Short() {
		t.Skip("the engine is slow under the race detector")
	}
	content := "BT /F 10 Tf 40 360 Td 13 TL "
	for _, l := range []string{"Waar bent u geboren?", "", "In een dorp aan zee, waar", "iedereen elkaar kende.", "", "En miste u dat?", "", "Soms, als het waait of als", "er iemand jarig is.", "",
		"Gaat u nog terug?", "", "Elk jaar."} {
		content += "(" + l + ") Tj T* "
		if l == "" {
			content += "0 -4 Td "
		}
	}
	d, err := Read(t.Context(), "a.pdf", makePDF(simplePage+">>", content+"ET"))
	if err != nil {
		t.Fatal(err)
	}
	if d, err = d.With(t.Context(), Choices{Alternate: Alternating()}); err != nil {
		t.Fatal(err)
	}
	if len(d.Turns) != 6 || d.Turns[1].Text != "In een dorp aan zee, waar iedereen elkaar kende." {
		t.Errorf("got %d turns: %v", len(d.Turns), d.Turns)
	}
}

// A hyphen at the foot of a page finds the rest of its word on the next one.
func TestRejoinAcrossPages(t *testing.T) {
	lines, gone := rejoin([]line{{text: "de verzeke-"}, {text: "Pagina 1", margin: true}, {text: "Vertrouwelijk", margin: true}, {text: "ring belde"}})
	if gone != 1 || lines[0].text != "de verzekering" || lines[len(lines)-1].text != "belde" {
		t.Errorf("got %v", lines)
	}
}

// pageLines makes pages of lines, the first at the head.
func pageLines(pages ...string) []pdfPage {
	var out []pdfPage
	for n, p := range pages {
		var page pdfPage
		for i, s := range strings.Split(p, "|") {
			page = append(page, pdfLine{line: line{text: s, page: n + 1}, base: 700 - 14*float64(i), right: 500, height: 10})
		}
		out = append(out, page)
	}
	return out
}

func TestWhatStandsOnEveryPage(t *testing.T) {
	bodies := 0
	body := func() string {
		var b strings.Builder
		for i := range 10 {
			fmt.Fprintf(&b, "|M: toen zei %s niets", strings.Repeat("ja ", bodies*10+i))
		}
		bodies++
		return b.String()
	}
	for name, c := range map[string]struct {
		pages []pdfPage
		want  string
	}{
		"header":                    {pageLines("Gesprek 3"+body(), "Gesprek 3"+body(), "Gesprek 3"+body()), "Gesprek 3|Gesprek 3|Gesprek 3"},
		"header with a number":      {pageLines("Gesprek, blad 9"+body(), "Gesprek, blad 10"+body(), "Gesprek, blad 11"+body()), "Gesprek, blad 9|Gesprek, blad 10|Gesprek, blad 11"},
		"odd and even":              {pageLines("A links"+body(), "B rechts"+body(), "A links"+body(), "B rechts"+body()), "A links|B rechts|A links|B rechts"},
		"only the first":            {pageLines("Gesprek 3"+body(), "en verder"+body()), ""},
		"numbers that run":          {pageLines("ja"+body()+"|17", "nee"+body()+"|18"), "17|18"},
		"a number that was said":    {pageLines("ja"+body()+"|17", "nee"+body()), ""},
		"numbers that do not run":   {pageLines("ja"+body()+"|17", "nee"+body()+"|42"), ""},
		"the only page says so":     {pageLines("ja" + body() + "|Pagina 1 van 1"), "Pagina 1 van 1"},
		"a turn twice":              {pageLines("I: ja?"+body(), "I: ja?"+body()), ""},
		"a label as header":         {pageLines("Interview 3: dorp"+body(), "Interview 3: dorp"+body()), "Interview 3: dorp|Interview 3: dorp"},
		"speech between":            {pageLines("Gesprek 3"+body()+"|Hm.|slot een|Pagina 1", "Gesprek 3"+body()+"|Hm.|slot twee|Pagina 2"), "Gesprek 3|Pagina 1|Gesprek 3|Pagina 2"},
		"the same words, but lower": {pageLines("Hm.|a|b|c"+body(), "a|b|c|d|Hm."+body()), ""},
	} {
		t.Run(name, func(t *testing.T) {
			markMargins(c.pages)
			var got []string
			for _, p := range c.pages {
				for _, l := range p {
					if l.margin {
						got = append(got, l.text)
					}
				}
			}
			if s := strings.Join(got, "|"); s != c.want {
				t.Errorf("got %q, want %q", s, c.want)
			}
		})
	}
}

// Typesetters move on instead of writing a space; what is spaced out stays a
// word.
func TestWordsApartInPDF(t *testing.T) {
	if testing.Short() {
		t.Skip("the engine is slow under the race detector")
	}
	content := "BT /F 10 Tf 14 TL 40 360 Td (I: mag ) Tj 2.75 Tc (ud) Tj 0 Tc [275 (at zeggen?)] TJ T* " +
		"(M: om 11 uur, o.a.) Tj T* [(I:)-280(o?)] TJ T* 2 Tc (M: LANG) Tj ET"
	d, err := Read(t.Context(), "a.pdf", makePDF(simplePage+">>", content))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := turnsOf(d), "I||mag u dat zeggen?\nM||om 11 uur, o.a.\nI||o?\nM||LANG"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
