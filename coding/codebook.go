package coding

import (
	"fmt"
	"strings"

	"citaat/corpus"
	"citaat/corpus/phrases"
)

// Codebook is the tree of codes, in the order of its file. It is never changed
// once made.
type Codebook struct {
	codes    []Code
	byID     map[CodeID]int
	children map[CodeID][]CodeID
}

// codebookFile is codebook.yaml.
type codebookFile struct {
	Codes []Code `yaml:"codes"`
}

// ParseCodebook reads codebook.yaml; file is its name for errors.
func ParseCodebook(file string, data []byte) (*Codebook, error) {
	var f codebookFile
	if err := corpus.DecodeYAML(file, data, 0, &f); err != nil {
		return nil, err
	}
	cb := NewCodebook(f.Codes)
	if err := cb.check(file); err != nil {
		return nil, err
	}
	return cb, nil
}

// NewCodebook makes a codebook of codes, which it does not check.
func NewCodebook(codes []Code) *Codebook {
	cb := &Codebook{codes: codes, byID: make(map[CodeID]int, len(codes)), children: map[CodeID][]CodeID{}}
	for i, c := range codes {
		if _, twice := cb.byID[c.ID]; !twice {
			cb.byID[c.ID] = i
		}
	}
	for _, c := range codes {
		parent := c.Parent
		if _, known := cb.byID[parent]; !known {
			parent = ""
		}
		cb.children[parent] = append(cb.children[parent], c.ID)
	}
	return cb
}

// check finds what would make the tree meaningless: ids that are missing or
// used twice, parents that are not there, and circles.
func (cb *Codebook) check(file string) error {
	fail := func(key string, c Code) error {
		return &corpus.ParseError{File: file,
			Text: phrases.Make(key, phrases.Args{"Code": string(c.ID), "Name": c.Name, "Parent": string(c.Parent)}),
			Cure: phrases.Make("coding.codebook.cure")}
	}
	for i, c := range cb.codes {
		switch {
		case c.ID == "":
			return fail("coding.codebook.id", c)
		case c.Name == "":
			return fail("coding.codebook.name", c)
		case strings.Contains(c.Name, "/"):
			return fail("coding.codebook.slash", c)
		case cb.byID[c.ID] != i:
			return fail("coding.codebook.twice", c)
		}
		if _, ok := cb.byID[c.Parent]; c.Parent != "" && !ok {
			return fail("coding.codebook.parent", c)
		}
		if cb.circular(c.ID) {
			return fail("coding.codebook.circle", c)
		}
	}
	return nil
}

func (cb *Codebook) circular(id CodeID) bool {
	for range len(cb.codes) + 1 {
		i, ok := cb.byID[id]
		if !ok || cb.codes[i].Parent == "" {
			return false
		}
		id = cb.codes[i].Parent
	}
	return true
}

// Codes are all codes in the order of the file.
func (cb *Codebook) Codes() []Code { return cb.codes }

// Code returns the code under an id.
func (cb *Codebook) Code(id CodeID) (Code, bool) {
	i, ok := cb.byID[id]
	if !ok {
		return Code{ID: id, Name: string(id)}, false
	}
	return cb.codes[i], true
}

// Children are the codes directly under a code; under "" those at the top.
func (cb *Codebook) Children(id CodeID) []CodeID { return cb.children[id] }

// Path are the names from the top down to the code, joined by "/". A code that
// is not in the codebook is its id.
func (cb *Codebook) Path(id CodeID) string { return strings.Join(cb.Names(id), "/") }

// Names are the names from the top down to the code.
func (cb *Codebook) Names(id CodeID) []string {
	var names []string
	for range len(cb.codes) + 1 {
		c, ok := cb.Code(id)
		names = append([]string{c.Name}, names...)
		if !ok || c.Parent == "" {
			break
		}
		id = c.Parent
	}
	return names
}

// Top is the code at the top of the branch that holds id.
func (cb *Codebook) Top(id CodeID) CodeID {
	for range len(cb.codes) {
		c, ok := cb.Code(id)
		if !ok || c.Parent == "" {
			break
		}
		id = c.Parent
	}
	return id
}

// Within tells whether a code is another or stands below it.
func (cb *Codebook) Within(id, above CodeID) bool {
	for range len(cb.codes) + 1 {
		if id == above {
			return true
		}
		c, ok := cb.Code(id)
		if !ok || c.Parent == "" {
			return false
		}
		id = c.Parent
	}
	return false
}

// Branch is a code and all codes below it, in the order of the screen.
func (cb *Codebook) Branch(id CodeID) []CodeID {
	var branch []CodeID
	var walk func(CodeID, int)
	walk = func(id CodeID, depth int) {
		if depth > len(cb.codes) {
			return
		}
		branch = append(branch, id)
		for _, c := range cb.children[id] {
			walk(c, depth+1)
		}
	}
	if id == "" {
		for _, c := range cb.children[""] {
			walk(c, 0)
		}
		return branch
	}
	walk(id, 0)
	return branch
}

// Now is the code that a code went up in, by as many merges as there were, or
// the code itself.
func (cb *Codebook) Now(id CodeID) CodeID {
	for range len(cb.codes) {
		c, ok := cb.Code(id)
		if !ok || c.MergedInto == "" {
			break
		}
		id = c.MergedInto
	}
	return id
}

// Find returns the code that a user means: an id, a path such as
// Meerwaarde/Vertrouwen, or an unambiguous tail of one, whatever the case.
func (cb *Codebook) Find(want string) (CodeID, error) {
	want = strings.Trim(strings.TrimSpace(want), "/")
	if _, ok := cb.byID[CodeID(want)]; ok {
		return CodeID(want), nil
	}
	var exact, tails []CodeID
	for _, c := range cb.codes {
		path := cb.Path(c.ID)
		switch {
		case strings.EqualFold(string(c.ID), want):
			return c.ID, nil
		case strings.EqualFold(path, want):
			exact = append(exact, c.ID)
		case hasTail(path, want):
			tails = append(tails, c.ID)
		}
	}
	if len(exact) == 0 {
		exact = tails
	}
	exact = cb.inUse(exact)
	switch len(exact) {
	case 1:
		return exact[0], nil
	case 0:
		return "", phrases.Fail("coding.code.unknown", phrases.Args{"Code": want}).
			WithCure("coding.code.unknown.cure").Because(ErrNoCode)
	}
	paths := make([]string, len(exact))
	for i, id := range exact {
		paths[i] = cb.Path(id)
	}
	return "", phrases.Fail("coding.code.ambiguous", phrases.Args{"Code": want, "Paths": strings.Join(paths, ", ")})
}

// inUse leaves retired codes out where another answers to the same name.
func (cb *Codebook) inUse(ids []CodeID) []CodeID {
	if len(ids) < 2 {
		return ids
	}
	var use []CodeID
	for _, id := range ids {
		if c, _ := cb.Code(id); !c.Retired && c.MergedInto == "" {
			use = append(use, id)
		}
	}
	if len(use) == 0 {
		return ids
	}
	return use
}

func hasTail(path, tail string) bool {
	if len(path) <= len(tail) {
		return false
	}
	cut := len(path) - len(tail)
	return path[cut-1] == '/' && strings.EqualFold(path[cut:], tail)
}

// String tells the number of codes, for tests and debugging.
func (cb *Codebook) String() string { return fmt.Sprintf("%d codes", len(cb.codes)) }
