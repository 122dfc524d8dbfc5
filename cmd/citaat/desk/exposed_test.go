package desk

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/privacy"
)

// exposed are the candidates of a check that are no ages: the kind of place, the
// words and the mark.
func exposed(t *testing.T, d *Desk, o ExposeOptions) (string, Exposed) {
	t.Helper()
	found, err := d.Exposed(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range found.List {
		if e.Kind != privacy.Age {
			place, _, _ := strings.Cut(e.Place, ":01")
			out = append(out, place+" "+e.Text+" "+e.Mark)
		}
	}
	return strings.Join(out, "|"), found
}

func do(t *testing.T, d *Desk, what func(b *coding.Batch) error) {
	t.Helper()
	if err := d.Study.Do(what); err != nil {
		t.Fatal(err)
	}
}

// The example is quiet about what it is called and whom it names in general.
func TestTheExampleIsQuiet(t *testing.T) {
	if got, _ := exposed(t, example(t), ExposeOptions{}); got != "" {
		t.Errorf("asked: %s", got)
	}
}

// What researchers write is looked at too; the names of their codes and of
// themselves are nobody's there. A word has one kind and one mark everywhere.
func TestExposedLooksEverywhere(t *testing.T) {
	d := example(t)
	before, _ := exposed(t, d, ExposeOptions{})
	do(t, d, func(b *coding.Batch) error {
		b.Memo(coding.MemoTarget{Kind: coding.OnStudy}, "Wie is Semra?\nVraag Ilse of Gonny het bij Vertrouwen zet, en wat Moedermaatjes doet.", "")
		return nil
	})
	got, found := exposed(t, d, ExposeOptions{})
	if want := before + "memo Semra [naam-1]|memo Gonny [naam-2]"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	last := found.List[len(found.List)-2]
	if last.Left != "Wie is " || last.Right != "?" || last.Of.Kind != "memo" || last.Interview != "" {
		t.Errorf("%+v", last)
	}
	if found.Texts == 0 || len(found.Looked) != len(d.Study.Interviews()) || len(found.Unread) > 0 {
		t.Errorf("looked at %d texts and %v", found.Texts, found.Looked)
	}
	one, found := exposed(t, d, ExposeOptions{Interviews: []corpus.TranscriptID{"M3"}, Known: []privacy.Known{{Text: "donker", Kind: privacy.Place, With: "[daar]"}}})
	if !strings.Contains(one, "donker [daar]") || strings.Contains(one, "memo") || found.Texts != 0 {
		t.Errorf("of one: %s", one)
	}
}

// What somebody decided on is not shown again, in a transcript and elsewhere.
func TestExposedLeavesOutWhatIsSpared(t *testing.T) {
	d := example(t)
	do(t, d, func(b *coding.Batch) error {
		b.Memo(coding.MemoTarget{Kind: coding.OnStudy}, "Wie is Semra?", "")
		return nil
	})
	_, found := exposed(t, d, ExposeOptions{})
	do(t, d, func(b *coding.Batch) error {
		for _, e := range found.List {
			if err := e.Spare(b); err != nil {
				return err
			}
		}
		return nil
	})
	got, after := exposed(t, d, ExposeOptions{})
	if len(after.List) > 0 || after.Spared != len(found.List) {
		t.Errorf("still shown: %s; spared %d of %d", got, after.Spared, len(found.List))
	}
	if _, err := d.Study.Undo(); err != nil {
		t.Fatal(err)
	}
	if _, again := exposed(t, d, ExposeOptions{}); len(again.List) != len(found.List) {
		t.Errorf("after an undo %d of %d", len(again.List), len(found.List))
	}
}

// What is replaced is gone, its mark is known, and numbers go on after it.
func TestExposedAfterARedaction(t *testing.T) {
	d := example(t)
	_, found := exposed(t, d, ExposeOptions{})
	var list []coding.Redaction
	for _, e := range found.List {
		if e.Text == "tweeëntwintig" {
			list = append(list, e.Redaction("[begin twintig]"))
		}
	}
	if _, err := d.Redact(t.Context(), list); err != nil {
		t.Fatal(err)
	}
	_, after := exposed(t, d, ExposeOptions{})
	if slices.ContainsFunc(after.List, func(e Exposure) bool { return e.Text == "tweeëntwintig" }) {
		t.Error("still there")
	}
	if n := after.Written["[begin twintig]"]; n < len(list) {
		t.Errorf("the mark stands %d times for %d", n, len(list))
	}
}

func TestALookThroughTheStudyStops(t *testing.T) {
	d := example(t)
	ctx, stop := context.WithCancel(t.Context())
	var steps []int
	_, err := d.Exposed(ctx, ExposeOptions{Progress: func(done, of int) {
		steps = append(steps, done)
		stop()
	}})
	if !errors.Is(err, context.Canceled) || len(steps) == 0 || len(steps) == len(d.Study.Interviews()) || !slices.IsSorted(steps) {
		t.Errorf("%v after %v", err, steps)
	}
}

// Somebody who is called by a first name here and by the full name there has one
// mark, unless the first name is that of two.
func TestOnePersonHasOneMark(t *testing.T) {
	for about, want := range map[string]string{
		"Ik belde Gonny. Toen zei ik tegen Gonny Hoekstra dat Fatma Kaya kwam.":      "[naam-1] [naam-1] [naam-2]",
		"Ik belde Gonny. Het was Gonny Hoekstra, en niet Gonny Zandstra uit Almelo.": "[naam-1] [naam-2] [naam-3] [plaats-1]",
	} {
		d := example(t)
		do(t, d, func(b *coding.Batch) error {
			b.Memo(coding.MemoTarget{Kind: coding.OnStudy}, about, "")
			return nil
		})
		_, found := exposed(t, d, ExposeOptions{})
		var marks []string
		for _, e := range found.List {
			if e.Kind != privacy.Age {
				marks = append(marks, e.Mark)
			}
		}
		if got := strings.Join(marks, " "); got != want {
			t.Errorf("%s: %s", about, got)
		}
	}
}
