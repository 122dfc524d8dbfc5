package coding_test

import (
	"errors"
	"testing"

	"citaat/coding"
	"citaat/corpus/phrases"
)

func TestAMemoIsAboutSomethingThatExists(t *testing.T) {
	s := open(t, newStudy(t), "ilse")
	c := code(t, s, "rustig", "rust-aaa")
	memo := func(on coding.MemoTarget, text string) error {
		return s.Do(func(b *coding.Batch) error { b.Memo(on, text, ""); return nil })
	}
	for _, on := range []coding.MemoTarget{{Kind: coding.OnStudy}, {Kind: coding.OnInterview, ID: "M1"}, {Kind: coding.OnParticipant, ID: "M1"},
		{Kind: coding.OnCode, ID: "rust-aaa"}, {Kind: coding.OnCoding, ID: string(c)}} {
		if err := memo(on, "tekst"); err != nil {
			t.Errorf("%v: %v", on, err)
		}
	}
	was := len(s.Memos())
	for _, on := range []coding.MemoTarget{{Kind: coding.OnStudy, ID: "x"}, {Kind: coding.OnInterview, ID: "M99"}, {Kind: coding.OnParticipant, ID: "M99"},
		{Kind: coding.OnCode, ID: "niets"}, {Kind: coding.OnCoding, ID: "01"}, {Kind: "gedicht", ID: "M1"}} {
		var say phrases.Sayer
		if err := memo(on, "tekst"); !errors.As(err, &say) {
			t.Errorf("%v: %v", on, err)
		}
	}
	if err := memo(coding.MemoTarget{Kind: coding.OnStudy}, " \n"); err == nil {
		t.Error("an empty memo is saved")
	}
	if n := len(s.Memos()); n != was {
		t.Errorf("%d memos were saved all the same", n-was)
	}
	err := s.Do(func(b *coding.Batch) error { // about what this very batch makes
		id, err := b.AddCode(coding.Code{Name: "Nieuw"})
		b.Memo(coding.MemoTarget{Kind: coding.OnCode, ID: string(id)}, "waarom", "")
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

// TestMemosOutliveWhatTheyAreAbout: those on a code that went up in another are
// shown there too, and those on a coding that was taken away stay.
func TestMemosOutliveWhatTheyAreAbout(t *testing.T) {
	s := open(t, newStudy(t), "ilse")
	c := code(t, s, "bezorgd", "zorg-aaa")
	do := func(f func(*coding.Batch) error) {
		t.Helper()
		if err := s.Do(f); err != nil {
			t.Fatal(err)
		}
	}
	old, new := coding.MemoTarget{Kind: coding.OnCode, ID: "zorg-aaa"}, coding.MemoTarget{Kind: coding.OnCode, ID: "rust-aaa"}
	do(func(b *coding.Batch) error {
		b.Memo(old, "over het woord", "")
		b.Memo(new, "over rust", "")
		b.Memo(coding.MemoTarget{Kind: coding.OnCoding, ID: string(c)}, "bij deze plek", "")
		return nil
	})
	do(func(b *coding.Batch) error { _, err := b.Merge("zorg-aaa", "rust-aaa"); return err })
	if n := len(s.MemosAbout(new)); n != 2 {
		t.Errorf("%d memos at the code that is left", n)
	}
	if n := len(s.MemosAbout(old)); n != 1 {
		t.Errorf("%d memos at the code that went up in it", n)
	}
	do(func(b *coding.Batch) error { return b.Uncode(c) })
	was, ok := s.RemovedCoding(c)
	if len(s.Memos()) != 3 || !ok || was.Quote != "bezorgd" || was.Interview != "M1" || was.Code != "rust-aaa" {
		t.Errorf("%d memos; the coding was %+v, %v", len(s.Memos()), was, ok)
	}
	if _, ok := s.Coding(c); ok {
		t.Error("the coding is still there")
	}
}
