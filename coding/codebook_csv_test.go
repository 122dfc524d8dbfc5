package coding_test

import (
	"bytes"
	"reflect"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"citaat/coding"
	"citaat/corpus/phrases"
)

func sampleCodes() *coding.Codebook {
	return coding.NewCodebook([]coding.Code{
		{ID: "meer-aaa", Name: "Meerwaarde", Kind: coding.Category, Colour: "blue"},
		{ID: "vert-bbb", Name: "Vertrouwen", Parent: "meer-aaa", Kind: coding.Theme, Key: 1, Short: "=SOM(A1); echt", Definition: "Zekerder over \"eigen\" kunnen;\nook later.",
			UseWhen: "'=zo", DoNotUse: "-niet bij instanties", Example: "‘t was, eh, rustig"},
		{ID: "zelf-ccc", Name: "Zelf durven", Parent: "vert-bbb", Kind: coding.Wording, Colour: "#0072b2"},
		{ID: "oud-ddd", Name: "Vertrouwen", Parent: "meer-aaa", Kind: coding.Theme, Retired: true},
		{ID: "bang-eee", Name: "Bang", Kind: coding.Theme, MergedInto: "vert-bbb"},
	})
}

func csvOf(t testing.TB, cb *coding.Codebook, lang phrases.Lang) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := cb.WriteCSV(&b, phrases.For(lang), true); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// codesOf reads a table into an empty codebook.
func codesOf(t testing.TB, data []byte) []coding.Code {
	t.Helper()
	entries, err := coding.ParseCodebookCSV("codes.csv", data)
	if err != nil {
		t.Fatal(err)
	}
	var codes []coding.Code
	for _, p := range coding.NewCodebook(nil).PlanImport(entries) {
		if p.Verdict != coding.IsNew || len(p.Notes) > 0 {
			t.Errorf("%s: %s %v", p.Path, p.Verdict, p.Notes)
		}
		codes = append(codes, p.Code)
	}
	return codes
}

// What citaat writes, in either language and however Excel saves it again, it
// reads as it was.
func TestCSVGoesThroughExcelAndBack(t *testing.T) {
	want := sampleCodes().Codes()
	for _, lang := range []phrases.Lang{phrases.Dutch, phrases.English} {
		data := csvOf(t, sampleCodes(), lang)
		if bytes.Contains(data, []byte("\n=")) || bytes.Contains(data, []byte(";=")) || bytes.Contains(data, []byte(";\"=")) {
			t.Errorf("a spreadsheet would run this:\n%s", data)
		}
		wide, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().Bytes(bytes.TrimPrefix(data, []byte("\ufeff")))
		if err != nil {
			t.Fatal(err)
		}
		old, err := charmap.Windows1252.NewEncoder().Bytes(bytes.TrimPrefix(data, []byte("\ufeff")))
		if err != nil {
			t.Fatal(err)
		}
		for name, file := range map[string][]byte{
			"as it is": data, "UTF-16": wide, "Windows-1252": old,
			"with sep":  append([]byte("sep=;\r\n"), bytes.TrimPrefix(data, []byte("\ufeff"))...),
			"unix ends": bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n")),
		} {
			if got := codesOf(t, file); !reflect.DeepEqual(got, want) {
				t.Errorf("%s %s:\n%+v\nwant\n%+v", lang, name, got, want)
			}
		}
	}
	same := sampleCodes()
	entries, err := coding.ParseCodebookCSV("x.csv", csvOf(t, same, phrases.Dutch))
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range same.PlanImport(entries) {
		if p.Verdict != coding.IsSame || len(p.Notes) > 0 {
			t.Errorf("nothing changed, but %s is %s %v %v", p.Path, p.Verdict, p.Fields, p.Notes)
		}
	}
}

