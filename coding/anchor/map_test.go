package anchor

import (
	"strings"
	"testing"

	"citaat/corpus"
)

// marked reads a text in which ⟦ and ⟧ stand around a passage.
func marked(t *testing.T, s string) (string, corpus.Span) {
	t.Helper()
	before, rest, ok := strings.Cut(s, "⟦")
	passage, after, ok2 := strings.Cut(rest, "⟧")
	if !ok || !ok2 {
		t.Fatalf("no passage in %q", s)
	}
	start := len([]rune(before))
	return before + passage + after, span(start, start+len([]rune(passage)))
}

// mark is the other way round.
func mark(s string, p corpus.Span) string {
	r := []rune(s)
	return string(r[:p.Start]) + "⟦" + string(r[p.Start:p.End]) + "⟧" + string(r[p.End:])
}

func TestPassageFollowsAnEdit(t *testing.T) {
	for _, c := range []struct{ name, before, after string }{
		{"nothing changed", "ik was ⟦heel bang⟧ toen", "ik was ⟦heel bang⟧ toen"},
		{"insertion before", "ik was ⟦heel bang⟧ toen", "ja ik was ⟦heel bang⟧ toen"},
		{"insertion behind", "ik was ⟦heel bang⟧ toen", "ik was ⟦heel bang⟧ toen ja"},
		{"insertion at the left border", "ik was ⟦heel bang⟧ toen", "ik was echt ⟦heel bang⟧ toen"},
		{"insertion at the right border", "ik was ⟦heel bang⟧ toen", "ik was ⟦heel bang⟧ geworden toen"},
		{"insertion at the start of the text", "⟦heel bang⟧ toen", "nou ⟦heel bang⟧ toen"},
		{"insertion at the end of the text", "toen ⟦heel bang⟧", "toen ⟦heel bang⟧ nou"},
		{"insertion inside", "ik was ⟦heel bang⟧ toen", "ik was ⟦heel erg bang⟧ toen"},
		{"deletion before", "ik was ⟦heel bang⟧ toen", "ik ⟦heel bang⟧ toen"},
		{"deletion behind", "ik was ⟦heel bang⟧ toen", "ik was ⟦heel bang⟧"},
		{"deletion inside", "ik was ⟦heel erg bang⟧ toen", "ik was ⟦heel bang⟧ toen"},
		{"first word deleted", "ik was ⟦heel erg bang⟧ toen", "ik was ⟦erg bang⟧ toen"},
		{"last word deleted", "ik was ⟦heel erg bang⟧ toen", "ik was ⟦heel erg⟧ toen"},
		{"last word deleted before a full stop", "ik was ⟦heel bang⟧.", "ik was ⟦heel⟧."},
		{"deletion over the left border", "ik was ⟦heel erg bang⟧ toen", "ik ⟦erg bang⟧ toen"},
		{"deletion over the right border", "ik was ⟦heel erg bang⟧ toen nog", "ik was ⟦heel erg⟧ nog"},
		{"deletion with commas", "ja, ⟦nee, misschien⟧", "ja, ⟦misschien⟧"},
		{"deletion with commas, last", "⟦ja, nee⟧, misschien", "⟦ja⟧, misschien"},
		{"word replaced inside", "⟦heel erg bang⟧ toen", "⟦heel mooi bang⟧ toen"},
		{"last word replaced", "was ⟦heel bang⟧ toen", "was ⟦heel verdrietig⟧ toen"},
		{"first word replaced", "was ⟦heel bang⟧ toen", "was ⟦verdrietig bang⟧ toen"},
		{"replacement over the border", "ik was ⟦heel bang⟧ toen nog", "ik was ⟦heel⟧ vreselijk verdrietig geworden nog"},
		{"replacement up to the border", "ik was ⟦heel bang⟧ toen", "wij ⟦heel bang⟧ toen"},
		{"spelling corrected", "de ⟦zwangershap⟧ was", "de ⟦zwangerschap⟧ was"},
		{"first letter came", "de ⟦ngst⟧ was", "de ⟦angst⟧ was"},
		{"last letter came", "de ⟦angs⟧ was", "de ⟦angst⟧ was"},
		{"first letter came behind the passage", "⟦de⟧ ngst was", "⟦de⟧ angst was"},
		{"capital", "⟦ja⟧ hoor", "⟦Ja⟧ hoor"},
		{"one letter, other case", "⟦u⟧ bent", "⟦U⟧ bent"},
		{"accents", "⟦een⟧ kind", "⟦één⟧ kind"},
		{"letters swapped", "de ⟦ansgt⟧ was", "de ⟦angst⟧ was"},
		{"written apart, now as one", "de ⟦zwangerschaps cursus⟧ was", "de ⟦zwangerschapscursus⟧ was"},
		{"written as one, now apart", "⟦hoeveel⟧ kost", "⟦hoe veel⟧ kost"},
		{"half of what is now one word", "de ⟦zwangerschaps⟧ cursus", "de ⟦zwangerschaps⟧cursus"},
		{"part of a word", "de zwanger⟦schap⟧ was", "de zwanger⟦schap⟧ is"},
		{"punctuation came behind", "⟦heel bang⟧ en toen", "⟦heel bang⟧, en toen"},
		{"punctuation in the passage", "⟦Nee. Niet⟧ dus", "⟦Nee, niet⟧ dus"},
		{"full stop belongs to the passage", "⟦Ja hoor.⟧ Nee.", "⟦Ja hoor.⟧ Nou goed. Nee."},
		{"turn split inside", "ik ⟦was heel bang⟧ toen", "ik ⟦was\nheel bang⟧ toen"},
		{"turn split at the left border", "ik ⟦was heel bang⟧ toen", "ik\n⟦was heel bang⟧ toen"},
		{"turn split at the right border", "ik ⟦was heel bang⟧ toen", "ik ⟦was heel bang⟧\ntoen"},
		{"turns joined inside", "ik ⟦was\nheel bang⟧ toen", "ik ⟦was heel bang⟧ toen"},
		{"turns joined at a border", "ik\n⟦was heel bang⟧\ntoen", "ik ⟦was heel bang⟧ toen"},
		{"turn split in a word", "⟦zwangerschapscursus⟧", "⟦zwangerschaps\ncursus⟧"},
		{"emoji before", "😀 ik ⟦was blij⟧", "😀👩‍👧 echt 😀 ik ⟦was blij⟧"},
		{"emoji inside", "ik ⟦was 👩‍👧 blij⟧ toen", "ik ⟦was 👩‍👧 heel blij⟧ toen"},
		{"emoji is the passage", "ik ⟦😀⟧ blij", "ik was ⟦😀⟧ blij"},
		{"combining marks", "ja q̈́ ⟦x̌y̌ ẍ⟧ nee", "q̈́ ⟦x̌y̌ ẍ⟧ nee"},
		{"Arabic before", "نعم ⟦كنت خائفة⟧ جدا", "نعم والله ⟦كنت خائفة⟧ جدا"},
		{"Arabic inside", "⟦كنت خائفة⟧ جدا", "⟦كنت أنا خائفة⟧ جدا"},
		{"Arabic vowel marks", "⟦كتب⟧ شيء", "⟦كَتَبَ⟧ شيء"},
		{"two words around a common one replaced", "dat was ⟦heel fijn en rustig⟧ toen", "dat was ⟦heel mooi en stil⟧ toen"},
		{"most of it replaced, a word of its own stays", "⟦hij riep steeds mijn zwangerschap was gevaarlijk voor iedereen⟧", "⟦wij dachten toen haar zwangerschap is geen enkel probleem geweest⟧"},
		{"repeated words", "ja ja ⟦nee⟧ ja ja", "ja ⟦nee⟧ ja ja ja"},
		{"white space around the passage", "ik⟦ was ⟧toen", "ik⟦ was ⟧toen nog"},
	} {
		t.Run(c.name, func(t *testing.T) {
			before, p := marked(t, c.before)
			after, _ := marked(t, c.after)
			e := Diff(before, after)
			got, ok := e.Map(p)
			if !ok {
				t.Fatalf("lost; %v", e)
			}
			if m := mark(after, got); m != c.after {
				t.Errorf("%s -> %s, want %s; %v", c.before, m, c.after, e)
			}
		})
	}
}

