package coding

// Gap is something that a code still lacks. It is a hint, never an error.
type Gap string

// Gaps of codes.
const (
	NoDefinition Gap = "definition" // nobody can tell what it means
	NoExample    Gap = "example"    // nobody can see what it looks like
	Unused       Gap = "unused"     // no passage has it
	OnePerson    Gap = "one"        // the words of one participant only
)

// Use is how much a code holds, with the codes under it.
type Use struct {
	Codings      int
	Participants int
}

// Gaps are what a code still lacks. study is how much the whole study holds:
// while little is coded, a code that is not used yet says nothing.
func (c Code) Gaps(use, study Use) []Gap {
	var gaps []Gap
	if !c.InUse() {
		return nil
	}
	if c.Definition == "" && c.Short == "" {
		gaps = append(gaps, NoDefinition)
	}
	if c.Kind == Category {
		return gaps
	}
	if c.Example == "" && use.Codings > 0 {
		gaps = append(gaps, NoExample)
	}
	switch {
	case use.Codings == 0 && study.Codings > 0:
		gaps = append(gaps, Unused)
	case use.Participants == 1 && study.Participants > 2:
		gaps = append(gaps, OnePerson)
	}
	return gaps
}
