package export

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files anew")

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, got, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs; go test -update writes it anew\n%s", path, got)
	}
}

func TestGolden(t *testing.T) {
	for name, c := range map[string]struct {
		format Format
		o      Options
	}{
		"working.nl.md":   {Markdown, dutch(Options{})},
		"shared.en.md":    {Markdown, english(Options{Share: true})},
		"working.nl.html": {HTML, dutch(Options{})},
		"shared.nl.html":  {HTML, dutch(Options{Share: true})},
		"working.nl.csv":  {CSV, dutch(Options{})},
		"rfc4180.csv":     {CSV, english(Options{Dialect: RFC4180})},
		"shared.nl.csv":   {CSV, dutch(Options{Share: true})},
		"working.json":    {JSON, dutch(Options{})},
		"shared.json":     {JSON, dutch(Options{Share: true})},
	} {
		data, _ := written(t, c.format, sample(), c.o)
		golden(t, name, data)
	}
}

func TestCSVOpensInADutchExcel(t *testing.T) {
	m := sample()
	m.Passages[0].Text = "hij zei; \"ja\"\nen, nee"
	data, _ := written(t, CSV, m, dutch(Options{}))
	rest, marked := bytes.CutPrefix(data, []byte("\ufeff"))
	if !marked {
		t.Error("without a byte order mark Excel reads é as Ã©")
	}
	r := csv.NewReader(bytes.NewReader(rest))
	r.Comma = ';'
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != 9 || rows[0][0] != "Status" || rows[0][4] != "Tekst zoals gezegd" {
		t.Fatalf("%d rows, header %q", len(rows), rows[0])
	}
	for _, row := range rows[1:] {
		if row[0] != "werkbestand" {
			t.Errorf("a row with status %q", row[0])
		}
	}
	if rows[1][4] != "hij zei; \"ja\"\nen, nee" {
		t.Errorf("text %q", rows[1][4])
	}
	if strings.Count(string(rest), "\r\n") != 9 {
		t.Error("lines must end in CR LF")
	}
}

func TestCSVForPrograms(t *testing.T) {
	data, _ := written(t, CSV, sample(), dutch(Options{Dialect: RFC4180}))
	rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if rows[0][0] != "status" || rows[0][1] != "category" || rows[1][0] != "werkbestand" {
		t.Errorf("header %q, first row %q", rows[0], rows[1])
	}
}

func TestCSVTextsNeverBecomeFormulas(t *testing.T) {
	for _, said := range []string{"=1+1", "+31 6", "-nou ja", "@jij", "\t=1", "\r=1", "\n=1", "＝1+1", "\u202e=1"} {
		for _, d := range []Dialect{Excel, RFC4180} {
			m := sample()
			m.Passages[0].Text = said
			data, _ := written(t, CSV, m, dutch(Options{Dialect: d}))
			r := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(data), "\ufeff")))
			if d == Excel {
				r.Comma = ';'
			}
			rows, err := r.ReadAll()
			if err != nil {
				t.Fatal(err)
			}
			if cell := rows[1][4]; !strings.HasPrefix(cell, "'") {
				t.Errorf("%s: %q became the cell %q", d, said, cell)
			}
		}
	}
}

func TestJSONIsAnArrayOfObjects(t *testing.T) {
	for name, m := range map[string]Material{"sample": sample(), "empty": {}} {
		data, _ := written(t, JSON, m, dutch(Options{}))
		var list []map[string]any
		if err := json.Unmarshal(data, &list); err != nil {
			t.Fatalf("%s: %v in %s", name, err, data)
		}
		if len(list) != len(m.Passages) {
			t.Errorf("%s: %d objects", name, len(list))
		}
		for _, o := range list {
			for _, key := range []string{"id", "interview", "participant", "group", "turn", "time", "start", "end", "text", "codes", "theme", "coder", "published", "chosen"} {
				if _, there := o[key]; !there {
					t.Errorf("%s: no %s in %v", name, key, o)
				}
			}
			if o["status"] != "werkbestand" {
				t.Errorf("%s: status %v", name, o["status"])
			}
		}
	}
}

