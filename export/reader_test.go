package export

import (
	"testing"

	"citaat/coding"
)

// TestReaderTellsWhatCollectTells: a passage by itself is the one of the tables.
func TestReaderTellsWhatCollectTells(t *testing.T) {
	s := study(t, "ilse")
	calm := code(t, s, "rustig in mijn hoofd", "vt-aaa")
	code(t, s, "Ze had geen stress, zegt ze, maar ze was wel bezorgd.", "bz-aaa")
	code(t, s, "niet echt stress, maar wel bezorgd", "st-aaa")
	do(t, s, func(b *coding.Batch) error {
		return b.Choose(calm, coding.Choice{Chosen: true, Published: "rustig (…) in hoofd", Remark: "na een jaar", Used: "hoofdstuk 3"})
	})
	r := NewReader(s)
	for _, want := range collected(t, s, Filter{}).Passages {
		g, _ := s.Coding(coding.CodingID(want.ID))
		got, err := r.Passage(s, &g)
		if err != nil {
			t.Fatal(err)
		}
		got.Codes, got.Again = want.Codes, want.Again // what lies beside it only the tables tell
		if g, w := asJSON(t, got), asJSON(t, want); g != w {
			t.Errorf("got  %s\nwant %s", g, w)
		}
	}
}
