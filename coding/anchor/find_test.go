package anchor

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"citaat/corpus"
	"citaat/corpus/corpustest"
)

// anchorOf makes an anchor on the passage between ⟦ and ⟧.
func anchorOf(t *testing.T, s string) Anchor {
	t.Helper()
	text, p := marked(t, s)
	body := corpus.NewBody(text)
	return Make(body, body.Hash(), p)
}

const story1 = "Ik was toen zo vreselijk bang voor de bevalling. Mijn man was er niet bij, hij werkte. " +
	"Zij kwam elke week bij ons thuis en dat gaf rust. Ja, heel veel rust eigenlijk, dat had ik niet verwacht."

func TestFind(t *testing.T) {
	in := func(passage string) string { return strings.Replace(story1, passage, "⟦"+passage+"⟧", 1) }
	for _, c := range []struct{ name, made, now string }{
		{"as it was", in("Mijn man was er niet bij"), in("Mijn man was er niet bij")},
		{"moved by text before", in("Mijn man was er niet bij"), "😀 مرحبا. " + in("Mijn man was er niet bij")},
		{"turn split in it", in("niet bij, hij werkte"), strings.Replace(in("niet bij, hij werkte"), "bij, hij", "bij,\nhij", 1)},
		{"turns joined in it", strings.Replace(in("niet bij, hij werkte"), "bij, hij", "bij,\nhij", 1), in("niet bij, hij werkte")},
		{"one of several, by what stands before", "ja zei zij ⟦heel fijn⟧ was het. nee zei hij heel fijn was het.", "o ja zei zij ⟦heel fijn⟧ was het. nee zei hij heel fijn was het."},
		{"one of several, by what stands behind", "het was ⟦heel fijn⟧ zei zij. het was heel fijn zei hij.", "nou het was ⟦heel fijn⟧ zei zij. het was heel fijn zei hij."},
		{"a word, not a part of one", "en ⟦ja⟧ hoor", "een jaar geleden en ⟦ja⟧ hoor"},
		{"part of a word stays part", "mijn zwanger⟦schap⟧ was", "de mijn zwanger⟦schap⟧ was"},
		{"words corrected in a long passage", in("Zij kwam elke week bij ons thuis en dat gaf rust."),
			strings.NewReplacer("elke", "iedere", "Zij", "⟦Ze", "rust. Ja", "rust.⟧ Ja").Replace(story1)},
		{"a word corrected in a short one, context intact", in("heel veel rust"), strings.Replace(story1, "heel veel rust", "⟦heel vele rust⟧", 1)},
		{"emoji and marks", "hij zei 👩‍👧 ⟦x̌y̌ 😀 blij⟧ ja", "zij en hij zei 👩‍👧 ⟦x̌y̌ 😀 blij⟧ ja"},
	} {
		t.Run(c.name, func(t *testing.T) {
			now, _ := marked(t, c.now)
			got, ok := Find(corpus.NewBody(now), anchorOf(t, c.made))
			if !ok {
				t.Fatal("not found")
			}
			if m := mark(now, got); m != c.now {
				t.Errorf("found  %s\nwanted %s", m, c.now)
			}
		})
	}
}

func TestFindNothingInDoubt(t *testing.T) {
	for _, c := range []struct{ name, made, now string }{
		{"gone", "ik was ⟦heel erg bang⟧ toen", "ik was verdrietig toen"},
		{"two equal places", "zij ⟦ja hoor⟧ zei", "hij zei: ja hoor. hij zei: ja hoor. hij zei: ja"},
		{"only within other words", "en ⟦ja⟧ hoor", "een jaar en twee jaar"},
		{"too short to be found elsewhere", "zij was ⟦bang⟧ voor de bevalling", "het was een lang verhaal over heel iets anders"},
		{"a like sentence in another place", "voor mij was het ⟦heel fijn daar⟧ met de kinderen", "o. het eten in het ziekenhuis was niet heel fijn dan voor ons als gezin"},
		{"less than 70 %", "⟦zij kwam elke week bij ons thuis en gaf rust⟧", "zij kwam toen maar een keer langs en verdween weer"},
		{"nothing to look for", "⟦⟧", "ja"},
		{"empty body", "⟦ja hoor⟧", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got, ok := Find(corpus.NewBody(c.now), anchorOf(t, c.made)); ok {
				t.Errorf("found %s", mark(c.now, got))
			}
		})
	}
}

// TestLikelyRegions has a body so large that only likely parts of it are looked
// through, and compares that with a search through all of it.
func TestLikelyRegions(t *testing.T) {
	ts := corpustest.Generate(7, 1, 2500)
	body := ts[0].Body()
	// Every seventh word goes: no long quotation is left to the letter.
	words := strings.SplitAfter(body.String(), " ")
	for i := 0; i < len(words); i += 7 {
		words[i] = ""
	}
	now := corpus.NewBody(strings.Join(words, ""))
	f := NewFinder(now)
	f.prepare()
	found, regions := 0, 0
	for i := 11; i < 2500; i += 250 {
		u := ts[0].Turns[i].Span
		a := Make(body, ts[0].Hash(), corpus.Span{Start: u.Start, End: min(u.End, u.Start+200)})
		w := newWanted(a)
		want, ok := best(f.alike(w))
		if !ok {
			continue
		}
		found++
		likely, narrow := f.grams.regions(w.quote)
		if !narrow {
			continue
		}
		regions++
		if !slices.ContainsFunc(likely, func(r corpus.Span) bool { return r.Covers(want.span) }) {
			t.Errorf("%q is at %v, not in %v", a.Quote, want.span, likely)
		}
		if n := corpus.Offset(len(w.quote)); len(likely) > maxRegions || likely[len(likely)-1].Len() > maxRegions*4*n {
			t.Errorf("regions are no regions: %v", likely)
		}
	}
	if found < 8 || regions < 8 {
		t.Errorf("only %d of 10 found, %d by regions", found, regions)
	}
}