func TestPassageWithoutSurvivorsIsLost(t *testing.T) {
	for _, c := range []struct{ name, before, after string }{
		{"deleted", "ik was ⟦heel bang⟧ toen", "ik was toen"},
		{"replaced", "ik was ⟦bang⟧ toen", "ik was verdrietig toen"},
		{"replaced by as many words", "ik was ⟦heel bang⟧ toen", "ik was nogal verdrietig toen"},
		{"replaced with its neighbours", "ik was ⟦bang⟧ toen nog", "ik was zo verdrietig en alleen nog"},
		{"everything else", "⟦ja hoor⟧", "nooit gezegd"},
		{"all gone", "⟦ja hoor⟧", ""},
		{"only its comma is left", "ja⟦, maar⟧ nee", "ja, of nee"},
		{"only common words in the midst of new text", "zij dacht dat ⟦de⟧ dokter nooit kwam en de rest", "wij hebben toen de hele nacht gewacht en de rest"},
		{"one common word happens to be in the new text", "ja. ⟦Dan was het rustig in mijn hoofd⟧ hoor", "ja. Toen kon ik weer slapen in het weekend hoor"},
		{"emoji replaced", "ik ⟦😀⟧ blij", "ik 😢 blij"},
		{"empty passage", "ik ⟦⟧was", "ik was"},
	} {
		t.Run(c.name, func(t *testing.T) {
			before, p := marked(t, c.before)
			e := Diff(before, c.after)
			if got, ok := e.Map(p); ok {
				t.Errorf("%s placed on %s; %v", c.before, mark(c.after, got), e)
			}
		})
	}
}

func TestEditOfPartOfABody(t *testing.T) {
	e := Diff("was bang", "was heel bang").Shift(100)
	for _, c := range []struct{ from, to corpus.Span }{
		{span(0, 50), span(0, 50)},
		{span(100, 108), span(100, 113)},
		{span(104, 108), span(109, 113)},
		{span(200, 210), span(205, 215)},
	} {
		if got, ok := e.Map(c.from); !ok || got != c.to {
			t.Errorf("%v -> %v %v, want %v", c.from, got, ok, c.to)
		}
	}
}
