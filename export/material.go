package export

import (
	"strings"

	"citaat/corpus"
	"citaat/corpus/phrases"
)

// Material is what the tables of a study are made from. Collect takes it from a
// study; a test writes it down.
type Material struct {
	Title     string
	Language  string // of the study
	Groups    []corpus.Group
	Variables []corpus.Variable
	People    []Person
	Codes     []Code          // as on the screen: a branch after its parent
	Passages  []*Passage      // by theme, the chosen ones first, then by group and place
	Limits    []string        // the filters that were on, in words
	Memos     []Memo          // of every kind, the oldest first
	All       []*Passage      // those that the numbers are about: also what was not asked for
	Withheld  []*Passage      // that are not to be used: in no table and in no number
	Secrets   []string        // the words of those, for the disclosure check
	Spared    map[string]bool // words, in lower case, of which somebody decided that they identify nobody
}

// Person is a participant with the interviews that were held.
type Person struct {
	corpus.Participant
	Interviews []corpus.Meta
	Unlisted   bool // named in a transcript, without an entry in participants.yaml
}

// Code is a code of the codebook.
type Code struct {
	ID         string
	Path       []string // names from the top down
	Above      []string // ids of the codes above, the nearest first
	Parent     bool     // has codes below it, or is meant to
	Kind       string
	Short      string
	Definition string
	UseWhen    string
	DoNotUse   string
	Example    string
	Retired    bool
}

// Passage is one coding with what the tables tell of it.
type Passage struct {
	ID          string
	Interview   corpus.TranscriptID
	Participant corpus.ParticipantID
	Others      []corpus.ParticipantID // whose words it holds besides
	Group       corpus.GroupID
	Coder       corpus.CoderName
	Code        string
	Codes       []string // paths of all codes on these words
	Turn        string
	Place       string
	Time        string
	Span        corpus.Span
	Text        string // as said, a line for each turn
	Quotation   string // the wording to publish: chosen by somebody, or as said
	Attribution string
	Remark      string
	Order       float64
	Chosen      bool
	Used        string // where it is used in the report; empty: not yet
	Worded      bool   // somebody changed the wording
	Rendered    bool   // in an interpreter's words
	Stance      string
	Notes       string
	Again       bool // an answer given twice, which counts where it was given first
	Lost        bool // its words could not be found again
	Secret      bool // the participant did not agree to be quoted, or does not any more
	Ended       bool // it was allowed once
	Withheld    bool // it is not to be used
	Unlisted    bool // the participant has no entry, so that nobody knows
	Fault       phrases.Sentence
}

// place is where a code stands in the tables.
type place struct{ category, theme, path string }

// place is the category and the theme under which a code stands.
func (c Code) place(book *phrases.Book) place {
	p := place{category: book.Say("export.category.none"), path: c.path()}
	switch {
	case len(c.Path) == 0:
		p.theme = c.ID
	case len(c.Path) > 1:
		p.category, p.theme = c.Path[0], strings.Join(c.Path[1:], " › ")
	case c.Parent:
		p.category, p.theme = c.Path[0], book.Say("export.theme.whole")
	default:
		p.theme = c.Path[0]
	}
	return p
}

// path is the code as commands take it.
func (c Code) path() string { return strings.Join(c.Path, "/") }

// codes finds the codes of a material by id.
func (m Material) codes() map[string]Code {
	codes := make(map[string]Code, len(m.Codes))
	for _, c := range m.Codes {
		codes[c.ID] = c
	}
	return codes
}

// codeOf is a code by its id; one that is not in the codebook is its id.
func codeOf(codes map[string]Code, id string) Code {
	if c, ok := codes[id]; ok {
		return c
	}
	return Code{ID: id, Path: []string{id}}
}

// groupName is the name of a group; an undeclared one is its id.
func (m Material) groupName(id corpus.GroupID) string {
	for _, g := range m.Groups {
		if g.ID == id && g.Name != "" {
			return g.Name
		}
	}
	return string(id)
}

// interviewed are the participants with an interview, by group, in order.
func (m Material) interviewed() map[corpus.GroupID][]corpus.ParticipantID {
	held := map[corpus.GroupID][]corpus.ParticipantID{}
	for _, p := range m.People {
		if len(p.Interviews) > 0 {
			held[p.Group] = append(held[p.Group], p.ID)
		}
	}
	return held
}

// same is what makes two codings one passage: the same words of the same
// interview.
type same struct {
	interview corpus.TranscriptID
	span      corpus.Span
	lost      string
}

func (p *Passage) same() same {
	s := same{interview: p.Interview, span: p.Span}
	if p.Lost {
		s.lost = p.ID
	}
	return s
}

// distinct leaves out the second of two codings that are one passage of a
// theme, made by two researchers. Where one of the two is chosen it is the one
// that stays. Codings of one theme must stand together.
func distinct(passages []*Passage) []*Passage {
	at := map[same]int{}
	list := make([]*Passage, 0, len(passages))
	for i, p := range passages {
		if i > 0 && passages[i-1].Code != p.Code {
			clear(at)
		}
		k := p.same()
		j, twice := at[k]
		if !twice {
			at[k] = len(list)
			list = append(list, p)
		} else if p.Chosen && !list[j].Chosen {
			list[j] = p
		}
	}
	return list
}
