package chart

import (
	"math"
	"testing"
	"unicode/utf8"

	"citaat/corpus"
)

func TestSparkline(t *testing.T) {
	for _, c := range []struct {
		values []float64
		ascii  bool
		want   string
	}{
		{[]float64{0, 1, 2, 4, 8}, false, "▁▃▄▅█"},
		{[]float64{0, 0.001, 100}, false, "▁▂█"}, // little is not nothing
		{[]float64{0, 0}, false, "▁▁"},
		{[]float64{0, 2, 4}, true, "_|#"},
		{[]float64{math.NaN(), 1}, false, "▁█"},
		{nil, false, ""},
	} {
		if got := Sparkline(c.values, 0, c.ascii); got != c.want {
			t.Errorf("%v: %q, want %q", c.values, got, c.want)
		}
	}
}

func TestStripe(t *testing.T) {
	spans := []corpus.Span{{Start: 0, End: 10}, {Start: 5, End: 8}, {Start: 95, End: 100}, {Start: 99, End: 180}}
	if got := Stripe(spans, 100, 10, false); got != "▆▁▁▁▁▁▁▁▁▆" {
		t.Errorf("stripe %q", got)
	}
	if got := Stripe([]corpus.Span{{Start: 0, End: 1}}, 0, 4, true); got != "____" {
		t.Errorf("empty text: %q", got)
	}
	for w := range 40 { // short texts: cells without a letter, letters without a cell of their own
		if got := Stripe([]corpus.Span{{Start: 2, End: 3}}, 3, w, false); utf8.RuneCountInString(got) != w {
			t.Errorf("width %d: %q", w, got)
		}
	}
}

func TestBar(t *testing.T) {
	for _, c := range []struct {
		v, top float64
		w      int
		ascii  bool
		want   string
	}{
		{4, 8, 4, false, "██"},
		{1, 800, 4, false, "▏"},
		{9, 8, 4, false, "████"},
		{3, 8, 4, false, "█▌"},
		{0, 8, 4, false, ""},
		{3, 8, 4, true, "##"},
		{3, 0, 4, true, ""},
	} {
		if got := Bar(c.v, c.top, c.w, c.ascii); got != c.want {
			t.Errorf("%v of %v: %q, want %q", c.v, c.top, got, c.want)
		}
	}
}

func TestShade(t *testing.T) {
	if got := Shade(1, 1000, 2, false) + Shade(0, 10, 2, false) + Shade(10, 10, 1, true); got != "░░  #" {
		t.Errorf("shades %q", got)
	}
}
