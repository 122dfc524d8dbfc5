package ingest

import (
	"strings"

	"citaat/corpus"
	"citaat/corpus/phrases"
)

// Unknown is the name under which a speaker stands that the file does not
// name.
const Unknown = "?"

// Draft is what a file holds, before names become labels. It is for a preview
// and for Plan; it is never written anywhere.
type Draft struct {
	File     string // its name, without folders
	Format   Format
	Encoding Encoding
	SHA256   string // of the file's bytes
	Turns    []DraftTurn
	Speakers []Found // in order of appearance
	Skipped  []Skipped
	Notes    []phrases.Sentence // what was assumed or mended
	Title    string             // as the file has it; it may hold names
	Date     string             // YYYY-MM-DD, "" where the file does not tell
	Duration int                // minutes, 0 where the file does not tell
	ID       corpus.TranscriptID
	Words    Words

	// Alternates says that the file has no labels and looks as if its
	// paragraphs are said by two people in turn. Plan refuses such a file
	// without Choices.Alternate.
	Alternates bool

	known map[string]bool    // keys of speakers that the user names
	own   *corpus.Transcript // a file in citaat's own format, as it was read

	from      *opened  // what it was read from
	seen      evidence // what Explain tells
	cleaning  Cleaning
	alternate []string
}

// Words is the account of a file: Source is Imported and LeftOut.
type Words struct {
	Source   int
	Imported int
	LeftOut  int
}

// DraftTurn is what one speaker says, under the name that the file uses.
type DraftTurn struct {
	Speaker string
	Time    corpus.Clock
	Text    string
	Words   int
}

// Found is a speaker of the file.
type Found struct {
	Name      string // the commonest way in which the file writes it
	Turns     int
	Words     int
	Questions int // turns with a question mark
	Role      corpus.Role
	Label     corpus.Label
	Guessed   bool // the role is read from what is said, not from the name
}

// builder collects turns and the account of what is left out.
type builder struct {
	ledger   ledger
	turns    []DraftTurn
	open     bool
	parts    []string
	imported int
	clean    Cleaning
	fillers  map[string]bool // of clean, made at the first turn
	wrapped  bool            // lines break where the page ends: hyphens at their ends go
}

// begin opens a turn. A name is shown on the screen, so nothing stays in it
// that steers a terminal.
func (b *builder) begin(speaker string, at corpus.Clock) {
	b.end()
	if speaker = corpus.CleanText(tidy(speaker)); speaker == "" {
		speaker = Unknown
	}
	b.turns = append(b.turns, DraftTurn{Speaker: speaker, Time: at})
	b.open = true
}

// say adds speech to the open turn; before the first it is left out.
func (b *builder) say(text string) {
	if b.clean.KeepWraps && strings.Contains(text, "\n") {
		for _, s := range strings.Split(text, "\n") {
			b.say(s)
		}
		return
	}
	switch {
	case text == "":
		return
	case !b.open:
		b.ledger.skip(Before, text)
		return
	case b.clean.KeepWraps && len(b.parts) > 0:
		b.begin(b.turns[len(b.turns)-1].Speaker, corpus.NoTime)
	}
	b.parts = append(b.parts, b.unstamped(text))
}

// unstamped takes the times out of speech, unless the user keeps them; the
// first is the turn's where it has none.
func (b *builder) unstamped(text string) string {
	if b.clean.KeepTimes || !strings.ContainsAny(text, "[#") {
		return text
	}
	return dropStamps(text, func(at corpus.Clock, stamp string) {
		b.ledger.skip(Times, stamp)
		if t := &b.turns[len(b.turns)-1]; t.Time == corpus.NoTime {
			t.Time = at
		}
	})
}

// end closes the open turn; one in which nothing is said disappears.
func (b *builder) end() {
	if !b.open {
		return
	}
	var text string
	for _, p := range b.parts {
		if n := countControls(p); n > 0 {
			b.ledger.add(Controls, n, 0)
		}
	}
	switch {
	case b.wrapped:
		text = corpus.CleanText(tidy(joinWrapped(b.parts, &b.ledger)))
	case len(b.parts) == 1:
		text = corpus.CleanText(tidy(b.parts[0]))
	case len(b.parts) > 1:
		text = corpus.CleanText(tidy(join(b.parts)))
	}
	b.parts = b.parts[:0]
	b.open = false
	text = b.cleaned(text)
	if text == "" {
		b.turns = b.turns[:len(b.turns)-1]
		return
	}
	t := &b.turns[len(b.turns)-1]
	t.Text, t.Words = text, countWords(text)
	b.imported += t.Words
}

func join(parts []string) string {
	n := len(parts)
	for _, p := range parts {
		n += len(p)
	}
	out := make([]byte, 0, n)
	for i, p := range parts {
		if i > 0 {
			out = append(out, ' ')
		}
		out = append(out, p...)
	}
	return string(out)
}
