package ingest

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"citaat/corpus"
	"citaat/corpus/phrases"
)

// What no program writes is refused with a sentence, and without a word of it.
func TestHostileText(t *testing.T) {
	deep := strings.Repeat("[", 1<<20)
	for name, c := range map[string]struct{ data, key string }{
		"torn JSON":          {`{"segments":[{"text":"geheim"`, "ingest.error.json"},
		"deep JSON":          {`{"segments":` + deep, "ingest.error.json"},
		"deep in a piece":    {`{"segments":[{"text":"geheim","x":` + deep + `}]}`, "ingest.error.json"},
		"deep beside":        {`{"geheim":` + deep + `}`, "ingest.error.json"},
		"two documents":      {`{"segments":[{"text":"geheim"}]} {"geheim":1}`, "ingest.error.json"},
		"other JSON":         {`{"name":"geheim","version":3}`, "ingest.error.jsonother"},
		"no pieces":          {`{"segments":[]}`, "ingest.error.jsonother"},
		"segments is a text": {`{"segments":"geheim"}`, "ingest.error.jsonother"},
		"pieces are numbers": {`{"segments":[1,null,"geheim",{}]}`, "ingest.error.jsonother"},
		"an empty page":      {"<html><body><script>geheim()</script></body></html>", "ingest.error.noturns"},
		"an open script":     {"<html><script>I: geheim\nM: geheim", "ingest.error.noturns"},
		"an empty otr":       {`{"text":"","media":"geheim.mp3"}`, "ingest.error.noturns"},
		"captions of nobody": {"1\n00:00:01,000 --> 00:00:02,000\n\n2\n00:00:01,000 --> 00:00:02,000\n", "ingest.error.noturns"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Read(t.Context(), "geheim.txt", []byte(c.data))
			var p *phrases.Problem
			if !errors.As(err, &p) || p.What.Key != c.key {
				t.Fatalf("got %v, want %s", err, c.key)
			}
			if s := err.Error() + phrases.For(phrases.Dutch).Error(err); strings.Contains(s, "geheim") || p.Cure.Key == "" {
				t.Errorf("the error is %s", s)
			}
		})
	}
}

func TestOddJSONLosesNothing(t *testing.T) {
	for name, c := range map[string]struct{ data, want string }{
		"a field twice":       {`{"segments":[{"text":"een","text":"twee","speaker":"A"}]}`, "A||een twee"},
		"the list twice":      {`{"segments":[{"text":"een","speaker":"A"}],"segments":[{"text":"twee","speaker":"B"}]}`, "A||een\nB||twee"},
		"times out of reach":  {`[{"text":"een","start":1e400,"speaker":"A"},{"text":"twee","start":-3,"speaker":"B"},{"text":"drie","start":"x","speaker":"A"},{"text":"vier","start":360000,"speaker":"B"}]`, "A||een\nB|00:00:00|twee\nA||drie\nB||vier"},
		"times as text":       {`[{"text":"een","start":"62.4","speaker":"A"},{"text":"twee","start":"00:01:03,500","speaker":"B"}]`, "A|00:01:02|een\nB|00:01:03|twee"},
		"speakers by number":  {`[{"text":"een","speaker":0},{"text":"twee","speaker":1}]`, "SPEAKER_0||een\nSPEAKER_1||twee"},
		"a speaker per word":  {`[{"text":"een twee","words":[{"word":"een","speaker":"A"},{"word":"twee","speaker":"A"}]}]`, "A||een twee"},
		"words without text":  {`[{"words":[{"word":"een"},{"word":"twee"}],"speaker":"A"}]`, "A||een twee"},
		"words as text":       {`{"speakers":[{"spkid":"spk1","name":"x"}],"segments":[{"speaker":"spk1","words":[{"text":"een","start":62.4},{"text":"twee.","start":63}]}]}`, "spk1|00:01:02|een twee."},
		"chunks":              {`{"text":" een","chunks":[{"timestamp":[62.4,null],"text":" een"}]}`, "?|00:01:02|een"},
		"control characters":  {`[{"text":"een\u001b[31m\u0000twee","speaker":"A\u001b]0;x\u0007"}]`, "A]0;x||een[31mtwee"},
		"half a surrogate":    {`[{"text":"een \ud800 twee","speaker":"A"}]`, "A||een \uFFFD twee"},
		"names in the pieces": {`{"transcription":[{"text":"[SPEAKER_00]: een"},{"text":"[SPEAKER_01]: twee"},{"text":"drie"}]}`, "SPEAKER_00||een\nSPEAKER_01||twee drie"},
		"a name that is said": {`[{"text":"A: een","speaker":"A"},{"text":"Toen: twee","speaker":"B"}]`, "A||een\nB||Toen: twee"},
	} {
		d, err := Read(t.Context(), "a.json", []byte(c.data))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got := turnsOf(d); got != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got, c.want)
		}
		account(t, d, -1)
	}
}

