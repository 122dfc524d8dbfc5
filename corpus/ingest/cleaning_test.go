package ingest

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func said(t *testing.T, d Draft, c Choices) string {
	t.Helper()
	p := plan(t, d, c)
	var out []string
	for _, u := range p.Transcript.Turns {
		out = append(out, string(u.Speaker)+": "+u.Text)
	}
	return strings.Join(out, "\n")
}

func TestFillersGoWhereTheyStandAlone(t *testing.T) {
	for in, want := range map[string]string{
		"Ja, eh, dat was zo.":        "Ja, dat was zo.",
		"Eh, ik denk het wel.":       "ik denk het wel.",
		"Ik, uhm... ik weet niet.":   "Ik, ik weet niet.",
		"Hmm. Ja.":                   "Ja.",
		"Dat duurde lang, uh.":       "Dat duurde lang.",
		"Meen je dat, eh?":           "Meen je dat?",
		"Een ehbo-doos.":             "Een ehbo-doos.",
		"Uh-huh, zei ze.":            "Uh-huh, zei ze.",
		"5 mm, mm, ja":               "5 mm, mm, ja",
		"(uhm) ja":                   "() ja",
		"“Eh, nee”, zei ze.":         "“ nee”, zei ze.",
		"EH ja":                      "ja",
		"eh eh eh dus":               "dus",
		"ja … eh … nee":              "ja … … nee",
		"zo'n eh grote, hm, kamer":   "zo'n grote, kamer",
		"Geen stopwoorden hier.":     "Geen stopwoorden hier.",
		"eh":                         "",
		"Ze zei: ‘Eh.’ En toen niks": "Ze zei: ‘.’ En toen niks",
	} {
		got, _ := dropFillers(in, Cleaning{}.fillers())
		if got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func TestCleaningByChoice(t *testing.T) {
	d := read(t, "M3.txt", "I: Hoe “ging” het [00:00:05] toen?", "M3: Eh, goed.", "Echt waar.", "I: Hmm.", "M3: Ja, uhm, ’s nachts.")
	for name, c := range map[string]struct {
		cleaning Cleaning
		want     string
	}{
		"nothing chosen": {Cleaning{}, "I: Hoe “ging” het toen?\nM3: Eh, goed. Echt waar.\nI: Hmm.\nM3: Ja, uhm, ’s nachts."},
		"fillers":        {Cleaning{DropFillers: true}, "I: Hoe “ging” het toen?\nM3: goed. Echt waar.\nM3: Ja, ’s nachts."},
		"own fillers":    {Cleaning{DropFillers: true, Fillers: []string{"Echt"}}, "I: Hoe “ging” het toen?\nM3: Eh, goed. waar.\nI: Hmm.\nM3: Ja, uhm, ’s nachts."},
		"times":          {Cleaning{KeepTimes: true}, "I: Hoe “ging” het [00:00:05] toen?\nM3: Eh, goed. Echt waar.\nI: Hmm.\nM3: Ja, uhm, ’s nachts."},
		"lines":          {Cleaning{KeepWraps: true}, "I: Hoe “ging” het toen?\nM3: Eh, goed.\nM3: Echt waar.\nI: Hmm.\nM3: Ja, uhm, ’s nachts."},
		"quotes":         {Cleaning{PlainQuotes: true}, "I: Hoe \"ging\" het toen?\nM3: Eh, goed. Echt waar.\nI: Hmm.\nM3: Ja, uhm, 's nachts."},
	} {
		if got := said(t, d, Choices{Cleaning: c.cleaning}); got != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got, c.want)
		}
	}
	// The time is the turn's in any case.
	if p := plan(t, d, Choices{Cleaning: Cleaning{KeepTimes: true}}); p.Transcript.Turns[0].Time != 5 {
		t.Errorf("the first turn is at %v", p.Transcript.Turns[0].Time)
	}
	// A draft is not changed by what is tried on it.
	if got := said(t, d, Choices{}); !strings.Contains(got, "Eh, goed.") {
		t.Errorf("the draft has changed: %s", got)
	}
}

func TestFillersAreListed(t *testing.T) {
	d := read(t, "M3.txt", "I: Hoe ging het?", "M3: Eh, goed, uhm, ja.", "I: Mooi.", "M3: Hmm.")
	p := plan(t, d, Choices{Cleaning: Cleaning{DropFillers: true}})
	i := slices.IndexFunc(p.Skipped, func(s Skipped) bool { return s.Kind == FillerWords })
	if i < 0 || p.Skipped[i].Count != 3 || p.Skipped[i].Words != 3 {
		t.Errorf("listed is %+v", p.Skipped)
	}
	if len(p.Transcript.Turns) != 3 || p.Words.Source != d.Words.Source || p.Words.Imported != d.Words.Imported-3 {
		t.Errorf("%d turns, words %+v, were %+v", len(p.Transcript.Turns), p.Words, d.Words)
	}
}

