package search

import "citaat/corpus"

// Version is the state of one interview: any string that changes with its
// file, such as its size and time.
type Version struct {
	ID      corpus.TranscriptID
	Version string
}

// Source gives the interviews of a study. It is called from several
// goroutines.
type Source interface {
	// Versions lists the interviews in the order of the study. It is called at
	// every search and must not read the files.
	Versions() ([]Version, error)
	// Transcript reads one interview; it is called for few.
	Transcript(corpus.TranscriptID) (*corpus.Transcript, error)
}

// Coding is a coding as a search sees it.
type Coding struct {
	ID   string
	Code string
	Span corpus.Span
}

// Facets answers from memory what is not in the index. It is called from
// several goroutines.
type Facets interface {
	Settings() corpus.Settings
	Participants() []corpus.Participant
	// Codes returns the ids of the code that a path, a tail of one or an id
	// names, and of those under it.
	Codes(name string) ([]string, error)
	// Codings are the placed codings of an interview, in any order. The search
	// does not change the slice.
	Codings(corpus.TranscriptID) []Coding
}

// Narrowed is a Study of which only some people's words count; the index stays
// that of the whole.
type Narrowed interface {
	// Allows tells whether somebody's words in an interview count.
	Allows(corpus.TranscriptID, corpus.ParticipantID) bool
}

// Study is all that a search needs to know.
type Study interface {
	Source
	Facets
}
