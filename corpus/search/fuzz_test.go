package search

import (
	"context"
	"errors"
	"slices"
	"testing"
	"unicode/utf8"
)

// FuzzQuery holds that no query stops the program, that an error points into
// the query, that every beginning of one can be typed, and that bleve and the
// scan agree on what it finds.
func FuzzQuery(f *testing.F) {
	for _, c := range asked() {
		f.Add(c.query)
	}
	for _, s := range []string{"", "((a OR", `"open`, "/[/", "a near/5", "NOT", "code:", "é* ~ ~~2 **", "a\x00b", "\xff", "var:\"a=b\"=c",
		"/.*a.{9}/", "/(a|b)*?/", "„moeder”", "a AND NOT (b OR NOT (c AND code:steun))", "speaker:* NOT code:steun OR moeder",
		"code:steun overlapping code:stresswoorden", "stress within-turn (code:steun OR code:stresswoorden)", "overlapping overlapt code:steun",
		"NOT (code:steun ZELFDE-BEURT code:steun) moeder", "group:moeder OVERLAPT code:steun", "a OVERLAPPING b"} {
		f.Add(s)
	}
	m := mothers()
	x, scan := indexed(f, m), NewIndex("")
	f.Fuzz(func(t *testing.T, src string) {
		if len(src) > 200 {
			return
		}
		for i := range src {
			checkParse(t, src[:i], ParseTyping)
		}
		q, ok := checkParse(t, src, Parse)
		if !ok {
			return
		}
		for _, o := range []Options{{}, {AsYouType: true, Limit: 1000}, {Order: ByRank}} {
			got, gotErr := x.Find(context.Background(), m, q, o)
			want, wantErr := scan.Find(context.Background(), m, q, o)
			if (gotErr == nil) != (wantErr == nil) {
				t.Fatalf("index: %v; scan: %v", gotErr, wantErr)
			}
			slices.SortFunc(got.Hits, byPlace)
			slices.SortFunc(want.Hits, byPlace)
			if !slices.Equal(bare(got.Hits), bare(want.Hits)) {
				t.Fatalf("%+v\nindex %v\n scan %v", o, bare(got.Hits), bare(want.Hits))
			}
		}
	})
}

func checkParse(t *testing.T, src string, parse func(string) (Query, error)) (Query, bool) {
	q, err := parse(src)
	if err == nil {
		return q, true
	}
	var e *QueryError
	if !errors.As(err, &e) {
		t.Fatalf("%q: %v", src, err)
	}
	if e.Offset < 0 || e.Offset > utf8.RuneCountInString(src) {
		t.Fatalf("%q: the error points at %d", src, e.Offset)
	}
	return q, false
}
