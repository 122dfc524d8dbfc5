package theme

import (
	"hash/fnv"
	"strings"
	"unicode"

	"github.com/lucasb-eyer/go-colorful"
)

// Hue is one of eight colours that stay apart for colour-blind readers, after
// Okabe and Ito's palette, with shades for a light and for a dark background.
type Hue int

// Hues is how many hues there are.
const Hues = 8

// ink is a colour as terminals of all colours, of 256 and of sixteen show it.
// What the sixteen look like is the user's own choice.
type ink struct{ full, cube, sixteen string }

// shade is a hue: as the codebook has it, and as it is drawn on a light and on a
// dark background. The shades were sought for being read (4.5 to 1) and for
// being told apart by every kind of eye; a test holds them to it.
type shade struct {
	name, base  string
	light, dark ink
}

func shades() [Hues]shade {
	return [Hues]shade{
		{"blue", "#0072B2", ink{"#0A55AF", "26", "4"}, ink{"#41A0FA", "33", "12"}},
		{"orange", "#E69F00", ink{"#785005", "130", "3"}, ink{"#E1A514", "214", "3"}},
		{"green", "#009E73", ink{"#007850", "28", "2"}, ink{"#23C382", "36", "10"}},
		{"pink", "#CC79A7", ink{"#A5417D", "126", "5"}, ink{"#D291C3", "139", "13"}},
		{"sky", "#56B4E9", ink{"#1978B9", "24", "6"}, ink{"#87D2F5", "117", "14"}},
		{"vermillion", "#D55E00", ink{"#642D0A", "88", "1"}, ink{"#DC7841", "202", "9"}},
		{"yellow", "#F0E442", ink{"#82730F", "58", "0"}, ink{"#F5E637", "227", "11"}},
		{"grey", "#7F7F7F", ink{"#5A5A5A", "59", "8"}, ink{"#B4B4B4", "249", "7"}},
	}
}

// Name is the name of the hue as the codebook writes it.
func (h Hue) Name() string { return shades()[h.wrap()].name }

func (h Hue) wrap() int { return ((int(h) % Hues) + Hues) % Hues }

// HueNames are the names of the hues in order, for a chooser.
func HueNames() []string {
	var names []string
	for _, s := range shades() {
		names = append(names, s.name)
	}
	return names
}

// ParseHue reads a colour of the codebook: a name of a hue, or #RRGGBB, which
// becomes the hue nearest to it.
func ParseHue(s string) (Hue, bool) {
	s = strings.ToLower(strings.TrimSpace(s))
	for i, sh := range shades() {
		if s == sh.name {
			return Hue(i), true
		}
	}
	c, err := colorful.Hex(s)
	if err != nil {
		return 0, false
	}
	best, near := Hue(0), 1e9
	for i, sh := range shades() {
		base, err := colorful.Hex(sh.base)
		if d := c.DistanceLab(base); err == nil && d < near {
			best, near = Hue(i), d
		}
	}
	return best, true
}

// HueOf is the hue of a code: the one the codebook gives it, else one that
// follows from its id, so that it is the same on every machine.
func HueOf(colour, id string) Hue {
	if h, ok := ParseHue(colour); ok {
		return h
	}
	f := fnv.New32a()
	f.Write([]byte(id)) // never fails
	return Hue(f.Sum32() % Hues)
}

// Letters gives each name a letter of its own, in order: the first letter of
// the name that is still free, else a capital, digit or sign that is, else the
// name's first letter once more. They stay apart for some ninety names.
func Letters(names []string) []string {
	const spare = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789abcdefghijklmnopqrstuvwxyz#%&@+=$!?"
	taken := map[rune]bool{}
	out := make([]string, len(names))
	for i, name := range names {
		letter := rune('?')
		first := true
		for _, r := range name + spare {
			if r > unicode.MaxLatin1 || !unicode.IsPrint(r) || unicode.IsSpace(r) {
				continue
			}
			r = unicode.ToUpper(r)
			if len(name) == 0 || first {
				letter, first = r, false
			}
			if !taken[r] {
				letter = r
				break
			}
		}
		if taken[letter] { // capitals are used up: any sign that is free
			for _, r := range spare {
				if !taken[r] {
					letter = r
					break
				}
			}
		}
		taken[letter] = true
		out[i] = string(letter)
	}
	return out
}
