package search

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// asked are queries of the study of mothers and what they must find.
func asked() []struct{ query, want string } {
	return []struct{ query, want string }{
		{`bezorgd`, "M1:2 bezorgd|M1:4 bezorgd|M2:2 bezorgd|V1:1 Bezorgd"},
		{`BEZORGDE`, "M1:2 bezorgd|M1:4 bezorgd|M2:2 bezorgd|V1:1 Bezorgd"},
		{`zwangerschap`, "M1:4 zwangerschappen"},
		{`moeders`, "M1:4 moeder|M1:4 moeder|M2:5 moeders"},
		{`"moeder"`, "M1:4 moeder|M1:4 moeder"},
		{`spannend`, "M1:5 Spannend|M2:3 spannende"},
		{`dat is`, "M1:4 is|M1:4 dat|M1:5 Dat|M1:5 is"},
		{`"Dat is het"`, "M1:5 Dat is het"},
		{`geinteresseerd`, "M1:5 geïnteresseerd"},
		{`foto`, "M1:5 foto’s"},
		{`worries`, "V1:1 worried|V1:1 worry"},
		{`"niet echt"`, "M1:2 niet echt"},
		{`bezorg*`, "M1:2 bezorgd|M1:4 bezorgd|M2:2 bezorgd|V1:1 Bezorgd"},
		{`*schapp*`, "M1:4 zwangerschappen"},
		{`bezorgt~1`, "M1:2 bezorgd|M1:4 bezorgd|M2:2 bezorgd|V1:1 Bezorgd"},
		{`/str[aeo]+ss/`, "M2:2 stress|M2:5 stress|V1:1 stress"},
		{`bezorgd AND stress`, "M2:2 bezorgd|M2:2 stress|V1:1 Bezorgd|V1:1 stress"},
		{`bezorgd EN stress NIET veel`, "V1:1 Bezorgd|V1:1 stress"},
		{`bezorgd NOT stress`, "M1:2 bezorgd|M1:4 bezorgd"},
		{`echo OF stress`, "M1:2 echo|M2:2 stress|M2:5 stress|V1:1 stress"},
		{`(echo OR moeder) (bezorgd OR twee)`, "M1:2 bezorgd|M1:2 echo|M1:4 moeder|M1:4 bezorgd|M1:4 moeder|M2:5 Twee|M2:5 moeders"},
		{`bezorgd near/4 echo`, "M1:2 "},
		{`echo bij/5 bezorgd`, "M1:2 bezorgd. Maar wel over de echo"},
		{`"niet echt" near/1 bezorgd`, "M1:2 niet echt bezorgd"},
		{`bezorgd group:moeder`, "M1:2 bezorgd|M1:4 bezorgd|M2:2 bezorgd"},
		{`bezorgd groep:moeders deelnemer:m1`, "M1:2 bezorgd|M1:4 bezorgd"},
		{`stress NOT groep:moeder`, "V1:1 stress"},
		{`bezorgd var:pariteit=0`, "M2:2 bezorgd"},
		{`bezorgd var:"aantal kinderen"=1 var:land="sri lanka"`, "M1:2 bezorgd|M1:4 bezorgd"},
		{`bezorgd interview:M*`, "M1:2 bezorgd|M1:4 bezorgd|M2:2 bezorgd"},
		{`bezorgd speaker:I`, "M1:1 bezorgd"},
		{`bezorgd spreker:tolk`, "M2:3 bezorgd|M2:4 bezorgd"},
		{`bezorgd speaker:*`, "M1:1 bezorgd|M1:2 bezorgd|M1:4 bezorgd|M2:2 bezorgd|M2:4 bezorgd|V1:1 Bezorgd"},
		{`bezorgd NOT speaker:M1`, "M2:2 bezorgd|V1:1 Bezorgd"},
		{`bezorgd code:Stresswoorden`, "M1:2 bezorgd"},
		{`bezorgd AND NOT code:Stresswoorden`, "M1:4 bezorgd|M2:2 bezorgd|V1:1 Bezorgd"},
		{`moeder NOT code:steun`, "M1:4 moeder"},
		{`stress (code:steun OR speaker:I OR "stress veel")`, "M2:2 stress|M2:2 stress veel|M2:5 stress"},
		{`code:Stresswoorden/Bezorgd`, "M1:2 niet echt bezorgd"},
		{`code:stresswoorden OR twee`, "M1:2 niet echt bezorgd|M2:3 veel stress en|M2:5 Twee"},
		{`code:steun NOT bezorgd`, ""},
		{`code:steun NOT echo group:moeder`, "M1:4 Mijn moeder was|M2:4 Zij bedoelt bezorgd.\nTwee moeders hielpen met stress."},
		{`code:stresswoorden overlapping code:steun`, ""},
		{`code:stresswoorden within-turn code:steun`, ""},
		{`moeder overlapping code:steun`, "M1:4 moeder|M2:5 moeders"},
		{`moeder OVERLAPT code:steun`, "M1:4 moeder|M2:5 moeders"},
		{`moeder within-turn code:steun`, "M1:4 moeder|M1:4 moeder|M2:5 moeders"},
		{`bezorgd zelfde-beurt code:steun`, "M1:4 bezorgd"},
		{`stress within-turn (code:steun OF code:stresswoorden)`, "M2:3 stress|M2:5 stress"},
		{`bezorgd NOT (moeder within-turn code:steun)`, "M1:2 bezorgd|M2:2 bezorgd|V1:1 Bezorgd"},
		{`overlapping code:steun`, ""},
		{`moeder bij/2 "was bezorgd"`, "M1:4 moeder was bezorgd|M1:4 was bezorgd, zo'n moeder"},
		{`"was bezorgd" bij/2 moeder`, "M1:4 moeder was bezorgd|M1:4 was bezorgd, zo'n moeder"},
		{`(echo OR moed*) near/3 (bezorgd OR altijd)`, "M1:4 moeder was bezorgd|M1:4 bezorgd, zo'n moeder"},
		{`speaker:I interview:M2`, "M2:1 Hoe ging het?"},
		{`groep:vrijwilliger`, "V1:1 I was worried; mothers worry. Bezorgd, they say: stress."},
	}
}

