package export

import (
	"slices"

	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// Source is a study as the tables read it: the whole, or what filters let
// through of it.
type Source interface {
	Settings() corpus.Settings
	Codebook() *coding.Codebook
	Participants() []corpus.Participant
	Interviews() []coding.Interview
	Unread() []corpus.TranscriptID
	CodingsIn(corpus.TranscriptID) []coding.Coding
	WithheldIn(corpus.TranscriptID) []coding.Withheld
	SparedIn(corpus.TranscriptID) []coding.Spared
	Today() string
	TranscriptOnce(corpus.TranscriptID) (*corpus.Transcript, error)
	Memos() []coding.Memo
	RemovedCoding(coding.CodingID) (coding.Coding, bool)
}

// Filter says which part of a study is wanted; the zero value takes all. A code
// includes those below it. Kinds are joined by AND, the values of one by OR.
type Filter struct {
	Codes        []coding.CodeID
	With         []coding.CodeID // codes that must lie on the same words
	Groups       []corpus.GroupID
	Participants []corpus.ParticipantID
	Coders       []corpus.CoderName
	Stances      []string // "for", "against", "" for neither
	Choice       Which
	Use          Which // in the report

	Words []string // the filter as its user knows it, for the files that it limits
}

// Which says whether those are wanted of which something is so.
type Which uint8

// The three answers.
const (
	All    Which = iota
	Those        // of which it is so
	Others       // of which it is not
)

func (w Which) wants(so bool) bool { return w == All || so == (w == Those) }

// coding tells whether a coding is wanted, as far as it tells by itself.
func (f Filter) coding(g *coding.Coding) bool {
	switch {
	case len(f.Coders) > 0 && !slices.Contains(f.Coders, g.Coder):
	case len(f.Stances) > 0 && !slices.Contains(f.Stances, string(g.Stance)):
	case !f.Use.wants(g.Choice.Used != ""), !f.Choice.wants(g.Choice.Chosen):
	default:
		return true
	}
	return false
}

// limits is the sentence that names the filters, or none.
func (m Material) limits(b *phrases.Book) []string {
	if len(m.Limits) == 0 {
		return nil
	}
	words := m.Limits[0]
	for _, w := range m.Limits[1:] {
		words += " · " + w
	}
	return []string{b.Say("export.limits", phrases.Args{"Filters": words})}
}
