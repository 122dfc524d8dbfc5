package ingest

import (
	"context"
	"strings"
	"unicode"

	"citaat/corpus"
)

// header reads the line above a turn as Teams and Otter write it: a name, two
// or more spaces, a time. Otter leaves the name out where it knows none.
func header(s string) (name, stamp string, at corpus.Clock) {
	s = strings.TrimRightFunc(s, unicode.IsSpace)
	if len(s) < 4 || s[len(s)-1] < '0' || s[len(s)-1] > '9' {
		return "", "", corpus.NoTime
	}
	i := len(s)
	for i > 0 && (s[i-1] >= '0' && s[i-1] <= '9' || s[i-1] == ':') {
		i--
	}
	if at = parseStamp(s[i:]); at == corpus.NoTime {
		return "", "", at
	}
	before := strings.TrimRightFunc(s[:i], unicode.IsSpace)
	name = strings.TrimLeftFunc(before, unicode.IsSpace)
	gap := []rune(s[len(before):i])
	switch {
	case name == "":
		return "", s[i:], at
	case len(gap) < 2 && string(gap) != "\t", len(name) > maxLabel+32, len(strings.Fields(name)) > 9, sentence(name) && !titleDot(strings.TrimSuffix(name, ".")):
		return "", "", corpus.NoTime
	}
	return name, s[i:], at
}

func headedOpens(lines []line) int {
	n := 0
	for _, l := range lines {
		if name, _, at := header(l.text); at != corpus.NoTime && name != "" {
			n++
		}
	}
	return n
}

// readHeaded reads turns below a line with a name and a time.
func readHeaded(ctx context.Context, lines []line, d *Draft, b *builder) error {
	teams, speaker := d.Encoding == "", Unknown // Otter writes text
	for i, l := range lines {
		if err := beat(ctx, i); err != nil {
			return err
		}
		if empty(l.text) {
			continue
		}
		if name, stamp, at := header(l.text); at != corpus.NoTime {
			if name != "" {
				speaker = name
				b.ledger.skip(Names, name)
			}
			b.ledger.skip(Times, stamp)
			teams = teams || strings.HasSuffix(strings.TrimSuffix(strings.TrimSpace(l.text), stamp), "   ")
			b.begin(speaker, at)
			continue
		}
		switch {
		case l.start && notice(l.text):
			teams = true
			b.ledger.skip(Notices, l.text)
		case advert(l.text):
			b.ledger.skip(Advert, l.text)
		case !b.open:
			d.above(l.text)
			b.ledger.skip(Before, l.text)
		default:
			b.say(l.text)
		}
	}
	d.Format = Otter
	if teams {
		d.Format = TeamsDocx
	}
	return nil
}

// above reads title, date and duration from the lines above the first turn.
func (d *Draft) above(text string) {
	words := countWords(text)
	if words == 0 {
		return
	}
	date, dated := parseDate(text)
	minutes, lasts := parseDuration(text)
	switch {
	case words > 12:
	case dated:
		fill(&d.Date, "", date)
	case lasts:
		d.Duration = max(d.Duration, minutes)
	}
	// A date or a duration by itself is no title: 12 mei 2026, 10:03.
	if d.Title == "" && !(dated && words <= 6 && startsWithDigit(text)) && !(lasts && words <= 4) {
		d.Title = corpus.CleanText(tidy(text))
	}
}

func startsWithDigit(s string) bool {
	s = strings.TrimSpace(s)
	return s != "" && s[0] >= '0' && s[0] <= '9'
}

// notice tells of the line that Teams writes when transcription starts or
// stops, in the languages it is met in.
func notice(s string) bool {
	if len(s) > 160 || len(strings.Fields(s)) > 14 {
		return false
	}
	s = strings.ToLower(strings.Trim(s, " \t."))
	for _, end := range []string{
		"started transcription", "stopped transcription", "ended transcription", "started the transcription", "stopped the transcription",
		"transcriptie gestart", "transcriptie gestopt", "transcriptie beëindigd", "transcriptie is gestart", "transcriptie is gestopt",
		"transkription gestartet", "transkription beendet", "transkription angehalten", "démarré la transcription", "arrêté la transcription",
	} {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return false
}

// advert tells of the line that Otter puts below a transcript.
func advert(s string) bool {
	return len(s) < 80 && strings.Contains(strings.ToLower(s), "transcribed by http")
}
