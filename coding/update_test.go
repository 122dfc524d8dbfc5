package coding_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"citaat/coding"
	"citaat/coding/threeway"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

const firstFile = `- I: Hoe was het voor u in die eerste weken?
- M9: Spannend, maar Fatima kwam elke week langs en dat hielp.
- I: Elke week?
- M9: Ja. Op dinsdag, geloof ik, altijd na het eten.
- I: En daarna?
- M9: Daarna ging het vanzelf beter met ons allemaal.`

// sourced is a file as the import plans it: labels, no numbers, and its hash.
func sourced(t *testing.T, id corpus.TranscriptID, sha, lines string) *corpus.Transcript {
	t.Helper()
	meta := corpus.Meta{ID: id, Participants: []corpus.ParticipantID{corpus.ParticipantID(id)}, Source: corpus.SourceFile{Name: string(id) + ".txt", SHA256: sha},
		Speakers: []corpus.Speaker{{Label: "I", Role: corpus.Interviewer}, {Label: corpus.Label(id), Role: corpus.Respondent, Participant: corpus.ParticipantID(id)}}}
	return said(t, corpus.NewTranscript(meta, nil), lines)
}

// imported is a study into which an interview was read, and corrected since.
func imported(t *testing.T) (string, *coding.Study) {
	t.Helper()
	dir := newStudy(t)
	s := open(t, dir, "ilse")
	noted(t, s, func(b *coding.Batch) error {
		return b.Import(sourced(t, "M9", "aa", firstFile), []corpus.Participant{{ID: "M9", Group: "moeder"}})
	})
	return dir, s
}

func noted(t testing.TB, s *coding.Study, f func(*coding.Batch) error) {
	t.Helper()
	if err := s.Do(f); err != nil {
		t.Fatal(err)
	}
}

