package search

import (
	"encoding/binary"
	"slices"

	"github.com/blevesearch/bleve/v2/document"
	index "github.com/blevesearch/bleve_index_api"

	"citaat/corpus"
)

// What the index holds, for each interview under a number of its own:
//
//   - per turn a document with a field of the words as said (folded), with
//     their positions in the turn and their offsets in the body;
//   - one document with a field of "stem NUL word" for each of its words, by
//     which a query's word is widened;
//   - a record of its turns and speakers (see record.go).
//
// One field as said, and the query widened, instead of a second field of
// stems: it indexes in about two thirds of the time and half of the space, and
// a word with all its forms is found as fast.
const (
	wordsField = "w:" // and the language
	stemsField = "s:"
)

// stemsTurn is the number of the document of stems, where others have that of
// their turn.
const stemsTurn = 1<<32 - 1

// docID is the name of a document: number of the interview, and turn.
func docID(number, turn uint32) string {
	var b [8]byte
	binary.BigEndian.PutUint32(b[:4], number)
	binary.BigEndian.PutUint32(b[4:], turn)
	return string(b[:])
}

func parseDocID(id string) (number, turn uint32, ok bool) {
	if len(id) != 8 {
		return 0, 0, false
	}
	return binary.BigEndian.Uint32([]byte(id[:4])), binary.BigEndian.Uint32([]byte(id[4:])), true
}

// addTo puts the documents of an interview into a batch.
func addTo(b *index.Batch, t *corpus.Transcript, number uint32, s *splitter, stems *stemmer) {
	lang := language(t.Language)
	vocabulary := &stemField{lang: lang, freqs: index.TokenFrequencies{}}
	for i, u := range t.Turns {
		words := slices.Clone(s.split(u.Text, u.Span.Start))
		if len(words) == 0 {
			continue
		}
		for _, w := range words {
			vocabulary.add(stems.pair(lang, w.term))
		}
		d := document.NewDocument(docID(number, uint32(i)))
		d.AddField(&turnField{name: wordsField + lang, words: words})
		b.Update(d)
	}
	d := document.NewDocument(docID(number, stemsTurn))
	d.AddField(vocabulary)
	b.Update(d)
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

// stemField is the words of an interview, each after its stem.
type stemField struct {
	lang  string
	freqs index.TokenFrequencies
}

func (f *stemField) add(pair string) {
	if _, ok := f.freqs[pair]; !ok {
		f.freqs[pair] = &index.TokenFreq{Term: []byte(pair)}
	}
}

func stemPair(stem, word string) string { return stem + "\x00" + word }

// stemmer remembers the stems of words.
type stemmer struct{ pairs map[[2]string]string }

func (s *stemmer) pair(lang, w string) string {
	key := [2]string{lang, w}
	p, ok := s.pairs[key]
	if !ok {
		if s.pairs == nil || len(s.pairs) >= maxFolded {
			s.pairs = map[[2]string]string{}
		}
		p = stemPair(stem(lang, w), w)
		s.pairs[key] = p
	}
	return p
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
