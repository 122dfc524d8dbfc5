package search

import (
	"context"
	"fmt"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"citaat/corpus"
)

// saying are the words of random talk: few, so that they meet.
func saying() []string {
	return strings.Fields(`moeder moeders Moeder bezorgd bezorgde angst angsten niet echt zo'n één een
		stress zorg zorgen zwangerschap zwangerschappen spannend hoofd.Dat foto’s co-ouder worry worried
		бабушка قلب 心 e\u0301e\u0301n 3,5 🤰🏽 x`)
}

func randomStudy(t *rapid.T) *memory {
	m := &memory{versions: map[corpus.TranscriptID]int{}, codings: map[corpus.TranscriptID][]Coding{},
		settings: corpus.Settings{Groups: []corpus.Group{{ID: "moeder"}, {ID: "vrijwilliger"}}},
		codes:    map[string][]string{"a": {"a", "b"}, "b": {"b"}, "c": {"c"}}}
	words := rapid.SampledFrom(saying())
	for i := range rapid.IntRange(1, 4).Draw(t, "interviews") {
		id := fmt.Sprintf("M%d", i+1)
		var lines []string
		for n := range rapid.IntRange(1, 8).Draw(t, "turns") {
			label := rapid.SampledFrom([]string{"I", id, id, id, "T", "TT"}).Draw(t, "label")
			if n > 0 && rapid.IntRange(0, 5).Draw(t, "again") == 0 {
				label += fmt.Sprint("=", n)
			}
			lines = append(lines, label+": "+strings.Join(rapid.SliceOfN(words, 0, 12).Draw(t, "said"), " "))
		}
		tr := talk(id, rapid.SampledFrom([]string{"nl", "nl", "en", ""}).Draw(t, "language"), lines...)
		m.list = append(m.list, tr)
		m.people = append(m.people, corpus.Participant{ID: corpus.ParticipantID(id),
			Group:     rapid.SampledFrom([]corpus.GroupID{"moeder", "vrijwilliger"}).Draw(t, "group"),
			Variables: map[string]string{"pariteit": fmt.Sprint(i % 2)}})
		m.codings[tr.ID] = randomCodings(t, tr)
	}
	return m
}

func randomCodings(t *rapid.T, tr *corpus.Transcript) []Coding {
	var out []Coding
	for i := range rapid.IntRange(0, 5).Draw(t, "codings") {
		at := rapid.IntRange(0, int(tr.Body().Len())).Draw(t, "start")
		end := min(at+rapid.IntRange(0, 40).Draw(t, "length"), int(tr.Body().Len()))
		out = append(out, Coding{fmt.Sprintf("%s-%d", tr.ID, i), rapid.SampledFrom([]string{"a", "b", "c"}).Draw(t, "code"),
			corpus.Span{Start: corpus.Offset(at), End: corpus.Offset(end)}})
	}
	return out
}

// randomQuery writes a query; a positive one finds something by itself.
func randomQuery(t *rapid.T, depth int) string {
	word := rapid.SampledFrom([]string{"moeder", "moeders", "bezorgd", "angsten", "een", "niet", "zwangerschap", "Dat", "foto",
		"co-ouder", "worries", "бабушка", "قلب", "心", "weg"})
	if depth == 0 {
		w := word.Draw(t, "word")
		switch rapid.IntRange(0, 13).Draw(t, "leaf") {
		case 0:
			return `"` + w + " " + word.Draw(t, "second") + `"`
		case 1:
			return `"` + w + `"`
		case 2:
			return string([]rune(w)[:1]) + "*"
		case 3:
			return "*" + string([]rune(w)[1:])
		case 4:
			return w + "~"
		case 5:
			return w + "~2"
		case 6:
			return rapid.SampledFrom([]string{"/[bm].*d/", "/.*e+n/", "/x|een/", "/^moeder$/", "/zo.n/", "/\\p{Cyrillic}+/"}).Draw(t, "pattern")
		case 7:
			return w + " near/3 " + word.Draw(t, "second")
		case 10:
			code := func() string { return "code:" + rapid.SampledFrom([]string{"a", "b", "c"}).Draw(t, "code") }
			link := rapid.SampledFrom([]string{" overlapping ", " OVERLAPT ", " within-turn ", " zelfde-beurt "}).Draw(t, "link")
			left := rapid.SampledFrom([]string{w, code(), "(" + code() + " OR " + w + ")", code() + " overlapping " + code()}).Draw(t, "left")
			return left + link + rapid.SampledFrom([]string{code(), "(" + code() + " OF " + code() + ")"}).Draw(t, "right")
		case 11:
			return "(" + w + " OR \"" + w + " " + word.Draw(t, "second") + "\") bij/4 " + string([]rune(w)[:1]) + "*"
		case 8:
			return "code:" + rapid.SampledFrom([]string{"a", "b", "c"}).Draw(t, "code")
		case 9:
			return rapid.SampledFrom([]string{"group:moeder", "speaker:I", "spreker:tolk", "speaker:*", "interview:M1", "var:pariteit=1", "deelnemer:M*"}).Draw(t, "field")
		}
		return w
	}
	a := randomQuery(t, depth-1)
	switch rapid.IntRange(0, 4).Draw(t, "branch") {
	case 0:
		return "(" + a + " OR " + randomQuery(t, depth-1) + ")"
	case 1:
		return a + " NOT " + "(" + randomQuery(t, depth-1) + ")"
	case 2:
		return "(" + a + ")"
	}
	return a + " AND " + randomQuery(t, depth-1)
}

