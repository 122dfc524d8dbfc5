package ingest

import "citaat/corpus/phrases"

// Explain says what was seen in the file and why it was read so, in sentences
// for the user. They may hold the names of speakers, never what was said: they
// are for the screen only.
func (d Draft) Explain() []phrases.Sentence {
	return []phrases.Sentence{d.Format.Sentence()}
}
