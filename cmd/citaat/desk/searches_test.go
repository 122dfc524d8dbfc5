package desk

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/search"
)

// half is a passage of up to ten words around a hit: what is proposed is up to
// the caller.
func half(t *corpus.Transcript, s corpus.Span) corpus.Span {
	turn := t.Turns[t.TurnIndex(s.Start)].Span
	return corpus.Span{Start: max(turn.Start, s.Start-30), End: min(turn.End, s.End+30)}
}

func saved(t *testing.T, d *Desk) corpus.Search {
	t.Helper()
	code, err := d.Study.Codebook().Find("Stresswoorden/Bang")
	if err != nil {
		t.Fatal(err)
	}
	return corpus.Search{Name: "Angst", Query: "bang", Code: string(code)}
}

// Every hit is coded, rejected or open; what is decided on is proposed no more,
// and is again when the decision is taken back.
func TestProposalsAreWhatIsNotDecidedOn(t *testing.T) {
	d := example(t)
	ctx, x := context.Background(), saved(t, d)
	s := d.Searches(d.Searchable())
	before, err := s.Standing(ctx, x)
	if err != nil {
		t.Fatal(err)
	}
	open, err := s.Proposals(ctx, x, half)
	if err != nil {
		t.Fatal(err)
	}
	words := 0
	for _, p := range open {
		words += len(p.Hits)
	}
	if len(open) < 3 || words != before.Open || before.Open > before.Hits || before.Rejected != 0 {
		t.Fatalf("%d proposals of %d hits; %+v", len(open), words, before)
	}
	no, yes := open[0], open[2]
	if err := d.Study.Do(func(b *coding.Batch) error {
		_, err := b.Reject(coding.Passage{Interview: no.Interview, Span: no.Span}, coding.CodeID(x.Code))
		return err
	}); err != nil {
		t.Fatal(err)
	}
	if err := d.Study.Do(func(b *coding.Batch) error {
		_, err := b.Code(coding.Passage{Interview: yes.Interview, Span: yes.Span}, coding.CodeID(x.Code), "")
		return err
	}); err != nil {
		t.Fatal(err)
	}
	left, err := s.Proposals(ctx, x, half)
	if err != nil {
		t.Fatal(err)
	}
	want := slices.Concat(open[1:2], open[3:])
	if !slices.EqualFunc(left, want, same) {
		t.Errorf("proposed are %v, not %v", left, want)
	}
	now, err := s.Standing(ctx, x)
	if err != nil || now.Rejected != len(no.Hits) || now.Open != before.Open-len(no.Hits)-len(yes.Hits) {
		t.Errorf("%+v after %+v, %v", now, before, err)
	}
	gone, err := s.Rejected(ctx, x)
	if err != nil || len(gone) != 1 || gone[0].Span != no.Span {
		t.Errorf("rejected: %+v, %v", gone, err)
	}
	for range 2 {
		if _, err := d.Study.Undo(); err != nil {
			t.Fatal(err)
		}
	}
	if again, err := s.Proposals(ctx, x, half); err != nil || !slices.EqualFunc(again, open, same) {
		t.Errorf("taken back: %v, %v", again, err)
	}
}

func same(a, b Proposal) bool {
	return a.Interview == b.Interview && a.Span == b.Span && slices.Equal(a.Hits, b.Hits)
}

// Without a code of its own a search tells what has no code at all, and proposes
// nothing; one whose code is gone says so.
func TestASearchWithoutACode(t *testing.T) {
	d := example(t)
	ctx, x := context.Background(), saved(t, d)
	s := d.Searches(d.Searchable())
	of, err := s.Standing(ctx, x)
	if err != nil {
		t.Fatal(err)
	}
	x.Code = ""
	any, err := s.Standing(ctx, x)
	if err != nil || any.Hits != of.Hits || any.Open >= of.Open {
		t.Errorf("%+v, with a code %+v, %v", any, of, err)
	}
	if _, err := s.Proposals(ctx, x, half); err == nil {
		t.Error("proposals for no code")
	}
	x.Code = "weg-aaa"
	if _, err := s.Standing(ctx, x); err == nil {
		t.Error("a code that is not there")
	}
}

// without lets one interview and one participant not be seen.
type without struct {
	interview corpus.TranscriptID
	person    corpus.ParticipantID
}

func (w without) Allows(id corpus.TranscriptID, who corpus.ParticipantID) bool {
	return (id == "" || id != w.interview) && (who == "" || who != w.person)
}

// Through a view only what is seen is found and counted; the index knows all.
func TestSearchThroughAView(t *testing.T) {
	d := example(t)
	if err := d.UpdateIndex(context.Background(), nil); err != nil {
		t.Fatal(err)
	}
	in := d.SearchableThrough(without{"M1", "M2"})
	q, err := search.Parse("ik")
	if err != nil {
		t.Fatal(err)
	}
	r, err := d.Index.Find(context.Background(), in, q, search.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, h := range r.Hits {
		if h.Transcript == "M1" || h.Participant == "M2" {
			t.Fatalf("found %+v", h)
		}
	}
	all := hits(t, d, "ik")
	outside := slices.DeleteFunc(all, func(h search.Hit) bool { return h.Transcript != "M1" && h.Participant != "M2" })
	if n := len(hits(t, d, "ik")); len(outside) == 0 || len(r.Hits) != n-len(outside) {
		t.Errorf("%d hits of %d, %d outside", len(r.Hits), n, len(outside))
	}
	sum := search.Summarise(in, r.Hits)
	whole := search.Summarise(d.Searchable(), r.Hits)
	if sum.Groups[0].Of >= whole.Groups[0].Of {
		t.Errorf("of %d, of all %d", sum.Groups[0].Of, whole.Groups[0].Of)
	}
	if n, err := d.Index.Stale(in); err != nil || n == 0 {
		t.Errorf("the index lost what is not seen: %d, %v", n, err)
	}
}

// The history keeps the newest queries, each once, for its owner alone.
func TestHistory(t *testing.T) {
	d := example(t)
	h := d.History()
	if len(h.All()) != 0 {
		t.Fatal("a history from nowhere")
	}
	for _, q := range []string{"bang", "rust", "bang", "  ", "twee\nregels\x1b[2J"} {
		if _, err := h.Add(q); err != nil {
			t.Fatal(err)
		}
	}
	if got := strings.Join(d.History().All(), "|"); got != "rust|bang|twee regels [2J" {
		t.Errorf("%q", got)
	}
	info, err := os.Stat(filepath.Join(d.Study.Local(), HistoryFile))
	if err != nil || info.Mode().Perm()&0o077 != 0 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
	for i := range 300 {
		if _, err := h.Add(strings.Repeat("x", i+1)); err != nil {
			t.Fatal(err)
		}
	}
	if n := len(h.All()); n != 200 {
		t.Errorf("%d queries are remembered", n)
	}
	if err := os.Remove(filepath.Join(d.Study.Local(), HistoryFile)); err != nil && !errors.Is(err, os.ErrNotExist) {
		t.Fatal(err)
	}
}
