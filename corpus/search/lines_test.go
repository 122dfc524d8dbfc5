package search

import (
	"context"
	"slices"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"citaat/corpus"
)

func lines(t *testing.T, m *memory, query string, l Layout) []Line {
	t.Helper()
	r, err := NewIndex("").Find(context.Background(), m, mustParse(t, query), Options{})
	if err != nil {
		t.Fatal(err)
	}
	var out []Line
	for _, h := range r.Hits {
		tr, err := m.Transcript(h.Transcript)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, NewLine(tr, h, l))
	}
	return out
}

func TestLineFitsItsColumns(t *testing.T) {
	m := &memory{list: []*corpus.Transcript{talk("M1", "nl",
		"I: Was u bezorgd?",
		"M1: 家族 👩‍👩‍👧 é́é heel erg bezorgd over 心配 👩‍👩‍👧 en zo.",
		"I: Ja?")}}
	for columns := range 40 {
		for _, l := range lines(t, m, "bezorgd", Layout{Left: columns, Right: columns, Width: ansi.StringWidth}) {
			if w := ansi.StringWidth(l.Left); w > columns {
				t.Errorf("left context of %d columns in %d: %q", w, columns, l.Left)
			}
			if w := ansi.StringWidth(l.Right); w > columns {
				t.Errorf("right context of %d columns in %d: %q", w, columns, l.Right)
			}
			if l.Cut.Left != (l.Left != "家族 👩‍👩‍👧 é́é heel erg ") || l.Cut.Right != (l.Right != " over 心配 👩‍👩‍👧 en zo.") {
				t.Errorf("%d columns: cut %v: %q‹%s›%q", columns, l.Cut, l.Left, l.Node, l.Right)
			}
		}
	}
	l := lines(t, m, "bezorgd", Layout{Left: 11, Right: 9, Width: ansi.StringWidth})[0]
	if l.Left != "é heel erg " || l.Node != "bezorgd" || l.Right != " over 心" {
		t.Errorf("%q‹%s›%q", l.Left, l.Node, l.Right)
	}
}

func TestLongContextIsCutLikeShort(t *testing.T) {
	long := "begin "
	for range 3000 {
		long += "woord "
	}
	m := &memory{list: []*corpus.Transcript{talk("M1", "nl", "M1: "+long+"bezorgd")}}
	l := lines(t, m, "bezorgd", Layout{Left: 17, Width: ansi.StringWidth})[0]
	if l.Left != "oord woord woord " || !l.Cut.Left {
		t.Errorf("%q", l.Left)
	}
}

func TestLineOfACodingOverTurns(t *testing.T) {
	m := mothers()
	ls := lines(t, m, "code:steun interview:M2", Layout{Left: 20, Right: 20, Node: 30, Width: ansi.StringWidth})
	if len(ls) != 1 || ls[0].Node != "Zij bedoelt bezorgd. / Twee mo" || ls[0].Left != "" || ls[0].Right != "" {
		t.Errorf("%+v", ls)
	}
}

func TestSortLines(t *testing.T) {
	m := &memory{list: []*corpus.Transcript{
		talk("M1", "nl", "M1: Wat was ik bezorgd zeg.", "M1: Een Zeer bezorgd mens."),
		talk("V1", "nl", "V1: Een álles bezorgd Áf dus."),
	}}
	group := func(p corpus.ParticipantID) corpus.GroupID {
		return map[corpus.ParticipantID]corpus.GroupID{"M1": "moeder", "V1": "buurvrouw"}[p]
	}
	for by, want := range map[Sort][]string{
		SortPlace:       {"M1:0", "M1:1", "V1:0"},
		SortParticipant: {"M1:0", "M1:1", "V1:0"},
		SortCode:        {"M1:1", "V1:0", "M1:0"},
		SortLeft:        {"V1:0", "M1:0", "M1:1"},
		SortRight:       {"V1:0", "M1:1", "M1:0"},
		SortGroup:       {"V1:0", "M1:0", "M1:1"},
	} {
		ls := lines(t, m, "bezorgd", Layout{Left: 40, Right: 40, Width: ansi.StringWidth})
		slices.Reverse(ls)
		SortLines(ls, by, Labels{group, func(h Hit) string {
			if h.Turn == 0 && h.Transcript == "M1" {
				return "Steun"
			}
			return ""
		}})
		var got []string
		for _, l := range ls {
			got = append(got, string(l.Transcript)+":"+string(rune('0'+l.Turn)))
		}
		if !slices.Equal(got, want) {
			t.Errorf("order %d: %v, want %v", by, got, want)
		}
	}
}