func TestIndexAnswersAsTheScanDoes(t *testing.T) {
	base := t.TempDir()
	n, asked, nonempty := 0, 0, 0
	rapid.Check(t, func(t *rapid.T) {
		m := randomStudy(t)
		n++
		x, scan := NewIndex(filepath.Join(base, fmt.Sprint(n))), NewIndex("")
		defer x.Close()
		if err := x.Update(context.Background(), m, nil); err != nil {
			t.Fatal(err)
		}
		if rapid.Bool().Draw(t, "warm") {
			if err := x.Warm(); err != nil {
				t.Fatal(err)
			}
		}
		for range 25 {
			src := randomQuery(t, rapid.IntRange(0, 3).Draw(t, "depth"))
			q, err := Parse(src)
			if err != nil {
				continue // NOT alone, most often
			}
			before := m.loads
			got, err := x.Find(context.Background(), m, q, Options{})
			if err != nil {
				t.Fatalf("%s: %v", src, err)
			}
			if m.loads != before {
				t.Fatalf("%s: the index did not answer: %d interviews were read", src, m.loads-before)
			}
			want, err := scan.Find(context.Background(), m, q, Options{})
			if err != nil {
				t.Fatalf("%s: %v", src, err)
			}
			if asked++; len(want.Hits) > 0 {
				nonempty++
			}
			if !slices.Equal(bare(got.Hits), bare(want.Hits)) {
				t.Fatalf("%s\nindex %v\n scan %v", src, bare(got.Hits), bare(want.Hits))
			}
			sameOtherwise(t, x, scan, m, q, want.Hits)
		}
	})
	if asked == 0 || nonempty*4 < asked {
		t.Errorf("only %d of %d queries found anything: the test tests too little", nonempty, asked)
	}
}

// sameOtherwise holds the other ways of asking against all hits.
func sameOtherwise(t *rapid.T, x, scan *Index, m *memory, q Query, all []Hit) {
	ctx := context.Background()
	a, err := x.Count(ctx, m, q, false)
	if err != nil {
		t.Fatal(err)
	}
	if b := Summarise(m, all); !reflect.DeepEqual(a, b) {
		t.Fatalf("%s: counted %+v, listed %+v", q, a, b)
	}
	first, err := x.Find(ctx, m, q, Options{Limit: 3})
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(bare(first.Hits), bare(all[:min(3, len(all))])) || first.Complete != (len(all) <= 3) {
		t.Fatalf("%s: the first three are %v of %v (complete: %v)", q, bare(first.Hits), bare(all), first.Complete)
	}
	ranked, err := x.Find(ctx, m, q, Options{Order: ByRank})
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(bare(inOrder(slices.Clone(ranked.Hits))), bare(all)) {
		t.Fatalf("%s: ranked finds others: %v, not %v", q, bare(ranked.Hits), bare(all))
	}
	typed, err := x.Find(ctx, m, q, Options{AsYouType: true, Limit: 1000})
	if err != nil {
		t.Fatal(err)
	}
	want, err := scan.Find(ctx, m, q, Options{AsYouType: true, Limit: 1000})
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(bare(typed.Hits), bare(want.Hits)) {
		t.Fatalf("%s: while typing %v, scanned %v", q, bare(typed.Hits), bare(want.Hits))
	}
	firstFew(t, x, m, q, want.Hits)
}

// firstFew holds the first hits while typing against all of them. Whether an
// answer was given before is only known when all are.
func firstFew(t *rapid.T, x *Index, m *memory, q Query, all []Hit) {
	few, err := x.Find(context.Background(), m, q, Options{AsYouType: true, Limit: 2})
	if err != nil {
		t.Fatal(err)
	}
	if repeats(m) {
		return
	}
	if len(few.Hits) != min(2, len(all)) || few.Complete != (len(all) <= 2) {
		t.Fatalf("%s: while typing the first two of %d are %v (complete: %v)", q, len(all), bare(few.Hits), few.Complete)
	}
	for _, h := range bare(few.Hits) {
		if !slices.Contains(bare(all), h) {
			t.Fatalf("%s: while typing %v, which is no hit", q, h)
		}
	}
}

func repeats(m *memory) bool {
	for _, t := range m.list {
		for _, u := range t.Turns {
			if u.Repeats.Number != 0 {
				return true
			}
		}
	}
	return false
}

// bare is hits without what only the engines know.
func bare(hits []Hit) []string {
	var out []string
	for _, h := range hits {
		out = append(out, fmt.Sprintf("%s:%d %v %s %s", h.Transcript, h.Turn, h.Span, h.Participant, h.Coding))
	}
	return out
}
