package coding

import (
	"encoding/json"
	"strings"

	"citaat/corpus"
	"citaat/corpus/phrases"
)

// colours are the names of the hues that codes can have, in the order in which
// they are given out.
var colours = [...]string{"blue", "orange", "green", "pink", "sky", "vermillion", "yellow", "grey"}

// AddCode notes a new code. Its id is made here; without a colour it takes that
// of its parent, or the next one, and without a key the first digit that is free.
func (b *Batch) AddCode(c Code) (CodeID, error) {
	if c.Kind == "" {
		c.Kind = Theme
	}
	if c.Key == 0 && c.Kind != Category {
		c.Key = b.freeKey(b.Codebook())
	}
	return b.addCode(c)
}

// addCode is AddCode without a key of its own.
func (b *Batch) addCode(c Code) (CodeID, error) {
	cb := b.Codebook()
	if err := checkName(cb, c); err != nil {
		return "", err
	}
	if c.ID == "" {
		c.ID = NewCodeID(c.Name)
	}
	if c.Colour == "" {
		if parent, ok := cb.Code(c.Parent); ok && c.Parent != "" {
			c.Colour = parent.Colour
		} else {
			c.Colour = colours[len(cb.Children(""))%len(colours)]
		}
	}
	b.file(OpCodebook, Change{ID: string(c.ID), After: raw(c)}).Code = c.ID
	return c.ID, nil
}

// freeKey is the first digit that no code in use has, or 0: so that a code made
// while reading has its key at once.
func (b *Batch) freeKey(cb *Codebook) int {
	taken := map[int]bool{}
	for _, c := range cb.Codes() {
		taken[c.Key] = taken[c.Key] || !c.Retired
	}
	for digit := 1; digit <= 9; digit++ {
		if !taken[digit] {
			return digit
		}
	}
	return 0
}

// checkName refuses a name that cannot stand in a path or that a sibling has.
func checkName(cb *Codebook, c Code) error {
	switch name := strings.TrimSpace(c.Name); {
	case name == "":
		return phrases.Fail("coding.code.noname")
	case strings.Contains(name, "/"):
		return phrases.Fail("coding.code.slash", phrases.Args{"Name": name})
	case strings.ContainsFunc(name, corpus.Unprintable):
		return phrases.Fail("coding.code.control")
	}
	for _, id := range cb.Children(c.Parent) {
		if !c.InUse() {
			break
		}
		if o, _ := cb.Code(id); id != c.ID && strings.EqualFold(o.Name, c.Name) && o.InUse() {
			return phrases.Fail("coding.code.exists", phrases.Args{"Code": cb.Path(id)}).Because(ErrExists)
		}
	}
	return nil
}

// ChangeCode notes that a code gets other fields: a name, a parent, a
// definition. Its id decides which one.
func (b *Batch) ChangeCode(c Code) error {
	cb := b.Codebook()
	old, ok := cb.Code(c.ID)
	if !ok {
		return phrases.Fail("coding.code.unknown", phrases.Args{"Code": string(c.ID)}).Because(ErrNoCode)
	}
	if old == c {
		return nil
	}
	back := !old.InUse() && c.InUse() // another may have its name by now
	if old.Name != c.Name || old.Parent != c.Parent || back {
		if err := checkName(cb, c); err != nil {
			return err
		}
	}
	if c.Parent != "" && c.Parent != old.Parent {
		if _, ok := cb.Code(c.Parent); !ok {
			return phrases.Fail("coding.code.unknown", phrases.Args{"Code": string(c.Parent)}).Because(ErrNoCode)
		}
		if cb.Within(c.Parent, c.ID) {
			return phrases.Fail("coding.code.circle", phrases.Args{"Code": old.Name})
		}
	}
	b.file(OpCodebook, Change{ID: string(c.ID), Before: raw(old), After: raw(c)}).Code = c.ID
	return nil
}

// file notes a change to a file and the event that is its journal.
func (b *Batch) file(op Op, c Change) *Event {
	b.files = append(b.files, fileChange{op, c})
	e := b.event(op)
	e.Change = &c
	return e
}

// decodeInto reads an entry of the journal; there is false where it has none.
func decodeInto[T any](data json.RawMessage) (v T, there bool, err error) {
	if len(data) == 0 || string(data) == "null" {
		return v, false, nil
	}
	err = json.Unmarshal(data, &v)
	return v, err == nil, err
}
