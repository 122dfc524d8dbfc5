package search

import (
	"fmt"
	"math/bits"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/blevesearch/bleve/v2/index/scorch"
	index "github.com/blevesearch/bleve_index_api"

	"citaat/corpus"
)

// patience is how long opening waits for another process to let go.
const patience = "250ms"

// disk is bleve's index as it was at one moment. What is read of it is kept:
// it does not change.
type disk struct {
	engine *scorch.Scorch // nil where another disk closes it
	queue  *index.AnalysisQueue
	reader index.IndexReader
	size   int // document numbers

	catalogue catalogue
	byNumber  map[uint32]corpus.TranscriptID
	numbers   uint32 // one more than the highest
	langs     []string

	mu    sync.Mutex
	bones map[corpus.TranscriptID]*skeleton

	looking sync.Mutex
	all     atomic.Pointer[overview] // once it was asked for
	words   map[string][]entry       // of each field, once asked for
}

// docPlace is where a document stands: interview and turn.
type docPlace struct{ number, turn uint32 }

// openEngine opens bleve's files. bleve panics on some of the damage that a
// file can have: that is an error like any other.
func openEngine(dir string, write bool) (e *scorch.Scorch, q *index.AnalysisQueue, err error) {
	workers := 0
	if write {
		workers = 2
	}
	q = index.NewAnalysisQueue(workers)
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("search: bleve: %v", r)
		}
		if err != nil {
			q.Close()
		}
	}()
	made, err := scorch.NewScorch(scorch.Name, map[string]any{
		"path":         wordsPath(dir),
		"read_only":    !write,
		"bolt_timeout": patience,
	}, q)
	if err != nil {
		return nil, q, err
	}
	e = made.(*scorch.Scorch)
	return e, q, e.Open()
}

// openDisk opens a sealed index for reading; several processes can.
func openDisk(dir string) (*disk, error) {
	if err := checkSeal(dir); err != nil {
		return nil, err
	}
	e, q, err := openEngine(dir, false)
	if err != nil {
		return nil, err
	}
	d, err := view(e)
	if err != nil {
		_ = e.Close()
		q.Close()
		return nil, err
	}
	d.engine, d.queue = e, q
	return d, nil
}

// view is an index as it is now.
func view(e *scorch.Scorch) (d *disk, err error) {
	defer caught(&err)
	r, err := e.Reader()
	if err != nil {
		return nil, err
	}
	d = &disk{reader: r, byNumber: map[uint32]corpus.TranscriptID{}, bones: map[corpus.TranscriptID]*skeleton{},
		words: map[string][]entry{}}
	snapshot, ok := r.(*scorch.IndexSnapshot)
	if !ok {
		return nil, errRecord
	}
	for _, seg := range snapshot.Segments() {
		d.size += int(seg.FullSize())
	}
	if d.catalogue, err = catalogueOf(snapshot.Internal()); err != nil {
		return nil, err
	}
	for id, l := range d.catalogue {
		d.byNumber[l.Number] = id
		d.numbers = max(d.numbers, l.Number+1)
	}
	fields, err := r.Fields()
	if err != nil {
		return nil, err
	}
	for _, f := range fields {
		if lang, ok := strings.CutPrefix(f, wordsField); ok {
			d.langs = append(d.langs, lang)
		}
	}
	return d, nil
}

// caught turns a panic of bleve into an error.
func caught(err *error) {
	if r := recover(); r != nil {
		*err = fmt.Errorf("search: bleve: %v", r)
	}
}

func (d *disk) close() (err error) {
	defer caught(&err)
	err = d.reader.Close()
	if d.engine != nil {
		err = d.engine.Close()
		d.queue.Close()
	}
	return err
}

// skeleton is an interview without its words.
func (d *disk) skeleton(id corpus.TranscriptID) (*skeleton, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if s, ok := d.bones[id]; ok {
		return s, nil
	}
	data, err := d.reader.GetInternal([]byte(recordKey + string(id)))
	if err != nil {
		return nil, err
	}
	s, err := decodeSkeleton(id, data)
	if err != nil {
		return nil, err
	}
	d.bones[id] = s
	return s, nil
}

// manyDocs is from how many documents on the places of all are read at once.
const manyDocs = 3000

// overview is where every document stands, and which are participants' words.
type overview struct {
	docs        []docPlace
	respondents bitset
}

// overview reads the places of all documents, once.
func (d *disk) overview() (*overview, error) {
	d.looking.Lock()
	defer d.looking.Unlock()
	if o := d.all.Load(); o != nil {
		return o, nil
	}
	o, err := d.readAll()
	if err == nil {
		d.all.Store(o)
	}
	return o, err
}

func (d *disk) readAll() (*overview, error) {
	o := &overview{docs: make([]docPlace, d.size), respondents: newBitset(d.size)}
	all, err := d.reader.DocIDReaderAll()
	if err != nil {
		return nil, err
	}
	defer all.Close()
	for {
		id, err := all.Next()
		if err != nil || id == nil {
			return o, err
		}
		doc := id.Value()
		p, err := d.place(doc)
		if err != nil {
			return nil, err
		}
		o.docs[doc] = p
		if p.turn == noTurn {
			continue
		}
		s, err := d.skeleton(d.byNumber[p.number])
		if err != nil {
			return nil, err
		}
		if int(p.turn) >= len(s.turns) {
			return nil, errRecord
		}
		if s.respondents(int(p.turn)) {
			o.respondents.add(doc)
		}
	}
}

func (d *disk) place(doc uint64) (docPlace, error) {
	name, err := d.reader.ExternalID(index.NewIndexInternalID(nil, doc))
	if err != nil {
		return docPlace{}, err
	}
	return parseDocID(name), nil
}

// bitset is a set of document numbers.
type bitset []uint64

func newBitset(size int) bitset { return make(bitset, (size+63)/64) }

func (b bitset) add(doc uint64)      { b[doc/64] |= 1 << (doc % 64) }
func (b bitset) has(doc uint64) bool { return b[doc/64]&(1<<(doc%64)) != 0 }

func (b bitset) and(o bitset) bitset {
	out := make(bitset, len(b))
	for i := range b {
		out[i] = b[i] & o[i]
	}
	return out
}

func (b bitset) count() int {
	n := 0
	for _, w := range b {
		n += bits.OnesCount64(w)
	}
	return n
}

// each calls f for every number in order until it returns false.
func (b bitset) each(f func(doc uint64) bool) {
	for i, w := range b {
		for ; w != 0; w &= w - 1 {
			if !f(uint64(i*64 + bits.TrailingZeros64(w))) {
				return
			}
		}
	}
}
