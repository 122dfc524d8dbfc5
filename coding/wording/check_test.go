package wording

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"citaat/corpus"
	"citaat/corpus/phrases"
)

// interview is a conversation with two participants and an interpreter.
func interview(t testing.TB) *corpus.Transcript {
	t.Helper()
	const text = `---
id: M3
participants: [M3]
speakers:
  - {label: I, role: interviewer}
  - {label: M3, role: respondent, participant: M3}
  - {label: T, role: interpreter, participant: M3}
  - {label: TT, role: interpreter}
  - {label: P3, role: respondent, participant: P3}
---

[1] I: Hoe was dat voor u, de bevalling?

[2] M3: Eh, ik was niet bang, niet echt. Dan was het rustig in mijn hoofd, eh, ja heel rustig. En zij kwam altijd weer terug.

[3] I: Hm-hm.

[4] M3: Dat is heel wat, toch? Fatima heeft mij alles verteld in het ziekenhuis.

[5] I: En hoe ging het daarna thuis?

[6] T: Thuis was het moeilijk, zegt zij, maar de kinderen hielpen goed mee.

[7] TT: Ik vertaal dit letterlijk.

[8] P3: Ik was er zelf niet bij, ik moest werken.

[9] M3: نعم، كنت خائفة جدا 😀 maar zo'n 👩‍👧 dag… ik zeg "dank u" hoor.
`
	tr, err := corpus.ParseTranscript("M3.md", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return tr
}

// of is the source of the turns from a to b.
func of(t testing.TB, from, to int) Source {
	tr := interview(t)
	return Of(tr, corpus.Span{Start: tr.Turns[from-1].Span.Start, End: tr.Turns[to-1].Span.End})
}

var dropping = Options{Hesitations: []string{"eh", "uh", "uhm"}, DropHesitations: true}

func TestHonestWording(t *testing.T) {
	for _, c := range []struct {
		name, text string
		from, to   int
		o          Options
	}{
		{"as said", "Eh, ik was niet bang, niet echt.", 2, 2, Options{}},
		{"a part, with a capital", "Dan was het rustig in mijn hoofd", 2, 2, Options{}},
		{"a part from within a sentence", "Het rustig in mijn hoofd.", 2, 2, Options{}},
		{"an omission", "Dan was het rustig in mijn hoofd (…). En zij kwam altijd weer terug.", 2, 2, Options{}},
		{"omissions written otherwise", "ik was niet bang (...) En zij ( … ) terug", 2, 2, Options{}},
		{"an omission at the start", "(…) niet bang, niet echt", 2, 2, Options{}},
		{"a comma behind a mark", "Ik was niet bang (…), ja heel rustig", 2, 2, Options{}},
		{"an insertion that stands for nothing", "En zij [de vrijwilliger] kwam altijd weer terug", 2, 2, Options{}},
		{"an insertion that stands for a name", "[Naam vrijwilliger] heeft mij alles verteld", 4, 4, Options{}},
		{"an insertion that stands for five words", "Dat is heel wat, toch? [iemand] in het ziekenhuis.", 4, 4, Options{}},
		{"no full stop, other dashes and spaces", "En zij kwam – altijd weer   terug", 2, 2, Options{}},
		{"dots are a pause", "ik was niet bang, niet echt… Dan was het...", 2, 2, Options{}},
		{"quotation marks", "ik zeg ‘dank u’ hoor", 9, 9, Options{}},
		{"curly apostrophe", "maar zo’n 👩‍👧 dag", 9, 9, Options{}},
		{"Arabic and emoji", "كنت خائفة جدا 😀 maar", 9, 9, Options{}},
		{"a hesitation dropped, with its comma", "Ik was niet bang, niet echt.", 2, 2, dropping},
		{"a hesitation dropped inside", "rustig in mijn hoofd, ja heel rustig", 2, 2, dropping},
		{"over a hum", "zij kwam altijd weer terug. Dat is heel wat", 2, 4, Options{}},
		{"over a question, marked", "Dat is heel wat, toch? (…) Thuis was het moeilijk", 4, 6, Options{}},
		{"the interpreter's rendering", "maar de kinderen hielpen goed mee", 6, 6, Options{}},
		{"a conversation with role letters", "I: En hoe ging het daarna thuis? R: Thuis was het moeilijk", 5, 6, Options{}},
		{"a conversation with the transcript's labels", "I: En hoe ging het daarna thuis? T: Thuis was het moeilijk", 5, 6, Options{}},
		{"a conversation with an omission", "I: Hoe was dat voor u (…)? R: (…) ik was niet bang", 1, 2, Options{}},
		{"the second participant", "Ik moest werken.", 6, 8, Options{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if v := Check(c.text, of(t, c.from, c.to), c.o); !v.OK {
				t.Errorf("%q is refused: %s", c.text, explain(c.text, v))
			}
		})
	}
}

func explain(text string, v Verdict) string {
	var b strings.Builder
	for _, d := range v.Differences {
		r := []rune(text)
		b.WriteString(string(r[:d.Span.Start]) + "⟦" + string(r[d.Span.Start:d.Span.End]) + "⟧" + string(r[d.Span.End:]))
		b.WriteString(" " + string(d.Reason) + " (" + d.Said + "); ")
	}
	return b.String()
}

func TestDishonestWording(t *testing.T) {
	for _, c := range []struct {
		name, text string // with ⟦ ⟧ around what is to be underlined
		from, to   int
		o          Options
		reason     Reason
		said       string
	}{
		{"“niet” dropped", "ik was⟦ ⟧bang, niet echt", 2, 2, Options{}, Unmarked, "niet"},
		{"“niet” put in", "het ⟦niet⟧ rustig in mijn hoofd", 2, 2, Options{}, NotSaid, ""},
		{"two words swapped", "Dan was het rustig in ⟦hoofd mijn⟧, eh", 2, 2, Options{}, Changed, "mijn hoofd"},
		{"a tense changed", "Dan ⟦is⟧ het rustig in mijn hoofd", 2, 2, Options{}, Changed, "was"},
		{"broken Dutch corrected", "zij ⟦komt⟧ altijd weer terug", 2, 2, Options{}, Changed, "kwam"},
		{"the interviewer's words", "⟦Hoe was dat voor u⟧", 1, 2, Options{}, Foreign, "Hoe was dat voor u"},
		{"the interviewer's words among hers", "Dat is heel wat, toch? ⟦En hoe ging het daarna thuis?⟧ Thuis was het moeilijk", 4, 6, Options{}, Foreign, "En hoe ging het daarna thuis?"},
		{"the interpreter's own remark", "de kinderen hielpen goed mee. ⟦Ik vertaal dit letterlijk⟧", 6, 7, Options{}, Foreign, "Ik vertaal dit letterlijk"},
		{"another participant's words", "de kinderen hielpen goed mee (…) ⟦ik moest werken⟧", 6, 8, Options{}, Foreign, "ik moest werken"},
		{"words left out unmarked", "Dan was het rustig⟦ ⟧heel rustig", 2, 2, Options{}, Unmarked, "in mijn hoofd, eh, ja"},
		{"a question left out unmarked", "alles verteld in het ziekenhuis⟦. ⟧Thuis was het moeilijk", 4, 6, Options{}, Question, ""},
		{"an insertion without brackets", "En zij ⟦de vrijwilliger⟧ kwam altijd", 2, 2, Options{}, NotSaid, ""},
		{"an insertion for more than five words", "[zij] weer⟦ ⟧[iets] was", 2, 2, Options{}, "", ""},
		{"a mark within a word", "Dan was het rus⟦(…)⟧tig", 2, 2, Options{}, InWord, ""},
		{"a mark that cuts a word", "Dan was het ⟦rust⟧(…) in mijn hoofd", 2, 2, Options{}, Changed, "rustig"},
		{"a hesitation dropped where the study keeps them", "rustig in mijn hoofd⟦,⟧ ja heel rustig", 2, 2, Options{Hesitations: dropping.Hesitations}, Hesitation, ", eh"},
		{"a hesitation put in", "ik was ⟦eh⟧ niet bang", 2, 2, dropping, NotSaid, ""},
		{"a question mark put in", "En zij kwam altijd weer terug⟦?⟧", 2, 2, Options{}, Punctuation, ""},
		{"a capital within a sentence", "dan was het ⟦Rustig⟧", 2, 2, Options{}, Capital, "rustig"},
		{"words of another passage", "Dat is heel wat. ⟦Ik was bang⟧", 4, 4, Options{}, NotSaid, ""},
		{"a conversation with the answer under the question", "I: ⟦Thuis was het moeilijk⟧", 5, 6, Options{}, Foreign, "Thuis was het moeilijk"},
		{"a conversation with half the question gone", "I: En hoe ging ⟦het⟧ R: Thuis was het moeilijk", 5, 6, Options{}, Unmarked, "daarna thuis?"},
		{"Arabic changed", "كنت ⟦سعيدة⟧ جدا", 9, 9, Options{}, Changed, "خائفة"},
		{"emoji changed", "جدا ⟦😢⟧ maar", 9, 9, Options{}, Changed, "😀"},
		{"only marks", "⟦(…) [naam]⟧", 2, 2, Options{}, Nothing, ""},
		{"nothing", "⟦⟧", 2, 2, Options{}, Nothing, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			text := strings.NewReplacer("⟦", "", "⟧", "").Replace(c.text)
			start := utf8.RuneCountInString(text[:strings.Index(c.text, "⟦")])
			v := Check(text, of(t, c.from, c.to), c.o)
			if v.OK {
				t.Fatalf("%q passes", text)
			}
			if c.reason == "" {
				return
			}
			i := slices.IndexFunc(v.Differences, func(d Difference) bool {
				return d.Reason == c.reason && int(d.Span.Start) == start
			})
			if i < 0 {
				t.Fatalf("%q: %s", c.text, explain(text, v))
			}
			d := v.Differences[i]
			end := start + utf8.RuneCountInString(c.text[strings.Index(c.text, "⟦")+len("⟦"):strings.Index(c.text, "⟧")])
			if int(d.Span.End) != end || (c.said != "" && d.Said != c.said) {
				t.Errorf("%q: %s", c.text, explain(text, v))
			}
			if s := d.Text.In(phrases.For(phrases.Dutch)); s == "" || strings.Contains(s, "‹") {
				t.Errorf("no sentence for %s: %q", d.Reason, s)
			}
		})
	}
}