func TestHyphensAtTheMargin(t *testing.T) {
	wrapped := strings.Split(strings.TrimSpace(`
I: Kunt u mij vertellen hoe dat eerste bezoek toen precies is ver-
lopen, en wie er bij was?
M: Mijn zus was er, en de vrijwilligster van de moeder- en kindgroep
die ik al van het consultatiebureau kende. Ze kwam met een Duits-
Nederlands woordenboek, dat weet ik nog goed, en ze ging er zwangerschaps-
en kraamtijdwoorden in opzoeken. We hebben daar samen veel om ge-
lachen, want er stond bijna niets in van wat wij nodig hadden die dag.
I: Mooi.`), "\n")
	want := "I: Kunt u mij vertellen hoe dat eerste bezoek toen precies is verlopen, en wie er bij was?\n" +
		"M: Mijn zus was er, en de vrijwilligster van de moeder- en kindgroep die ik al van het consultatiebureau kende. Ze kwam met een Duits- Nederlands woordenboek, dat weet ik nog goed, en ze ging er zwangerschaps- en kraamtijdwoorden in opzoeken. We hebben daar samen veel om gelachen, want er stond bijna niets in van wat wij nodig hadden die dag.\nI: Mooi."
	d := read(t, "M3.txt", wrapped...)
	if got := said(t, d, Choices{}); got != want {
		t.Errorf("got\n%s", got)
	}
	account(t, d, plainCount(strings.Join(wrapped, "\n")))
	// Lines that a typist ended are not taken for a margin.
	d = read(t, "M3.txt", "I: Hoe?", "M3: Zo-", "en zo.", "I: En?", "M3: Ja, ge-", "woon.")
	if got := said(t, d, Choices{}); !strings.Contains(got, "ge- woon") {
		t.Errorf("got\n%s", got)
	}
}

func TestPageLines(t *testing.T) {
	page := func(n int, talk string) string {
		return fmt.Sprintf("Interview M3 – vertrouwelijk\n%s\n\n– %d –\n", talk, n)
	}
	feeds := page(1, "I: Hoe ging het?\nM3: Goed.") + "\f" + page(2, "En daarna ook.\nI: Echt?") + "\f" + page(3, "M3: Ja.\nI: Echt?")
	d := read(t, "M3.txt", feeds)
	if got := said(t, d, Choices{}); got != "I: Hoe ging het?\nM3: Goed. En daarna ook.\nI: Echt?\nM3: Ja.\nI: Echt?" {
		t.Errorf("got\n%s", got)
	}
	if got := said(t, d, Choices{Cleaning: Cleaning{KeepPages: true}}); !strings.Contains(got, "vertrouwelijk En daarna") {
		t.Errorf("kept:\n%s", got)
	}
	// What is said again and again is no header, nor is a number that is said.
	for _, text := range []string{
		"I: Hoeveel?\nM3:\n3\nI: En nu?\nM3:\n4\nI: En nu?\nM3:\n5",
		"I: Ja?\n\fI: Ja?\n\fI: Ja?\n\fM3: Nee.",
	} {
		d := read(t, "M3.txt", text)
		if i := slices.IndexFunc(d.Skipped, func(s Skipped) bool { return s.Kind == PageLines }); i >= 0 && strings.Contains(text, "Hoeveel") || len(d.Turns) < 4 {
			t.Errorf("%q: %d turns, %+v", text, len(d.Turns), d.Skipped)
		}
	}
	for s, want := range map[string]int{"Pagina 3": 3, "pagina 3 van 12": 3, "Page 7 of 9": 7, "- 4 -": 4, "4 / 12": 4, "blz. 2": 2, "3": 0, "Pagina": 0, "12-05-2026": 0, "1/2 jaar": 0, "pagina 3 ging over hem": 0} {
		if got := pageNumber(s); got != want {
			t.Errorf("%q: got %d, want %d", s, got, want)
		}
	}
}

// choices draws every combination of cleaning.
func cleanings() *rapid.Generator[Cleaning] {
	return rapid.Custom(func(t *rapid.T) Cleaning {
		return Cleaning{DropFillers: rapid.Bool().Draw(t, "fillers"), KeepTimes: rapid.Bool().Draw(t, "times"), KeepWraps: rapid.Bool().Draw(t, "wraps"),
			KeepPages: rapid.Bool().Draw(t, "pages"), PlainQuotes: rapid.Bool().Draw(t, "quotes")}
	})
}

// The words of the file are those imported and those listed, whatever is
// cleaned and however the file is broken into lines and pages.
func TestEveryWordIsAccountedForWithEveryCleaning(t *testing.T) {
	files := fixtures(t)
	var names []string
	for name := range files {
		names = append(names, name)
	}
	slices.Sort(names)
	drafts := map[string]Draft{}
	for _, name := range names {
		d, err := Read(t.Context(), name, files[name])
		if err != nil {
			t.Fatal(name, err)
		}
		drafts[name] = d
	}
	rapid.Check(t, func(t *rapid.T) {
		var d Draft
		source := -1
		if rapid.Bool().Draw(t, "fixture") {
			d = drafts[rapid.SampledFrom(names).Draw(t, "name")]
		} else {
			lines := talk().Draw(t, "talk")
			for i := range lines {
				lines[i] += rapid.SampledFrom([]string{"", "", "", "-", " ver-\nlopen", "\fPagina 3 van 4", "\n\n- 7 -\n", " eh, uhm.", " “Hmm...” zei’k"}).Draw(t, "end")
			}
			text := strings.Join(lines, "\n")
			var err error
			if d, err = Read(t.Context(), "a.txt", []byte(text)); err != nil {
				return
			}
			source = plainCount(text)
		}
		c := needed(d)
		c.Cleaning = cleanings().Draw(t, "cleaning")
		p, err := d.Plan(c)
		if err != nil {
			return // all that is said may be fillers
		}
		if p.Words.Source != p.Words.Imported+p.Words.LeftOut || source >= 0 && p.Words.Source != source || p.Words.Source != d.Words.Source {
			t.Fatalf("%+v: %+v, the draft has %+v, the file %d", c.Cleaning, p.Words, d.Words, source)
		}
		listed := 0
		for _, s := range p.Skipped {
			listed += s.Words
		}
		if n := plainCount(p.Transcript.Body().String()); n != p.Words.Imported || listed != p.Words.LeftOut {
			t.Fatalf("%+v: the body has %d words and the list %d, %+v", c.Cleaning, n, listed, p.Words)
		}
	})
}
