package coding

// YAML is the codebook as codebook.yaml has it. examples tells whether the
// respondents' words in it go along.
func (cb *Codebook) YAML(examples bool) ([]byte, error) {
	f := codebookFile{Codes: append([]Code{}, cb.codes...)}
	for i := range f.Codes {
		if !examples {
			f.Codes[i].Example = ""
		}
	}
	return encodeYAML(f)
}
