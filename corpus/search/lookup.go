package search

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"

	index "github.com/blevesearch/bleve_index_api"
)

// diskError is a failure of the index, not of the study or the query.
type diskError struct{ err error }

func (e *diskError) Error() string { return fmt.Sprintf("search: index: %v", e.err) }
func (e *diskError) Unwrap() error { return e.err }

// entry is a word of the index that a term means.
type entry struct {
	field string
	word  string
	turns uint64 // that have it; 0: not told
}

// lookup is one search in the index.
type lookup struct {
	*job
	d       *disk
	ctx     context.Context
	fresh   []int32     // by number of an interview: its order in the study; -1: not to be answered for
	bones   []*skeleton // by number
	ranked  bool
	entries [][]entry // per term, once asked for
	sets    []bitset
	counts  [][]uint8 // per document, where they are needed
	owners  [][]owner // of terms that mean many words
	parts   []*part
}

func (d *disk) lookup(ctx context.Context, j *job) *lookup {
	n := len(j.terms)
	l := &lookup{job: j, d: d, ctx: ctx, ranked: j.opt.Order == ByRank, entries: make([][]entry, n),
		sets: make([]bitset, n), counts: make([][]uint8, n), owners: make([][]owner, n),
		fresh: make([]int32, d.numbers), bones: make([]*skeleton, d.numbers)}
	l.openParts()
	for i := range l.fresh {
		l.fresh[i] = -1
	}
	for i, v := range j.versions {
		if x, ok := d.catalogue[v.ID]; ok && x.Version == v.Version {
			l.fresh[x.Number] = int32(i)
		}
	}
	return l
}

// words are the words of the index that a term means.
func (l *lookup) words(term int) ([]entry, error) {
	if l.entries[term] != nil {
		return l.entries[term], nil
	}
	found := []entry{}
	for _, lang := range l.d.langs {
		more, err := l.d.meant(lang, l.terms[term])
		if err != nil {
			return nil, &diskError{err}
		}
		found = append(found, more...)
	}
	l.entries[term] = found
	return found, nil
}

// meant are the words of a language that a term means.
func (d *disk) meant(lang string, t term) ([]entry, error) {
	field := wordsField + lang
	switch t.kind {
	case literal:
		return []entry{{field: field, word: t.text}}, nil
	case prefix:
		return d.beginning(field, t.text)
	case fuzzy:
		by := d.reader.(index.IndexReaderFuzzy)
		found, err := d.dictionary(field, "", func() (index.FieldDict, error) { return by.FieldDictFuzzy(field, t.text, t.edits, "") })
		return holding(found, lang, t), err
	case pattern, stars:
		return d.walked(field, lang, t)
	}
	pair := stemPair(stem(lang, t.text), "")
	found, err := d.dictionary(field, pair, func() (index.FieldDict, error) { return d.reader.FieldDictPrefix(stemsField+lang, []byte(pair)) })
	if err != nil || t.kind != typed {
		return found, err
	}
	longer, err := d.beginning(field, t.text)
	for _, e := range found {
		if !strings.HasPrefix(e.word, t.text) {
			longer = append(longer, e)
		}
	}
	return longer, err
}

// walked tries a pattern on the words that it can match. bleve's automaton
// knows not all of the expressions and needs seconds to be made for some.
func (d *disk) walked(field, lang string, t term) ([]entry, error) {
	all, err := d.beginning(field, t.begin)
	var out []entry
	for _, e := range all {
		if t.holds(lang, e.word, nil) {
			out = append(out, e)
		}
	}
	return out, err
}

// beginning is the words of a field that begin so: a part of its vocabulary,
// to be read only, with no room behind it.
func (d *disk) beginning(field, begin string) ([]entry, error) {
	all, err := d.vocabulary(field)
	if err != nil {
		return nil, err
	}
	from, _ := slices.BinarySearchFunc(all, begin, func(e entry, s string) int { return strings.Compare(e.word, s) })
	to := from
	for to < len(all) && strings.HasPrefix(all[to].word, begin) {
		to++
	}
	return all[from:to:to], nil
}

// vocabulary is all words of a field, in order; read once.
func (d *disk) vocabulary(field string) ([]entry, error) {
	d.looking.Lock()
	defer d.looking.Unlock()
	if all, ok := d.words[field]; ok {
		return all, nil
	}
	all, err := d.dictionary(field, "", func() (index.FieldDict, error) { return d.reader.FieldDict(field) })
	if err == nil {
		d.words[field] = all
	}
	return all, err
}