func TestDistancesEqualThePlainTable(t *testing.T) {
	letters := rapid.SampledFrom([]rune("ab é😀"))
	rapid.Check(t, func(t *rapid.T) {
		pattern := rapid.SliceOfN(letters, 1, 150).Draw(t, "pattern")
		text := rapid.SliceOfN(letters, 0, 200).Draw(t, "text")
		fixed := rapid.Bool().Draw(t, "fixed")
		want := plain(pattern, text, fixed)
		newPattern(pattern).scan(text, fixed, func(end, d int) {
			if d != want[end] {
				t.Fatalf("at %d: %d, want %d", end, d, want[end])
			}
		})
	})
}

// plain is the table of Sellers, cell by cell: its last row.
func plain(pattern, text []rune, fixed bool) []int {
	above := make([]int, len(text)+1)
	if fixed {
		for j := range above {
			above[j] = j
		}
	}
	for i, p := range pattern {
		row := make([]int, len(text)+1)
		row[0] = i + 1
		for j, r := range text {
			cost := 1
			if p == r {
				cost = 0
			}
			row[j+1] = min(above[j]+cost, above[j+1]+1, row[j]+1)
		}
		above = row
	}
	return above
}

func FuzzFind(f *testing.F) {
	f.Add("ik was heel bang", 7, 16, "ja ik was heel bang toen")
	f.Add("ja ja ja", 3, 5, "ja ja ja ja")
	f.Add("een\ntwee drie", 0, 8, "een twee drie")
	f.Add("👩‍👧 x̌y̌ مرحبا بك", 4, 9, "x̌y̌ مرحبا 👩‍👧")
	f.Add(story1, 20, 90, strings.ReplaceAll(story1, "was", "is"))
	f.Add("", 0, 0, "")
	f.Fuzz(func(t *testing.T, before string, start, end int, after string) {
		if !utf8.ValidString(before) || !utf8.ValidString(after) || len(before)+len(after) > 5000 {
			return
		}
		old, now := corpus.NewBody(before), corpus.NewBody(after)
		s := span(min(max(start, 0), int(old.Len())), min(max(end, 0), int(old.Len())))
		if s.End < s.Start {
			return
		}
		a := Make(old, old.Hash(), s)
		got, ok := Find(now, a)
		if ok && (got.Start < 0 || got.Empty() || got.End > now.Len()) {
			t.Fatalf("out of the body: %v of %d", got, now.Len())
		}
		if mapped, ok := Diff(before, after).Map(s); ok && (mapped.Start < 0 || mapped.End > now.Len()) {
			t.Fatalf("mapped out of the body: %v of %d", mapped, now.Len())
		}
		if strings.Count(after, a.Quote) != 1 || a.Quote == "" || strings.Contains(after+a.Quote, "\n") {
			return
		}
		at := now.Offset(strings.Index(after, a.Quote))
		exact := corpus.Span{Start: at, End: at + s.Len()}
		runes := []rune(after)
		whole := onBorder(runes, int(exact.Start)) && onBorder(runes, int(exact.End))
		if whole && strings.LastIndex(after, a.Quote) == strings.Index(after, a.Quote) && got != exact {
			t.Fatalf("the only place is %v, found %v %v", exact, got, ok)
		}
	})
}

// large is a body of a million code points with anchors all over it, made on a
// text in which every seventh word differs.
func large(b *testing.B) (corpus.Body, []Anchor) {
	b.Helper()
	t := corpustest.Generate(3, 1, 6600)[0]
	body := t.Body()
	if body.Len() < 1_000_000 {
		b.Fatalf("only %d code points", body.Len())
	}
	var anchors []Anchor
	for i := range 5000 {
		at := corpus.Offset(i) * (body.Len() - 500) / 5000
		anchors = append(anchors, Make(body, t.Hash(), corpus.Span{Start: at, End: at + 20 + corpus.Offset(i*7%400)}))
	}
	return body, anchors
}

func BenchmarkFindExact(b *testing.B) {
	body, anchors := large(b)
	b.ReportAllocs()
	for b.Loop() {
		f := NewFinder(body)
		for _, a := range anchors {
			f.Find(a)
		}
	}
}

func BenchmarkFindAlike(b *testing.B) {
	body, anchors := large(b)
	words := strings.SplitAfter(body.String(), " ")
	for i := 0; i < len(words); i += 7 {
		words[i] = "nou "
	}
	now := corpus.NewBody(strings.Join(words, ""))
	b.ReportAllocs()
	for b.Loop() {
		f := NewFinder(now)
		found := 0
		for _, a := range anchors {
			if _, ok := f.Find(a); ok {
				found++
			}
		}
		b.ReportMetric(float64(found)/float64(len(anchors)), "found")
	}
}

func BenchmarkDiffAndMap(b *testing.B) {
	body, anchors := large(b)
	words := strings.SplitAfter(body.String(), " ")
	for i := 0; i < len(words); i += 700 {
		words[i] = "nou "
	}
	after := strings.Join(words, "")
	b.ReportAllocs()
	for b.Loop() {
		e := Diff(body.String(), after)
		for _, a := range anchors {
			e.Map(a.Span())
		}
	}
}
