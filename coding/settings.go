package coding

import (
	"encoding/json"
	"reflect"

	"citaat/corpus"
	"citaat/corpus/phrases"
)

// The lists of study.yaml whose entries can change one by one.
const (
	PartGroups    = "groups"
	PartVariables = "variables"
	PartTopics    = "topics"
	PartCoders    = "coders"
	PartSearches  = "searches"
)

// settingsEntries are the entries of a list by their id.
func settingsEntries(s corpus.Settings, part string) map[string]any {
	m := map[string]any{}
	switch part {
	case PartGroups:
		for _, e := range s.Groups {
			m[string(e.ID)] = e
		}
	case PartVariables:
		for _, e := range s.Variables {
			m[e.ID] = e
		}
	case PartTopics:
		for _, e := range s.Topics {
			m[e.ID] = e
		}
	case PartCoders:
		for _, e := range s.Coders {
			m[string(e.ID)] = e
		}
	case PartSearches:
		for _, e := range s.Searches {
			m[e.ID] = e
		}
	}
	return m
}

func settingsEntry(s corpus.Settings, part, id string) (any, bool) {
	e, ok := settingsEntries(s, part)[id]
	return e, ok
}

// newSettingsEntry is an empty entry of a list, to be read into.
func newSettingsEntry(part string) any {
	switch part {
	case PartGroups:
		return new(corpus.Group)
	case PartVariables:
		return new(corpus.Variable)
	case PartTopics:
		return new(corpus.Topic)
	case PartSearches:
		return new(corpus.Search)
	}
	return new(corpus.Coder)
}

// PutSetting notes that an entry of a list of study.yaml is added or gets other
// fields. entry is a corpus.Group, Variable, Topic, Coder or Search; nil takes
// the entry away.
func (b *Batch) PutSetting(part, id string, entry any) error {
	if id == "" {
		return phrases.Fail("coding.settings.id")
	}
	c := Change{ID: id, Part: part}
	old, known := settingsEntry(b.s.Settings(), part, id)
	switch {
	case known && entry != nil && reflect.DeepEqual(old, entry), !known && entry == nil:
		return nil
	case known:
		c.Before = raw(old)
	}
	if entry != nil {
		c.After = raw(entry)
	}
	b.file(OpSettings, c)
	return nil
}

// General is what study.yaml says outside its lists.
type General struct {
	Title    string         `json:"title"`
	Language string         `json:"language"`
	Blind    bool           `json:"blind"`
	Settings corpus.Choices `json:"settings"`
}

func general(s corpus.Settings) General {
	return General{s.Title, s.Language, s.Blind, s.Settings}
}

// General is what study.yaml says outside its lists.
func (s *Study) General() General { return general(s.Settings()) }

// SetGeneral notes that study.yaml says something else outside its lists.
func (b *Batch) SetGeneral(g General) {
	old := b.s.General()
	if !reflect.DeepEqual(old, g) {
		b.file(OpSettings, Change{ID: "study", Before: raw(old), After: raw(g)})
	}
}

// applyGeneral merges title, language and switches three ways, each by itself.
func (w *fileWriter) applyGeneral(f *corpus.YAMLFile, c Change) error {
	now := asMap(raw(general(w.s.settings)))
	before, after := asMap(c.Before), asMap(c.After)
	inner := func(m map[string]any) map[string]any { v, _ := m["settings"].(map[string]any); return v }
	merged, _, field, ok := mergeEntry(inner(before), inner(now), inner(after), true)
	if ok {
		before["settings"], now["settings"], after["settings"] = nil, merged, nil
		merged, _, field, ok = mergeEntry(before, now, after, true)
	}
	if !ok {
		return phrases.Fail("coding.file.conflict", phrases.Args{"File": SettingsFile, "ID": c.ID, "Field": field}).
			WithCure("coding.file.conflict.cure").Because(ErrConflict)
	}
	var g General
	if err := json.Unmarshal(raw(merged), &g); err != nil {
		return err
	}
	return writeGeneral(f, general(w.s.settings), g)
}

// writeGeneral writes what differs, so that the rest of the file stays as
// people wrote it.
func writeGeneral(f *corpus.YAMLFile, old, g General) error {
	for _, v := range []struct {
		key      string
		old, new any
	}{{"title", old.Title, g.Title}, {"language", old.Language, g.Language}, {"blind", old.Blind, g.Blind}, {"settings", old.Settings, g.Settings}} {
		if reflect.DeepEqual(v.old, v.new) {
			continue
		}
		if err := f.SetValue(v.key, v.new); err != nil {
			return err
		}
	}
	return nil
}
