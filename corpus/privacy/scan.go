package privacy

import "citaat/corpus"

// Options are what a scan knows besides the text.
type Options struct {
	Known []Known // the study's own list
}

// Scan finds what may identify somebody in a text. Candidates come in order of
// place and do not overlap: where two did, the surer one stands, then the longer
// one. A line of the text is what one person says before another does. The cost
// is linear in the text.
func Scan(text string, o Options) []Candidate {
	return nil
}

// ScanTranscript is Scan over the body of an interview: a word that stands with
// a capital inside a sentence of one turn is known for a name at the start of
// another.
func ScanTranscript(t *corpus.Transcript, o Options) []Candidate {
	return Scan(t.Body().String(), o)
}
