package threeway

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"citaat/corpus"
)

// talk is a text in short: "1 I: words", one turn a line; "- I: words" has no
// number.
func talk(t *testing.T, lines string) []corpus.Turn {
	t.Helper()
	var turns []corpus.Turn
	for _, l := range strings.Split(strings.TrimSpace(lines), "\n") {
		number, rest, _ := strings.Cut(strings.TrimSpace(l), " ")
		label, words, _ := strings.Cut(rest, ": ")
		u := corpus.Turn{Time: corpus.NoTime, Speaker: corpus.Label(label), Text: words}
		if number != "-" {
			n, err := corpus.ParseTurnNumber(number)
			if err != nil {
				t.Fatal(err)
			}
			u.Number = n
		}
		turns = append(turns, u)
	}
	return turns
}

func short(turns []corpus.Turn) string {
	var lines []string
	for _, u := range turns {
		n := "-"
		if u.Number.Number > 0 {
			n = u.Number.String()
		}
		lines = append(lines, n+" "+string(u.Speaker)+": "+u.Text)
	}
	return strings.Join(lines, "\n")
}

func unnumbered(turns []corpus.Turn) []corpus.Turn {
	for i := range turns {
		turns[i].Number = corpus.TurnNumber{}
	}
	return turns
}

const before = `1 I: Hoe was het voor u in die eerste weken?
2 M1: Spannend, maar Fatima kwam elke week langs en dat hielp.
3 I: Elke week?
4 M1: Ja. Op dinsdag, geloof ik, altijd na het eten.
5 I: En daarna?
6 M1: Daarna ging het vanzelf beter met ons allemaal.`

func swap(text string, pairs ...string) string { return strings.NewReplacer(pairs...).Replace(text) }

