package lens

import (
	"context"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"citaat/coding"
	"citaat/coding/codingtest"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

const settingsFile = `format: 1
title: Proef
language: nl
groups:
  - {id: moeder, plural: moeders}
  - {id: vrijwilliger, plural: vrijwilligers}
variables:
  - {id: taal, name: Eerste taal, type: category}
`

const peopleFile = `- {id: M1, group: moeder, variables: {taal: Turks}}
- {id: M2, group: moeder, variables: {taal: Pools}}
- {id: M3, group: moeder}
- {id: V1, group: vrijwilliger, variables: {taal: Turks}}
`

const codesFile = `codes:
  - {id: a, name: Meerwaarde, kind: category}
  - {id: b, name: Rust, parent: a}
  - {id: c, name: Zorg}
`

// talk is an interview in which everybody given says two things.
func talk(id string, head string, people ...string) string {
	text := "---\nid: " + id + "\nparticipants: ["
	turns, speakers := "", "  - {label: I, role: interviewer}\n"
	for i, p := range people {
		if i > 0 {
			text += ", "
		}
		text += p
		speakers += "  - {label: " + p + ", role: respondent, participant: " + p + "}\n"
		turns += "\nI: Hoe was dat?\n\n" + p + ": Eerst was het druk in huis.\n\n" + p + ": Later werd het rustig.\n"
	}
	return text + "]\n" + head + "speakers:\n" + speakers + "---\n" + turns
}

// newStudy has an interview with a mother, one with another and a volunteer
// together, one with a volunteer alone, and codings by two coders on all of it.
func newStudy(t testing.TB) *coding.Study {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "onderzoek")
	if err := coding.Create(dir, corpus.Settings{Title: "Proef", Language: "nl"}); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		coding.SettingsFile: settingsFile, coding.ParticipantsFile: peopleFile, coding.CodebookFile: codesFile,
		"transcripts/M1.md": talk("M1", "interpreter: {present: true}\nmode: phone\n", "M1"),
		"transcripts/M2.md": talk("M2", "mode: online\n", "M2", "V1"),
		"transcripts/V1.md": talk("V1", "interpreter: {present: true}\n", "V1"),
		"transcripts/X9.md": talk("X9", "", "X9"), // nobody declared this one
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var s *coding.Study
	for _, coder := range []corpus.CoderName{"daan", "ilse"} {
		var err error
		if s, err = coding.Open(context.Background(), dir, coding.Options{Coder: coder}); err != nil {
			t.Fatal(err)
		}
		if err := s.Do(func(b *coding.Batch) error { return codeAll(s, b) }); err != nil {
			t.Fatal(err)
		}
		if err := s.Do(func(b *coding.Batch) error {
			for i, c := range s.Codings() {
				if err := b.Choose(c.ID, coding.Choice{Chosen: i%2 == 0}); err != nil {
					return err
				}
			}
			return nil
		}); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Do(func(b *coding.Batch) error { return b.Done("M1", true) }); err != nil {
		t.Fatal(err)
	}
	return s
}

// codeAll codes every turn, and some passages over two turns of two people.
func codeAll(s *coding.Study, b *coding.Batch) error {
	codes := []coding.CodeID{"a", "b", "c"}
	for _, v := range s.Interviews() {
		b.Memo(coding.MemoTarget{Kind: coding.OnInterview, ID: string(v.ID)}, "over het gesprek", "")
		t, err := s.Transcript(v.ID)
		if err != nil {
			return err
		}
		for i, u := range t.Turns {
			span := u.Span
			if i%3 == 2 && i+1 < len(t.Turns) {
				span.End = t.Turns[i+1].Span.End
			}
			id, err := b.Code(coding.Passage{Interview: v.ID, Span: span}, codes[i%3], "")
			if err != nil {
				return err
			}
			b.Memo(coding.MemoTarget{Kind: coding.OnCoding, ID: string(id)}, "over de passage", "")
		}
	}
	return nil
}

func some[T any](t *rapid.T, name string, of ...T) []T {
	return rapid.SliceOfN(rapid.SampledFrom(of), 0, 2).Draw(t, name)
}

// any filter there can be.
func filters(t *rapid.T) Filter {
	f := Filter{
		Groups:       some[corpus.GroupID](t, "groups", "moeder", "vrijwilliger", "geen", ""),
		Participants: some[corpus.ParticipantID](t, "participants", "M1", "M2", "V1", "X9"),
		Interviews:   some[corpus.TranscriptID](t, "interviews", "M1", "M2", "V1", "X9"),
		Interpreter:  some(t, "interpreter", true, false),
		Modes:        some(t, "modes", "phone", "online", ""),
		Coders:       some[corpus.CoderName](t, "coders", "ilse", "daan"),
		Codes:        some[coding.CodeID](t, "codes", "a", "b", "c"),
		Chosen:       rapid.Bool().Draw(t, "chosen"),
		Undone:       rapid.Bool().Draw(t, "undone"),
	}
	if v := some(t, "taal", "Turks", "Pools", ""); len(v) > 0 {
		f.Variables = map[string][]string{"taal": v}
	}
	return f
}

// plainly is the definition, word for word: whether a coding passes.
func plainly(t *rapid.T, s *coding.Study, f Filter, c coding.Coding) bool {
	tr, err := s.Transcript(c.Interview)
	if err != nil {
		t.Fatal(err)
	}
	person := func(id corpus.ParticipantID) bool {
		p, _ := s.Participant(id)
		ok := (len(f.Groups) == 0 || slices.Contains(f.Groups, p.Group)) && (len(f.Participants) == 0 || slices.Contains(f.Participants, id))
		if values := f.Variables["taal"]; len(values) > 0 {
			ok = ok && slices.Contains(values, p.Variables["taal"])
		}
		return ok
	}
	anybody := false
	for _, id := range tr.Participants {
		anybody = anybody || person(id)
	}
	branch := len(f.Codes) == 0
	for _, top := range f.Codes {
		branch = branch || s.Codebook().Within(c.Code, top)
	}
	return anybody && person(tr.ParticipantOf(c.Span)) && branch &&
		(len(f.Interviews) == 0 || slices.Contains(f.Interviews, c.Interview)) &&
		(len(f.Interpreter) == 0 || slices.Contains(f.Interpreter, tr.Interpreter.Present)) &&
		(len(f.Modes) == 0 || slices.Contains(f.Modes, tr.Mode)) &&
		(len(f.Coders) == 0 || slices.Contains(f.Coders, c.Coder)) &&
		(!f.Chosen || c.Choice.Chosen) && (!f.Undone || !s.Done(c.Interview, s.Coder()))
}

// TestLensShowsWhatTheFilterSays: for any filter, the codings are those of the
// definition, one by one, by interview and by id; and so are the memos on them.
func TestLensShowsWhatTheFilterSays(t *testing.T) {
	s := newStudy(t)
	l := New(s)
	rapid.Check(t, func(t *rapid.T) {
		f := filters(t)
		l.Set(f)
		var want []coding.CodingID
		memos := map[string]bool{}
		for _, c := range s.Codings() {
			pass := plainly(t, s, f, c)
			if pass {
				want, memos[string(c.ID)] = append(want, c.ID), true
			}
			if _, there := l.Coding(c.ID); there != pass || l.Shows(c) != pass {
				t.Fatalf("%+v: coding %s by id: %v, want %v", f, c.ID, there, pass)
			}
		}
		var all, by []coding.CodingID
		for _, c := range l.Codings() {
			all = append(all, c.ID)
		}
		for _, v := range s.Interviews() {
			for _, c := range l.CodingsIn(v.ID) {
				by = append(by, c.ID)
			}
		}
		if !slices.Equal(all, want) || !slices.Equal(by, want) {
			t.Fatalf("%+v:\n%v\n%v, want\n%v", f, all, by, want)
		}
		for _, m := range l.Memos() {
			if m.On.Kind == coding.OnCoding && !memos[m.On.ID] || m.On.Kind == coding.OnInterview && !l.Allows(corpus.TranscriptID(m.On.ID), "") {
				t.Fatalf("%+v: a memo hangs on something hidden: %+v", f, m.On)
			}
		}
		counts := l.Counts()
		if counts.Codings != len(want) {
			t.Fatalf("%+v: %d codings counted, want %d", f, counts.Codings, len(want))
		}
		for _, v := range s.Interviews() {
			if got := counts.Interview(v.ID).Codings; got != len(l.CodingsIn(v.ID)) {
				t.Fatalf("%+v: %d codings counted in %s", f, got, v.ID)
			}
		}
		n, of := l.Count()
		if n != len(l.Interviews()) || of != len(s.Interviews()) {
			t.Fatalf("%d of %d", n, of)
		}
	})
}

// TestLensFollowsTheStudy: what is changed while a filter is on passes or not as
// it is then; and without a filter all is there again.
func TestLensFollowsTheStudy(t *testing.T) {
	s := newStudy(t)
	l := New(s)
	all := len(s.Codings())
	l.Set(Filter{Groups: []corpus.GroupID{"vrijwilliger"}})
	before, version := len(l.Codings()), l.Version()
	if before == 0 || before == all {
		t.Fatalf("%d of %d", before, all)
	}
	if err := s.Do(func(b *coding.Batch) error {
		return b.ChangeParticipant(corpus.Participant{ID: "M1", Group: "vrijwilliger"})
	}); err != nil {
		t.Fatal(err)
	}
	if got := len(l.Codings()); got != before+len(s.CodingsIn("M1")) || l.Version() <= version {
		t.Errorf("%d codings after M1 became one of the group, %d before", got, before)
	}
	l.Set(Filter{})
	if len(l.Codings()) != all || l.Words(phrases.For(phrases.Dutch)) != "" {
		t.Error("something is hidden although no filter says so")
	}
}

func TestFilterInWords(t *testing.T) {
	l := New(newStudy(t))
	for want, f := range map[string]Filter{
		"filter: moeders · met tolk · 1 van 4 interviews":                                {Groups: []corpus.GroupID{"moeder"}, Interpreter: []bool{true}},
		"filter: Eerste taal=Turks, onbekend · 4 van 4 interviews":                       {Variables: map[string][]string{"taal": {"Turks", ""}}},
		"filter: codeur daan · Meerwaarde › Rust · gekozen citaten · 4 van 4 interviews": {Coders: []corpus.CoderName{"daan"}, Codes: []coding.CodeID{"b"}, Chosen: true},
		"filter: M2 · telefonisch · 0 van 4 interviews":                                  {Participants: []corpus.ParticipantID{"M2"}, Modes: []string{"phone"}},
		"filter: M1, V1 · 2 van 4 interviews":                                            {Interviews: []corpus.TranscriptID{"M1", "V1"}},
	} {
		l.Set(f)
		if got := l.Words(phrases.For(phrases.Dutch)); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// TestSecondLookIsTheSame as the first while nothing changes.
func TestSecondLookIsTheSame(t *testing.T) {
	l := New(newStudy(t))
	l.Set(Filter{Groups: []corpus.GroupID{"moeder"}})
	if !reflect.DeepEqual(l.Codings(), l.Codings()) || !reflect.DeepEqual(l.Participants(), l.Participants()) {
		t.Error("two looks differ")
	}
}

// BenchmarkSwitch is from another filter to the codings that pass it, in a study
// of 1,000 interviews and 100,000 codings.
func BenchmarkSwitch(b *testing.B) {
	dir := filepath.Join(b.TempDir(), "groot")
	if err := codingtest.Make(dir, 1, codingtest.Size{Interviews: 1000, Turns: 120, Codings: 100000, Codes: 60}); err != nil {
		b.Fatal(err)
	}
	s, err := coding.Open(context.Background(), dir, coding.Options{Coder: "ilse"})
	if err != nil {
		b.Fatal(err)
	}
	l := New(s)
	group := s.Settings().Groups[0].ID
	fs := []Filter{{Groups: []corpus.GroupID{group}}, {Coders: []corpus.CoderName{"daan"}}, {Codes: []coding.CodeID{"thema-001"}}, {}}
	var worst time.Duration
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		at := time.Now()
		l.Set(fs[i%len(fs)])
		l.Codings()
		worst = max(worst, time.Since(at))
	}
	b.ReportMetric(float64(worst.Microseconds())/1000, "ms-worst")
}