// holding keeps the words that a term means by its own definition.
func holding(es []entry, lang string, t term) []entry {
	return slices.DeleteFunc(es, func(e entry) bool { return !t.holds(lang, e.word, nil) })
}

// dictionary reads a part of the words in the index, without what stands
// before them.
func (d *disk) dictionary(field, before string, open func() (index.FieldDict, error)) ([]entry, error) {
	dict, err := open()
	if err != nil {
		return nil, err
	}
	defer dict.Close()
	var out []entry
	for {
		e, err := dict.Next()
		if err != nil || e == nil {
			return out, err
		}
		x := entry{field: field, word: strings.Clone(e.Term[len(before):])}
		if before == "" {
			x.turns = e.Count
		}
		out = append(out, x)
	}
}

// manyWords is from how many words on a term's documents are noted word by
// word, so that few of the words need be read again.
const manyWords = 16

// owner is a document and the word that it has.
type owner struct{ doc, word uint32 }

// set is the documents that have a term. How often they have it is noted for
// ranks; where a term means many words, that counts different ones.
func (l *lookup) set(term int, count bool) (bitset, error) {
	if l.sets[term] != nil && (!count || l.counts[term] != nil) {
		return l.sets[term], nil
	}
	words, err := l.words(term)
	if err != nil {
		return nil, err
	}
	s := newBitset(l.d.size)
	var counts []uint8
	if count {
		counts = make([]uint8, l.d.size)
	}
	var owners []owner
	if len(words) > manyWords {
		room := uint64(0)
		for _, e := range words {
			room += e.turns
		}
		owners = make([]owner, 0, room)
	}
	for i, e := range words {
		switch {
		case len(words) > manyWords:
			err = l.documents(e, func(doc uint64) {
				s.add(doc)
				owners = append(owners, owner{uint32(doc), uint32(i)})
				if count && counts[doc] < math.MaxUint8 {
					counts[doc]++
				}
			})
		case count:
			err = l.counted(e, func(doc, n uint64) {
				s.add(doc)
				counts[doc] = uint8(min(uint64(counts[doc])+n, math.MaxUint8))
			})
		default:
			err = l.documents(e, s.add)
		}
		if err != nil {
			return nil, err
		}
	}
	l.sets[term], l.counts[term], l.owners[term] = s, counts, owners
	return s, nil
}

// candidates are the documents where a node may hold. Exact tells that it
// does hold at all of them and at no other.
func (l *lookup) candidates(n node, count bool) (s bitset, exact bool, err error) {
	switch n := n.(type) {
	case one:
		s, err := l.set(n.term, count)
		return s, true, err
	case row:
		of := make([]node, len(n.terms))
		for i, t := range n.terms {
			of[i] = one{t}
		}
		s, _, err := l.intersect(of, count)
		return s, false, err
	case near:
		s, _, err := l.intersect([]node{n.a, n.b}, count)
		return s, false, err
	case all:
		return l.intersect(n.of, count)
	case either:
		return l.unite(n.of, count)
	case not:
		s, exact, err := l.candidates(n.of, false)
		if err != nil || !exact {
			return l.everything(), false, err
		}
		out := l.everything()
		for i := range out {
			out[i] &^= s[i]
		}
		return out, true, nil
	}
	return l.everything(), false, nil
}

func (l *lookup) everything() bitset {
	s := newBitset(l.d.size)
	for i := range s {
		s[i] = ^uint64(0)
	}
	if n := l.d.size % 64; n != 0 && len(s) > 0 {
		s[len(s)-1] = 1<<n - 1
	}
	return s
}

func (l *lookup) intersect(of []node, count bool) (bitset, bool, error) {
	return l.gather(of, count, l.everything(), func(out, s bitset) {
		for i := range out {
			out[i] &= s[i]
		}
	})
}

func (l *lookup) unite(of []node, count bool) (bitset, bool, error) {
	return l.gather(of, count, newBitset(l.d.size), func(out, s bitset) {
		for i := range out {
			out[i] |= s[i]
		}
	})
}

// gather joins the candidates of each node into out; they are exact if all are.
func (l *lookup) gather(of []node, count bool, out bitset, join func(out, s bitset)) (bitset, bool, error) {
	exact := true
	for _, n := range of {
		s, ok, err := l.candidates(n, count)
		if err != nil {
			return nil, false, err
		}
		exact = exact && ok
		join(out, s)
	}
	return out, exact, nil
}
