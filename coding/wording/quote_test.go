package wording

import (
	"strings"
	"testing"
	"unicode/utf8"

	"citaat/corpus"
	"citaat/corpus/phrases"
)

func TestDefaultWording(t *testing.T) {
	for _, c := range []struct {
		name     string
		from, to int
		want     string
	}{
		{"one turn", 6, 6, "Thuis was het moeilijk, zegt zij, maar de kinderen hielpen goed mee."},
		{"a hum between two turns goes", 2, 4, "Eh, ik was niet bang, niet echt. Dan was het rustig in mijn hoofd, eh, ja heel rustig. En zij kwam altijd weer terug. Dat is heel wat, toch? Fatima heeft mij alles verteld in het ziekenhuis."},
		{"question and answer keep their speakers", 5, 6, "I: En hoe ging het daarna thuis? R: Thuis was het moeilijk, zegt zij, maar de kinderen hielpen goed mee."},
		{"two participants are told apart", 7, 8, "T: Ik vertaal dit letterlijk. R: Ik was er zelf niet bij, ik moest werken."},
		{"an interviewer alone", 3, 3, "I: Hm-hm."},
	} {
		t.Run(c.name, func(t *testing.T) {
			src := of(t, c.from, c.to)
			got := src.Quote()
			if got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
			if v := Check(got, src, Options{}); !v.OK && len(src.people) > 0 {
				t.Error(explain(got, v))
			}
		})
	}
}

func TestNoIDInAConversation(t *testing.T) {
	got := of(t, 1, 9).Quote()
	if strings.Contains(got, "M3") || strings.Contains(got, "P3") {
		t.Errorf("a participant's id is published: %q", got)
	}
	if !strings.Contains(got, "R1: ") || !strings.Contains(got, "R2: ") {
		t.Errorf("two participants are not told apart: %q", got)
	}
}

func TestTheSameAnswerTwice(t *testing.T) {
	tr := corpus.NewTranscript(corpus.Meta{ID: "M1", Speakers: []corpus.Speaker{
		{Label: "M1", Role: corpus.Respondent, Participant: "M1"},
		{Label: "T", Role: corpus.Interpreter, Participant: "M1"},
	}}, []corpus.Turn{
		{Number: corpus.TurnNumber{Number: 1}, Time: corpus.NoTime, Speaker: "M1", Text: "Ik bang."},
		{Number: corpus.TurnNumber{Number: 2}, Time: corpus.NoTime, Speaker: "T", Text: "Ik was bang.", Repeats: corpus.TurnNumber{Number: 1}},
		{Number: corpus.TurnNumber{Number: 3}, Time: corpus.NoTime, Speaker: "M1", Text: "Ja."},
	})
	src := Of(tr, corpus.Span{Start: 0, End: tr.Body().Len()})
	if got := src.Quote(); got != "Ik bang. Ja." {
		t.Errorf("%q", got)
	}
	for text, ok := range map[string]bool{"Ik bang. Ja.": true, "Ik was bang. Ja.": true, "Ik bang. Ik was bang. Ja.": true, "Ik bang. Ik bang. Ja.": false} {
		if v := Check(text, src, Options{}); v.OK != ok {
			t.Errorf("%q: %v", text, v.OK)
		}
	}
}

func TestFormat(t *testing.T) {
	nl, en := phrases.For(phrases.Dutch), phrases.For(phrases.English)
	for _, c := range []struct {
		got, want string
	}{
		{Format(nl, "Ik was bang.", "Moeder", "", false), "“Ik was bang.” – Moeder"},
		{Format(nl, "Ik was bang.", "Vrijwilliger", "spreekt over een moeder", true), "“Ik was bang.” – Vrijwilliger (spreekt over een moeder), via tolk"},
		{Format(en, "Ik was bang.", "Mother", "", true), "“Ik was bang.” – Mother, via interpreter"},
		{Format(nl, " zij zei \"kom maar\" en “ja” ", "", "", true), "“zij zei ‘kom maar’ en ‘ja’”"},
	} {
		if c.got != c.want {
			t.Errorf("%s, want %s", c.got, c.want)
		}
	}
}

