package export

import (
	"archive/zip"
	"bytes"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"

	"citaat/corpus/phrases"
)

// allText is everything that stands in a file, unpacked.
func allText(t *testing.T, f Format, data []byte) string {
	t.Helper()
	if f != XLSX {
		return string(data)
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, e := range z.File {
		if e.Name == "xl/theme/theme1.xml" || e.Name == "xl/styles.xml" {
			continue // colours and fonts
		}
		r, err := e.Open()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(&all, r); err != nil {
			t.Fatal(err)
		}
	}
	return all.String()
}

func TestSharedFileTellsNothingOfAnybody(t *testing.T) {
	m := sample()
	m.Codes[1].Definition += " (M1, M3:142a en V1)"
	m.Memos = []Memo{{Kind: "study", Text: "een ingeving van de onderzoeker", Source: "Möllering 2006"}, {Kind: "interview", Place: "M3", Text: "een ingeving bij M3"}}
	forbidden := map[string]*regexp.Regexp{
		"an id of a participant":   regexp.MustCompile(`\b[MV][1-4]\b[^"=]`), // "M1" as a cell's own address is followed by a quote
		"an id of a coding":        regexp.MustCompile(`01JX0`),
		"a coder":                  regexp.MustCompile(`\bilse\b|\bbo\b`),
		"a characteristic":         regexp.MustCompile(`Tigrinya|Arabisch|Dari|Leeftijd|\bTaal\b`),
		"an example":               regexp.MustCompile(`Ik heb zelf gebeld`),
		"a passage nobody chose":   regexp.MustCompile(`luisterde|laat maar|Dit stond er eerst`),
		"what was left out of one": regexp.MustCompile(`Dat is heel wat`),
		"one without consent":      regexp.MustCompile(`zelf te bellen`),
		"one that is not verbatim": regexp.MustCompile(`vijf weken`),
		"a memo":                   regexp.MustCompile(`mooi voorbeeld|ingeving|Möllering`),
		"a warning":                regexp.MustCompile(`(?i)werkbestand|working file`),
	}
	for _, f := range []Format{XLSX, CSV, Markdown, HTML, JSON} {
		for _, o := range []Options{dutch(Options{Share: true}), english(Options{Share: true, Merged: true, Dialect: RFC4180})} {
			data, r := written(t, f, m, o)
			all := allText(t, f, data)
			for what, re := range forbidden {
				if found := re.FindString(all); found != "" {
					t.Errorf("%s holds %s: %q", f, what, found)
				}
			}
			for _, must := range []string{"En dan kwam zij (…) en dan was het rustig in mijn hoofd.", "Moeder, via tolk", "Vrijwilliger (spreekt over een moeder)"} {
				if !strings.Contains(all, must) {
					t.Errorf("%s lacks %q", f, must)
				}
			}
			if r.Passages != 2 || len(r.LeftOut) != 2 {
				t.Errorf("%s: %d passages, %d left out", f, r.Passages, len(r.LeftOut))
			}
			if len(r.Notices) != 1 || !strings.Contains(r.Notices[0].In(o.Book), "Meerwaarde/Vertrouwen") {
				t.Errorf("%s: notices %v", f, r.Notices)
			}
		}
	}
}

func TestSharedWorkbook(t *testing.T) {
	data, _ := written(t, XLSX, sample(), dutch(Options{Share: true}))
	f := opened(t, data)
	if got := f.GetSheetList(); !slices.Equal(got, []string{"Thema's en citaten", "Overzicht", "Codeboek"}) {
		t.Fatalf("sheets %q", got)
	}
	rows := under(t, grid(t, f, "Thema's en citaten"), "Categorie")
	if len(rows) != 2 || rows[1]["Citaat"] != "“=zij belde me op en zei: ik heb het zelf gedaan”" || rows[1]["Wie"] != "– Vrijwilliger (spreekt over een moeder)" || len(rows[1]) != 4 {
		t.Errorf("rows %q", rows)
	}
	over := grid(t, f, "Overzicht")
	if !slices.ContainsFunc(over, func(r []string) bool {
		return strings.Join(r, "|") == "Meerwaarde|Vertrouwen|2|2 van 3|1|1 van 1|3|3 van 4"
	}) {
		t.Errorf("overview %q: it counts all passages, not only those that are quoted", over)
	}
	book := under(t, grid(t, f, "Codeboek"), "Categorie")
	if book[1]["Definitie"] == "" || book[1]["Gebruik wel bij"] != "Zij zegt dat zij iets nu zelf durft; zie ook …." || book[1]["Voorbeeld"] != "" {
		t.Errorf("codebook %q", book[1])
	}
	p, err := f.GetDocProps()
	if err != nil || p.Creator != "citaat" || p.LastModifiedBy != "citaat" || p.Created != madeAt {
		t.Errorf("properties %+v, %v", p, err)
	}
}

func TestLeftOutSaysWhereAndWhy(t *testing.T) {
	m := sample()
	m.Passages[3].Attribution = "– Vrijwilliger (spreekt over M3)"
	m.Passages[7].Chosen = true
	_, r := written(t, JSON, m, dutch(Options{Share: true}))
	book := phrases.For(phrases.Dutch)
	var said []string
	for _, l := range r.LeftOut {
		said = append(said, l.Say(book))
	}
	for _, want := range []string{"M2:31 bij Meerwaarde/Vertrouwen. De deelnemer gaf geen toestemming om te citeren", "V1:7a bij", "plaats het fragment opnieuw"} {
		if !slices.ContainsFunc(said, func(s string) bool { return strings.Contains(s, want) }) {
			t.Errorf("nothing says %q: %q", want, said)
		}
	}
	for _, s := range said {
		if strings.Contains(s, "bellen") || strings.Contains(s, "weken") {
			t.Errorf("%q holds words of a transcript", s)
		}
	}
}
