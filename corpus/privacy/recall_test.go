package privacy_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"citaat/corpus"
	"citaat/corpus/privacy"
)

var update = flag.Bool("update", false, "write the tables anew")

// sentence is a line of a recall set.
type sentence struct {
	text    string
	planted []privacy.Candidate // Kind, Span and Text
}

// set reads a recall set: what identifies somebody stands between braces with
// its kind.
func set(t testing.TB, name string) []sentence {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "recall", name+".txt"))
	if err != nil {
		t.Fatal(err)
	}
	var all []sentence
	for line := range strings.Lines(string(data)) {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		var s sentence
		for line != "" {
			before, rest, found := strings.Cut(line, "{")
			s.text += before
			if !found {
				break
			}
			inner, after, closed := strings.Cut(rest, "}")
			kind, text, named := strings.Cut(inner, ":")
			if !closed || !named {
				t.Fatalf("%s: an open brace", name)
			}
			start := corpus.Offset(utf8.RuneCountInString(s.text))
			s.planted = append(s.planted, privacy.Candidate{Kind: privacy.Kind(kind), Text: text,
				Span: corpus.Span{Start: start, End: start + corpus.Offset(utf8.RuneCountInString(text))}})
			s.text += text
			line = after
		}
		all = append(all, s)
	}
	return all
}

// score is how well a kind is found.
type score struct {
	planted int // in the set
	found   int // every letter of it stands in a candidate, of whatever kind
	named   int // and the candidate is of its kind
	shown   int // candidates of this kind
	right   int // that hold something planted, of whatever kind
}

func recall(sentences []sentence) (of map[privacy.Kind]score, missed, wrong []string) {
	of = map[privacy.Kind]score{}
	s := privacy.NewScanner(privacy.Options{})
	for _, line := range sentences {
		found := s.Scan(line.text)
		for _, p := range line.planted {
			k := of[p.Kind]
			k.planted++
			left, kind := p.Span.Len(), false
			for _, c := range found {
				left -= c.Span.Common(p.Span).Len()
				kind = kind || c.Kind == p.Kind && c.Span.Overlaps(p.Span)
			}
			if left <= 0 {
				k.found++
				if kind {
					k.named++
				}
			} else {
				missed = append(missed, fmt.Sprintf("%s %q in: %s", p.Kind, p.Text, line.text))
			}
			of[p.Kind] = k
		}
		for _, c := range found {
			k := of[c.Kind]
			k.shown++
			right := false
			for _, p := range line.planted {
				right = right || c.Span.Overlaps(p.Span)
			}
			if right {
				k.right++
			} else {
				wrong = append(wrong, fmt.Sprintf("%s %q in: %s", c.Kind, c.Text, line.text))
			}
			of[c.Kind] = k
		}
	}
	return of, missed, wrong
}

func share(n, of int) string {
	if of == 0 {
		return "–"
	}
	return fmt.Sprintf("%.2f", float64(n)/float64(of))
}

func total(of map[privacy.Kind]score) (all score) {
	for _, s := range of {
		all.planted, all.found, all.named = all.planted+s.planted, all.found+s.found, all.named+s.named
		all.shown, all.right = all.shown+s.shown, all.right+s.right
	}
	return all
}

func table(b *bytes.Buffer, name string, sentences []sentence) {
	of, _, _ := recall(sentences)
	with := 0
	for _, s := range sentences {
		if len(s.planted) > 0 {
			with++
		}
	}
	fmt.Fprintf(b, "%s: %d sentences that hold something, %d that hold nothing\n", name, with, len(sentences)-with)
	fmt.Fprintf(b, "%-13s %8s %6s %7s %6s %11s %6s %10s\n", "kind", "planted", "found", "recall", "kind", "candidates", "right", "precision")
	row := func(name string, s score) {
		fmt.Fprintf(b, "%-13s %8d %6d %7s %6s %11d %6d %10s\n", name, s.planted, s.found, share(s.found, s.planted), share(s.named, s.planted), s.shown, s.right, share(s.right, s.shown))
	}
	for _, k := range privacy.Kinds() {
		row(string(k), of[k])
	}
	row("all", total(of))
	b.WriteByte('\n')
}

// How much is found of what was planted, and how much of what is shown is
// something: a change in this table is to be looked at.
func TestRecall(t *testing.T) {
	var b bytes.Buffer
	b.WriteString("found: every letter stands in a candidate, of whatever kind; kind: and the\ncandidate is of its kind. The first two sets and the lists are by one hand; the\nthird is by somebody who had seen neither, and is what to go by.\n\n")
	for _, name := range []string{"development", "held-out", "another-hand"} {
		table(&b, name, set(t, name))
	}
	file := filepath.Join("testdata", "recall.golden")
	if *update {
		if err := os.WriteFile(file, b.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(want, b.Bytes()) {
		t.Errorf("the table is now\n%s", b.String())
	}
	if testing.Verbose() {
		_, missed, wrong := recall(set(t, "development"))
		t.Logf("missed:\n%s\nwrong:\n%s", strings.Join(missed, "\n"), strings.Join(wrong, "\n"))
	}
}

// What has a check digit is always found, and nothing else is taken for it; of
// the others no less than this.
func TestRecallHasAFloor(t *testing.T) {
	for _, name := range []string{"development", "held-out", "another-hand"} {
		of, _, _ := recall(set(t, name))
		for _, k := range []privacy.Kind{privacy.BSN, privacy.IBAN, privacy.Email} {
			if s := of[k]; s.planted == 0 || s.named < s.planted || s.right < s.shown {
				t.Errorf("%s: %s: %+v", name, k, s)
			}
		}
		if all := total(of); float64(all.found) < 0.85*float64(all.planted) || float64(all.right) < 0.85*float64(all.shown) {
			t.Errorf("%s: %+v", name, all)
		}
	}
}

func BenchmarkRecall(b *testing.B) {
	for _, name := range []string{"development", "held-out", "another-hand"} {
		sentences := set(b, name)
		of, _, _ := recall(sentences)
		for _, k := range append(privacy.Kinds(), "all") {
			s := of[k]
			if k == "all" {
				s = total(of)
			}
			b.Run(name+"/"+string(k), func(b *testing.B) {
				for b.Loop() {
					recall(sentences)
				}
				b.ReportMetric(float64(s.planted), "planted")
				b.ReportMetric(float64(s.found)/float64(max(1, s.planted)), "recall")
				b.ReportMetric(float64(s.right)/float64(max(1, s.shown)), "precision")
			})
		}
	}
}
