package privacy

import (
	"strconv"
	"strings"
	"unicode"
)

// Marks gives candidates the marks that replace them: the same for the same
// thing, throughout a study. It goes by the study's own list and by the numbers
// that the texts hold already. Nothing else remembers which word a mark stood
// for: without the list a name that comes back gets a new number, because even
// a fingerprint of a name can be guessed.
type Marks struct {
	language string
	of       map[thing]string
	last     map[string]int // the highest number of a mark, by what stands before it
}

// thing is what a mark stands for.
type thing struct {
	kind  Kind
	alike string
}

// NewMarks makes the marks of a study in a language, with its own list.
func NewMarks(language string, list []Known) *Marks {
	m := &Marks{language: language, of: map[thing]string{}, last: map[string]int{}}
	for _, k := range list {
		if k.With != "" {
			m.Seen(k.With)
			m.of[thing{k.Kind, alikeOf(k.Kind, k.Text)}] = k.With
		}
	}
	return m
}

// Seen takes note of the marks that a text of the study holds.
func (m *Marks) Seen(text string) {
	for {
		at := strings.IndexByte(text, '[')
		if at < 0 {
			return
		}
		text = text[at+1:]
		end := strings.IndexByte(text[:min(len(text), longest)], ']')
		if end < 0 {
			continue
		}
		dash := strings.LastIndexByte(text[:end], '-')
		if dash <= 0 {
			continue
		}
		if n, err := strconv.Atoi(text[dash+1 : end]); err == nil && n < 1e6 {
			m.last[text[:dash]] = max(m.last[text[:dash]], n)
		}
	}
}

// For is the mark of a candidate: that of its like if there is one, else the
// next of its kind.
func (m *Marks) For(c Candidate) string {
	t := thing{c.Kind, c.Alike}
	if mark, ok := m.of[t]; ok {
		return mark
	}
	label := m.label(c.Kind)
	mark := "[" + label + "]"
	switch c.Kind {
	case Name, Place, Organisation:
		m.last[label]++
		mark = "[" + label + "-" + strconv.Itoa(m.last[label]) + "]"
	}
	m.of[t] = mark
	return mark
}

// Choose makes a mark that of a candidate and of all its like.
func (m *Marks) Choose(c Candidate, mark string) {
	m.Seen(mark)
	m.of[thing{c.Kind, c.Alike}] = mark
}

// label is what a mark calls a kind.
func (m *Marks) label(k Kind) string {
	if m.language == "" || strings.HasPrefix(m.language, "nl") {
		return dutch(k)
	}
	return english(k)
}

func dutch(k Kind) string {
	switch k {
	case Name:
		return "naam"
	case Place:
		return "plaats"
	case Organisation:
		return "organisatie"
	case Phone:
		return "telefoonnummer"
	case Email:
		return "e-mailadres"
	case Web:
		return "webadres"
	case Postcode:
		return "postcode"
	case Street:
		return "adres"
	case BSN:
		return "bsn"
	case IBAN:
		return "rekeningnummer"
	case Date:
		return "datum"
	case Plate:
		return "kenteken"
	case Age:
		return "leeftijd"
	}
	return "nummer"
}

func english(k Kind) string {
	switch k {
	case Name:
		return "name"
	case Place:
		return "place"
	case Organisation:
		return "organisation"
	case Phone:
		return "phone number"
	case Email:
		return "e-mail address"
	case Web:
		return "web address"
	case Postcode:
		return "postcode"
	case Street:
		return "address"
	case BSN:
		return "bsn"
	case IBAN:
		return "account number"
	case Date:
		return "date"
	case Plate:
		return "number plate"
	case Age:
		return "age"
	}
	return "number"
}

// IsMark tells whether a text between brackets is a mark: it begins with the name
// of a kind, as [naam-1] and [naam vrijwilliger] do. What has a capital or a long
// number in it is looked into.
func IsMark(s string) bool {
	inner := strings.Trim(s, "[]")
	if inner == "" || strings.IndexFunc(inner[1:], unicode.IsUpper) >= 0 || len(onlyDigits(inner)) > 4 {
		return false
	}
	inner = fold(inner)
	for _, k := range Kinds() {
		for _, label := range []string{dutch(k), english(k)} {
			if rest, ok := strings.CutPrefix(inner, label); ok && (rest == "" || rest[0] == '-' || rest[0] == ' ') {
				return true
			}
		}
	}
	return false
}