// indexed is an index of a study in a folder of the test's.
func indexed(t testing.TB, m *memory) *Index {
	t.Helper()
	x := NewIndex(filepath.Join(t.TempDir(), ".citaat", "index"))
	t.Cleanup(func() { _ = x.Close() })
	if err := x.Update(context.Background(), m, nil); err != nil {
		t.Fatal(err)
	}
	if n, err := x.Stale(m); n != 0 || err != nil {
		t.Fatalf("%d interviews not indexed, %v", n, err)
	}
	return x
}

func TestFind(t *testing.T) {
	m := mothers()
	for name, x := range map[string]*Index{"scan": NewIndex(""), "index": indexed(t, m)} {
		for _, c := range asked() {
			q, err := Parse(c.query)
			if err != nil {
				t.Errorf("%s: %v", c.query, err)
				continue
			}
			r, err := x.Find(context.Background(), m, q, Options{})
			if err != nil {
				t.Errorf("%s: %s: %v", name, c.query, err)
				continue
			}
			want := strings.Split(c.want, "|")
			if c.want == "" || strings.HasSuffix(c.want, " ") {
				want = nil
			}
			if got := found(t, m, r.Hits); !slices.Equal(got, want) {
				t.Errorf("%s: %s\n got %q\nwant %q", name, c.query, got, want)
			}
			if !r.Complete {
				t.Errorf("%s: %s is not complete without a limit", name, c.query)
			}
		}
	}
}

func TestQueryErrorsPointAtTheCharacter(t *testing.T) {
	for _, c := range []struct {
		query string
		at    int
		what  string
	}{
		{``, 0, "search.empty"},
		{`   `, 0, "search.empty"},
		{`ja (nee`, 3, "search.not-closed"},
		{`ja) nee`, 2, "search.not-opened"},
		{`ja ()`, 4, "search.nothing-between"},
		{`ja AND`, 6, "search.ends-early"},
		{`OR ja`, 0, "search.not-here"},
		{`ja "nee`, 3, "search.quote-open"},
		{`é /nee`, 2, "search.slash-open"},
		{`ja /n[ee/`, 3, "search.bad-pattern"},
		{`ja /a)|(b/`, 3, "search.bad-pattern"},
		{`ja near/x nee`, 8, "search.distance"},
		{`ja near/0 nee`, 8, "search.distance"},
		{`ja near/5 code:x`, 10, "search.near-what"},
		{`(ja AND nee) near/5 x`, 0, "search.near-what"},
		{`é OVERLAPT nee`, 11, "search.link-code"},
		{`(ja) within-turn (code:x AND code:y)`, 17, "search.link-code"},
		{`group:x overlapping code:y`, 0, "search.link-what"},
		{`code:x overlapping (code:y OR ja)`, 19, "search.link-code"},
		{`code:x OVERLAPPING`, 18, "search.ends-early"},
		{`één bezorgt~3`, 11, "search.edits"},
		{`ja foo:bar`, 3, "search.unknown-field"},
		{`ja code:`, 3, "search.no-value"},
		{`ja var:x`, 3, "search.var-form"},
		{`NOT ja`, 0, "search.not-alone"},
		{`ja OR NOT nee`, 0, "search.not-alone"},
		{`NOT code:x`, 0, "search.not-alone"},
		{`ja *`, 3, "search.star-alone"},
		{`ja …`, 3, "search.no-word"},
		{strings.Repeat("(", 80) + "ja" + strings.Repeat(")", 80), 50, "search.too-deep"},
	} {
		_, err := Parse(c.query)
		var e *QueryError
		if !errors.As(err, &e) {
			t.Errorf("%q: no query error but %v", c.query, err)
			continue
		}
		if e.Offset != c.at || e.What.Key != c.what {
			t.Errorf("%q: %s at %d, want %s at %d", c.query, e.What.Key, e.Offset, c.what, c.at)
		}
		if strings.Contains(e.Error(), "‹") {
			t.Errorf("%q: no sentence: %s", c.query, e.Error())
		}
	}
}

func TestWhatTheStudyDoesNotHaveIsAnError(t *testing.T) {
	m := mothers()
	for query, at := range map[string]int{`ja group:vader`: 3, `var:lengte=1 ja`: 0, `ja interview:M9`: 3, `ja participant:M9`: 3, `é code:weg`: 2} {
		q, err := Parse(query)
		if err != nil {
			t.Fatal(err)
		}
		_, err = NewIndex("").Find(context.Background(), m, q, Options{})
		var e *QueryError
		if !errors.As(err, &e) || e.Offset != at {
			t.Errorf("%s: %v", query, err)
		}
	}
}
