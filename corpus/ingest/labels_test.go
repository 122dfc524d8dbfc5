package ingest

import (
	"fmt"
	"strings"
	"testing"

	"citaat/corpus"
)

// turnsOf writes turns down as "name|time|text".
func turnsOf(d Draft) string {
	var out []string
	for _, t := range d.Turns {
		out = append(out, fmt.Sprintf("%s|%s|%s", t.Speaker, t.Time, t.Text))
	}
	return strings.Join(out, "\n")
}

func TestWhatOpensATurn(t *testing.T) {
	for name, c := range map[string]struct{ in, want string }{
		"a colon inside speech": {"I: En toen?\nM: Toen zei ik: kom maar.\nIk dacht: goed.\nZij zei: nee.\nI: Ja.",
			"I||En toen?\nM||Toen zei ik: kom maar. Ik dacht: goed. Zij zei: nee.\nI||Ja."},
		"a list in a long talk": {strings.Repeat("I: En toen?\nM: Ja.\n", 12) + "A: omdat het mocht.", strings.Repeat("I||En toen?\nM||Ja.\n", 11) + "I||En toen?\nM||Ja. A: omdat het mocht."},
		"a common word before a colon": {"Anna: Hoe?\nSara: Zo.\nKijk: het ging goed.\nAnna: O?\nSara: Ja.\nKijk: heel goed.",
			"Anna||Hoe?\nSara||Zo. Kijk: het ging goed.\nAnna||O?\nSara||Ja. Kijk: heel goed."},
		"a name that comes back": {"Anna: Hoe?\nSara de Wit: Zo.\nAnna: O?\nSara de Wit: Ja.\nMarokko: daar kom ik vandaan.",
			"Anna||Hoe?\nSara de Wit||Zo.\nAnna||O?\nSara de Wit||Ja. Marokko: daar kom ik vandaan."},
		"spellings of one speaker": {"Interviewer 1: Hoe?\ninterviewee: Zo.\nInterviewer1 : O?\nInterviewee:Ja.\nINTERVIEWER 1: Goed.\nInterviewer 1: Dag.",
			"Interviewer 1||Hoe?\nInterviewee||Zo.\nInterviewer 1||O?\nInterviewee||Ja.\nInterviewer 1||Goed.\nInterviewer 1||Dag."},
		"a clock inside speech": {"I: Hoe laat?\nM: Om\n10:30 was het.\nI: Goed: half elf?\nM: Ja.",
			"I||Hoe laat?\nM||Om 10:30 was het.\nI||Goed: half elf?\nM||Ja."},
		"an address": {"I: Waar?\nM: Op\nhttps://voorbeeld.nl/a staat het.\nhttps://voorbeeld.nl/b ook.",
			"I||Waar?\nM||Op https://voorbeeld.nl/a staat het. https://voorbeeld.nl/b ook."},
		"a time in brackets": {"I: Hoe? [00:00:05]\nM [00:00:07]: x [00:00:08] y\nM: Zo (onverstaanbaar 00:00:09).\n[00:01:00]\nI: O.",
			"I|00:00:05|Hoe?\nM|00:00:07|x y\nM||Zo (onverstaanbaar 00:00:09).\nI|00:01:00|O."},
		"titles": {"dhr. Bos: Hoe?\nmw. A. de Wit: Zo.\ndhr. Bos: O?\nmw. A. de Wit: Ja.",
			"dhr. Bos||Hoe?\nmw. A. de Wit||Zo.\ndhr. Bos||O?\nmw. A. de Wit||Ja."},
		"an empty turn":      {"I: Hoe?\nM:\nI: Nou?\nM: …", "I||Hoe?\nI||Nou?\nM||…"},
		"text below a label": {"Interviewer:\nHoe?\n\nRespondent:\nZo.\nEcht.", "Interviewer||Hoe?\nRespondent||Zo. Echt."},
	} {
		t.Run(name, func(t *testing.T) {
			d, err := Read(t.Context(), "a.txt", []byte(c.in))
			if err != nil {
				t.Fatal(err)
			}
			if got := turnsOf(d); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

func TestParseStamp(t *testing.T) {
	for s, want := range map[string]corpus.Clock{
		"0:04": 4, "00:00:04": 4, "1:00:02": 3602, "12:04.250": 724, "00:01:02-3": 62, "01:02,5": 62, "99:59": 5999, "103:20": 6200,
		"4": corpus.NoTime, "10.30": corpus.NoTime, "1:2": corpus.NoTime, "1:60": corpus.NoTime, "1:02:03:04": corpus.NoTime, ":02": corpus.NoTime, "12:": corpus.NoTime,
		"00:01:02-x": corpus.NoTime, "": corpus.NoTime,
	} {
		if got := parseStamp(s); got != want {
			t.Errorf("%q: got %d, want %d", s, got, want)
		}
	}
}

func TestParseDate(t *testing.T) {
	for s, want := range map[string]string{
		"2026-05-12": "2026-05-12", "12-05-2026": "2026-05-12", "dinsdag 12 mei 2026, 10:00": "2026-05-12", "May 2nd, 2026": "2026-05-02", "15 June 2026, 03:35am": "2026-06-15",
		"12/5/2026": "2026-05-12", "20260512": "2026-05-12", "1 mrt 2026": "2026-03-01", "31-02-2026": "", "mei": "", "12 mei": "", "in 2026 kwam ik": "", "may be": "",
	} {
		if got, ok := parseDate(s); got != want || ok != (want != "") {
			t.Errorf("%q: got %q", s, got)
		}
	}
}

func TestParseDuration(t *testing.T) {
	for s, want := range map[string]int{
		"27m 42s": 28, "38 minuten": 38, "1u 2m 3s": 62, "1 uur en 5 minuten": 65, "00:38:12": 38, "45 min.": 45, "onbekend": 0, "3 kinderen": 0, "": 0,
	} {
		if got, ok := parseDuration(s); got != want || ok != (want > 0) {
			t.Errorf("%q: got %d", s, got)
		}
	}
}
