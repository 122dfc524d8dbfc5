package ingest

import "citaat/corpus/phrases"

// Kind is a kind of content that does not enter a transcript.
type Kind int

// The kinds of content that are left out. Names and times are the two that
// every file has: labels and clocks replace them.
const (
	Names Kind = iota
	Times
	Markup
	Before
	Outside
	After
	Headings
	Notices
	Advert
	FrontMatter
	Comments
	Footnotes
	Headers
	TextBoxes
	Deletions
	Hidden
	Images
	Symbols
	Embedded
	CueNotes
	Controls
	FillerWords  // taken out at the user's wish
	Hyphens      // a word that was broken at the end of a line is one again
	PageLines    // page headers, footers and numbers between the lines
	Scripts      // programs and styles in HTML: their words are none
	CodeComments // remarks in HTML that no reader sees
	kinds
)

// Routine tells of what a preview need not dwell on: it is replaced, not lost.
func (k Kind) Routine() bool { return k == Names || k == Times || k == Markup }

// Skipped is how much of one kind was left out.
type Skipped struct {
	Kind  Kind
	Count int
	Words int
}

// Sentence says what was left out and how much of it.
func (s Skipped) Sentence() phrases.Sentence {
	args := phrases.Args{"Number": s.Count, "Words": s.Words}
	switch s.Kind {
	case Names:
		return phrases.Make("ingest.skipped.names", args)
	case Times:
		return phrases.Make("ingest.skipped.times", args)
	case Markup:
		return phrases.Make("ingest.skipped.markup", args)
	case Before:
		return phrases.Make("ingest.skipped.before", args)
	case Outside:
		return phrases.Make("ingest.skipped.outside", args)
	case After:
		return phrases.Make("ingest.skipped.after", args)
	case Headings:
		return phrases.Make("ingest.skipped.headings", args)
	case Notices:
		return phrases.Make("ingest.skipped.notices", args)
	case Advert:
		return phrases.Make("ingest.skipped.advert", args)
	case FrontMatter:
		return phrases.Make("ingest.skipped.front", args)
	case Comments:
		return phrases.Make("ingest.skipped.comments", args)
	case Footnotes:
		return phrases.Make("ingest.skipped.footnotes", args)
	case Headers:
		return phrases.Make("ingest.skipped.headers", args)
	}
	return s.sentence(args)
}

// sentence is the rest of the table: what only documents and captions hold.
func (s Skipped) sentence(args phrases.Args) phrases.Sentence {
	switch s.Kind {
	case TextBoxes:
		return phrases.Make("ingest.skipped.textboxes", args)
	case Deletions:
		return phrases.Make("ingest.skipped.deletions", args)
	case Hidden:
		return phrases.Make("ingest.skipped.hidden", args)
	case Images:
		return phrases.Make("ingest.skipped.images", args)
	case Symbols:
		return phrases.Make("ingest.skipped.symbols", args)
	case Embedded:
		return phrases.Make("ingest.skipped.embedded", args)
	case CueNotes:
		return phrases.Make("ingest.skipped.cuenotes", args)
	case FillerWords:
		return phrases.Make("ingest.skipped.fillers", args)
	case Hyphens:
		return phrases.Make("ingest.skipped.hyphens", args)
	case PageLines:
		return phrases.Make("ingest.skipped.pages", args)
	case Scripts:
		return phrases.Make("ingest.skipped.scripts", args)
	case CodeComments:
		return phrases.Make("ingest.skipped.codecomments", args)
	}
	return phrases.Make("ingest.skipped.controls", args)
}

// ledger counts what is left out, per kind.
type ledger [kinds]Skipped

// skip writes down one piece of a kind.
func (l *ledger) skip(k Kind, text string) { l.add(k, 1, countWords(text)) }

func (l *ledger) add(k Kind, count, words int) {
	l[k].Count += count
	l[k].Words += words
}

// words is how many words are left out so far.
func (l *ledger) words() int {
	n := 0
	for _, s := range l {
		n += s.Words
	}
	return n
}

// list gives the kinds of which there was something.
func (l *ledger) list() []Skipped {
	var out []Skipped
	for k, s := range l {
		if s.Count > 0 || s.Words > 0 {
			out = append(out, Skipped{Kind: Kind(k), Count: s.Count, Words: s.Words})
		}
	}
	return out
}
