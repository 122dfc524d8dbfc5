package corpustest

import (
	"math"
	"math/rand/v2"
	"sort"
	"strings"
)

// vocabularySize is the number of different words that are not common ones.
const vocabularySize = 30_000

// Vocabulary draws words as frequent as they are in speech.
type Vocabulary struct {
	Words []string // the most frequent first
	upTo  []float64
}

// NewVocabulary makes the words of a seed.
func NewVocabulary(seed uint64) *Vocabulary {
	v := &Vocabulary{Words: strings.Fields(common)}
	seen := make(map[string]bool, 2*vocabularySize)
	for _, w := range v.Words {
		seen[w] = true
	}
	r := rand.New(rand.NewPCG(seed, 1))
	m := maker{r, strings.Fields(onsets), strings.Fields(nuclei), strings.Fields(codas)}
	for len(v.Words) < vocabularySize {
		for _, w := range m.family() {
			if !seen[w] {
				seen[w] = true
				v.Words = append(v.Words, w)
			}
		}
	}
	sum := 0.0
	for rank := range v.Words {
		sum += 1 / math.Pow(float64(rank)+2.7, 1.05)
		v.upTo = append(v.upTo, sum)
	}
	return v
}

// Draw picks a word.
func (v *Vocabulary) Draw(r *rand.Rand) string {
	x := r.Float64() * v.upTo[len(v.upTo)-1]
	return v.Words[min(sort.SearchFloat64s(v.upTo, x), len(v.Words)-1)]
}

// maker builds words of syllables.
type maker struct {
	r                     *rand.Rand
	onsets, nuclei, codas []string
}

func (m maker) pick(of []string) string { return of[m.r.IntN(len(of))] }

func (m maker) syllable() string {
	if m.r.IntN(4) == 0 {
		return m.pick(m.onsets) + m.pick(m.nuclei)
	}
	return m.pick(m.onsets) + m.pick(m.nuclei) + m.pick(m.codas)
}

// family is a stem and some of its inflected forms.
func (m maker) family() []string {
	prefixes := []string{"", "", "", "", "be", "ge", "ver", "ont", "her", "aan", "uit", "over"}
	stem := m.pick(prefixes) + m.syllable()
	for range m.r.IntN(3) {
		stem += m.syllable()
	}
	suffixes := []string{"", "en", "e", "t", "de", "je", "er", "heid", "ing", "s", "schap", "schappen"}
	forms := []string{stem}
	for range m.r.IntN(4) {
		forms = append(forms, stem+m.pick(suffixes))
	}
	return forms
}