func turnNumber(t *testing.T, s string) corpus.TurnNumber {
	t.Helper()
	n, err := corpus.ParseTurnNumber(s)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func correct(t *testing.T, s *coding.Study, turn, old, now string) {
	t.Helper()
	tr := transcript(t, s, "M9")
	i, _ := tr.Turn(turnNumber(t, turn))
	noted(t, s, func(b *coding.Batch) error {
		return b.CorrectTurn("M9", turnNumber(t, turn), strings.Replace(tr.Turns[i].Text, old, now, 1))
	})
}

func transcript(t *testing.T, s *coding.Study, id corpus.TranscriptID) *corpus.Transcript {
	t.Helper()
	tr, err := s.Transcript(id)
	if err != nil {
		t.Fatal(err)
	}
	return tr
}

// code codes the words in M9 and gives the id.
func codeWords(t *testing.T, s *coding.Study, words string) coding.CodingID {
	t.Helper()
	body := transcript(t, s, "M9").Body()
	at := strings.Index(body.String(), words)
	if at < 0 {
		t.Fatalf("no %q", words)
	}
	start := corpus.Offset(len([]rune(body.String()[:at])))
	var id coding.CodingID
	noted(t, s, func(b *coding.Batch) (err error) {
		id, err = b.Code(coding.Passage{Interview: "M9", Span: corpus.Span{Start: start, End: start + corpus.Offset(len([]rune(words)))}}, "rust-aaa", "")
		return err
	})
	return id
}

func wordsOf(t *testing.T, s *coding.Study, id coding.CodingID) string {
	t.Helper()
	for _, c := range s.CodingsIn("M9") {
		if c.ID == id {
			if c.Lost {
				return "(lost)"
			}
			return transcript(t, s, "M9").Body().Slice(c.Span)
		}
	}
	return "(gone)"
}

func update(t *testing.T, s *coding.Study, sha, lines string, prefer threeway.Side) (coding.Update, error) {
	t.Helper()
	u, err := s.Update(sourced(t, "M9", sha, lines), nil, nil, prefer)
	if err != nil {
		return u, err
	}
	return u, s.Do(func(b *coding.Batch) error { return b.Update(u) })
}

func TestACorrectedFileKeepsWorkInPlace(t *testing.T) {
	dir, s := imported(t)
	correct(t, s, "6", "vanzelf", "langzaam")
	correct(t, s, "2", "Fatima", "[naam-1]")
	coded := codeWords(t, s, "altijd na het eten")
	daan := codeWords(t, open(t, dir, "daan"), "kwam elke week langs")
	file := strings.NewReplacer("dinsdag", "donderdag", "- I: En daarna?", "- M9: Fatima ook.\n- I: En daarna?").Replace(firstFile)

	s = open(t, dir, "ilse")
	u, err := update(t, s, "bb", file, threeway.Nobody)
	if err != nil {
		t.Fatal(err)
	}
	want := `1 I: Hoe was het voor u in die eerste weken?
2 M9: Spannend, maar [naam-1] kwam elke week langs en dat hielp.
3 I: Elke week?
4 M9: Ja. Op donderdag, geloof ik, altijd na het eten.
4a M9: [naam-1] ook.
5 I: En daarna?
6 M9: Daarna ging het langzaam beter met ons allemaal.`
	again := open(t, dir, "eva")
	if got := inShort(transcript(t, again, "M9")); got != want {
		t.Errorf("became\n%s\nwant\n%s", got, want)
	}
	if !u.Known || len(u.Redacted) != 2 || u.Redacted[1].Turn.String() != "4" || len(u.Corrected) != 1 || len(u.Effects) != 0 || u.Kept != 2 {
		t.Errorf("told %+v", u)
	}
	if got := wordsOf(t, again, coded); got != "altijd na het eten" {
		t.Errorf("coded %q", got)
	}
	if got := wordsOf(t, again, daan); got != "kwam elke week langs" {
		t.Errorf("coded by daan %q", got)
	}
	if id, there := again.Imported("bb"); !there || id != "M9" {
		t.Error("the source is not the new file")
	}

	// The same file again changes nothing; one more correction is merged with it.
	if u, err := update(t, s, "bb", file, threeway.Nobody); err != nil || !u.Same() {
		t.Errorf("the same file: %v", err)
	}
	back := strings.Replace(file, "donderdag", "dinsdag", 1) // the typist was right after all
	if _, err := update(t, s, "cc", back, threeway.Nobody); err != nil {
		t.Fatal(err)
	}
	if got := inShort(transcript(t, s, "M9")); got != strings.Replace(want, "donderdag", "dinsdag", 1) {
		t.Errorf("then\n%s", got)
	}

	// One key takes one update back, with the source.
	for _, sha := range []string{"bb", "aa"} {
		if _, err := s.Undo(); err != nil {
			t.Fatal(err)
		}
		if _, there := s.Imported(sha); !there {
			t.Errorf("the source is not %s", sha)
		}
	}
	if got := transcript(t, s, "M9").Turns[3].Text; got != "Ja. Op dinsdag, geloof ik, altijd na het eten." {
		t.Errorf("taken back to %q", got)
	}
	if _, err := update(t, s, "bb", file, threeway.Nobody); err != nil {
		t.Fatal(err)
	}
	if got := inShort(transcript(t, s, "M9")); strings.Replace(got, "4b", "4a", 1) != want {
		t.Errorf("and again\n%s", got)
	}
}

func TestAnUpdateWithAConflictIsRefused(t *testing.T) {
	_, s := imported(t)
	correct(t, s, "4", "dinsdag", "maandag")
	before := inShort(transcript(t, s, "M9"))
	file := strings.Replace(firstFile, "dinsdag", "donderdag", 1)
	u, err := update(t, s, "bb", file, threeway.Nobody)
	if !errors.Is(err, coding.ErrConflict) || len(u.Conflicts) != 1 || u.Conflicts[0].Turn.String() != "4" {
		t.Fatalf("no conflict in 4: %v %+v", err, u.Conflicts)
	}
	if said := phrases.For(phrases.Dutch).Error(err); strings.Contains(said, "maandag") || strings.Contains(said, "donderdag") {
		t.Errorf("the error holds words: %s", said)
	}
	if got := inShort(transcript(t, s, "M9")); got != before {
		t.Errorf("something was written: %s", got)
	}
	if _, err := update(t, s, "bb", file, threeway.Theirs); err != nil || !strings.Contains(inShort(transcript(t, s, "M9")), "Op donderdag") {
		t.Errorf("theirs: %v", err)
	}
}

// Labels that the new version has given anew are those of before.
func TestAnUpdateFindsOutWhoIsWho(t *testing.T) {
	_, s := imported(t)
	other := strings.NewReplacer("- I:", "- S1:", "- M9:", "- S2:", "dinsdag", "donderdag").Replace(firstFile)
	file := sourced(t, "M9", "bb", other)
	file.Speakers = []corpus.Speaker{{Label: "S1", Role: corpus.Other}, {Label: "S2", Role: corpus.Other}}
	u, err := s.Update(file, nil, nil, threeway.Nobody)
	if err != nil {
		t.Fatal(err)
	}
	if len(u.Turns) != 1 || u.After.Turns[3].Speaker != "M9" || len(u.After.Speakers) != 2 {
		t.Errorf("%d turns change, speakers %v", len(u.Turns), u.After.Speakers)
	}
	// Nobody knows who said what here.
	file = sourced(t, "M9", "cc", strings.NewReplacer("- I:", "- S1:", "- M9:", "- S1:").Replace(firstFile))
	file.Speakers = []corpus.Speaker{{Label: "S1", Role: corpus.Other}}
	if _, err := s.Update(file, nil, nil, threeway.Nobody); err == nil {
		t.Error("it was guessed who speaks")
	}
}

// Where the journal does not lead back to the file every difference is asked
// about, and redactions stay.
func TestAnUpdateWithoutAKnownBase(t *testing.T) {
	dir := newStudy(t)
	have := sourced(t, "M9", "aa", strings.Replace(firstFile, "Fatima", "[naam-1]", 1))
	data, err := have.Format()
	if err != nil {
		t.Fatal(err)
	}
	write(t, dir, "transcripts/M9.md", string(data))
	s := open(t, dir, "ilse")
	u, err := update(t, s, "bb", strings.Replace(firstFile, "dinsdag", "donderdag", 1), threeway.Nobody)
	if u.Known || !errors.Is(err, coding.ErrConflict) || len(u.Conflicts) != 1 || len(u.Redacted) != 1 {
		t.Fatalf("%v %+v", err, u.Conflicts)
	}
	if _, err := update(t, s, "bb", strings.Replace(firstFile, "dinsdag", "donderdag", 1), threeway.Theirs); err != nil {
		t.Fatal(err)
	}
	got := inShort(transcript(t, s, "M9"))
	if !strings.Contains(got, "[naam-1] kwam") || !strings.Contains(got, "donderdag") {
		t.Errorf("became %s", got)
	}
}

// Who speaks is corrected here without a change of words; the file that comes
// again does not know it.
func TestAnUpdateKeepsWhoSpeaks(t *testing.T) {
	_, s := imported(t)
	noted(t, s, func(b *coding.Batch) error {
		return b.SetSpeaker("M9", turnNumber(t, "3"), corpus.Speaker{Label: "T", Role: corpus.Interpreter, Participant: "M9"})
	})
	if _, err := update(t, s, "bb", strings.Replace(firstFile, "dinsdag", "donderdag", 1), threeway.Nobody); err != nil {
		t.Fatal(err)
	}
	tr := transcript(t, s, "M9")
	if tr.Turns[2].Speaker != "T" || !slices.ContainsFunc(tr.Speakers, func(sp corpus.Speaker) bool { return sp.Label == "T" }) {
		t.Errorf("turn 3 is %s", tr.Turns[2].Speaker)
	}
}

// A redaction takes the words out of the journal too: what the file said before
// is known with the mark, and the new version does not bring the words back.
func TestAnUpdateAfterAnErasure(t *testing.T) {
	dir, s := imported(t)
	correct(t, s, "6", "vanzelf", "langzaam")
	coded := codeWords(t, s, "altijd na het eten")
	body := transcript(t, s, "M9").Body().String()
	at := corpus.Offset(len([]rune(body[:strings.Index(body, "Fatima")])))
	if _, err := s.Redact(t.Context(), []coding.Redaction{{Interview: "M9", Span: corpus.Span{Start: at, End: at + 6}, With: "[naam-1]"}}); err != nil {
		t.Fatal(err)
	}
	correct(t, s, "1", "weken", "maanden")
	s = open(t, dir, "ilse")
	file := strings.NewReplacer("dinsdag", "donderdag", "kwam elke", "kwam iedere", "En daarna?", "En Fatima daarna?").Replace(firstFile)
	u, err := update(t, s, "bb", file, threeway.Nobody)
	if !errors.Is(err, coding.ErrConflict) || len(u.Conflicts) != 1 || u.Conflicts[0].Turn.String() != "6" {
		t.Fatalf("what the file said where the journal lost it is not asked: %v %+v", err, u.Conflicts)
	}
	u, err = update(t, s, "bb", file, threeway.Ours)
	if err != nil {
		t.Fatal(err)
	}
	want := `1 I: Hoe was het voor u in die eerste maanden?
2 M9: Spannend, maar [naam-1] kwam elke week langs en dat hielp.
3 I: Elke week?
4 M9: Ja. Op donderdag, geloof ik, altijd na het eten.
5 I: En [naam-1] daarna?
6 M9: Daarna ging het langzaam beter met ons allemaal.`
	if got := inShort(transcript(t, s, "M9")); !u.Known || got != want {
		t.Errorf("became (base known: %v)\n%s\nwant\n%s", u.Known, got, want)
	}
	if got := wordsOf(t, s, coded); got != "altijd na het eten" {
		t.Errorf("coded %q", got)
	}
	for _, file := range []string{"transcripts/M9.md", "codings/ilse.jsonl"} {
		if strings.Contains(read(t, dir, file), "Fatima") {
			t.Errorf("%s holds the name", file)
		}
	}
}
