package bindings

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"

	"gopkg.in/yaml.v3"

	"citaat/cmd/citaat/tui/screen"
	"citaat/corpus/phrases"
)

// File is the name of the file in the folder for configuration.
const File = "keys.yaml"

// LineError tells of a line that does not hold.
type LineError struct {
	File string
	Line int
	What phrases.Sentence
	Cure phrases.Sentence
}

// Say implements phrases.Sayer.
func (e *LineError) Say(b *phrases.Book) string {
	s := b.Say("bindings.line", phrases.Args{"File": e.File, "Line": strconv.Itoa(e.Line), "What": e.What.In(b)})
	if cure := e.Cure.In(b); cure != "" {
		s += ". " + cure
	}
	return s
}

// Error implements error, in English.
func (e *LineError) Error() string { return e.Say(phrases.For(phrases.English)) }

// Faults are the lines that do not hold, as one error for the interface.
type Faults []*LineError

// Say implements phrases.Sayer.
func (f Faults) Say(b *phrases.Book) string {
	if len(f) == 1 {
		return b.Say("bindings.others-hold", phrases.Args{"What": f[0].Say(b)})
	}
	return b.Say("bindings.more", phrases.Args{"What": f[0].Say(b), "Count": len(f) - 1})
}

// Error implements error, in English.
func (f Faults) Error() string { return f.Say(phrases.For(phrases.English)) }

// Load reads the user's keys; a file that is not there gives none.
func Load(folder string) (Set, Faults) {
	if folder == "" {
		return nil, nil
	}
	path := filepath.Join(folder, File)
	data, err := os.ReadFile(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, Faults{{File: path, Line: 1, What: phrases.Make("bindings.unreadable")}}
	}
	return Parse(File, data)
}

// wish is a line of the file.
type wish struct {
	action screen.Action
	keys   []string
	line   int
}

// Parse reads the lines of a file that hold, and tells of the others.
func Parse(path string, data []byte) (Set, Faults) {
	var doc yaml.Node
	if err := yaml.Unmarshal(data, &doc); err != nil {
		return nil, Faults{{File: path, Line: yamlLine(err), What: phrases.Make("bindings.not-yaml"), Cure: phrases.Make("bindings.not-yaml-cure")}}
	}
	if len(doc.Content) == 0 {
		return nil, nil
	}
	top := doc.Content[0]
	if top.Kind != yaml.MappingNode {
		return nil, Faults{{File: path, Line: top.Line, What: phrases.Make("bindings.not-yaml"), Cure: phrases.Make("bindings.not-yaml-cure")}}
	}
	c := check{path: path, known: Actions()}
	for i := 0; i+1 < len(top.Content); i += 2 {
		c.take(top.Content[i], top.Content[i+1])
	}
	c.settle()
	slices.SortStableFunc(c.faults, func(a, b *LineError) int { return a.Line - b.Line })
	return c.set(), c.faults
}

// yamlLine is the line that yaml complains of.
func yamlLine(err error) int {
	n := 0
	for _, r := range err.Error() {
		switch {
		case r >= '0' && r <= '9':
			n = n*10 + int(r-'0')
		case n > 0:
			return n
		}
	}
	return max(n, 1)
}
