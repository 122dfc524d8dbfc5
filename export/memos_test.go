package export

import (
	"slices"
	"strings"
	"testing"

	"citaat/coding"
)

// TestWorkingWorkbookHasAllMemos: whatever they are about, with their sources;
// a filter leaves out those about what it leaves out.
func TestWorkingWorkbookHasAllMemos(t *testing.T) {
	s := study(t, "ilse")
	calm := code(t, s, "En dan was het rustig in mijn hoofd.", "vt-aaa")
	gone := code(t, s, "maar wel bezorgd", "bz-aaa")
	do(t, s, func(b *coding.Batch) error {
		for _, m := range []struct{ kind, id, text, source string }{
			{coding.OnStudy, "", "=waarom dit onderzoek", ""}, {coding.OnStudy, "", "vertrouwen is een sprong", "Möllering 2006"},
			{coding.OnInterview, "M3", "sterk interview", ""}, {coding.OnParticipant, "M9", "nog bellen", ""},
			{coding.OnCode, "bz-aaa", "te breed", ""}, {coding.OnCoding, string(calm), "kernpassage", ""}, {coding.OnCoding, string(gone), "twijfel", ""},
		} {
			b.Memo(coding.MemoTarget{Kind: m.kind, ID: m.id}, m.text, m.source)
		}
		return nil
	})
	do(t, s, func(b *coding.Batch) error { return b.Uncode(gone) })
	memos := func(f Filter) []map[string]string {
		data, _ := written(t, XLSX, collected(t, s, f), dutch(Options{}))
		return under(t, grid(t, opened(t, data), "Memo's"), "Datum")
	}
	var got []string
	for _, r := range memos(Filter{}) {
		got = append(got, strings.Join([]string{r["Soort"], r["Bij"], r["Code"], r["Memo"], r["Bron"]}, "|"))
	}
	want := []string{"onderzoek|||=waarom dit onderzoek|", "literatuur|||vertrouwen is een sprong|Möllering 2006", "interview|M3||sterk interview|",
		"deelnemer|M9||nog bellen|", "code||Stresswoorden/Bezorgd|te breed|", "codering|M3:2|Meerwaarde/Vertrouwen|kernpassage|", "codering|M3|Stresswoorden/Bezorgd|twijfel|"}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	var few []string
	for _, r := range memos(Filter{Codes: []coding.CodeID{"mw-aaa"}}) {
		few = append(few, r["Memo"])
	}
	if strings.Join(few, "|") != "=waarom dit onderzoek|vertrouwen is een sprong|sterk interview|nog bellen|kernpassage" {
		t.Errorf("with a filter %q", few)
	}
	data, _ := written(t, XLSX, collected(t, s, Filter{}), dutch(Options{Share: true}))
	if all := allText(t, XLSX, data); strings.Contains(all, "Memo") || strings.Contains(all, "sprong") {
		t.Error("a file to share holds memos")
	}
}