func TestChosenOnly(t *testing.T) {
	data, r := written(t, JSON, sample(), dutch(Options{Chosen: true}))
	var list []Record
	if err := json.Unmarshal(data, &list); err != nil {
		t.Fatal(err)
	}
	if len(list) != 4 || r.Passages != 4 {
		t.Errorf("%d objects, %d passages; four are chosen", len(list), r.Passages)
	}
	for _, p := range list {
		if !p.Chosen || p.Published == "" {
			t.Errorf("%+v", p)
		}
	}
}

func TestPageNeedsNothingElse(t *testing.T) {
	m := sample()
	m.Title = `<script>alert("x")</script> & co`
	data, _ := written(t, HTML, m, dutch(Options{}))
	page := string(data)
	for _, never := range []string{"<script", "src=", "http://", "https://", "url(", "@import", "<echt>"} {
		if strings.Contains(page, never) {
			t.Errorf("the page holds %q", never)
		}
	}
	for _, must := range []string{"&lt;script&gt;", "&lt;echt&gt; &amp; altijd", "@media print", "werkbestand, niet delen"} {
		if !strings.Contains(page, must) {
			t.Errorf("the page lacks %q", must)
		}
	}
}

func TestMarkdownIsText(t *testing.T) {
	for said, want := range map[string]string{
		"[naam](http://x) *nee* <b>": `\[naam\](http://x) \*nee\* \<b\>`,
		"- nou":                      `\- nou`,
		"1. eerst":                   `1\. eerst`,
		"a | b\nc":                   `a \| b c`,
		"# kop":                      `\# kop`,
		"&amp; \\ `x`":               "\\&amp; \\\\ \\`x\\`",
	} {
		if got := markdown(said); got != want {
			t.Errorf("%q became %q, want %q", said, got, want)
		}
	}
}

func TestUnknownFormatSaysWhichThereAre(t *testing.T) {
	if _, err := ParseFormat(".docx"); err == nil || !strings.Contains(err.Error(), ".xlsx, .csv, .md, .html or .json") {
		t.Errorf("error %v", err)
	}
	if _, err := ParseDialect("tab"); err == nil || !strings.Contains(err.Error(), "rfc4180") {
		t.Errorf("error %v", err)
	}
}

func TestFailedSaveKeepsTheOldFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "tabel.xlsx")
	if err := os.WriteFile(path, []byte("oud"), 0o600); err != nil {
		t.Fatal(err)
	}
	m := sample()
	for i := range excelLimits.cols {
		m.People = append(m.People, m.People[0])
		m.People[len(m.People)-1].ID = "P"
		_ = i
	}
	if _, err := Save(path, m, dutch(Options{})); err == nil {
		t.Fatal("a sheet of more than 16,384 columns was saved")
	}
	if b, _ := os.ReadFile(path); string(b) != "oud" {
		t.Errorf("the old file became %q", b)
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(path), ".*")); len(left) > 0 {
		t.Errorf("left behind: %q", left)
	}
}

func TestLinesOf(t *testing.T) {
	for _, c := range []struct {
		text string
		room int
		want int
	}{
		{"", 1000, 1}, {"kort", 5000, 1}, {"een twee drie", 3300, 3}, {"een\ntwee", 9000, 2}, {"aaaaaaaaaa", 2000, 4}, {"een aaaaaaaaaa", 2000, 5},
	} {
		if got := linesOf(c.text, c.room); got != c.want {
			t.Errorf("%q in %d: %d lines, want %d", c.text, c.room, got, c.want)
		}
	}
}

// fullDisk takes some bytes and no more.
type fullDisk struct{ room int }

func (d *fullDisk) Write(p []byte) (int, error) {
	if len(p) > d.room {
		return 0, errors.New("disk full")
	}
	d.room -= len(p)
	return len(p), nil
}

func TestFullDiskIsTold(t *testing.T) {
	m := large(2400)
	for _, f := range []Format{XLSX, CSV, Markdown, HTML, JSON} {
		for _, room := range []int{0, 5_000, 70_000} {
			if _, err := Write(&fullDisk{room}, f, m, dutch(Options{})); err == nil || err.Error() != "disk full" {
				t.Errorf("%s with room for %d bytes: %v", f, room, err)
			}
		}
	}
}