func TestVerdictCountsAndNames(t *testing.T) {
	v := Check("Ik was niet bang (…) rustig in mijn hoofd, ja [echt] heel rustig", of(t, 2, 2), dropping)
	if !v.OK || v.Omissions != 1 || v.Insertions != 1 || v.Participant != "M3" || v.Rendered {
		t.Errorf("%+v", v)
	}
	if !slices.Equal(v.Dropped, []string{"eh"}) {
		t.Errorf("dropped %q", v.Dropped)
	}
	if v := Check("Thuis was het moeilijk", of(t, 4, 6), dropping); !v.Rendered {
		t.Error("rendered words are not told apart")
	}
	if v := Check("ik moest werken", of(t, 4, 8), dropping); v.Participant != "P3" {
		t.Errorf("the words are %q's", v.Participant)
	}
}

func TestOtherWordsOfTheSameLengthNeverPass(t *testing.T) {
	src := of(t, 2, 4)
	said := strings.Fields("Dan was het rustig in mijn hoofd, eh, ja heel rustig. En zij kwam altijd weer terug. Dat is heel wat, toch?")
	if v := Check(strings.Join(said, " "), src, dropping); !v.OK {
		t.Fatal(explain(strings.Join(said, " "), v))
	}
	for i := range said[:len(said)-1] {
		one := slices.Clone(said)
		one[i] = "zeker"
		swapped := slices.Clone(said)
		swapped[i], swapped[i+1] = swapped[i+1], swapped[i]
		for _, w := range [][]string{one, swapped} {
			if i > 0 && slices.Contains(dropping.Hesitations, strings.Trim(said[i], ",")) {
				continue
			}
			text := strings.Join(w, " ")
			if v := Check(text, src, dropping); v.OK && text != strings.Join(said, " ") {
				t.Errorf("%q passes", text)
			}
		}
		if i == 0 || slices.Contains(dropping.Hesitations, strings.Trim(said[i], ",")) {
			continue // the quotation may begin later, hesitations may go
		}
		text := strings.Join(slices.Delete(slices.Clone(said), i, i+1), " ")
		if v := Check(text, src, dropping); v.OK {
			t.Errorf("%q passes", text)
		}
	}
}

