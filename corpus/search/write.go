package search

import (
	"crypto/rand"
	"encoding/binary"
	"slices"
	"strings"

	"github.com/blevesearch/bleve/v2/document"
	index "github.com/blevesearch/bleve_index_api"

	"citaat/corpus"
)

// What the index holds of each interview, under a number of its own:
//
//   - per turn a document with a field of the words as said (folded), with
//     their positions in the turn and their offsets in the body;
//   - a record of its turns and speakers (see record.go).
//
// And documents with a field of "stem NUL word" for each word of the study, by
// which a query's word is widened. They stay when interviews go: a word that
// nobody says widens a query to nothing.
//
// One field as said, and the query widened, instead of a second field of
// stems: measured, that takes 64 % of the time and 55 % of the space, and
// a word with all its forms is found as fast.
const (
	wordsField = "w:" // and the language
	stemsField = "s:"
)

// noTurn is the turn of a document that is none.
const noTurn = 1<<32 - 1

// docID is the name of a document: number of the interview, and turn.
func docID(number, turn uint32) string {
	var b [8]byte
	binary.BigEndian.PutUint32(b[:4], number)
	binary.BigEndian.PutUint32(b[4:], turn)
	return string(b[:])
}

// parseDocID is the place of a document; those of stems have none.
func parseDocID(id string) docPlace {
	if len(id) != 8 {
		return docPlace{0, noTurn}
	}
	return docPlace{binary.BigEndian.Uint32([]byte(id[:4])), binary.BigEndian.Uint32([]byte(id[4:]))}
}

// addTo puts the documents of an interview into a batch.
func addTo(b *index.Batch, t *corpus.Transcript, number uint32, s *splitter, stems *stemmer) {
	lang := language(t.Language)
	fresh := &stemField{lang: lang, freqs: index.TokenFrequencies{}}
	for i, u := range t.Turns {
		words := slices.Clone(s.split(u.Text, u.Span.Start))
		if len(words) == 0 {
			continue
		}
		for _, w := range words {
			if pair, isNew := stems.meet(lang, w.term); isNew {
				fresh.freqs[pair] = &index.TokenFreq{Term: []byte(pair)}
			}
		}
		d := document.NewDocument(docID(number, uint32(i)))
		d.AddField(&turnField{name: wordsField + lang, words: words})
		b.Update(d)
	}
	if len(fresh.freqs) > 0 {
		d := document.NewDocument("stems" + rand.Text())
		d.AddField(fresh)
		b.Update(d)
	}
}

// turnField is the words of a turn.
type turnField struct {
	name  string
	words []word
	count int
	freqs index.TokenFrequencies
}

// Analyze gathers the places of each word; bleve calls it from several
// goroutines.
func (f *turnField) Analyze() {
	f.freqs, f.count = make(index.TokenFrequencies, len(f.words)), len(f.words)
	places := make([]index.TokenLocation, len(f.words))
	at := make([]*index.TokenLocation, len(f.words))
	for i, x := range f.words {
		places[i] = index.TokenLocation{Start: int(x.span.Start), End: int(x.span.End), Position: x.pos}
		at[i] = &places[i]
		tf, ok := f.freqs[x.term]
		if !ok {
			tf = &index.TokenFreq{Term: []byte(x.term), Locations: at[i : i : i+1]}
			f.freqs[x.term] = tf
		}
		tf.Locations = append(tf.Locations, at[i])
		tf.SetFrequency(tf.Frequency() + 1)
	}
	f.words = nil
}

// The rest of bleve's Field: nothing is stored.
func (f *turnField) Name() string             { return f.name }
func (f *turnField) Value() []byte            { return nil }
func (f *turnField) ArrayPositions() []uint64 { return nil }
func (f *turnField) EncodedFieldType() byte   { return 't' }
func (f *turnField) Options() index.FieldIndexingOptions {
	return index.IndexField | index.IncludeTermVectors
}
func (f *turnField) AnalyzedLength() int                              { return f.count }
func (f *turnField) AnalyzedTokenFrequencies() index.TokenFrequencies { return f.freqs }
func (f *turnField) NumPlainTextBytes() uint64                        { return 0 }
func (f *turnField) Size() int                                        { return f.count }

// stemField is words, each after its stem.
type stemField struct {
	lang  string
	freqs index.TokenFrequencies
}

func stemPair(stem, word string) string { return stem + "\x00" + word }

// stemmer knows which words of a language the index has by their stems.
type stemmer struct{ met map[string]map[string]bool }

// meet tells whether a word is new, and pairs it with its stem.
func (s *stemmer) meet(lang, w string) (pair string, isNew bool) {
	met := s.met[lang]
	if met == nil {
		met = map[string]bool{}
		s.met[lang] = met
	}
	if met[w] {
		return "", false
	}
	met[w] = true
	return stemPair(stem(lang, w), w), true
}

// learn reads which words the index has.
func learn(d *disk) (stemmer, error) {
	s := stemmer{met: map[string]map[string]bool{}}
	for _, lang := range d.langs {
		pairs, err := d.dictionary("", "", func() (index.FieldDict, error) { return d.reader.FieldDict(stemsField + lang) })
		if err != nil {
			return s, err
		}
		s.met[lang] = make(map[string]bool, len(pairs))
		for _, p := range pairs {
			_, w, _ := strings.Cut(p.word, "\x00")
			s.met[lang][w] = true
		}
	}
	return s, nil
}

// Analyze has nothing to do: the words are there.
func (f *stemField) Analyze() {}

// The rest of bleve's Field.
func (f *stemField) Name() string             { return stemsField + f.lang }
func (f *stemField) Value() []byte            { return nil }
func (f *stemField) ArrayPositions() []uint64 { return nil }
func (f *stemField) EncodedFieldType() byte   { return 't' }
func (f *stemField) Options() index.FieldIndexingOptions {
	return index.IndexField | index.SkipFreqNorm
}
func (f *stemField) AnalyzedLength() int                              { return len(f.freqs) }
func (f *stemField) AnalyzedTokenFrequencies() index.TokenFrequencies { return f.freqs }
func (f *stemField) NumPlainTextBytes() uint64                        { return 0 }
func (f *stemField) Size() int                                        { return len(f.freqs) }
