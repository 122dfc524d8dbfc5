package coding_test

import (
	"errors"
	"strings"
	"testing"

	"citaat/coding"
	"citaat/corpus"
)

func save(t *testing.T, s *coding.Study, x corpus.Search) (id string, err error) {
	t.Helper()
	err = s.Do(func(b *coding.Batch) (err error) {
		id, err = b.SaveSearch(x)
		return err
	})
	return id, err
}

func listed(s *coding.Study) string {
	var out []string
	for _, x := range s.Searches() {
		out = append(out, x.ID+"="+x.Name+" "+x.Query)
	}
	return strings.Join(out, "|")
}

// A saved search is kept in study.yaml, can be changed, moved and removed, each
// with one thing to undo.
func TestSavedSearches(t *testing.T) {
	dir := newStudy(t)
	s := open(t, dir, "ilse")
	for _, x := range []corpus.Search{{Name: "Zorgen", Query: "bezorg*", Code: "zorg-aaa"}, {Name: "zorgen!", Query: "zorg"}, {Name: "Rust", Query: "rustig"}} {
		if _, err := save(t, s, x); err != nil {
			t.Fatal(err)
		}
	}
	const all = "zorgen=Zorgen bezorg*|zorgen-2=zorgen! zorg|rust=Rust rustig"
	if got := listed(open(t, dir, "ilse")); got != all {
		t.Fatalf("saved: %s", got)
	}
	if _, err := save(t, s, corpus.Search{Name: "ZORGEN", Query: "x"}); !errors.Is(err, coding.ErrExists) {
		t.Errorf("a second search under the name: %v", err)
	}
	for _, x := range []corpus.Search{{Name: " ", Query: "x"}, {Name: "x"}, {Name: "x", Query: "x", Code: "weg"}, {Name: "\x1b[31m", Query: "x"}} {
		if _, err := save(t, s, x); err == nil {
			t.Errorf("%+v was saved", x)
		}
	}
	steps := []struct {
		do   func(b *coding.Batch) error
		want string
	}{
		{func(b *coding.Batch) error { return b.MoveSearch("rust", -2) }, "rust=Rust rustig|zorgen=Zorgen bezorg*|zorgen-2=zorgen! zorg"},
		{func(b *coding.Batch) error {
			_, err := b.SaveSearch(corpus.Search{ID: "zorgen", Name: "Zorg", Query: "zorg*"})
			return err
		}, "zorgen=Zorg zorg*|zorgen-2=zorgen! zorg|rust=Rust rustig"},
		{func(b *coding.Batch) error { return b.RemoveSearch("zorgen-2") }, "zorgen=Zorgen bezorg*|rust=Rust rustig"},
	}
	for i, step := range steps {
		if err := s.Do(step.do); err != nil {
			t.Fatal(err)
		}
		if got := listed(s); got != step.want {
			t.Errorf("step %d: %s", i, got)
		}
		if _, err := s.Undo(); err != nil {
			t.Fatal(err)
		}
		if got := listed(s); got != all {
			t.Errorf("step %d taken back: %s", i, got)
		}
	}
	if x, err := s.FindSearch("ZORGEN"); err != nil || x.Code != "zorg-aaa" {
		t.Errorf("%+v, %v", x, err)
	}
	if _, err := s.FindSearch("weg"); err == nil {
		t.Error("found what is not there")
	}
}
