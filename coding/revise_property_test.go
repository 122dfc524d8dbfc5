package coding_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"citaat/coding"
	"citaat/corpus"
)

// talk is an interview in which every word is made once and known by a number:
// so that it is known whose words a coding stands on, whatever was edited, by
// whom and in what way.
type talk struct {
	t     *rapid.T
	dir   string
	clock time.Time
	words []string // by number
	of    map[string]int
	first map[coding.CodingID]int       // how many words there were when it was made
	ends  map[coding.CodingID][2]int    // its first and its last word
	on    map[coding.CodingID]corpusSet // the words it was made on
	desks map[corpus.CoderName]*coding.Study
}

type corpusSet map[int]bool

// word makes a word that shares no letter with another.
func (k *talk) word() string {
	n := len(k.words)
	w := string([]rune{rune(0x4e00 + 5*n), rune(0x4e01 + 5*n), rune(0x4e02 + 5*n), rune(0x4e03 + 5*n), rune(0x4e04 + 5*n)})
	k.words = append(k.words, w)
	k.of[w] = n
	return w
}

func (k *talk) speech(from, to int) string {
	var out []string
	for range rapid.IntRange(from, to).Draw(k.t, "words") {
		out = append(out, k.word())
	}
	return strings.Join(out, " ")
}

// numbers are the words of a text, with -1 for a stranger. A corrected word is
// known by the letters that are left.
func (k *talk) numbers(text string) []int {
	var out []int
	for _, w := range strings.Fields(text) {
		n := -1
		if r := []rune(w); len(r) > 0 {
			if i := int(r[0]-0x4e00) / 5; i >= 0 && i < len(k.words) {
				n = i
			}
		}
		out = append(out, n)
	}
	return out
}

// change makes one edit in the turns of the interview.
func (k *talk) change(turns []corpus.Turn) []corpus.Turn {
	turns = slices.Clone(turns)
	i := rapid.IntRange(0, len(turns)-1).Draw(k.t, "turn")
	words := strings.Fields(turns[i].Text)
	at := rapid.IntRange(0, len(words)).Draw(k.t, "at")
	to := min(at+rapid.IntRange(1, 4).Draw(k.t, "run"), len(words))
	switch rapid.IntRange(0, 6).Draw(k.t, "change") {
	case 0: // a typing error
		if at < len(words) {
			if r := []rune(words[at]); len(r) == 5 {
				words[at] = string(slices.Delete(r, 2, 3))
			}
		}
	case 1: // words come, at a border as likely as anywhere
		words = slices.Insert(words, at, strings.Fields(k.speech(1, 3))...)
	case 2: // words go
		if to-at < len(words) {
			words = slices.Delete(words, at, to)
		}
	case 3: // words are replaced
		words = slices.Replace(words, at, to, strings.Fields(k.speech(1, 4))...)
	case 4: // a sentence moves within its turn
		cut := slices.Clone(words[at:to])
		words = slices.Delete(words, at, to)
		words = slices.Insert(words, rapid.IntRange(0, len(words)).Draw(k.t, "into"), cut...)
	case 5: // a turn moves
		u := turns[i]
		turns = slices.Delete(turns, i, i+1)
		return slices.Insert(turns, rapid.IntRange(0, len(turns)).Draw(k.t, "to"), u)
	case 6: // a turn comes
		return slices.Insert(turns, i, corpus.Turn{Time: corpus.NoTime, Speaker: "M1", Text: k.speech(2, 8)})
	}
	turns[i].Text = strings.Join(words, " ")
	return turns
}

func (k *talk) read(s *coding.Study) *corpus.Transcript {
	if _, err := s.Refresh(context.Background()); err != nil {
		k.t.Fatal(err)
	}
	t, err := s.Transcript("M1")
	if err != nil {
		k.t.Fatal(err)
	}
	return t
}

// edit edits the interview in one of the ways in which people do.
func (k *talk) edit(s *coding.Study, begun *corpus.Transcript) {
	now := k.read(s)
	switch rapid.IntRange(0, 5).Draw(k.t, "way") {
	case 0: // in another program
		k.byHand(corpus.NewTranscript(now.Meta, k.change(now.Turns)))
	case 1: // in another program, without the earlier text
		k.byHand(corpus.NewTranscript(now.Meta, k.change(now.Turns)))
		if err := os.RemoveAll(filepath.Join(k.dir, ".citaat", "bodies")); err != nil {
			k.t.Fatal(err)
		}
	case 2: // in the reader, by split and join
		turn := rapid.SampledFrom(now.Turns).Draw(k.t, "turn")
		at := turn.Span.Start + corpus.Offset(rapid.IntRange(0, int(turn.Span.Len())).Draw(k.t, "at"))
		for at < turn.Span.End && now.Body().Slice(corpus.Span{Start: at, End: at + 1}) != " " {
			at++ // between words, or the words are no longer those
		}
		_ = s.Do(func(b *coding.Batch) error {
			if rapid.Bool().Draw(k.t, "join") {
				return b.JoinTurn("M1", turn.Number)
			}
			return b.SplitTurn("M1", at)
		})
	case 3: // taken back
		_, _ = s.Undo()
	case 4: // in an editor that was opened a while ago
		now = begun
		fallthrough
	default:
		r, err := s.Revise("M1", now, corpus.NewTranscript(now.Meta, k.change(now.Turns)))
		if err != nil {
			return // both changed the same
		}
		foreseen := map[coding.CodingID]coding.Effect{}
		for _, e := range r.Effects {
			foreseen[e.Coding.ID] = e
		}
		if err := s.Do(func(b *coding.Batch) error { return b.Revise(r, false) }); err != nil {
			k.t.Fatal(err)
		}
		for _, c := range s.CodingsIn("M1") {
			if e, ok := foreseen[c.ID]; ok && (e.Lost != c.Lost || !c.Lost && e.Span != c.Span) {
				k.t.Fatalf("foreseen at %v (lost %v), is at %v (lost %v)", e.Span, e.Lost, c.Span, c.Lost)
			}
		}
	}
}

