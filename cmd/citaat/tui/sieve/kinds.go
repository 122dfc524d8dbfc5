package sieve

import (
	"maps"
	"slices"
	"strings"

	"citaat/cmd/citaat/tui/frame"
	"citaat/cmd/citaat/tui/lens"
	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// kind is a kind of filter with the values it can have.
type kind struct {
	name   string
	values []value
	on     func(lens.Filter) []string
	with   func(lens.Filter, []string) lens.Filter
}

// value is one of a kind; count is how many interviews have it, -1 where that
// is no matter of interviews.
type value struct {
	id, name string
	count    int
}

// kinds are the filters that a study can have.
func kinds(k lens.Stock, book *phrases.Book) []kind {
	list := []kind{groups(k, book), people(k, book)}
	for _, v := range k.Settings.Variables {
		list = append(list, variable(k, book, v))
	}
	list = append(list, talks(k, book), interpreter(k, book), modes(k, book), coders(k, book), codes(k, book), marks(book))
	return slices.DeleteFunc(list, func(k kind) bool { return len(k.values) == 0 })
}

// count counts the interviews with a value; an interview may have several.
func count(k lens.Stock, of func(coding.Interview) []string) map[string]int {
	n := map[string]int{}
	for _, v := range k.Interviews {
		seen := map[string]bool{}
		for _, id := range of(v) {
			if !seen[id] {
				n[id]++
			}
			seen[id] = true
		}
	}
	return n
}

// of tells something of the participants of an interview.
func of(k lens.Stock, what func(corpus.Participant) string) func(coding.Interview) []string {
	by := map[corpus.ParticipantID]string{}
	for _, p := range k.Participants {
		by[p.ID] = what(p)
	}
	return func(v coding.Interview) []string {
		var out []string
		for _, id := range v.Participants {
			out = append(out, by[id])
		}
		return out
	}
}

func groups(k lens.Stock, book *phrases.Book) kind {
	n := count(k, of(k, func(p corpus.Participant) string { return string(p.Group) }))
	g := kind{name: book.Say("lens.groups"), on: func(f lens.Filter) []string { return corpus.Texts(f.Groups) },
		with: func(f lens.Filter, v []string) lens.Filter { f.Groups = corpus.IDs[corpus.GroupID](v); return f }}
	known := map[string]bool{}
	for _, d := range k.Settings.Groups {
		known[string(d.ID)] = true
		g.values = append(g.values, value{string(d.ID), k.Settings.Group(d.ID).Plural, n[string(d.ID)]})
	}
	for _, id := range slices.Sorted(maps.Keys(n)) {
		if !known[id] && id != "" {
			g.values = append(g.values, value{id, id, n[id]})
		}
	}
	return g
}

func people(k lens.Stock, book *phrases.Book) kind {
	n := count(k, func(v coding.Interview) []string { return corpus.Texts(v.Participants) })
	p := kind{name: book.Say("lens.participants"), on: func(f lens.Filter) []string { return corpus.Texts(f.Participants) },
		with: func(f lens.Filter, v []string) lens.Filter {
			f.Participants = corpus.IDs[corpus.ParticipantID](v)
			return f
		}}
	for _, d := range k.Participants {
		p.values = append(p.values, value{string(d.ID), string(d.ID) + " · " + k.Settings.Group(d.Group).Name, n[string(d.ID)]})
	}
	return p
}

// variable is a characteristic; its values are those that are used.
func variable(k lens.Stock, book *phrases.Book, v corpus.Variable) kind {
	n := count(k, of(k, func(p corpus.Participant) string { return p.Variables[v.ID] }))
	x := kind{name: v.Name, on: func(f lens.Filter) []string { return f.Variables[v.ID] },
		with: func(f lens.Filter, values []string) lens.Filter {
			f.Variables = maps.Clone(f.Variables)
			if f.Variables == nil {
				f.Variables = map[string][]string{}
			}
			if f.Variables[v.ID] = values; len(values) == 0 {
				delete(f.Variables, v.ID)
			}
			return f
		}}
	if x.name == "" {
		x.name = v.ID
	}
	ids := slices.Collect(maps.Keys(n))
	slices.SortFunc(ids, corpus.CompareIDs)
	for _, id := range ids {
		if id == "" {
			continue
		}
		x.values = append(x.values, value{id, id, n[id]})
	}
	if n[""] > 0 && len(x.values) > 0 {
		x.values = append(x.values, value{"", book.Say("lens.unknown"), n[""]})
	}
	return x
}

func talks(k lens.Stock, book *phrases.Book) kind {
	t := kind{name: book.Say("lens.interviews"), on: func(f lens.Filter) []string { return corpus.Texts(f.Interviews) },
		with: func(f lens.Filter, v []string) lens.Filter {
			f.Interviews = corpus.IDs[corpus.TranscriptID](v)
			return f
		}}
	for _, v := range k.Interviews {
		name := string(v.ID)
		if v.Date != "" {
			name += " · " + v.Date
		}
		t.values = append(t.values, value{string(v.ID), name, -1})
	}
	return t
}

func interpreter(k lens.Stock, book *phrases.Book) kind {
	n := count(k, func(v coding.Interview) []string { return []string{yes(v.Interpreter.Present)} })
	return kind{name: book.Say("lens.interpreter"),
		values: []value{{yes(true), book.Say("lens.with-interpreter"), n[yes(true)]}, {yes(false), book.Say("lens.without-interpreter"), n[yes(false)]}},
		on: func(f lens.Filter) []string {
			var out []string
			for _, b := range f.Interpreter {
				out = append(out, yes(b))
			}
			return out
		},
		with: func(f lens.Filter, v []string) lens.Filter {
			f.Interpreter = nil
			for _, id := range v {
				f.Interpreter = append(f.Interpreter, id == yes(true))
			}
			return f
		}}
}

func yes(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}

func modes(k lens.Stock, book *phrases.Book) kind {
	n := count(k, func(v coding.Interview) []string { return []string{v.Mode} })
	m := kind{name: book.Say("lens.modes"), on: func(f lens.Filter) []string { return f.Modes },
		with: func(f lens.Filter, v []string) lens.Filter { f.Modes = v; return f }}
	for _, id := range coding.Modes() {
		if n[id] > 0 {
			m.values = append(m.values, value{id, lens.ModeName(book, id), n[id]})
		}
	}
	return m
}

func coders(k lens.Stock, book *phrases.Book) kind {
	c := kind{name: book.Say("lens.coders"), on: func(f lens.Filter) []string { return corpus.Texts(f.Coders) },
		with: func(f lens.Filter, v []string) lens.Filter { f.Coders = corpus.IDs[corpus.CoderName](v); return f }}
	for _, d := range k.Coders {
		c.values = append(c.values, value{string(d), string(d), -1})
	}
	return c
}

func codes(k lens.Stock, book *phrases.Book) kind {
	c := kind{name: book.Say("lens.codes"), on: func(f lens.Filter) []string { return corpus.Texts(f.Codes) },
		with: func(f lens.Filter, v []string) lens.Filter { f.Codes = corpus.IDs[coding.CodeID](v); return f }}
	for _, id := range k.Codebook.Branch("") {
		if d, _ := k.Codebook.Code(id); d.MergedInto == "" {
			c.values = append(c.values, value{string(id), strings.Join(k.Codebook.Names(id), " › "), -1})
		}
	}
	return c
}

// The values of the kind that is about how far the work is.
const (
	isChosen = "chosen"
	isUndone = "undone"
)

func marks(book *phrases.Book) kind {
	return kind{name: book.Say("lens.marks"),
		values: []value{{isChosen, book.Say("lens.only-chosen"), -1}, {isUndone, book.Say("lens.only-undone"), -1}},
		on: func(f lens.Filter) []string {
			var out []string
			if f.Chosen {
				out = append(out, isChosen)
			}
			if f.Undone {
				out = append(out, isUndone)
			}
			return out
		},
		with: func(f lens.Filter, v []string) lens.Filter {
			f.Chosen, f.Undone = slices.Contains(v, isChosen), slices.Contains(v, isUndone)
			return f
		}}
}

// fits tells whether a value holds what is typed.
func (v value) fits(typed string) bool {
	return typed == "" || strings.Contains(strings.ToLower(v.name), strings.ToLower(typed))
}

func (v value) title() string { return frame.Clean(v.name) }
