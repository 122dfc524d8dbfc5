package ingest

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"citaat/corpus"
)

// maxLabel is how many bytes may stand before the colon of a label.
const maxLabel = 64

// key makes a speaker's name comparable: case, spaces and a colon do not count.
func key(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == ':' || r == '*' {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFC.String(name))
}

// shape is what a text before a colon looks like.
type shape int

const (
	noLabel   shape = iota
	code            // I, M3, S00
	bigCode         // capitals only, more than one: AB, NB
	roleWord        // interviewer 1
	loose           // a role word that is also a common word: vraag, moeder
	bracketed       // [SPEAKER_00]
	name            // Anna de Bos
	lower           // anna
)

// labelled is a line cut into its parts.
type labelled struct {
	stamp  string // the time before the label, as it stands there
	label  string // as the file writes it, without colon
	speech string
}

// cut takes apart a line that may open a turn: an optional time, a label, and
// a colon or a tab. It does not judge whether the label is one.
func cut(s string) (labelled, bool) {
	s = strings.TrimLeft(s, " \t\u00a0\ufeff")
	var l labelled
	_, l.stamp, s = leadingTime(s)
	for i := 0; i < len(s) && i <= maxLabel; i++ {
		switch s[i] {
		case '[', '(':
			if at, n := stampPrefix(s[i:]); at != corpus.NoTime && l.stamp == "" { // Anna [0:12]: …
				rest := strings.TrimLeft(s[i+n:], " ")
				l.label, l.stamp, l.speech = trimLabel(s[:i]), s[i:i+n], strings.TrimPrefix(rest, ":")
				return l, l.label != "" && len(l.speech) < len(rest)
			}
		case ':', '\t':
			l.label, l.speech = trimLabel(s[:i]), s[i+1:]
			if s[i] == ':' && strings.HasPrefix(l.speech, "//") {
				return l, false
			}
			l.speech = strings.TrimPrefix(l.speech, "**") // **Anna:** in Markdown
			return l, l.label != ""
		case '.', '?', '!', ';', '"', '<', '>', '=', '\n':
			if s[i] != '.' || !titleDot(s[:i]) {
				return l, false
			}
		}
	}
	return l, false
}

// titleDot tells of a dot that belongs to a title or an initial: dhr. Bos.
func titleDot(before string) bool {
	w := before[strings.LastIndexAny(before, " .")+1:]
	return isTitle(w) || utf8.RuneCountInString(w) == 1
}

func isTitle(w string) bool {
	switch strings.ToLower(strings.TrimSuffix(w, ".")) {
	case "dhr", "mw", "mevr", "mr", "mrs", "ms", "dr", "drs", "ir", "prof", "st":
		return true
	}
	return false
}

func trimLabel(s string) string { return strings.Trim(s, " \t\u00a0*_") }

// shapeOf judges a label by itself.
func shapeOf(label string) shape {
	if len(label) > 2 && label[0] == '[' && label[len(label)-1] == ']' {
		return bracketed
	}
	k := key(label)
	word, _, _ := strings.Cut(strings.TrimLeft(k, "(["), "(") // ja (lacht), (Start
	if k == "" || fieldWord(word) || notName(word) {
		return noLabel
	}
	if w := roleOf(k); w.role != "" {
		if w.loose {
			return loose
		}
		return roleWord
	}
	if s := codeShape(label); s != noLabel {
		return s
	}
	return nameShape(label)
}

// codeShape recognises capitals and digits that stand for a person.
func codeShape(label string) shape {
	letters, digits := 0, 0
	for i := 0; i < len(label); i++ {
		switch c := label[i]; {
		case c >= 'A' && c <= 'Z' && digits == 0:
			letters++
		case c >= '0' && c <= '9' && letters > 0:
			digits++
		default:
			return noLabel
		}
	}
	switch {
	case letters > 3 || digits > 3:
		return noLabel
	case letters == 1 || (letters > 0 && digits > 0):
		return code
	case letters > 1:
		return bigCode
	}
	return noLabel
}

// nameShape recognises one to five words that begin with capitals, particles
// and what stands in brackets aside: Anna, Fatima el Amrani, Bos, Anna (GGD).
func nameShape(label string) shape {
	if i := strings.IndexAny(label, "(["); i > 0 {
		label = label[:i]
	}
	words := strings.Fields(label)
	if len(words) == 0 || len(words) > 6 {
		return noLabel
	}
	capitals := 0
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(strings.TrimLeft(w, "('’"))
		switch {
		case unicode.IsUpper(r), unicode.IsLetter(r) && !unicode.IsLower(r): // also scripts without case
			capitals++
		case unicode.IsDigit(r), particle(w), isTitle(w):
		case len(words) == 1 && unicode.IsLower(r):
			return lower
		default:
			return noLabel
		}
	}
	if capitals == 0 {
		return noLabel
	}
	return name
}

// candidate is a label and how often it seems to open a turn.
type candidate struct {
	shape shape
	count int
}

// roster decides which labels of a file are speakers.
type roster struct {
	known  map[string]bool   // keys that the user says are speakers
	raw    map[string]string // label as written -> key; "" is no speaker
	keys   map[string]*candidate
	opened int // lines that some candidate opens
	doubts int // lines that begin as a turn may, but are taken for speech
}

func newRoster(known map[string]bool) *roster {
	return &roster{known: known, raw: map[string]string{}, keys: map[string]*candidate{}}
}

// see counts a label.
func (r *roster) see(label string) {
	k, known := r.raw[label]
	if !known {
		s := shapeOf(label)
		k = key(label)
		if r.known[strings.Trim(k, "[]")] {
			s = roleWord
		}
		if s == noLabel {
			k = ""
		} else {
			if c := r.keys[k]; c == nil {
				r.keys[k] = &candidate{shape: s}
			} else if s < c.shape {
				c.shape = s // "I" vouches for "i"
			}
		}
		r.raw[label] = k
	}
	if k != "" {
		r.keys[k].count++
		r.opened++
	}
}

// fewTurns is the size of a file in which a letter that opens a single line is
// taken for a speaker; in a longer one it may be an item of a list.
const fewTurns = 20

// settle leaves only the labels that are speakers. With lenient, one
// occurrence of a name is enough: for formats in which every piece has one.
func (r *roster) settle(lenient bool) {
	all := r.opened
	for k, c := range r.keys {
		ok := false
		switch c.shape {
		case roleWord:
			ok = true
		case code:
			ok = c.count > 1 || all <= fewTurns || roleOfCode(corpus.Label(strings.ToUpper(k))) != "" && !(len(k) == 1 && k <= "d")
		case bigCode, loose, bracketed:
			ok = c.count > 1 || lenient
		case name:
			ok = c.count > 1 || lenient
		case lower:
			ok = c.count > 2 && c.count*10 >= all
		}
		if !ok {
			if c.shape != lower {
				r.doubts += c.count
			}
			r.opened -= c.count
			delete(r.keys, k)
		}
	}
	for label, k := range r.raw {
		if k != "" && r.keys[k] == nil {
			r.raw[label] = ""
		}
	}
}

// isSpeaker tells whether a label opens a turn.
func (r *roster) isSpeaker(label string) bool { return r.raw[label] != "" }