func TestOTranscribeWithoutMarkup(t *testing.T) {
	d, err := Read(t.Context(), "a.otr", []byte(`{"text":"I: Hoe?\nM: Zo.","media":"x.mp3"}`))
	if err != nil || turnsOf(d) != "I||Hoe?\nM||Zo." || d.Format != OTranscribe {
		t.Errorf("got %s %v", turnsOf(d), err)
	}
}

func TestOddPages(t *testing.T) {
	for name, c := range map[string]struct{ data, want string }{
		"entities":           {"<p>I: Caf&eacute; &lt;b&gt; &#x1F600;?</p><p>M: R&D &amp; zo&nbsp;&shy;iets.</p>", "I||Café <b> 😀?\nM||R&D & zo iets."},
		"nothing is closed":  {"<div>I: Hoe?<div>M: Zo.<br>Echt.<p>I: O?<li>M: Ja.", "I||Hoe?\nM||Zo. Echt.\nI||O?\nM||Ja."},
		"tables in tables":   {"<table><tr><td>I</td><td>Hoe?<table><tr><td>x</td></tr></table></td></tr></table><p>I: En?</p><p>M: Zo.</p>", "I||En?\nM||Zo."},
		"comments and tags":  {"<!-- eerst --><html><p>I: <!-- weg -->Hoe<i>veel</i>?</p><p>M: Veel</p>", "I||Hoeveel?\nM||Veel"},
		"marks of noScribe":  {`<p><a name="ts_x_y_S00">niets</a></p><p><a name="ts_99999999999999999999_1_S00">een</a></p><p><a name="ts_1000_2000_">twee</a></p><p><a name="ts_5000_6000_S1 x">drie</a></p>`, "S00||een twee drie"},
		"a heading":          {"<h1>Gesprek</h1><p>I: Hoe?</p><h2>Over later</h2><p>M: Zo.</p>", "I||Hoe?\nM||Zo."},
		"an older times":     {"<p>[00:12] I: Hoe?</p><p>[00:15] M: Zo.</p>", "I|00:00:12|Hoe?\nM|00:00:15|Zo."},
		"upper case":         {"<HTML><BODY><P>I: Hoe?</P><P>M: Zo.</P>", "I||Hoe?\nM||Zo."},
		"a million elements": {strings.Repeat("<div>", 1<<20) + "<p>I: Hoe?<p>M: Zo.", "I||Hoe?\nM||Zo."},
	} {
		d, err := Read(t.Context(), "a.html", []byte(c.data))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got := turnsOf(d); got != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got, c.want)
		}
		account(t, d, -1)
	}
}

func TestOddSRT(t *testing.T) {
	for name, c := range map[string]struct{ data, want string }{
		"no numbers":        {"00:00:01,000 --> 00:00:02,000\nAnna: Hoe?\n\n00:00:03,000 --> 00:00:04,000\nSara: Zo.\n\n00:00:05,000 --> 00:00:06,000\nAnna: O.", "Anna|00:00:01|Hoe?\nSara|00:00:03|Zo.\nAnna|00:00:05|O."},
		"short times":       {"1\n00:01 --> 00:02\nAnna: Hoe?\n\n2\n1:00:03.5 --> 1:00:04\nSara: Zo.", "Anna|00:00:01|Hoe?\nSara|01:00:03|Zo."},
		"places and colour": {"1\n00:00:01,000 --> 00:00:02,000 X1:40 X2:60\n{\\an8}{\\i1}Anna: <FONT color=red>Hoe</FONT>?\n\n2\n00:00:03,000 --> 00:00:04,000\nSara: {lacht} <zucht>", "Anna|00:00:01|Hoe?\nSara|00:00:03|{lacht} <zucht>"},
		"a number is said":  {"1\n00:00:01,000 --> 00:00:02,000\nAnna: Hoeveel?\n\n2\n00:00:03,000 --> 00:00:04,000\nSara: Wel\n36\n\n3\n00:00:05,000 --> 00:00:06,000\nAnna: O.", "Anna|00:00:01|Hoeveel?\nSara|00:00:03|Wel 36\nAnna|00:00:05|O."},
	} {
		d, err := Read(t.Context(), "a.srt", []byte(c.data))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got := turnsOf(d); got != c.want || d.Format != SRT {
			t.Errorf("%s: %s, got\n%s\nwant\n%s", name, d.Format, got, c.want)
		}
		account(t, d, plainCount(c.data))
	}
}

