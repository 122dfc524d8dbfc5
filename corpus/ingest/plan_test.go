package ingest

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"citaat/corpus"
	"citaat/corpus/phrases"
)

// read makes a draft of lines of text.
func read(t testing.TB, name string, lines ...string) Draft {
	t.Helper()
	d, err := Read(t.Context(), name, []byte(strings.Join(lines, "\n")))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func plan(t testing.TB, d Draft, c Choices) Plan {
	t.Helper()
	p, err := d.Plan(c)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// cast writes down who speaks: label, role, participant, and ? for a guess.
func cast(p Plan) string {
	var out []string
	for _, a := range p.Speakers {
		s := fmt.Sprintf("%s=%s:%s", a.Found, a.Label, a.Role)
		if a.Participant != "" {
			s += ":" + string(a.Participant)
		}
		if a.Guessed {
			s += "?"
		}
		out = append(out, s)
	}
	return strings.Join(out, " ")
}

func TestWhoIsWho(t *testing.T) {
	for name, c := range map[string]struct {
		lines []string
		want  string
	}{
		"short codes stay": {[]string{"I: Hoe?", "R1: Goed.", "I: En?", "R1: Ja."},
			"I=I:interviewer R1=R1:respondent:M3"},
		"lower case codes": {[]string{"i: hoe?", "m: goed.", "i: en?", "m: ja.", "i: o?", "m: ja."},
			"i=I:interviewer m=M:respondent:M3"},
		"role words": {[]string{"Onderzoeker: Hoe?", "Geïnterviewde: Goed.", "Tolk: Ze zegt goed.", "Partner: Ja!", "Partner: Nee!"},
			"Onderzoeker=I:interviewer Geïnterviewde=M3:respondent:M3 Tolk=T:interpreter:M3 Partner=S1:other"},
		"two interviewers": {[]string{"Interviewer 1: Hoe?", "Interviewer 2: En?", "Moeder: Goed.", "Moeder: Ja."},
			"Interviewer 1=I:interviewer Interviewer 2=I2:interviewer Moeder=M3:respondent:M3"},
		"who asks is a guess": {[]string{"Anna: Hoe?", "Sara: Goed, dank u.", "Anna: En?", "Sara: Mag ik ook iets vragen?", "Sara: Nee."},
			"Anna=I:interviewer? Sara=M3:respondent:M3?"},
		"who says least is a guess": {[]string{"Anna: vertel", "Sara: het ging eigenlijk heel goed", "Anna: ja", "Sara: en toen nog beter ook"},
			"Anna=I:interviewer? Sara=M3:respondent:M3?"},
		"a name beside a role word": {[]string{"Interviewer: Hoe?", "Sara: Goed.", "Interviewer: En?", "Sara: Ja."},
			"Interviewer=I:interviewer Sara=M3:respondent:M3"},
		"the id as a label": {[]string{"Anna: Hoe?", "M3: Goed.", "Anna: En?", "M3: Ja."},
			"Anna=I:interviewer? M3=M3:respondent:M3"},
		"several respondents": {[]string{"I: Hoe?", "R1: Goed.", "R2: Slecht.", "R1: O."},
			"I=I:interviewer R1=R1:respondent:M3-R1 R2=R2:respondent:M3-R2"},
		"an interpreter's own remarks": {[]string{"I: Hoe?", "T: Goed, zegt ze.", "TT: Ik vraag het na.", "TT: Ja."},
			"I=I:interviewer T=T:interpreter:M3 TT=TT:interpreter"},
		"question and answer": {[]string{"Vraag: Hoe?", "Antwoord: Goed.", "Vraag: En?", "Antwoord: Ja."},
			"Vraag=I:interviewer Antwoord=M3:respondent:M3"},
		"the GGD asks": {[]string{"Bos (GGD): vertel", "Sara: Goed?", "Bos (GGD): ja", "Sara: Ja?"},
			"Bos (GGD)=I:interviewer Sara=M3:respondent:M3"},
		"three capitals may be a name": {[]string{"I: Hoe?", "EVA: Goed.", "I: En?", "EVA: Ja."},
			"I=I:interviewer EVA=M3:respondent:M3"},
		"one speaker": {[]string{"M3: Het begon in mei.", "M3: En toen werd het juni."},
			"M3=M3:respondent:M3"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := cast(plan(t, read(t, "M3.txt", c.lines...), Choices{})); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestChoicesDecide(t *testing.T) {
	lines := []string{"Anna Bos: Hoe?", "Sara: Goed.", "Noor: Ze zegt goed.", "Anna Bos: En?", "Sara: Ja.", "Noor: Ja."}
	for name, c := range map[string]struct {
		speakers string
		want     string
	}{
		"a role":            {"noor=T:tolk", "Anna Bos=I:interviewer? Sara=M3:respondent:M3? Noor=T:interpreter:M3"},
		"by label alone":    {"Noor=T", "Anna Bos=I:interviewer? Sara=M3:respondent:M3? Noor=T:interpreter:M3"},
		"own remarks":       {"Noor=T:tolk:-", "Anna Bos=I:interviewer? Sara=M3:respondent:M3? Noor=T:interpreter"},
		"two become one":    {"annabos=I,Noor=I", "Anna Bos=I:interviewer Sara=M3:respondent:M3 Noor=I:interviewer"},
		"somebody else's":   {"Sara=M4:respondent:M4", "Anna Bos=I:interviewer? Sara=M4:respondent:M4 Noor=S1:other"},
		"long labels":       {"Sara=abcdefghijklmnopqrstuvwx:respondent,Noor=R2:respondent", "Anna Bos=I:interviewer? Sara=abcdefghijklmnopqrstuvwx:respondent:abcdefghijklmnopqrstuvwx Noor=R2:respondent:M3-R2"},
		"against the guess": {"Anna Bos=M3:respondent,Sara=I:interviewer", "Anna Bos=M3:respondent:M3 Sara=I:interviewer Noor=S1:other"},
	} {
		t.Run(name, func(t *testing.T) {
			var choices Choices
			for _, s := range strings.Split(c.speakers, ",") {
				choice, err := ParseSpeaker(s)
				if err != nil {
					t.Fatal(err)
				}
				choices.Speakers = append(choices.Speakers, choice)
			}
			if got := cast(plan(t, read(t, "M3.txt", lines...), choices)); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestChoicesThatCannotBe(t *testing.T) {
	d := read(t, "M3.txt", "I: Hoe?", "M: Goed.")
	for name, c := range map[string]struct {
		choices Choices
		key     string
	}{
		"nobody of that name":  {Choices{Speakers: []SpeakerChoice{{Found: "Piet", Label: "S1"}}}, "ingest.choice.found"},
		"one label, two roles": {Choices{Speakers: []SpeakerChoice{{Found: "I", Label: "X", Role: corpus.Interviewer}, {Found: "M", Label: "X", Role: corpus.Respondent}}}, "ingest.choice.roles"},
		"an id with a slash":   {Choices{ID: "../M3"}, "ingest.choice.id"},
		"a participant's name": {Choices{Participant: "Sara Bos"}, "ingest.choice.participant"},
		"no such day":          {Choices{Date: "2026-02-30"}, "ingest.choice.date"},
		"a Dutch date":         {Choices{Date: "12-05-2026"}, "ingest.choice.date"},
	} {
		_, err := d.Plan(c.choices)
		var p *phrases.Problem
		if !errors.As(err, &p) || p.What.Key != c.key {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

func TestParseSpeaker(t *testing.T) {
	for s, want := range map[string]SpeakerChoice{
		"Interviewer 1=I":            {Found: "Interviewer 1", Label: "I"},
		"Tolk = T : interpreter ":    {Found: "Tolk", Label: "T", Role: corpus.Interpreter},
		"a=b=M3:respondent:M3":       {Found: "a=b", Label: "M3", Role: corpus.Respondent, Participant: "M3"},
		"?=S1:overig":                {Found: Unknown, Label: "S1", Role: corpus.Other},
		"=S1":                        {Found: Unknown, Label: "S1"},
		"Bos, Anna (GGD)=I::":        {Found: "Bos, Anna (GGD)", Label: "I"},
		"Noor=T:tolk:-":              {Found: "Noor", Label: "T", Role: corpus.Interpreter, OwnWords: true},
		"Geïnterviewde=M1:deelnemer": {Found: "Geïnterviewde", Label: "M1", Role: corpus.Respondent},
	} {
		got, err := ParseSpeaker(s)
		if err != nil || got != want {
			t.Errorf("%s: got %+v, %v", s, got, err)
		}
	}
	for _, s := range []string{"", "I", "Anna=", "Anna=Anna Bos", "Anna=I:baas", "Anna=I:interviewer:M3:x", "Anna=T:tolk:Sara Bos"} {
		if c, err := ParseSpeaker(s); err == nil {
			t.Errorf("%q: got %+v", s, c)
		}
	}
}

func TestGuessID(t *testing.T) {
	speakers := []Found{{Name: "Anna de Bos"}, {Name: "Interviewer 1"}, {Name: "M4"}}
	for base, want := range map[string]string{
		"M3-gesprek": "M3", "m3 gesprek": "M3", "V12_def": "V12", "Interview M3 (versie)": "M3", "gesprek M3 en M4": "gesprek-M3-en-M4",
		"Anna Bos": "interview", "Gesprek met Anna de Bos": "Gesprek-met-de", "Gesprek-20260512_100312-Meeting Transcript": "Gesprek",
		"teams-nl": "teams-nl", "": "interview", "...": "interview", "يوم": "يوم", "een heel lange naam van een bestand": "een-heel-lange-naam-van",
	} {
		if got := string(guessID(base, speakers)); got != want {
			t.Errorf("%q: got %q, want %q", base, got, want)
		}
	}
}

func TestSourceNameHoldsNoName(t *testing.T) {
	d := read(t, "Gesprek met Sara Bos, 12 mei 2026.TXT", "Anna: Hoe?", "Sara Bos: Goed.", "Anna: En?", "Sara Bos: Ja.")
	p := plan(t, d, Choices{ID: "M3", Group: "moeder"})
	if s := p.Transcript.Source; s.Name != "M3.txt" || len(s.SHA256) != 64 {
		t.Errorf("source is %+v", s)
	}
	if p.Transcript.Date != "2026-05-12" {
		t.Errorf("date is %q", p.Transcript.Date)
	}
	if len(p.Participants) != 1 || p.Participants[0].ID != "M3" || p.Participants[0].Group != "moeder" {
		t.Errorf("participants are %+v", p.Participants)
	}
	text, err := plan(t, d, Choices{}).Transcript.Format()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"Sara", "Bos", "Anna"} {
		if strings.Contains(string(text), name) {
			t.Errorf("%s stands in the transcript:\n%s", name, text)
		}
	}
}

func TestOwnFormatKeepsWhatItSays(t *testing.T) {
	d, err := Read(t.Context(), "M3.md", fixtures(t)["M3.md"])
	if err != nil {
		t.Fatal(err)
	}
	p := plan(t, d, Choices{ID: "M9", Participant: "M9", Speakers: []SpeakerChoice{{Found: "I", Label: "I2"}}})
	if got, want := cast(p), "I=I2:interviewer M3=M3:respondent:M9 T=T:interpreter:M9"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	tr := p.Transcript
	if n := tr.Turns[2]; n.Number.Number != 4 || n.Repeats.Number != 2 || n.Time != 12 {
		t.Errorf("turn is %+v", n)
	}
	if tr.Interpreter.Gender != "v" || tr.ID != "M9" || len(tr.Participants) != 1 || tr.Participants[0] != "M9" {
		t.Errorf("front matter is %+v", tr.Meta)
	}
	if got := p.First(2); len(got) != 2 || got[0].Speaker != "I2" {
		t.Errorf("first turns are %+v", got)
	}
}

// Two names of one person are one speaker, and what they say one after the
// other is one turn; what the file keeps apart under one name stays apart.
func TestMergedSpeakersShareTurns(t *testing.T) {
	d := read(t, "M3.txt", "Interviewer A: Hoe?", "Interviewer B: Of liever: waarom?", "Sara: Zo.", "Sara: Daarom.", "Noor: Ze zegt daarom.", "Sara: Ja.", "Noor: Ja.")
	p := plan(t, d, Choices{Speakers: []SpeakerChoice{{Found: "Interviewer A", Label: "I"}, {Found: "interviewer b", Label: "I"}, {Found: "Noor", Label: "T", Role: corpus.Interpreter}}})
	var got []string
	for _, u := range p.Transcript.Turns {
		got = append(got, string(u.Speaker)+": "+u.Text)
	}
	want := "I: Hoe? Of liever: waarom?|M3: Zo.|M3: Daarom.|T: Ze zegt daarom.|M3: Ja.|T: Ja."
	if s := strings.Join(got, "|"); s != want {
		t.Errorf("got  %s\nwant %s", s, want)
	}
	if p.Words != d.Words {
		t.Errorf("words are %+v, were %+v", p.Words, d.Words)
	}
}

func TestSpeakersWhoAlternate(t *testing.T) {
	text := []string{"Hoe heet u?", "", "Dat zeg ik liever niet.", "", "Hoe oud bent u?", "", "Zesendertig.", "", "En uw kind?", "", "Vier weken."}
	d := read(t, "M3.txt", text...)
	if !d.Alternates || d.Format != Unlabelled {
		t.Fatalf("%s, alternates %t", d.Format, d.Alternates)
	}
	_, err := d.Plan(Choices{})
	var problem *phrases.Problem
	if !errors.As(err, &problem) || problem.What.Key != "ingest.error.nolabels" || problem.Cure.Key != "ingest.error.nolabels.cure" {
		t.Errorf("without the choice: %v", err)
	}
	if got, want := cast(plan(t, d, Choices{Alternate: Alternating()})), "Interviewer=I:interviewer Respondent=M3:respondent:M3"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	p := plan(t, d, Choices{Alternate: []string{"I", "M3", "T"}, Speakers: []SpeakerChoice{{Found: "t", Label: "TT"}}})
	if got, want := cast(p), "I=I:interviewer M3=M3:respondent:M3 T=TT:interpreter"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if u := p.Transcript.Turns[5]; len(p.Transcript.Turns) != 6 || u.Speaker != "TT" || u.Text != "Vier weken." {
		t.Errorf("the last turn is %+v", u)
	}
	for name, bad := range map[string][]string{"one": {"I"}, "twice": {"I", "i "}, "nobody": {"I", ""}} {
		if _, err := d.Plan(Choices{Alternate: bad}); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	// A file that names its speakers is read as ever.
	d = read(t, "M3.txt", "I: Hoe?", "M3: Zo.", "I: En?", "M3: Ja.", "Zeker.")
	if got := len(plan(t, d, Choices{Alternate: Alternating()}).Transcript.Turns); got != 4 || d.Alternates {
		t.Errorf("with labels: %d turns", got)
	}
	// A line that happens to begin like one is no label.
	long := strings.Split(strings.Repeat("Hoe was dat voor u?\n\nGoed, dank u.\n\n", 12)+"Wat stond er?\n\nP: twaalf weken.", "\n")
	if d = read(t, "M3.txt", long...); d.Format != Unlabelled || !d.Alternates {
		t.Errorf("with one stray label: %s", d.Format)
	}
	// A report may be read so too, but nobody offers it.
	d = read(t, "M3.txt", "Dit is een verslag.", "Er spreekt niemand.", "Het regent.", "De vergadering is gesloten.")
	if _, err := d.Plan(Choices{}); d.Alternates || !errors.As(err, &problem) || problem.What.Key != "ingest.error.noturns" {
		t.Errorf("a report: alternates %t, %v", d.Alternates, err)
	}
	if p := plan(t, d, Choices{Alternate: Alternating()}); len(p.Transcript.Turns) != 4 {
		t.Errorf("a report by choice: %d turns", len(p.Transcript.Turns))
	}
}
