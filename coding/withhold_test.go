package coding_test

import (
	"slices"
	"strings"
	"testing"

	"citaat/coding"
	"citaat/corpus"
)

func withhold(t testing.TB, s *coding.Study, text string) (id coding.EventID) {
	t.Helper()
	p := words(t, s, text)
	do(t, s, func(b *coding.Batch) (err error) {
		id, err = b.Withhold(p, "laat dat stukje weg")
		return err
	})
	return id
}

// held are the words of the withheld passages of M1.
func held(t testing.TB, s *coding.Study) string {
	t.Helper()
	tr, err := s.Transcript("M1")
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, w := range s.WithheldIn("M1") {
		out = append(out, tr.Body().Slice(w.Span))
	}
	return strings.Join(out, "|")
}

func choose(s *coding.Study, id coding.CodingID, c coding.Choice) error {
	return s.Do(func(b *coding.Batch) error { return b.Choose(id, c) })
}

// What is not to be used cannot be chosen, in part or whole, unless the wording
// leaves just that out at a mark.
func TestWhatIsWithheldCannotBeChosen(t *testing.T) {
	s := open(t, newStudy(t), "ilse")
	whole := code(t, s, "maar wel bezorgd. En dan kwam zij en dan was het rustig in mijn hoofd", "rust-aaa")
	part := code(t, s, "En dan kwam zij", "rust-aaa")
	apart := code(t, s, "niet echt stress", "rust-aaa")
	withhold(t, s, "kwam zij en dan was")
	for name, c := range map[string]struct {
		id   coding.CodingID
		with coding.Choice
		may  bool
	}{
		"as said":               {whole, coding.Choice{Chosen: true}, false},
		"a part":                {part, coding.Choice{Chosen: true}, false},
		"apart from it":         {apart, coding.Choice{Chosen: true}, true},
		"with the words in":     {whole, coding.Choice{Chosen: true, Published: "maar wel bezorgd. En dan kwam zij (…) het rustig in mijn hoofd"}, false},
		"left out unmarked":     {whole, coding.Choice{Chosen: true, Published: "maar wel bezorgd. En dan het rustig in mijn hoofd"}, false},
		"left out at a mark":    {whole, coding.Choice{Chosen: true, Published: "maar wel bezorgd. En dan (…) het rustig in mijn hoofd"}, true},
		"worded but not chosen": {part, coding.Choice{Published: "En dan (…)"}, true},
	} {
		if err := choose(s, c.id, c.with); (err == nil) != c.may {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Who withholds a passage after it was chosen is told of it by the check; the
// place stays with its words, is undone and redone, and anybody may release it.
func TestWithheldPassagesStayWithTheirWords(t *testing.T) {
	dir := newStudy(t)
	s := open(t, dir, "ilse")
	id := code(t, s, "rustig in mijn hoofd", "rust-aaa")
	if err := choose(s, id, coding.Choice{Chosen: true}); err != nil {
		t.Fatal(err)
	}
	first := withhold(t, s, "rustig in mijn hoofd")
	if again := withhold(t, s, "in mijn"); again != first {
		t.Error("a part of it is withheld once more")
	}
	barred := func(s *coding.Study) int {
		n := 0
		for _, f := range s.Check() {
			if f.Place == string(id) && f.What.Key == "consent.choose.withheld" {
				n++
			}
		}
		return n
	}
	if barred(s) != 1 {
		t.Error("the check does not tell of a chosen quotation that is withheld")
	}
	for _, step := range []struct {
		do   func() (coding.Undone, error)
		want string
	}{{s.Undo, ""}, {s.Redo, "rustig in mijn hoofd"}} {
		if _, err := step.do(); err != nil {
			t.Fatal(err)
		}
		if got := held(t, s); got != step.want {
			t.Errorf("withheld: %q, want %q", got, step.want)
		}
	}
	do(t, s, func(b *coding.Batch) error {
		return b.CorrectTurn("M1", corpus.TurnNumber{Number: 2}, "Nou, ik had niet echt stress. En dan kwam zij en dan was het rustig in mijn hoofd.")
	})
	other := open(t, dir, "daan")
	if got := held(t, other); got != "rustig in mijn hoofd" {
		t.Errorf("after an edit: %q", got)
	}
	do(t, other, func(b *coding.Batch) error { return b.Release(first) })
	if held(t, other) != "" || other.Do(func(b *coding.Batch) error { return b.Release(first) }) == nil {
		t.Error("what was released still stands, or is released twice")
	}
	withhold(t, other, "Over de echo")
	write(t, dir, "transcripts/M1.md", replaceAll(read(t, dir, "transcripts/M1.md"), "Over de echo 👶 en over het geld, ja. Niemand legde mij iets uit toen.", "Weg."))
	now := open(t, dir, "ilse")
	if n := len(now.Problems()); n == 0 {
		t.Error("nobody is told that withheld words cannot be found")
	}
}

// In a blind study everybody sees at once what is not to be used.
func TestWithheldIsSeenByTheBlind(t *testing.T) {
	dir := newStudy(t)
	write(t, dir, "study.yaml", read(t, dir, "study.yaml")+"\nblind: true\n")
	withhold(t, open(t, dir, "ilse"), "rustig in mijn hoofd")
	s := open(t, dir, "daan")
	if held(t, s) != "rustig in mijn hoofd" {
		t.Error("another does not see it")
	}
	id := code(t, s, "het rustig", "rust-aaa")
	if choose(s, id, coding.Choice{Chosen: true}) == nil {
		t.Error("another can choose it")
	}
}

// Consent is asked of everybody whose words a passage holds, on the day itself,
// and an undo does not go round it.
func TestConsentToQuoteIsReadAnew(t *testing.T) {
	dir := newStudy(t)
	consent := func(c string) *coding.Study {
		write(t, dir, "participants.yaml", "- {id: M1, group: moeder, consent: "+c+"}\n- {id: V1, group: moeder, consent: {date: 2026-05-04, scope: [take_part]}}\n")
		return open(t, dir, "ilse")
	}
	s := consent("{date: 2026-05-04, scope: [take_part, quote]}")
	id := code(t, s, "rustig in mijn hoofd", "rust-aaa")
	if err := choose(s, id, coding.Choice{Chosen: true}); err != nil {
		t.Fatal(err)
	}
	if err := choose(s, id, coding.Choice{}); err != nil {
		t.Fatal(err)
	}
	s = consent("{date: 2026-05-04, scope: [take_part]}")
	if _, err := s.Undo(); err == nil {
		t.Error("an undo chose what may not be quoted any more")
	}
	for c, may := range map[string]bool{
		"{date: 2026-05-04, scope: [take_part, quote], until: 2000-01-01}": false,
		"{date: 2026-05-04, scope: [take_part, quote], until: 2999-01-01}": true,
		"{date: 2026-05-04}": false,
		"{}":                 true,
	} {
		s = consent(c)
		if err := choose(s, id, coding.Choice{Chosen: true}); (err == nil) != may {
			t.Errorf("%s: %v", c, err)
		}
		_ = choose(s, id, coding.Choice{})
	}
	s = consent("{date: 2026-05-04, scope: [quote]}")
	two := code(t, s, "niet echt stress, maar wel bezorgd. En dan kwam zij en dan was het rustig in mijn hoofd.\nU zei net bezorgd. Waarover?\nOver de echo", "rust-aaa")
	do(t, s, func(b *coding.Batch) error {
		return b.SetSpeaker("M1", corpus.TurnNumber{Number: 4}, corpus.Speaker{Label: "V1", Role: corpus.Respondent, Participant: "V1"})
	})
	if choose(s, two, coding.Choice{Chosen: true}) == nil {
		t.Error("a passage of two, of whom one does not want to be quoted, is chosen")
	}
}

func TestRetention(t *testing.T) {
	dir := newStudy(t)
	for _, c := range []struct{ name, date, until, last string }{
		{"the term of the study", "2026-01-31", "", "2026-02-28"},
		{"a consent goes before", "2026-01-31", "2026-02-02", "2026-02-02"},
		{"nobody said", "", "", ""},
	} {
		write(t, dir, "study.yaml", "format: 1\ntitle: Proef\nlanguage: nl\nsettings: {keep_months: 1}\n")
		write(t, dir, "transcripts/M1.md", strings.Replace(interview, "participants:", "date: \""+c.date+"\"\nparticipants:", 1))
		write(t, dir, "participants.yaml", "- {id: M1, group: moeder, consent: {until: \""+c.until+"\"}}\n")
		s := open(t, dir, "ilse")
		v, _ := s.Interview("M1")
		r, ok := s.RetentionOf(v)
		if ok != (c.last != "") || r.Last != c.last {
			t.Errorf("%s: %+v", c.name, r)
		}
		told := 0
		for _, f := range s.Check() {
			if f.What.Key == "consent.check.over" {
				told++
			}
		}
		if (told > 0) != ok {
			t.Errorf("%s: the check tells of %d", c.name, told)
		}
	}
	write(t, dir, "participants.yaml", "- {id: M1, group: moeder, consent: {until: 12 mei}}\n")
	grave := false
	for _, f := range open(t, dir, "ilse").Check() {
		grave = grave || f.Grave && f.What.Key == "consent.check.day"
	}
	if !grave {
		t.Error("a day that cannot be read is not told")
	}
}

// The journal of files knows a file by its bytes; what was sent can be taken
// back, what was written cannot, and undo goes past it.
func TestTheJournalOfFiles(t *testing.T) {
	s := open(t, newStudy(t), "ilse")
	id := code(t, s, "rustig in mijn hoofd", "rust-aaa")
	do(t, s, func(b *coding.Batch) error {
		b.Exported(coding.SentFile{Name: "tabel.xlsx", SHA256: "ab12", People: []corpus.ParticipantID{"M1"}})
		return nil
	})
	if f, ok := s.ExportOf("ab12"); !ok || f.People[0] != "M1" {
		t.Fatalf("%v %v", f, ok)
	}
	sent := coding.SentFile{Name: "tabel.xlsx", SHA256: "ab12", People: []corpus.ParticipantID{"M1"}, To: "Gemeente", On: "2026-05-12"}
	do(t, s, func(b *coding.Batch) error { return b.SentTo(sent) })
	if n := len(s.Files()); n != 2 {
		t.Fatalf("%d files", n)
	}
	for _, wrong := range []coding.SentFile{{Name: "a", On: "2026-05-12"}, {Name: "a", To: "b", On: "mei"}, {Name: "a", To: "b", On: "2026-05-12", People: []corpus.ParticipantID{"Z9"}}} {
		if s.Do(func(b *coding.Batch) error { return b.SentTo(wrong) }) == nil {
			t.Errorf("taken: %+v", wrong)
		}
	}
	for range 2 {
		if _, err := s.Undo(); err != nil {
			t.Fatal(err)
		}
	}
	if _, there := s.Coding(id); there || len(s.Files()) != 1 {
		t.Error("an undo did not go past the export")
	}
}

// The codebook leaves without an example that is somebody's words which may not
// be quoted, however it is punctuated; others stay.
func TestTheCodebookLeavesWithoutBarredExamples(t *testing.T) {
	dir := newStudy(t)
	write(t, dir, "codebook.yaml", `codes:
  - {id: a-aaa, name: A, kind: theme, example: "“Niemand legde mij iets uit.”"}
  - {id: b-aaa, name: B, kind: theme, example: "zoals rustig in mijn hoofd, zei ze"}
  - {id: c-aaa, name: C, kind: theme, example: "Iets verzonnens over rust."}
`)
	s := open(t, dir, "ilse")
	withhold(t, s, "rustig in mijn hoofd")
	examples := func(s *coding.Study) string {
		cb, _ := s.CodebookToGive()
		var out []string
		for _, c := range cb.Codes() {
			out = append(out, c.Example)
		}
		return strings.Join(out, "|")
	}
	if got := examples(s); got != "“Niemand legde mij iets uit.”||Iets verzonnens over rust." {
		t.Errorf("with a passage withheld: %s", got)
	}
	write(t, dir, "participants.yaml", "- {id: M1, group: moeder, consent: {date: 2026-05-04, scope: [take_part]}}\n")
	if got := examples(open(t, dir, "ilse")); got != "||Iets verzonnens over rust." {
		t.Errorf("without consent: %s", got)
	}
	if c, _ := s.Codebook().Code("b-aaa"); c.Example == "" {
		t.Error("the study lost its example")
	}
}

// A merge may bring the lines of a log in any order, and twice: what is withheld
// is the same.
func TestWithheldInWhateverOrder(t *testing.T) {
	dir := newStudy(t)
	s := open(t, dir, "ilse")
	released := withhold(t, s, "rustig in mijn hoofd")
	do(t, s, func(b *coding.Batch) error { return b.Release(released) })
	withhold(t, s, "Over de echo")
	undone := withhold(t, s, "niet echt stress")
	if _, err := s.Undo(); err != nil {
		t.Fatal(err)
	}
	const want = "Over de echo"
	if got := held(t, s); got != want {
		t.Fatalf("withheld: %q (%s undone)", got, undone)
	}
	lines := strings.SplitAfter(strings.TrimSuffix(read(t, dir, "codings/ilse.jsonl"), "\n"), "\n")
	lines[len(lines)-1] += "\n"
	slices.Reverse(lines)
	write(t, dir, "codings/ilse.jsonl", strings.Join(append(lines, lines...), ""))
	if got := held(t, open(t, dir, "ilse")); got != want {
		t.Errorf("backwards and twice: %q", got)
	}
}
