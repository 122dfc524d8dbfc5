package find

import (
	"context"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"citaat/cmd/citaat/desk"
	"citaat/coding"
	"citaat/coding/codingtest"
	"citaat/corpus/phrases"
	"citaat/corpus/search"
)

// BenchmarkFirstHits is from a query that is being typed to its first fifty
// hits, set out with their codes, in a study of 1,000 interviews.
func BenchmarkFirstHits(b *testing.B) {
	dir := filepath.Join(b.TempDir(), "groot")
	if err := codingtest.Make(dir, 1, codingtest.Size{Interviews: 1000, Turns: 120, Codings: 100000, Codes: 60}); err != nil {
		b.Fatal(err)
	}
	d, err := desk.Open(context.Background(), dir, coding.Options{Coder: "ilse"})
	if err != nil {
		b.Fatal(err)
	}
	defer d.Close() //nolint:errcheck // the folder goes too
	if err := d.UpdateIndex(context.Background(), nil); err != nil {
		b.Fatal(err)
	}
	c := Config{Study: d.Searchable(), Index: d.Index, Codes: d.Study, Searches: d.Searches(d.Searchable()), Book: phrases.For(phrases.Dutch)}
	queries := []string{"be", "bez", "de", "het ", "ik ", "zwang"}
	var took []time.Duration
	for i := 0; b.Loop(); i++ {
		at := time.Now()
		r := answer(context.Background(), c, 1, queries[i%len(queries)], search.SortPlace, false, false)
		took = append(took, time.Since(at))
		if r.err != nil || len(r.rows) > first {
			b.Fatal(len(r.rows), r.err)
		}
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "ms-p99")
}
