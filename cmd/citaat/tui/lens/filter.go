package lens

import (
	"maps"
	"slices"
	"strings"

	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// Filter says what is to be seen; the zero value shows everything. A filter is
// a value: to change one, make another.
type Filter struct {
	Groups       []corpus.GroupID
	Participants []corpus.ParticipantID
	Variables    map[string][]string // by variable; "" is: not known
	Interviews   []corpus.TranscriptID
	Interpreter  []bool
	Modes        []string
	Undone       bool // interviews that the coder has not said to be done with
	Coders       []corpus.CoderName
	Codes        []coding.CodeID // with all below them
	Chosen       bool            // codings that are quotations
}

// On tells whether anything is filtered.
func (f Filter) On() bool { return f.people() || f.interviews() || f.codings() }

// people tells whether the filter is one on participants.
func (f Filter) people() bool {
	return len(f.Groups)+len(f.Participants)+len(f.Variables) > 0
}

func (f Filter) interviews() bool {
	return len(f.Interviews)+len(f.Interpreter)+len(f.Modes) > 0 || f.Undone
}

func (f Filter) codings() bool { return len(f.Coders)+len(f.Codes) > 0 || f.Chosen }

// person tells whether a participant passes.
func (f Filter) person(p corpus.Participant) bool {
	if !within(f.Groups, p.Group) || !within(f.Participants, p.ID) {
		return false
	}
	for id, wanted := range f.Variables {
		if !within(wanted, p.Variables[id]) {
			return false
		}
	}
	return true
}

// within tells whether a value is among the wanted ones; nothing wanted is all.
func within[T comparable](wanted []T, v T) bool {
	return len(wanted) == 0 || slices.Contains(wanted, v)
}

// Words is the filter in words, without how much passes.
func (f Filter) Words(book *phrases.Book, s corpus.Settings, cb *coding.Codebook) string {
	var parts []string
	add := func(list []string) {
		if len(list) > 0 {
			parts = append(parts, strings.Join(list, ", "))
		}
	}
	add(named(f.Groups, func(g corpus.GroupID) string { return s.Group(g).Plural }))
	add(named(f.Participants, func(p corpus.ParticipantID) string { return string(p) }))
	for _, id := range slices.Sorted(maps.Keys(f.Variables)) {
		values := named(f.Variables[id], func(v string) string {
			if v == "" {
				return book.Say("lens.unknown")
			}
			return v
		})
		parts = append(parts, variableName(s, id)+"="+strings.Join(values, ", "))
	}
	add(named(f.Interviews, func(i corpus.TranscriptID) string { return string(i) }))
	if len(f.Interpreter) == 1 {
		key := "lens.without-interpreter"
		if f.Interpreter[0] {
			key = "lens.with-interpreter"
		}
		parts = append(parts, book.Say(key))
	}
	add(named(f.Modes, func(m string) string { return ModeName(book, m) }))
	if f.Undone {
		parts = append(parts, book.Say("lens.undone"))
	}
	for _, c := range f.Coders {
		parts = append(parts, book.Say("lens.by-coder", phrases.Args{"Coder": string(c)}))
	}
	add(named(f.Codes, func(c coding.CodeID) string { return strings.Join(cb.Names(c), " › ") }))
	if f.Chosen {
		parts = append(parts, book.Say("lens.chosen"))
	}
	return strings.Join(parts, " · ")
}

func named[T any](list []T, name func(T) string) []string {
	var out []string
	for _, v := range list {
		out = append(out, name(v))
	}
	return out
}

func variableName(s corpus.Settings, id string) string {
	for _, v := range s.Variables {
		if v.ID == id && v.Name != "" {
			return v.Name
		}
	}
	return id
}

// ModeName is how an interview was held, in words.
func ModeName(book *phrases.Book, mode string) string {
	switch mode {
	case "online":
		return book.Say("lens.mode-online")
	case "phone":
		return book.Say("lens.mode-phone")
	case "in_person":
		return book.Say("lens.mode-in-person")
	}
	return mode
}