func (k *talk) byHand(t *corpus.Transcript) {
	data, err := t.Format()
	if err != nil {
		k.t.Fatal(err)
	}
	path := filepath.Join(k.dir, "transcripts", "M1.md")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		k.t.Fatal(err)
	}
	k.clock = k.clock.Add(time.Second) // two edits of one size within a tick of the disk's clock look alike
	if err := os.Chtimes(path, k.clock, k.clock); err != nil {
		k.t.Fatal(err)
	}
}

// code codes some words in a row, also of two turns.
func (k *talk) code(s *coding.Study) {
	t := k.read(s)
	u := rapid.SampledFrom(t.Turns).Draw(k.t, "coded turn")
	span := u.Span
	if words := strings.Fields(u.Text); len(words) > 1 && rapid.IntRange(0, 4).Draw(k.t, "whole") > 0 {
		from := rapid.IntRange(0, len(words)-1).Draw(k.t, "from")
		to := rapid.IntRange(from+1, len(words)).Draw(k.t, "to")
		lead := len([]rune(strings.Join(words[:from], " ")))
		if from > 0 {
			lead++
		}
		span.Start += corpus.Offset(lead)
		span.End = span.Start + corpus.Offset(len([]rune(strings.Join(words[from:to], " "))))
	}
	if span.Empty() {
		return
	}
	var id coding.CodingID
	if err := s.Do(func(b *coding.Batch) (err error) {
		id, err = b.Code(coding.Passage{Interview: "M1", Span: span}, "rust-aaa", "")
		return err
	}); err != nil {
		k.t.Fatal(err)
	}
	on := corpusSet{}
	coded := k.numbers(t.Body().Slice(span))
	for _, n := range coded {
		on[n] = true
	}
	k.on[id], k.first[id], k.ends[id] = on, len(k.words), [2]int{coded[0], coded[len(coded)-1]}
}

// check holds: a coding of which nobody was told that it is in doubt stands on
// words that it was made on, with nothing around them that was not.
func (k *talk) check(s *coding.Study) {
	t := k.read(s)
	for _, c := range s.CodingsIn("M1") {
		on, known := k.on[c.ID]
		if !known || c.Lost || c.Unsure {
			continue
		}
		words := k.numbers(t.Body().Slice(c.Span))
		first, last := -1, -1
		for i, n := range words {
			if on[n] {
				if first < 0 {
					first = i
				}
				last = i
			}
		}
		if first < 0 {
			k.t.Fatalf("coding %s stands on none of its words", c.ID)
		}
		// What stands in the place of words at its edge that went is the coding's
		// by rule: only where the edge is still there nothing may have come along.
		ends := k.ends[c.ID]
		if words[first] != ends[0] {
			first = 0
		}
		if words[last] != ends[1] {
			last = len(words)
		}
		for i, n := range words {
			if (i < first || i > last) && n >= 0 && n < k.first[c.ID] && !on[n] {
				k.t.Fatalf("coding %s holds word %d, which was said elsewhere: %v, made on %v", c.ID, n, words, on)
			}
		}
	}
}

func TestNoEditMovesACodingOntoOtherWords(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		base, err := os.MkdirTemp(t.TempDir(), "")
		if err != nil {
			t.Fatal(err)
		}
		k := &talk{t: rt, dir: filepath.Join(base, "study"), clock: time.Now(), of: map[string]int{}, first: map[coding.CodingID]int{}, on: map[coding.CodingID]corpusSet{}, ends: map[coding.CodingID][2]int{}}
		if err := os.CopyFS(k.dir, os.DirFS(newStudy(t))); err != nil {
			t.Fatal(err)
		}
		speakers := []corpus.Speaker{{Label: "I", Role: corpus.Interviewer}, {Label: "M1", Role: corpus.Respondent, Participant: "M1"}}
		var turns []corpus.Turn
		for i := range rapid.IntRange(2, 6).Draw(rt, "turns") {
			turns = append(turns, corpus.Turn{Time: corpus.NoTime, Speaker: speakers[i%2].Label, Text: k.speech(2, 14)})
		}
		k.byHand(corpus.NewTranscript(corpus.Meta{ID: "M1", Participants: []corpus.ParticipantID{"M1"}, Speakers: speakers}, turns))
		k.desks = map[corpus.CoderName]*coding.Study{"ilse": open(t, k.dir, "ilse"), "daan": open(t, k.dir, "daan")}
		begun := k.read(k.desks["ilse"])
		for range rapid.IntRange(1, 12).Draw(rt, "steps") {
			s := k.desks[rapid.SampledFrom([]corpus.CoderName{"ilse", "daan"}).Draw(rt, "who")]
			if rapid.Bool().Draw(rt, "code") {
				k.code(s)
			} else {
				k.edit(s, begun)
			}
			if rapid.IntRange(0, 3).Draw(rt, "open an editor") == 0 {
				begun = k.read(s)
			}
			for _, d := range k.desks {
				k.check(d)
			}
		}
		k.check(open(t, k.dir, "eva")) // from the logs alone
	})
}
