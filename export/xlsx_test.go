package export

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"citaat/corpus"
)

// opened is a workbook read back by the library's reader.
func opened(t *testing.T, data []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// grid is a sheet as rows of texts.
func grid(t *testing.T, f *excelize.File, sheet string) [][]string {
	t.Helper()
	rows, err := f.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// under are the rows under the row that starts with a title, as maps.
func under(t *testing.T, rows [][]string, first string) []map[string]string {
	t.Helper()
	at := slices.IndexFunc(rows, func(r []string) bool { return len(r) > 0 && r[0] == first })
	if at < 0 {
		t.Fatalf("no header that starts with %q in %q", first, rows)
	}
	var list []map[string]string
	for _, r := range rows[at+1:] {
		if len(r) == 0 {
			break
		}
		m := map[string]string{}
		for i, title := range rows[at] {
			if i < len(r) {
				m[title] += r[i]
			}
		}
		list = append(list, m)
	}
	return list
}

// part is a file of the workbook as it is stored.
func part(t *testing.T, data []byte, name string) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	r, err := z.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestWorkingFileSaysSoOnEverySheetAndPage(t *testing.T) {
	for want, o := range map[string]Options{"werkbestand, niet delen": dutch(Options{}), "working file, do not share": english(Options{Merged: true})} {
		data, _ := written(t, XLSX, sample(), o)
		f := opened(t, data)
		if n := len(f.GetSheetList()); n != 5 {
			t.Fatalf("%d sheets", n)
		}
		for _, sheet := range f.GetSheetList() {
			if first, _ := f.GetCellValue(sheet, "A1"); !strings.Contains(first, want) {
				t.Errorf("%s: the first row says %q", sheet, first)
			}
			paper, err := f.GetHeaderFooter(sheet)
			if err != nil || !strings.Contains(paper.OddHeader, want) || !strings.Contains(paper.OddFooter, want) {
				t.Errorf("%s: on paper it says %+v, %v", sheet, paper, err)
			}
			props, err := f.GetSheetProps(sheet)
			if err != nil || props.TabColorRGB == nil || !strings.HasSuffix(*props.TabColorRGB, warning) {
				t.Errorf("%s: its tab is not coloured as a warning", sheet)
			}
		}
	}
}

func TestThemesSheet(t *testing.T) {
	data, r := written(t, XLSX, sample(), dutch(Options{}))
	f := opened(t, data)
	const sheet = "Thema's en citaten"
	rows := under(t, grid(t, f, sheet), "Categorie")
	if len(rows) != 7 || r.Passages != 7 {
		t.Fatalf("%d rows, %d passages; eight codings, two of them the same words and theme", len(rows), r.Passages)
	}
	first := rows[0]
	for title, want := range map[string]string{"Categorie": "Meerwaarde", "Thema": "Vertrouwen", "Groep": "moeder", "Deelnemer": "M3", "Interview": "M3",
		"Plaats": "M3:142", "Gekozen": "★", "Notitie": "vertolkt", "Citaat": "“En dan kwam zij (…) en dan was het rustig in mijn hoofd.”"} {
		if first[title] != want {
			t.Errorf("%s is %q, want %q", title, first[title], want)
		}
	}
	if rows[1]["Thema"] != "Vertrouwen" || rows[1]["Notitie"] != "niet citeren: geen toestemming" {
		t.Errorf("second row: %q", rows[1])
	}
	if got := rows[5]["Citaat"]; got != "“Toen dacht ik ‘laat maar’. Ze zei ‘morgen’.\nEn toen?”" {
		t.Errorf("marks within a quotation: %q", got)
	}
	panes, err := f.GetPanes(sheet)
	if err != nil || !panes.Freeze || panes.YSplit != 4 || panes.TopLeftCell != "A5" {
		t.Errorf("panes %+v, %v", panes, err)
	}
	xml := part(t, data, "xl/worksheets/sheet1.xml")
	if !strings.Contains(xml, `<autoFilter ref="A4:I11"/>`) || strings.Contains(xml, "<mergeCell ref=\"A5") {
		t.Error("repeated themes are filtered and not merged")
	}
	style, err := f.GetStyle(styleAt(t, f, sheet, "C5"))
	if err != nil || !style.Alignment.WrapText {
		t.Errorf("the quotation is not wrapped: %+v, %v", style, err)
	}
	if w, _ := f.GetColWidth(sheet, "C"); w < 50 {
		t.Errorf("the column of quotations is %v wide", w)
	}
}

func styleAt(t *testing.T, f *excelize.File, sheet, cell string) int {
	t.Helper()
	id, err := f.GetCellStyle(sheet, cell)
	if err != nil {
		t.Fatal(err)
	}
	return id
}

func TestSheetsPrintOnA4WithTheirHeader(t *testing.T) {
	data, _ := written(t, XLSX, sample(), dutch(Options{}))
	f := opened(t, data)
	titles := map[string]string{}
	for _, n := range f.GetDefinedName() {
		if n.Name == titlesName {
			titles[n.Scope] = n.RefersTo
		}
	}
	for sheet, want := range map[string]string{"Thema's en citaten": "'Thema''s en citaten'!$4:$4", "Overzicht": "'Overzicht'!$A:$B,'Overzicht'!$5:$6"} {
		if titles[sheet] != want {
			t.Errorf("%s repeats %q on every page, want %q", sheet, titles[sheet], want)
		}
	}
	for _, sheet := range f.GetSheetList() {
		l, err := f.GetPageLayout(sheet)
		if err != nil || *l.Orientation != "landscape" || *l.Size != paperA4 || *l.FitToHeight != 0 {
			t.Errorf("%s: %v %v", sheet, l, err)
		}
		if sheet == "Thema's en citaten" && *l.FitToWidth != 1 {
			t.Errorf("%s is not as wide as a page", sheet)
		}
	}
}

func TestMergedThemes(t *testing.T) {
	data, _ := written(t, XLSX, sample(), dutch(Options{Merged: true}))
	f := opened(t, data)
	const sheet = "Thema's en citaten"
	cells, err := f.GetMergeCells(sheet)
	if err != nil {
		t.Fatal(err)
	}
	var ranges []string
	for _, c := range cells {
		if c.GetStartAxis()[1] >= '5' {
			ranges = append(ranges, c.GetStartAxis()+":"+c.GetEndAxis()+" "+c.GetCellValue())
		}
	}
	want := []string{"B5:B7 Vertrouwen", "A5:A8 Meerwaarde", "B9:B10 Aanmelding", "A9:A10 Verbeterpunt"}
	slices.Sort(want)
	slices.Sort(ranges)
	if !slices.Equal(ranges, want) {
		t.Errorf("merged %q, want %q", ranges, want)
	}
	if strings.Contains(part(t, data, "xl/worksheets/sheet1.xml"), "autoFilter") {
		t.Error("a filter over merged cells hides all quotations of a theme but one")
	}
}

func TestOverviewSheet(t *testing.T) {
	data, _ := written(t, XLSX, sample(), dutch(Options{}))
	rows := grid(t, opened(t, data), "Overzicht")
	head := rows[5]
	want := []string{"Categorie", "Thema", "Fragmenten", "Deelnemers", "Fragmenten", "Deelnemers", "Fragmenten", "Deelnemers", "M1", "M2", "M3", "V1"}
	if !slices.Equal(head, want) {
		t.Fatalf("header %q", head)
	}
	for theme, want := range map[string]string{
		"Vertrouwen":     "Meerwaarde|Vertrouwen|2|2 van 3|1|1 van 1|3|3 van 4|0|1|1|1",
		"Luisterend oor": "Meerwaarde|Luisterend oor|1|1 van 3|0|0 van 1|1|1 van 4|1|0|0|0",
		"Losse gedachte": "Nog in te delen|Losse gedachte|1|1 van 3|0|0 van 1|1|1 van 4|0|0|1|0",
	} {
		at := slices.IndexFunc(rows, func(r []string) bool { return len(r) > 1 && r[1] == theme })
		if at < 0 || strings.Join(rows[at], "|") != want {
			t.Errorf("%s: %q, want %s", theme, rows[max(at, 0)], want)
		}
	}
	if got := strings.Join(rows[6], "|"); got != "Meerwaarde|Hele categorie|3|3 van 3|1|1 van 1|4|4 van 4|1|1|1|1" {
		t.Errorf("the category as a whole: %s", got)
	}
}

func TestDataSheetHasEveryCodingOnce(t *testing.T) {
	data, _ := written(t, XLSX, sample(), dutch(Options{}))
	f := opened(t, data)
	rows := under(t, grid(t, f, "Data"), "Categorie")
	seen := map[string]bool{}
	for _, r := range rows {
		if seen[r["Id"]] {
			t.Errorf("%s twice", r["Id"])
		}
		seen[r["Id"]] = true
	}
	if len(rows) != 8 {
		t.Errorf("%d rows for eight codings", len(rows))
	}
	if r := rows[0]; r["Code"] != "Meerwaarde/Vertrouwen" || r["Taal"] != "Dari" || r["Leeftijd"] != "onbekend" || r["Codeur"] != "ilse" || r["Begin"] != "100" {
		t.Errorf("first row %q", r)
	}
	if !slices.ContainsFunc(f.GetDefinedName(), func(n excelize.DefinedName) bool {
		return n.Name == "citaat_data" && strings.HasPrefix(n.RefersTo, "'Data'!$A$4:")
	}) {
		t.Error("no name for a pivot table to use")
	}
	if kind, _ := f.GetCellType("Data", "W7"); kind != excelize.CellTypeUnset && kind != excelize.CellTypeNumber {
		t.Errorf("an age is of type %v", kind)
	}
}

func TestPeopleSheet(t *testing.T) {
	data, _ := written(t, XLSX, sample(), dutch(Options{}))
	rows := under(t, grid(t, opened(t, data), "Deelnemers"), "Deelnemer")
	if len(rows) != 5 {
		t.Fatalf("%d participants", len(rows))
	}
	if r := rows[1]; r["Deelnemer"] != "M2" || r["Taal"] != "Arabisch" || r["citeren"] != "nee" || r["meedoen"] != "ja" || r["Formulier"] != "v2" || r["Tolk"] != "ja (v)" {
		t.Errorf("M2: %q", r)
	}
	if r := rows[2]; r["citeren"] != "" {
		t.Errorf("nothing was written down of the consent of M3, but the sheet says %q", r["citeren"])
	}
}

func TestTextsNeverBecomeFormulas(t *testing.T) {
	m := sample()
	for i, s := range []string{"=1+1", "+31 6", "-nou", "@jij", "\t=1", "＝1"} {
		m.Passages[i].Text, m.Passages[i].Notes = s, s
		m.People[i%5].Notes = s
	}
	data, _ := written(t, XLSX, m, dutch(Options{}))
	f := opened(t, data)
	for i, sheet := range f.GetSheetList() {
		if xml := part(t, data, sheetPart(i)); strings.Contains(xml, "<f>") {
			t.Errorf("%s has a formula", sheet)
		}
	}
	rows := under(t, grid(t, f, "Data"), "Categorie")
	if rows[0]["Tekst zoals gezegd"] != "=1+1" {
		t.Errorf("the text is %q: it must be as said", rows[0]["Tekst zoals gezegd"])
	}
}

func TestStrangeTextsComeBackFromAWorkbook(t *testing.T) {
	for said, want := range map[string]string{
		"كنت خائفة جدا 👩🏽‍🍼 é":      "كنت خائفة جدا 👩🏽‍🍼 é",
		"_x0041_ en _x000D_":        "_x0041_ en _x000D_",
		"<b>&amp;</b> \"'":          "<b>&amp;</b> \"'",
		"een\x1b[31m\u202eklap\x00": "een[31mklap",
		"  twee  spaties ":          "  twee  spaties ",
	} {
		m := sample()
		m.Passages[0].Text = said
		data, _ := written(t, XLSX, m, dutch(Options{}))
		if got := under(t, grid(t, opened(t, data), "Data"), "Categorie")[0]["Tekst zoals gezegd"]; got != want {
			t.Errorf("%q came back as %q", said, got)
		}
	}
}

func TestSameTablesGiveTheSameBytes(t *testing.T) {
	for _, f := range []Format{XLSX, CSV, Markdown, HTML, JSON} {
		for _, share := range []bool{false, true} {
			a, _ := written(t, f, sample(), dutch(Options{Share: share}))
			for range 5 {
				if b, _ := written(t, f, sample(), dutch(Options{Share: share})); !bytes.Equal(a, b) {
					t.Fatalf("%s, share %v: the second file differs", f, share)
				}
			}
		}
	}
}

// inSheets writes a table into a workbook with small limits.
func inSheets(t *testing.T, tables []Table, lim limits) ([]byte, []Notice) {
	t.Helper()
	var b bytes.Buffer
	notices, err := writeXLSX(&b, Document{Title: "Proef", Book: dutch(Options{}).Book, Tables: tables}, lim)
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes(), notices
}

func TestTextLongerThanACellIsMarked(t *testing.T) {
	long := strings.Repeat("woord 😀 ", 40)
	table := Table{Name: "Tekst", Columns: []Column{{Title: "Tekst"}}, Rows: Rows([]string{"kort", long}, func(s string, r Row) Row { return append(r, Text(s)) })}
	data, notices := inSheets(t, []Table{table}, limits{rows: 100, cols: 10, chars: 100})
	cell, _ := opened(t, data).GetCellValue("Tekst", "A5")
	if utf16Len(cell) > 100 || !strings.HasSuffix(cell, "[AFGEKAPT: past niet in een cel]") || !strings.HasPrefix(long, strings.TrimSuffix(cell, " [AFGEKAPT: past niet in een cel]")) {
		t.Errorf("cell of %d units: %q", utf16Len(cell), cell)
	}
	if len(notices) != 1 || !strings.Contains(notices[0].In(dutch(Options{}).Book), "Blad “Tekst”, cel A5") {
		t.Errorf("notices %v", notices)
	}
}

func TestTableLongerThanASheetGoesOn(t *testing.T) {
	var items []int
	for i := range 25 {
		items = append(items, i)
	}
	table := Table{Name: "Data", Filter: true, Columns: []Column{{Title: "Nr"}}, Rows: Rows(items, func(i int, r Row) Row { return append(r, Number(i)) })}
	data, _ := inSheets(t, []Table{table}, limits{rows: 14, cols: 10, chars: 100})
	f := opened(t, data)
	next := 0
	for _, sheet := range f.GetSheetList() {
		r := grid(t, f, sheet)
		if len(r) > 14 {
			t.Errorf("%s has %d rows", sheet, len(r))
		}
		for _, row := range r[3:] {
			if row[0] != fmt.Sprint(next) {
				t.Fatalf("%s: row %q, want %d", sheet, row, next)
			}
			next++
		}
	}
	if next != 25 || !slices.Equal(f.GetSheetList(), []string{"Data", "Data (2)", "Data (3)"}) {
		t.Errorf("%d of 25 rows on %q", next, f.GetSheetList())
	}
}

func TestNamesOfSheets(t *testing.T) {
	empty := Rows(nil, func(int, Row) Row { return nil })
	long := "Een naam die veel langer is dan Excel toestaat"
	var tables []Table
	for _, name := range []string{long, long, "a/b:c", "'", ""} {
		tables = append(tables, Table{Name: name, Columns: []Column{{Title: "x"}}, Rows: empty})
	}
	data, _ := inSheets(t, tables, excelLimits)
	want := []string{"Een naam die veel langer is dan", "Een naam die veel langer is (2)", "a-b-c", "Tabel", "Tabel (2)"}
	if got := opened(t, data).GetSheetList(); !slices.Equal(got, want) {
		t.Errorf("sheets %q", got)
	}
}

func TestTooManyColumnsAreRefused(t *testing.T) {
	m := sample()
	for i := range 20 {
		m.Variables = append(m.Variables, corpus.Variable{ID: fmt.Sprint("v", i)})
	}
	k := newMaker(m, dutch(Options{}))
	_, err := writeXLSX(io.Discard, k.document(k.sheets()), limits{rows: 100, cols: 30, chars: 1000})
	if err == nil || !strings.Contains(err.Error(), "at most 30") {
		t.Errorf("error %v", err)
	}
}
