package privacy_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"citaat/corpus"
	"citaat/corpus/privacy"
)

// shown is what a scan finds, to be compared.
func shown(found []privacy.Candidate) string {
	var out []string
	for _, c := range found {
		sure := ""
		if c.Sure {
			sure = "!"
		}
		out = append(out, fmt.Sprintf("%s%s=%s", c.Kind, sure, c.Text))
	}
	return strings.Join(out, " | ")
}

func TestWhatIsFoundInOneSentence(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", ""},
		{"BSN 123456782.", "bsn!=123456782"},
		{"Nummer 123456789 dan.", "number=123456789"}, // the eleven test fails
		{"Het is 000000000.", "number=000000000"},
		{"Dat is 1234 SA en 1234 SD.", ""},
		{"Dat is 1234 AB.", "postcode=1234 AB"},
		{"Neem 1500 MG of 2000 EU.", ""},
		{"Kwart over 10.15 en 12.500.000 euro.", ""},
		{"Op NL91 ABNA 0417 1643 00 graag.", "iban!=NL91 ABNA 0417 1643 00"},
		{"Op NL92 ABNA 0417 1643 00 graag.", "iban=NL92 ABNA 0417 1643 00"}, // a slip in it
		{"Ik was met [naam-1] in [plaats Anja] en [naam-12].", "name=Anja"},
		{"De datum 31-02-1990 en 45-67-1990.", "date=31-02-1990"},
		{"Bel +31 (0)6 12345678 of (020) 1234567.", "phone=+31 (0)6 12345678 | phone=(020) 1234567"},
		{"Er zijn 2.000.000 inwoners.", ""},
		{"Ik zag Ánja en anja's man.", "name=Ánja | name=anja"},
		{"Karims fiets is van Karim.", "name=Karim | name=Karim"},
		{"Negentien was ik. Op m'n zestiende, toen ik acht was. Een kleuter van vier, 12-jarige kinderen van 4 en 7.", "age=Negentien | age=zestiende | age=acht | age=vier | age=12-jarige | age=4 | age=7"},
		{"Drie weken was ik weg. Ik was twee weken ziek, hij is om zes uur hier. Zij is moeder van 3 kinderen, al 5 jaar.", ""},
		{"dr. Bakker, J. de Wit en mevrouw Van den Berg", "name=Bakker | name=J. de Wit | name=Van den Berg"},
		{"On May 12th, 1990 my son Ayoub was born.", "date=May 12th, 1990 | name=Ayoub"},
	} {
		if got := shown(privacy.Scan(c.text, privacy.Options{})); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

// A name that begins a sentence is known by the turns in which it stands inside
// one; a word that mostly stands small is none.
func TestTheWholeInterviewIsContext(t *testing.T) {
	body := corpus.NewTranscript(corpus.Meta{ID: "M1"}, []corpus.Turn{
		{Text: "Sterreke was er niet."},
		{Text: "Ik zag Sterreke later. Roos kwam ook, met Roos kan dat."},
		{Text: "Het was Vakantie. De vakantie duurde lang, mijn vakantie was op."},
	})
	if got, want := shown(privacy.Scan(body.Body().String(), privacy.Options{})), "name=Sterreke | name=Sterreke | name=Roos | name=Roos"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got := shown(privacy.Scan("Sterreke was er niet. Roos was in bloei.", privacy.Options{})); got != "" {
		t.Errorf("without the others: %s", got)
	}
}

// What the study knows is found in whatever case, and surely; a word of everyday
// language needs its capital.
func TestTheStudysOwnList(t *testing.T) {
	o := privacy.Options{Known: []privacy.Known{
		{Text: "Wil", Kind: privacy.Name}, {Text: "Aalbrecht van den Bosch", Kind: privacy.Name, With: "[de huisarts]"},
		{Text: "de Vlinder", Kind: privacy.Organisation}, {Text: "06-12345678", Kind: privacy.Phone},
	}}
	text := "ik wil dat Wil komt. aalbrecht Van den Bosch is bij de vlinder, 06 1234 5678. [de huisarts] ook."
	want := "name!=Wil | name!=aalbrecht Van den Bosch | organisation!=de vlinder | phone=06 1234 5678"
	if got := shown(privacy.Scan(text, o)); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// What is the same said again is alike.
func TestAlike(t *testing.T) {
	for _, text := range []string{"Met Ánja en Anja's man en anja.", "Bel +31 6 12345678, ja 0612345678 of 06-12 34 56 78.", "Op NL91ABNA0417164300, NL91 ABNA 0417 1643 00.", "Op 12 mei 1990, 12-05-1990, twaalf mei negentien negentig."} {
		found := privacy.Scan(text, privacy.Options{})
		if len(found) < 2 {
			t.Errorf("%s: %s", text, shown(found))
		}
		for _, c := range found {
			if c.Alike != found[0].Alike || c.Kind != found[0].Kind {
				t.Errorf("%s: %q and %q", text, found[0].Alike, c.Alike)
			}
		}
	}
}

// sound is what holds for every scan.
func sound(t *testing.T, text string, found []privacy.Candidate) {
	t.Helper()
	body := corpus.NewBody(text)
	end := corpus.Offset(0)
	for _, c := range found {
		if c.Span.Start < end || c.Span.Empty() || c.Span.End > body.Len() {
			t.Fatalf("%v in a text of %d, after %d", c.Span, body.Len(), end)
		}
		if got := body.Slice(c.Span); got != c.Text {
			t.Fatalf("%v is %q, not %q", c.Span, got, c.Text)
		}
		if c.Alike == "" || c.Kind == "" {
			t.Fatalf("%+v", c)
		}
		end = c.Span.End
	}
}

func TestFindingsAreSoundInTheSets(t *testing.T) {
	var all strings.Builder
	for _, name := range []string{"development", "held-out"} {
		for _, s := range set(t, name) {
			sound(t, s.text, privacy.Scan(s.text, privacy.Options{}))
			all.WriteString(s.text + "\n")
		}
	}
	sound(t, all.String(), privacy.Scan(all.String(), privacy.Options{}))
}

func FuzzScan(f *testing.F) {
	for _, s := range set(f, "development") {
		f.Add(s.text)
	}
	for _, s := range []string{"@a@b.nl", "‘s-Hertogenbosch", "((+31", "[naam-1", "NL91", "İİ's Ⅳ 12ⅳ", "A.B.C.D.", "06 06 06 06 06 06 06", "1-2-3-4-5-6-7-8-9", "aţa@ⅷ.nl", "نور قالت", "e\u0301 E\u0301ric"} {
		f.Add(s)
	}
	s := privacy.NewScanner(privacy.Options{Known: []privacy.Known{{Text: "Anja", Kind: privacy.Name}, {Text: "Peters", Kind: privacy.Name}, {Text: "De Boer-Li", Kind: privacy.Name}}})
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			t.Skip()
		}
		sound(t, text, s.Scan(text))
	})
}

// A new mark is one that no text holds, and is never taken for a name.
func FuzzMarks(f *testing.F) {
	f.Add("[naam-3] en [plaats-x] [naam-")
	f.Fuzz(func(t *testing.T, text string) {
		m := privacy.NewMarks("nl", nil)
		m.Seen(text)
		mark := m.For(privacy.Candidate{Kind: privacy.Name, Alike: "x"})
		if strings.Contains(text, mark) {
			t.Fatalf("%s is in use", mark)
		}
		if got := privacy.Scan(mark, privacy.Options{}); len(got) > 0 {
			t.Fatalf("a mark is a candidate: %+v", got)
		}
	})
}

func BenchmarkScan(b *testing.B) {
	var text strings.Builder
	for text.Len() < 1<<20 {
		for _, name := range []string{"development", "held-out"} {
			for _, s := range set(b, name) {
				text.WriteString(s.text + "\n")
			}
		}
	}
	s := privacy.NewScanner(privacy.Options{})
	b.SetBytes(int64(text.Len()))
	b.ReportAllocs()
	for b.Loop() {
		s.Scan(text.String())
	}
}
