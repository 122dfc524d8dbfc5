package privacy

import "citaat/corpus"

// Kind is what sort of thing a candidate may be.
type Kind string

// The kinds of candidates.
const (
	Name         Kind = "name"
	Place        Kind = "place"
	Organisation Kind = "organisation"
	Phone        Kind = "phone"
	Email        Kind = "email"
	Web          Kind = "web"
	Postcode     Kind = "postcode"
	Street       Kind = "street" // with its number
	BSN          Kind = "bsn"    // the Dutch citizen service number
	IBAN         Kind = "iban"
	Date         Kind = "date" // a full date, of birth or not
	Plate        Kind = "plate"
	Number       Kind = "number" // an identifier of seven digits or more
	Age          Kind = "age"    // a finding: to be asked about, not masked by default
)

// Candidate is a piece of text that may identify somebody.
type Candidate struct {
	Kind  Kind
	Span  corpus.Span // in the text that was scanned
	Text  string      // the words: for the screen only
	Alike string      // candidates with the same Kind and Alike are the same thing said again
	Sure  bool        // a check digit holds, or it is on the study's own list
}

// Known is an entry of the study's own list, which the encrypted key holds: a
// word or words that identify, and with what they are replaced.
type Known struct {
	Text string `yaml:"text" json:"text"`
	Kind Kind   `yaml:"kind" json:"kind"`
	With string `yaml:"with,omitempty" json:"with,omitempty"` // the mark; empty: none was chosen yet
}