// What somebody made by hand comes in by path, and what does not come in says so.
func TestImportTellsWhatDoesNotComeIn(t *testing.T) {
	data := "Pad,Soort,Toets,Definitie,Kleur,Iets anders\n" +
		"Meerwaarde/Vertrouwen,thema,,Nieuwe omschrijving,,x\n" +
		"Meerwaarde/Humor,grap,1,,paars,\n" +
		"meerwaarde/vertrouwen,,,,,\n" +
		"Nieuw/Diep/Dieper,,,,,\n" +
		",thema,,zonder naam,,\n"
	entries, err := coding.ParseCodebookCSV("c.csv", []byte(data))
	if err != nil {
		t.Fatal(err)
	}
	book := phrases.For(phrases.Dutch)
	var got []string
	for _, p := range sampleCodes().PlanImport(entries) {
		line := string(p.Verdict) + " " + p.Path + " " + strings.Join(p.Fields, ",")
		for _, n := range p.Notes {
			line += " | " + n.In(book)
		}
		got = append(got, line)
	}
	want := []string{
		"changed Meerwaarde/Vertrouwen definition",
		"new Meerwaarde/Humor  | de soort “grap” bestaat niet | de kleur “paars” bestaat niet | toets 1 blijft van Meerwaarde/Vertrouwen",
		"skipped meerwaarde/vertrouwen  | deze code staat al eerder in het bestand",
		"new Nieuw  | staat niet in het bestand, maar er hangt een code onder",
		"new Nieuw/Diep  | staat niet in het bestand, maar er hangt een code onder",
		"new Nieuw/Diep/Dieper ",
		"skipped   | er staat geen naam",
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestImportIsOneBatchAndNeverDeletes(t *testing.T) {
	dir := newStudy(t)
	s := open(t, dir, "ilse")
	before := picture(t, s)
	entries, err := coding.ParseEntries("c.csv", []byte("Code;Definitie;Id\nZorgen;Het woord bezorgd.;zorg-aaa\nMeerwaarde/Rust/Slaap;;\n"))
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Do(func(b *coding.Batch) error { _, err := b.ImportCodes(entries); return err }); err != nil {
		t.Fatal(err)
	}
	cb := s.Codebook()
	if c, _ := cb.Code("zorg-aaa"); c.Name != "Zorgen" || c.Definition == "" || c.Kind != coding.Wording {
		t.Errorf("by id: %+v", c)
	}
	if id, err := cb.Find("Rust/Slaap"); err != nil || len(cb.Codes()) != 4 {
		t.Errorf("%s %v, %d codes", id, err, len(cb.Codes()))
	}
	if _, err := s.Undo(); err != nil {
		t.Fatal(err)
	}
	if got := picture(t, s); got != before {
		t.Errorf("after one undo:\n%s\nwant\n%s", got, before)
	}
}

func TestWhatIsNoCodebookIsRefusedInWords(t *testing.T) {
	for _, data := range []string{"", "a;b\n1;2\n", "\ufeff"} {
		if _, err := coding.ParseCodebookCSV("c.csv", []byte(data)); err == nil {
			t.Errorf("%q was read", data)
		} else if said := phrases.For(phrases.Dutch).Error(err); strings.Contains(said, "‹") {
			t.Errorf("%q: %s", data, said)
		}
	}
}

// FuzzCodebookCSV: whatever is read, a plan is made of it that leaves a sound
// codebook, and that codebook comes back from its own table as it was.
func FuzzCodebookCSV(f *testing.F) {
	f.Add(csvOf(f, sampleCodes(), phrases.Dutch))
	f.Add([]byte("name,parent\nA,\nB,A\nA,B\n"))
	f.Add([]byte("Code;Id;Opgegaan in\nA;a-a;B\nB;b-b;A\nA/B/C;b-b;\n"))
	f.Add([]byte("Code\n\"A\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		entries, err := coding.ParseCodebookCSV("c.csv", data)
		if err != nil {
			return
		}
		var codes []coding.Code
		for _, p := range sampleCodes().PlanImport(entries) {
			if p.Verdict == coding.IsNew {
				codes = append(codes, p.Code)
			}
		}
		seen := map[coding.CodeID]bool{}
		for _, c := range codes {
			if c.Name == "" || strings.ContainsAny(c.Name, "/\n") || seen[c.ID] {
				t.Fatalf("%+v", c)
			}
			seen[c.ID] = true
		}
	})
}
