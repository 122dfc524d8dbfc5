package search

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"citaat/corpus"
	"citaat/corpus/corpustest"
)

// large is a study of a thousand interviews, 120,000 turns and 100,000
// codings.
func large(interviews int) *memory {
	m := &memory{versions: map[corpus.TranscriptID]int{}, list: corpustest.Generate(1, interviews, 120),
		settings: corpus.Settings{Groups: corpustest.Groups()}, codings: map[corpus.TranscriptID][]Coding{}, codes: map[string][]string{}}
	m.people = corpustest.Participants(m.list)
	for c := range 20 {
		m.codes[fmt.Sprint("c", c)] = []string{fmt.Sprint("c", c)}
	}
	for _, t := range m.list {
		for i := range 100 {
			at := corpus.Offset(i*7919) % t.Body().Len()
			m.codings[t.ID] = append(m.codings[t.ID], Coding{fmt.Sprint(t.ID, i), fmt.Sprint("c", i%20), corpus.Span{Start: at, End: at + 150}})
		}
	}
	return m
}

func (m *memory) bytes() (n int64) {
	for _, t := range m.list {
		n += int64(len(t.Body().String()))
	}
	return n
}

func BenchmarkIndex(b *testing.B) {
	m := large(200)
	b.Run("build", func(b *testing.B) {
		b.SetBytes(m.bytes())
		b.ReportAllocs()
		n := 0
		for b.Loop() {
			x := NewIndex(filepath.Join(b.TempDir(), fmt.Sprint(n)))
			n++
			if err := x.Update(context.Background(), m, nil); err != nil {
				b.Fatal(err)
			}
			x.Close()
		}
	})
	b.Run("one-changed", func(b *testing.B) {
		x := indexed(b, m)
		for b.Loop() {
			m.versions[m.list[0].ID]++
			if err := x.Update(context.Background(), m, nil); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkScan measures searches without an index.
func BenchmarkScan(b *testing.B) {
	for _, n := range []int{10, 400} {
		m := large(n)
		x := NewIndex("")
		words := corpustest.NewVocabulary(1).Words
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.SetBytes(m.bytes())
			measure(b, func(i int) error {
				q, err := Parse(words[20000+i%5000])
				if err != nil {
					return err
				}
				_, err = x.Find(context.Background(), m, q, Options{})
				return err
			})
		})
	}
}

// BenchmarkFind measures the first hits of queries of every kind, on a
// thousand interviews, and as a yardstick a bare scan of their text.
func BenchmarkFind(b *testing.B) {
	m := large(1000)
	x := indexed(b, m)
	if err := x.Warm(); err != nil {
		b.Fatal(err)
	}
	ctx, words := context.Background(), corpustest.NewVocabulary(1).Words
	for _, k := range kinds(words) {
		b.Run(k.name, func(b *testing.B) {
			measure(b, func(i int) error {
				q, err := Parse(k.query(i))
				if err != nil {
					return err
				}
				if k.count {
					_, err = x.Count(ctx, m, q, k.opt.AsYouType)
				} else {
					_, err = x.Find(ctx, m, q, k.opt)
				}
				return err
			})
		})
	}
	b.Run("open", func(b *testing.B) {
		measure(b, func(i int) error {
			if err := x.Close(); err != nil {
				return err
			}
			q, err := Parse(words[20000+i%5000])
			if err != nil {
				return err
			}
			_, err = x.Find(ctx, m, q, Options{})
			return err
		})
	})
	b.Run("yardstick/scan-of-text", func(b *testing.B) {
		b.SetBytes(m.bytes())
		measure(b, func(i int) error {
			for _, t := range m.list {
				strings.Contains(t.Body().String(), words[20000+i%5000])
			}
			return nil
		})
	})
}

type kindOfQuery struct {
	name  string
	query func(i int) string
	opt   Options
	count bool
}

// kinds are queries of every kind, of words of every frequency.
func kinds(words []string) []kindOfQuery {
	begin := func(i, n int) string { return beginning(words[i*37%20000], n) }
	common, middle := func(i int) string { return words[i%300] }, func(i int) string { return words[100+i%3000] }
	ranked, typing := Options{Limit: 50, Order: ByRank}, Options{AsYouType: true}
	return []kindOfQuery{
		{"place/rare", func(i int) string { return words[20000+i%5000] }, Options{}, false},
		{"place/common", func(i int) string { return words[i%100] }, Options{Limit: 50}, false},
		{"place/and", func(i int) string { return common(i) + " " + middle(i) }, Options{Limit: 50}, false},
		{"place/code", func(i int) string { return fmt.Sprint("code:c", i%20) }, Options{Limit: 50}, false},
		{"ranked/rare", func(i int) string { return words[20000+i%5000] }, ranked, false},
		{"ranked/common", common, ranked, false},
		{"ranked/most-common", func(i int) string { return words[0] }, ranked, false},
		{"ranked/and", func(i int) string { return common(i) + " " + middle(i) }, ranked, false},
		{"ranked/or", func(i int) string { return common(i) + " OR " + middle(i) }, ranked, false},
		{"ranked/not", func(i int) string { return middle(i) + " NOT " + common(i) }, ranked, false},
		{"ranked/phrase", func(i int) string { return `"` + words[i%50] + " " + words[i%70] + `"` }, ranked, false},
		{"ranked/near", func(i int) string { return words[i%50] + " near/5 " + words[100+i%200] }, ranked, false},
		{"ranked/prefix", func(i int) string { return begin(i, 2) + "*" }, ranked, false},
		{"ranked/fuzzy", func(i int) string { return middle(i) + "~1" }, ranked, false},
		{"ranked/fuzzy2", func(i int) string { return middle(i) + "~2" }, ranked, false},
		{"ranked/pattern", func(i int) string { return "/" + begin(i, 3) + ".*en/" }, ranked, false},
		{"ranked/open-pattern", func(i int) string { return "/.*[aeo]" + begin(i, 3) + ".*/" }, ranked, false},
		{"ranked/stars", func(i int) string { return "*" + middle(i) + "*" }, ranked, false},
		{"ranked/group", func(i int) string { return common(i) + " group:moeder NOT var:pariteit=1" }, ranked, false},
		{"ranked/coded", func(i int) string { return common(i) + fmt.Sprint(" code:c", i%20) }, ranked, false},
		{"ranked/not-coded", func(i int) string { return common(i) + fmt.Sprint(" AND NOT code:c", i%20) }, ranked, false},
		{"typing/2-letters", func(i int) string { return begin(i, 2) }, typing, false},
		{"typing/4-letters", func(i int) string { return begin(i, 4) }, typing, false},
		{"typing/group", func(i int) string { return "group:moeder " + begin(i, 2) }, typing, false},
		{"typing/second-word", func(i int) string { return common(i) + " " + begin(i, 2) }, typing, false},
		{"count/common", func(i int) string { return words[i%100] }, Options{}, true},
		{"count/2-letters", func(i int) string { return begin(i, 2) }, typing, true},
	}
}

func beginning(w string, n int) string {
	r := []rune(w)
	return string(r[:min(n, len(r))])
}

// measure reports the median and the 99th percentile.
func measure(b *testing.B, do func(i int) error) {
	var times []time.Duration
	for i := 0; b.Loop(); i++ {
		start := time.Now()
		if err := do(i); err != nil {
			b.Fatal(err)
		}
		times = append(times, time.Since(start))
	}
	slices.Sort(times)
	b.ReportMetric(float64(times[len(times)/2].Microseconds())/1000, "p50-ms")
	b.ReportMetric(float64(times[len(times)*99/100].Microseconds())/1000, "p99-ms")
}