// A program may cut speech into very small pieces.
func TestManyTinyPieces(t *testing.T) {
	var s strings.Builder
	s.WriteString(`{"transcription":[`)
	n := 200_000
	if testing.Short() {
		n = 20_000
	}
	for i := range n {
		if i > 0 {
			s.WriteByte(',')
		}
		fmt.Fprintf(&s, `{"offsets":{"from":%d,"to":%d},"text":"w"}`, i*10, i*10+9)
	}
	s.WriteString("]}")
	d, err := Read(t.Context(), "a.json", []byte(s.String()))
	if err != nil {
		t.Fatal(err)
	}
	if d.Words.Imported != n || len(d.Turns) != n/maxUnnamed || d.Turns[1].Time != corpus.Clock(maxUnnamed*10/1000) {
		t.Errorf("%d words, %d turns", d.Words.Imported, len(d.Turns))
	}
}

// A file is what it holds, whatever it is called.
func TestNamesDoNotDecide(t *testing.T) {
	for name, data := range fixtures(t) {
		want, err := Read(t.Context(), name, data)
		if err != nil {
			t.Fatal(name, err)
		}
		for _, ending := range []string{".txt", ".vtt", ".srt", ".json", ".otr", ".html", ".docx", ".doc", ".pdf", ".onbekend", ""} {
			if strings.HasSuffix(name, ".md") || strings.HasSuffix(name, ".pdf") && ending != ".doc" {
				continue // Markdown is text that only its name tells; a PDF takes its time
			}
			got, err := Read(t.Context(), "M3"+ending, data)
			if err != nil || got.Format != want.Format || turnsOf(got) != turnsOf(want) {
				t.Errorf("%s as %q: %s, %v", name, ending, got.Format, err)
			}
		}
	}
}

// What repeats without end takes no longer than its length: with a step for
// every pair of its pieces these would not end before the test's time is up.
func TestEndlessRepetition(t *testing.T) {
	if testing.Short() {
		t.Skip("megabytes of nothing")
	}
	rep := func(s string) string { return strings.Repeat(s, (1<<20)/len(s)) }
	var names strings.Builder
	for i := range 1 << 16 {
		fmt.Fprintf(&names, "Naam%d: x\n", i)
	}
	for name, text := range map[string]string{
		"brackets":    "I: a\nM: " + rep("["),
		"names":       names.String(),
		"hyphens":     "I: a\nM: " + rep("zwangerschapsverlof is een heel lang woord dat wordt af-\n"),
		"page breaks": rep("\f\nPagina 1\n\n"),
		"voices":      "WEBVTT\n\n00:01.000 --> 00:02.000\n" + rep("<v "),
		"places":      "1\n00:00:01,000 --> 00:00:02,000\nI: " + rep(`{\a}`),
		"fields":      `[{"text":"a"` + rep(`,"text":"a"`) + `}]`,
		"attributes":  "<html><a " + rep("a=b "),
		"spans":       `{"media":1,"text":"I: a<br>M: ` + rep("<span class='timestamp'>1:02</span> a ") + `"}`,
		"cells":       "<html><table><tr>" + rep("<td>a een twee drie vier vijf zes"),
	} {
		d, err := Read(t.Context(), "a", []byte(text))
		if err != nil {
			if s := phrases.For(phrases.Dutch).Error(err); strings.Contains(s, "‹") {
				t.Errorf("%s: %s", name, s)
			}
			continue
		}
		account(t, d, -1)
	}
}

func TestTextWithoutEnd(t *testing.T) {
	if testing.Short() {
		t.Skip("megabytes of nothing")
	}
	for _, most := range []int{maxText, maxFile} {
		_, err := Read(t.Context(), "a.txt", []byte(strings.Repeat("I: ja\n", most/6+1)))
		var p *phrases.Problem
		if !errors.As(err, &p) || p.What.Key != "ingest.error.large" {
			t.Errorf("%d: got %v", most, err)
		}
	}
}
