package search

import (
	"context"
	"fmt"
	"os"
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

// BenchmarkFind measures the first hits of queries of every kind, on a
// thousand interviews.
func BenchmarkFind(b *testing.B) {
	m := large(1000)
	x := indexed(b, m)
	size := int64(0)
	filepath.WalkDir(x.dir, func(p string, e os.DirEntry, _ error) error {
		if i, err := e.Info(); err == nil && !e.IsDir() {
			size += i.Size()
		}
		return nil
	})
	b.Logf("%d MB of text, index %d MB", m.bytes()>>20, size>>20)
	words := corpustest.NewVocabulary(1).Words
	kinds := []struct {
		name  string
		query func(i int) string
		opt   Options
	}{
		{"rare", func(i int) string { return words[20000+i%5000] }, Options{}},
		{"ranked/rare", func(i int) string { return words[20000+i%5000] }, ranked50()},
		{"ranked/common", func(i int) string { return words[i%100] }, ranked50()},
		{"ranked/most-common", func(i int) string { return words[0] }, ranked50()},
		{"ranked/and", func(i int) string { return words[i%300] + " " + words[300+i%3000] }, ranked50()},
		{"ranked/or", func(i int) string { return words[i%300] + " OR " + words[300+i%3000] }, ranked50()},
		{"ranked/not", func(i int) string { return words[100+i%300] + " NOT " + words[i%100] }, ranked50()},
		{"ranked/phrase", func(i int) string { return `"` + words[i%50] + " " + words[i%70] + `"` }, ranked50()},
		{"ranked/near", func(i int) string { return words[i%50] + " near/5 " + words[100+i%200] }, ranked50()},
		{"ranked/prefix", func(i int) string { return beginning(words[i*37%20000], 2) + "*" }, ranked50()},
		{"ranked/fuzzy", func(i int) string { return words[200+i%5000] + "~1" }, ranked50()},
		{"ranked/fuzzy2", func(i int) string { return words[200+i%5000] + "~2" }, ranked50()},
		{"ranked/pattern", func(i int) string { return "/" + beginning(words[i*37%20000], 3) + ".*en/" }, ranked50()},
		{"ranked/star-word", func(i int) string { return "*" + words[300+i%3000] }, ranked50()},
		{"ranked/group", func(i int) string { return words[100+i%300] + " group:moeder NOT var:pariteit=1" }, ranked50()},
		{"ranked/coded", func(i int) string { return words[100+i%300] + fmt.Sprint(" code:c", i%20) }, ranked50()},
		{"ranked/not-coded", func(i int) string { return words[100+i%300] + fmt.Sprint(" AND NOT code:c", i%20) }, ranked50()},
		{"code-alone", func(i int) string { return fmt.Sprint("code:c", i%20) }, Options{Limit: 50}},
		{"place/common", func(i int) string { return words[i%100] }, Options{Limit: 50}},
		{"place/and", func(i int) string { return words[i%300] + " " + words[300+i%3000] }, Options{Limit: 50}},
		{"typing/2", func(i int) string { return beginning(words[i*37%20000], 2) }, Options{AsYouType: true}},
		{"typing/4", func(i int) string { return beginning(words[i*37%20000], 4) }, Options{AsYouType: true}},
		{"typing/group", func(i int) string { return "group:moeder " + beginning(words[i*37%20000], 2) }, Options{AsYouType: true}},
		{"typing/second", func(i int) string { return words[100+i%300] + " " + beginning(words[i*37%20000], 2) }, Options{AsYouType: true}},
	}
	for _, k := range kinds {
		b.Run(k.name, func(b *testing.B) {
			measure(b, func(i int) error {
				q, err := Parse(k.query(i))
				if err != nil {
					return err
				}
				_, err = x.Find(context.Background(), m, q, k.opt)
				return err
			})
		})
	}
	b.Run("count/common", func(b *testing.B) {
		measure(b, func(i int) error {
			q, _ := Parse(words[i%100])
			_, err := x.Count(context.Background(), m, q, false)
			return err
		})
	})
	b.Run("count/typing2", func(b *testing.B) {
		measure(b, func(i int) error {
			q, _ := Parse(beginning(words[i*37%20000], 2))
			_, err := x.Count(context.Background(), m, q, true)
			return err
		})
	})
	b.Run("open", func(b *testing.B) {
		measure(b, func(i int) error {
			if err := x.Close(); err != nil {
				return err
			}
			q, _ := Parse(words[20000+i%5000])
			_, err := x.Find(context.Background(), m, q, Options{})
			return err
		})
	})
	b.Run("yardstick/scan-of-text", func(b *testing.B) {
		measure(b, func(i int) error {
			for _, t := range m.list {
				strings.Contains(t.Body().String(), words[20000+i%5000])
			}
			return nil
		})
	})
}

func ranked50() Options { return Options{Limit: 50, Order: ByRank} }

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