func BenchmarkCheck(b *testing.B) {
	tr := interview(b)
	src := Of(tr, corpus.Span{Start: tr.Turns[1].Span.Start, End: tr.Turns[5].Span.End})
	text := "Dan is het rustig in mijn hoofd (…). En zij [de vrijwilliger] kwam altijd weer terug. Dat is heel wat, toch? (…) Thuis was het moeilijk"
	b.ReportAllocs()
	for b.Loop() {
		Check(text, src, dropping)
	}
}

// BenchmarkCheckLong is a passage of 300 words, published in full.
func BenchmarkCheckLong(b *testing.B) {
	words := strings.Repeat("Dan was het rustig in mijn hoofd en zij kwam altijd weer terug, toch? ", 23)
	tr := corpus.NewTranscript(corpus.Meta{ID: "M1", Speakers: []corpus.Speaker{
		{Label: "M1", Role: corpus.Respondent, Participant: "M1"},
	}}, []corpus.Turn{{Speaker: "M1", Text: words, Time: corpus.NoTime}})
	src := Of(tr, corpus.Span{Start: 0, End: tr.Body().Len()})
	b.ReportAllocs()
	for b.Loop() {
		Check(words, src, dropping)
	}
}

func FuzzCheck(f *testing.F) {
	f.Add("ik was niet bang (…) rustig", 0, 200, true)
	f.Add("I: Hoe was dat? R: [naam] 👩‍👧 zo'n dag…", 0, 900, false)
	f.Add("((…) [ ] [a", 10, 20, true)
	f.Fuzz(func(t *testing.T, text string, start, end int, drop bool) {
		if len(text) > 2000 || !utf8.ValidString(text) {
			return
		}
		tr := interview(t)
		s := corpus.Span{Start: corpus.Offset(start), End: corpus.Offset(end)}.Common(corpus.Span{Start: 0, End: tr.Body().Len()})
		src := Of(tr, s)
		v := Check(text, src, Options{Hesitations: dropping.Hesitations, DropHesitations: drop})
		for _, d := range v.Differences {
			if d.Span.Start < 0 || d.Span.End < d.Span.Start || int(d.Span.End) > utf8.RuneCountInString(text) {
				t.Fatalf("difference out of the text: %v", d)
			}
		}
		if quote := src.Quote(); strings.TrimSpace(quote) != "" {
			if v := Check(quote, src, Options{}); !v.OK && v.Differences[0].Reason != Nothing && len(src.people) > 0 {
				t.Fatalf("the default wording is refused: %s", explain(quote, v))
			}
		}
	})
}
