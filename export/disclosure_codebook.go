package export

import (
	"citaat/coding"
	"citaat/corpus"
)

// CheckCodebook looks for what a codebook that leaves by itself would tell of
// somebody: words in it that may identify people. Names of groups and codes are
// the study's own.
func CheckCodebook(cb *coding.Codebook, s corpus.Settings, examples bool, o Options) []Disclosure {
	m := Material{Title: s.Title, Language: s.Language}
	for _, g := range s.Groups {
		m.Groups = append(m.Groups, s.Group(g.ID))
	}
	for _, id := range cb.Branch("") {
		c, _ := cb.Code(id)
		line := Code{ID: string(id), Path: cb.Names(id), Short: c.Short, Definition: c.Definition, UseWhen: c.UseWhen, DoNotUse: c.DoNotUse}
		if examples {
			line.Example = c.Example
		}
		m.Codes = append(m.Codes, line)
	}
	o.Share = true
	return newMaker(m, o).identifying(Markdown)
}
