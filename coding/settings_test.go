package coding_test

import (
	"strings"
	"testing"

	"citaat/coding"
	"citaat/corpus"
)

// Entries of study.yaml change one by one, beside what others write into the
// file meanwhile, and come back with undo.
func TestSettingsChangeEntryByEntry(t *testing.T) {
	dir := newStudy(t)
	write(t, dir, "study.yaml", `format: 1
title: Proef # werktitel
language: nl
groups:
  - {id: moeder, plural: moeders} # alle zes
`)
	s := open(t, dir, "ilse")
	before := read(t, dir, "study.yaml")
	err := s.Do(func(b *coding.Batch) error {
		g := s.General()
		g.Blind, g.Settings.HideInterviewer = true, true
		b.SetGeneral(g)
		if err := b.PutSetting(coding.PartVariables, "leeftijd", corpus.Variable{ID: "leeftijd", Name: "leeftijd", Type: "number"}); err != nil {
			return err
		}
		return b.PutSetting(coding.PartSearches, "bang", corpus.Search{ID: "bang", Name: "Bang", Query: "bang*", Code: "zorg-aaa"})
	})
	if err != nil {
		t.Fatal(err)
	}
	got := read(t, dir, "study.yaml")
	for _, want := range []string{"# werktitel", "# alle zes", "blind: true", "hide_interviewer: true", "leeftijd", "bang*"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
	again := open(t, dir, "daan")
	if g := again.General(); !g.Blind || len(again.Settings().Searches) != 1 || len(again.Settings().Variables) != 1 {
		t.Errorf("read back: %+v", again.Settings())
	}
	write(t, dir, "study.yaml", strings.Replace(got, "title: Proef", "title: Andere titel", 1))
	if _, err := s.Undo(); err != nil {
		t.Fatal(err)
	}
	got = read(t, dir, "study.yaml")
	if !strings.Contains(got, "Andere titel") || strings.Contains(got, "blind: true") || strings.Contains(got, "bang*") {
		t.Errorf("after undo:\n%s\nbefore:\n%s", got, before)
	}
}
