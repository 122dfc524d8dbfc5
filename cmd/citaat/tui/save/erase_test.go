package save

import (
	"testing"

	"citaat/cmd/citaat/tui/screen"
	"citaat/coding"
	"citaat/corpus/phrases"
)

// After an erasure the first undo says that it stays; the next takes back what was
// done before it.
func TestAnErasureIsNotTakenBack(t *testing.T) {
	w := writer(t, func() error { return nil })
	b := phrases.For(phrases.English)
	undo := func() string {
		cmd, _ := w.Undo(undoing{}, b, false)
		sentence, _ := says(cmd, b)
		return sentence
	}
	plain := undo()
	told(w.Erase(func() (screen.Say, error) { return screen.Say{}, nil }))
	if got, want := undo(), b.Say("erasure.for-good"); got != want {
		t.Errorf("after an erasure: %s", got)
	}
	if got := undo(); got != plain {
		t.Errorf("the second time: %s", got)
	}
	told(w.Erase(func() (screen.Say, error) { return screen.Say{}, nil }))
	told(w.Do(phrases.Make("masking.screen"), func(*coding.Batch) error { return nil }))
	if got := undo(); got != plain {
		t.Errorf("of what was done after it: %s", got)
	}
}