// What a mark stands for is known to nobody here: the base has the mark too.
func TestRedactionsOfWordsNobodyKnows(t *testing.T) {
	redacted := swap(before, "Fatima", "[naam-1]")
	for _, c := range []struct{ name, theirs, want string }{
		{"as it was", before, redacted},
		{"two words", swap(before, "Fatima", "Fatima Bos"), redacted},
		{"a small word within, that stands beside it too", swap(before, "Fatima kwam elke", "mevrouw van der elke kwam elke"), redacted},
		{"split behind it", swap(before, " kwam elke", "\n- M1: kwam elke"), redacted},
		{"split in it", swap(before, "Fatima kwam", "Fatima\n- M1: Bos kwam"), redacted},
		{"a new turn behind a turn that ends in it", swap(before, "Elke week?", "Elke week? Zij?"), swap(redacted, "Elke week?", "Elke week? Zij?")},
		{"a mark that the file has itself", redacted, redacted},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := Merge(Texts{Base: talk(t, redacted), Ours: talk(t, redacted), Theirs: unnumbered(talk(t, c.theirs)), Known: true})
			got := short(r.Turns)
			if strings.Contains(got, "Fatima") || strings.Contains(got, "Bos") || strings.Contains(got, "van der") {
				t.Errorf("words came back:\n%s", got)
			}
			if c.want != got {
				t.Errorf("merged to\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

func TestMerge(t *testing.T) {
	for _, c := range []struct {
		name, ours, theirs, want string
		told                     string // redacted, corrected, conflicts
	}{
		{"nothing", before, before, before, "0 0 0"},
		{"a typing error in the file", before, swap(before, "dinsdag", "donderdag"), swap(before, "dinsdag", "donderdag"), "0 0 0"},
		{"a correction here", swap(before, "vanzelf", "langzaam"), before, swap(before, "vanzelf", "langzaam"), "0 1 0"},
		{"both in one turn", swap(before, "het eten", "de les"), swap(before, "dinsdag", "donderdag"), swap(before, "dinsdag", "donderdag", "het eten", "de les"), "0 1 0"},
		{"both alike", swap(before, "dinsdag", "donderdag"), swap(before, "dinsdag", "donderdag"), swap(before, "dinsdag", "donderdag"), "0 0 0"},
		{"both otherwise", swap(before, "dinsdag", "maandag"), swap(before, "dinsdag", "donderdag"), swap(before, "dinsdag", "maandag"), "0 0 1"},
		{"a redaction", swap(before, "Fatima", "[naam-1]"), swap(before, "elke week langs", "iedere week langs"), swap(before, "Fatima", "[naam-1]", "elke week langs", "iedere week langs"), "1 0 0"},
		{"a redacted name spelled anew", swap(before, "Fatima", "[naam-1]"), swap(before, "Fatima", "Fatma"), swap(before, "Fatima", "[naam-1]"), "1 0 0"},
		{"a redacted name once more", swap(before, "Fatima", "[naam-1]"), swap(before, "vanzelf beter", "door Fatima beter"), swap(before, "Fatima", "[naam-1]", "vanzelf beter", "door [naam-1] beter"), "2 0 0"},
		{"a transcriber's remark is heard after all", swap(before, "Fatima", "[onverstaanbaar]"), swap(before, "Fatima", "Fatma"), swap(before, "Fatima", "[onverstaanbaar]"), "0 0 1"},
		{"a turn comes", before, swap(before, "5 I: ", "- M1: Met de hele buurt erbij.\n5 I: "), swap(before, "5 I: ", "- M1: Met de hele buurt erbij.\n5 I: "), "0 0 0"},
		{"a turn goes", before, swap(before, "3 I: Elke week?\n", ""), swap(before, "3 I: Elke week?\n", ""), "0 0 0"},
		{"a turn goes that was corrected", swap(before, "Elke week?", "Iedere week?"), swap(before, "3 I: Elke week?\n", ""), swap(before, "Elke week?", "Iedere week?"), "0 0 1"},
		{"the file splits a turn", before, swap(before, "4 M1: Ja. Op", "4 M1: Ja.\n- I: Op"), swap(before, "4 M1: Ja. Op", "4 M1: Ja.\n- I: Op"), "0 0 0"},
		{"the file joins turns", before, swap(before, "?\n4 M1: Ja.", "? Ja."), swap(before, "?\n4 M1: Ja.", "? Ja."), "0 0 0"},
		{"a turn was split here, corrected there", swap(before, " en dat hielp", "\n2a M1: En dat hielp"), swap(before, "Spannend", "Heel spannend"), swap(before, " en dat hielp", "\n2a M1: En dat hielp", "Spannend", "Heel spannend"), "0 1 0"},
		{"said anew from end to end", before, swap(before, "Elke week?", "Zo vaak?"), swap(before, "Elke week?", "Zo vaak?"), "0 0 0"},
		{"somebody else speaks", before, swap(before, "5 I", "5 M1"), swap(before, "5 I", "5 M1"), "0 0 0"},
		{"somebody else speaks, here", swap(before, "5 I", "5 M1"), before, swap(before, "5 I", "5 M1"), "0 0 0"},
	} {
		t.Run(c.name, func(t *testing.T) {
			base, ours, theirs := talk(t, before), talk(t, c.ours), unnumbered(talk(t, c.theirs))
			r := Merge(Texts{Base: base, Ours: ours, Theirs: theirs, Known: true})
			if got := short(r.Turns); got != c.want {
				t.Errorf("merged to\n%s\nwant\n%s", got, c.want)
			}
			if got := fmt.Sprint(len(r.Redacted), len(r.Corrected), len(r.Conflicts)); got != c.told {
				t.Errorf("told %s, want %s: %+v", got, c.told, r)
			}
		})
	}
}

// A mark whose turn the file no longer has goes with it, and that is told.
func TestARedactionThatGoes(t *testing.T) {
	redacted := swap(before, "Fatima", "[naam-1]")
	shorter := swap(before, "2 M1: Spannend, maar Fatima kwam elke week langs en dat hielp.\n", "")
	r := Merge(Texts{Base: talk(t, redacted), Ours: talk(t, redacted), Theirs: unnumbered(talk(t, shorter)), Known: true})
	if got := short(r.Turns); got != shorter || len(r.Dropped) != 1 || r.Dropped[0].Turn.String() != "2" || len(r.Redacted) != 0 {
		t.Errorf("merged to\n%s\ndropped %v, kept %v", got, r.Dropped, r.Redacted)
	}
}

// A turn with a redacted name was taken out here; the file still has it, with the
// name, or with it in other words: neither the turn nor the name comes back.
func TestARedactedNameDoesNotComeBackWithATurnThatWentHere(t *testing.T) {
	base := strings.Replace(before, "Fatima", "[naam-1]", 1)
	lines := strings.Split(base, "\n")
	ours := strings.Join(slices.Delete(slices.Clone(lines), 1, 2), "\n")
	for _, prefer := range []Side{Nobody, Ours, Theirs} {
		m := Merge(Texts{Base: talk(t, base), Ours: talk(t, ours), Theirs: unnumbered(talk(t, before)), Known: true, Prefer: prefer})
		if got := short(m.Turns); got != ours || len(m.Conflicts) > 0 {
			t.Errorf("prefer %d: %v\n%s", prefer, m.Conflicts, got)
		}
		if got := short(m.Imported); strings.Contains(got, "Fatima") {
			t.Errorf("prefer %d: the base of a next time has the name: %s", prefer, got)
		}
		m = Merge(Texts{Base: talk(t, base), Ours: talk(t, ours), Theirs: unnumbered(talk(t, swap(before, "elke week langs", "elke dag bij ons"))), Known: true, Prefer: prefer})
		if got := short(m.Turns) + short(m.Imported); strings.Contains(got, "Fatima") {
			t.Errorf("prefer %d: the name is back: %s", prefer, got)
		}
	}
}

// A turn went here and those around it were joined; the file has it joined to the
// one behind: all of that is one stretch, and the name in it stays away.
func TestTurnsAroundOneThatWentHereAreOneStretch(t *testing.T) {
	base := "1 I: Hoe was dat?\n2 M1: Dat was heel gewoon hoor\n3 I: Ga verder alstublieft\n4 M1: Toen kwam Fatima met koffie langs\n5 I: Goed zo"
	ours := "1 I: Hoe was dat?\n2 M1: Dat was heel gewoon hoor Toen kwam [naam-1] met koffie langs\n5 I: Goed zo"
	theirs := "- I: Hoe was dat?\n- M1: Dat was heel gewoon hoor\n- I: Ga verder alstublieft Toen kwam Fatima met koffie langs\n- I: Goed zo"
	for _, prefer := range []Side{Ours, Theirs} {
		m := Merge(Texts{Base: talk(t, base), Ours: talk(t, ours), Theirs: talk(t, strings.ReplaceAll(theirs, "- ", "9 ")), Known: true, Prefer: prefer})
		if got := short(m.Turns); strings.Contains(got, "Fatima") || strings.Count(got, "koffie") != 1 {
			t.Errorf("prefer %d:\n%s", prefer, got)
		}
	}
}