// selected reads a text in which ⟦ and ⟧ stand around a selection, or | at a
// cursor.
func selected(s string) (string, int, int) {
	if before, behind, ok := strings.Cut(s, "|"); ok {
		at := utf8.RuneCountInString(before)
		return before + behind, at, at
	}
	before, rest, _ := strings.Cut(s, "⟦")
	in, behind, _ := strings.Cut(rest, "⟧")
	from := utf8.RuneCountInString(before)
	return before + in + behind, from, from + utf8.RuneCountInString(in)
}

func cursorAt(s string, at int) string {
	r := []rune(s)
	return string(r[:at]) + "|" + string(r[at:])
}

func TestOmit(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Dan was het ⟦rustig⟧ in mijn hoofd.", "Dan was het (…)| in mijn hoofd."},
		{"Dan was het⟦ rustig ⟧in mijn hoofd.", "Dan was het (…)| in mijn hoofd."},
		{"Dan was het ru⟦st⟧ig in mijn hoofd.", "Dan was het (…)| in mijn hoofd."},
		{"Dan was het rustig in ⟦mijn hoofd⟧.", "Dan was het rustig in (…)|."},
		{"⟦Dan was⟧ het rustig", "(…)| het rustig"},
		{"Dan (…) ⟦het⟧ rustig", "Dan (…)| rustig"},
		{"Dan ⟦was⟧ (…) rustig", "Dan (…)| rustig"},
		{"Dan (…) ⟦was⟧ (...) rustig", "Dan (…)| rustig"},
		{"👩‍👧 ⟦كنت⟧ خائفة", "👩‍👧 (…)| خائفة"},
		{"Dan was| het", "Dan was (…)| het"},
	} {
		text, from, to := selected(c.text)
		if got, at := Omit(text, from, to); cursorAt(got, at) != c.want {
			t.Errorf("%s -> %s, want %s", c.text, cursorAt(got, at), c.want)
		}
	}
}

func TestInsert(t *testing.T) {
	for _, c := range []struct{ text, words, want string }{
		{"⟦Fatima⟧ heeft mij geholpen", "naam vrijwilliger", "[naam vrijwilliger]| heeft mij geholpen"},
		{"toen kwam zij| weer", "de vrijwilliger", "toen kwam zij [de vrijwilliger]| weer"},
		{"toen kwam z|ij weer", "", "toen kwam zij [|] weer"},
		{"toen |kwam zij", "", "toen [|] kwam zij"},
		{"toen kwam ⟦Fatima⟧, weer", "zij", "toen kwam [zij]|, weer"},
		{"|", "", "[|]"},
	} {
		text, from, to := selected(c.text)
		if got, at := Insert(text, from, to, c.words); cursorAt(got, at) != c.want {
			t.Errorf("%s -> %s, want %s", c.text, cursorAt(got, at), c.want)
		}
	}
}

// TestMarkingKeepsAWordingHonest: the keys of the interface never make a
// difference of an honest wording.
func TestMarkingKeepsAWordingHonest(t *testing.T) {
	src := of(t, 2, 4)
	text := src.Quote()
	n := utf8.RuneCountInString(text)
	for from := 0; from < n; from += 3 {
		for _, to := range []int{from + 1, from + 9, from + 60} {
			got, _ := Omit(text, from, to)
			if v := Check(got, src, Options{}); !v.OK && v.Differences[0].Reason != Nothing {
				t.Fatalf("omitting %d-%d: %s", from, to, explain(got, v))
			}
		}
		got, _ := Insert(text, from, from, "naam")
		if v := Check(got, src, Options{}); !v.OK {
			t.Fatalf("inserting at %d: %s", from, explain(got, v))
		}
	}
}
