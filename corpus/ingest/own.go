package ingest

import (
	"strings"

	"citaat/corpus"
)

// isOwn tells of citaat's own format: a head between two lines "---" in which
// speakers are declared. Any other head is a stranger's front matter.
func isOwn(text string) bool {
	head, _, ok := ownHead(text)
	return ok && strings.Contains(head, "\nspeakers:")
}

func ownHead(text string) (head, rest string, ok bool) {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	if !strings.HasPrefix(text, "---\n") {
		return "", "", false
	}
	head, rest, ok = strings.Cut(text[3:], "\n---\n")
	return head, rest, ok
}

// readOwn reads a transcript of a study; its turns keep their numbers.
func readOwn(name, text string, d *Draft, b *builder) error {
	t, err := corpus.ParseTranscript(name, []byte(text))
	if err != nil {
		return err
	}
	d.Format, d.own, d.Date, d.Duration = Own, t, t.Date, t.Duration
	for _, u := range t.Turns {
		n := countWords(u.Text)
		b.turns = append(b.turns, DraftTurn{Speaker: string(u.Speaker), Time: u.Time, Text: u.Text, Words: n})
		b.imported += n
	}
	head, _, _ := ownHead(text)
	front := countWords(head)
	b.ledger.add(FrontMatter, 1, front)
	// What else stands in the file are numbers, times and labels.
	b.ledger.add(Names, len(t.Turns), d.Words.Source-front-b.imported)
	if n := countControls(text); n > 0 {
		b.ledger.add(Controls, n, 0)
	}
	return nil
}
