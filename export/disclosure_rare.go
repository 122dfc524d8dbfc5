package export

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"citaat/corpus"
	"citaat/corpus/phrases"
	"citaat/corpus/privacy"
)

// crowd is how many participants must share what is told of one.
const crowd = 3

// rare are the characteristics beside or in a quotation that fewer than three
// participants of the study have. It goes by what the file shows: the
// attribution, which tells the group and may tell of an interpreter, and values
// of variables that stand in a wording or a remark.
func (k *maker) rare() []Disclosure {
	return append(k.rareGroups(), k.rareValues()...)
}

// rareGroups are the attributions that few could have.
func (k *maker) rareGroups() []Disclosure {
	var found []Disclosure
	held := k.interviewed()
	at := map[string]int{}
	for _, p := range k.once {
		said, _, _ := strings.Cut(p.Attribution, " (") // without the remark
		via := strings.Contains(p.Attribution, k.via())
		n := len(held[p.Group])
		if via {
			n = k.interpreted(p.Group)
		}
		if said == "" || n >= crowd {
			continue
		}
		key := said
		if via {
			key += k.via()
		}
		i, told := at[key]
		if !told {
			i = len(found)
			at[key] = i
			found = append(found, Disclosure{Kind: Rare, Place: p.Attribution, Cure: phrases.Make("disclosure.rare.cure", phrases.Args{"Group": k.groupName(p.Group)})})
			if p.Remark != "" {
				found[i].Place = said
			}
		}
		found[i].What = phrases.Make("disclosure.rare", phrases.Args{"Count": max(n, 1)})
	}
	return found
}

// via is how an attribution tells of an interpreter.
func (k *maker) via() string {
	lang, _ := phrases.Parse(k.Language)
	return ", " + phrases.For(lang).Say("wording.via")
}

// interpreted are how many of a group spoke through an interpreter.
func (k *maker) interpreted(g corpus.GroupID) int {
	n := 0
	for _, p := range k.People {
		for _, v := range p.Interviews {
			if p.Group == g && v.Interpreter.Present {
				n++
				break
			}
		}
	}
	return n
}

// rareValues are the values of variables in a wording or a remark that, with
// the group, few have.
func (k *maker) rareValues() []Disclosure {
	var found []Disclosure
	people := map[corpus.ParticipantID]Person{}
	for _, p := range k.People {
		people[p.ID] = p
	}
	for _, p := range k.once {
		for _, v := range k.Variables {
			value := strings.TrimSpace(people[p.Participant].Variables[v.ID])
			if !telling(v, value) || !says(p.Quotation+" "+p.Remark, value) && !counts(p.Quotation+" "+p.Remark, value) {
				continue
			}
			n := 0
			for _, o := range k.People {
				if o.Group == p.Group && strings.EqualFold(strings.TrimSpace(o.Variables[v.ID]), value) {
					n++
				}
			}
			if n < crowd {
				found = append(found, Disclosure{Kind: Rare, Coding: p.ID, Place: p.Place,
					What: phrases.Make("disclosure.value", phrases.Args{"Variable": variableTitle(v), "Count": n, "Group": k.groupName(p.Group)}),
					Cure: phrases.Make("disclosure.value.cure")})
			}
		}
	}
	return found
}

// telling tells whether a value could be recognised where it stands in a text:
// a number of two digits or more, or a word; not yes and no.
func telling(v corpus.Variable, value string) bool {
	switch {
	case v.Type == "yesno" || value == "":
		return false
	case strings.ContainsFunc(value, func(r rune) bool { return !unicode.IsDigit(r) }):
		return len([]rune(value)) >= 4
	}
	return len(value) >= 2
}

// counts tells whether a number is spelled out in a text.
func counts(text, value string) bool {
	n, err := strconv.Atoi(value)
	if err != nil {
		return false
	}
	return slices.ContainsFunc(strings.FieldsFunc(text, func(r rune) bool { return !corpus.WordRune(r) }), func(w string) bool {
		m, ok := privacy.Numeral(w)
		return ok && m == n
	})
}

// says tells whether words stand in a text as words, in whatever case.
func says(text, words string) bool {
	text, words = strings.ToLower(text), strings.ToLower(words)
	part := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	for at := 0; ; {
		i := strings.Index(text[at:], words)
		if i < 0 {
			return false
		}
		from, to := at+i, at+i+len(words)
		before, after := []rune(text[:from]), []rune(text[to:])
		if (len(before) == 0 || !part(before[len(before)-1])) && (len(after) == 0 || !part(after[0])) {
			return true
		}
		at = to
	}
}
