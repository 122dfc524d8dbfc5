package privacy

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

//go:embed lists/given.txt
var givenList string

//go:embed lists/place.txt
var placeList string

//go:embed lists/common.txt
var commonList string

//go:embed lists/stop.txt
var stopList string

//go:embed lists/role.txt
var roleList string

// what is known of a word.
type class uint16

const (
	given     class = 1 << iota // a given name
	homonym                     // and a word as well
	place                       // a place of one word
	placeWord                   // and a word as well
	placeHead                   // the first word of a place of more
	common                      // a word of everyday language
	stop                        // with a capital, and identifies nobody
	role                        // a name may follow
	prefix                      // "van", "de", "el": inside a name
	month
)

// words are the lists, ready to be asked.
type words struct {
	of     map[string]class
	places map[string][][]string // the other words of places, by their first
}

// lists reads the lists at the first scan; afterwards they do not change.
var lists = sync.OnceValue(func() *words {
	w := &words{of: make(map[string]class, 6000), places: map[string][][]string{}}
	w.names(givenList)
	w.take(commonList, common)
	w.take(stopList, stop)
	w.take(roleList, role)
	w.take("van de den der ten ter te el al bin ibn ben ait aït von di da du la le op in 't het", prefix)
	for _, names := range monthNames() {
		for _, name := range names {
			w.of[name] |= month
		}
	}
	w.readPlaces(placeList)
	return w
})

// entries are the lines of a list without its head.
func entries(list string, each func(string)) {
	for line := range strings.Lines(list) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			each(line)
		}
	}
}

func (w *words) take(list string, c class) {
	entries(list, func(line string) {
		for word := range strings.FieldsSeq(line) {
			w.of[fold(word)] |= c
		}
	})
}

func (w *words) names(list string) {
	entries(list, func(line string) {
		for word := range strings.FieldsSeq(line) {
			bare, also := strings.CutPrefix(word, "~")
			for part := range strings.SplitSeq(fold(bare), "-") {
				w.of[part] |= given
				if also {
					w.of[part] |= homonym
				}
			}
		}
	})
}

func (w *words) readPlaces(list string) {
	entries(list, func(line string) {
		for name := range strings.SplitSeq(line, ";") {
			bare, also := strings.CutPrefix(strings.TrimSpace(name), "~")
			parts := strings.FieldsFunc(fold(bare), func(r rune) bool { return !wordRune(r) })
			if len(parts) == 0 {
				continue
			}
			if len(parts) > 1 {
				w.of[parts[0]] |= placeHead
				w.places[parts[0]] = append(w.places[parts[0]], parts[1:])
				continue
			}
			w.of[parts[0]] |= place
			if also {
				w.of[parts[0]] |= placeWord
			}
		}
	})
}

// fold is a text as it is compared: in lower case, without accents.
func fold(s string) string {
	plain := true
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= utf8.RuneSelf || c >= 'A' && c <= 'Z' {
			plain = false
			break
		}
	}
	if plain {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range norm.NFD.String(s) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case r == 'ı' || r == 'İ':
			b.WriteByte('i')
		case r == 'ł' || r == 'Ł':
			b.WriteByte('l')
		case r == 'ø' || r == 'Ø':
			b.WriteByte('o')
		case r == '’' || r == '‘' || r == 'ʼ':
			b.WriteByte('\'')
		default:
			b.WriteRune(unicode.ToLower(r))
		}
	}
	if b.Len() == 0 {
		return s // nothing but accents
	}
	return b.String()
}
