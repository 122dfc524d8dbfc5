package search

import (
	"github.com/blevesearch/bleve/v2/index/scorch"
	segment "github.com/blevesearch/scorch_segment_api/v2"

	"citaat/corpus"
)

// part is one of bleve's files, as one search reads it. Its numbers of
// documents begin at offset.
type part struct {
	snapshot *scorch.SegmentSnapshot
	offset   uint64
	dicts    map[string]segment.TermDictionary
	each     segment.PostingsIterator
	block    [256]uint32
}

func (l *lookup) openParts() {
	at := uint64(0)
	for _, s := range l.d.reader.(*scorch.IndexSnapshot).Segments() {
		l.parts = append(l.parts, &part{snapshot: s, offset: at, dicts: map[string]segment.TermDictionary{}})
		at += uint64(s.FullSize())
	}
}

// postings are the documents of a part that have a word; with their counts
// and places if asked.
func (p *part) postings(e entry, counts, places bool) (segment.PostingsIterator, error) {
	d, ok := p.dicts[e.field]
	if !ok {
		var err error
		if d, err = p.snapshot.Segment().Dictionary(e.field); err != nil {
			return nil, err
		}
		p.dicts[e.field] = d
	}
	// a list must not be used again: of a word that is not there bleve makes
	// one that points at the word before
	list, err := d.PostingsList([]byte(e.word), p.snapshot.Deleted(), nil)
	if err != nil {
		return nil, err
	}
	p.each = list.Iterator(counts, counts, places, p.each)
	return p.each, nil
}

// documents calls f with every document that has a word.
func (l *lookup) documents(e entry, f func(doc uint64)) error {
	if err := l.ctx.Err(); err != nil {
		return err
	}
	for _, p := range l.parts {
		it, err := p.postings(e, false, false)
		if err != nil {
			return &diskError{err}
		}
		if bits, ok := it.(segment.OptimizablePostingsIterator); ok {
			if bm := bits.ActualBitmap(); bm != nil {
				for all := bm.ManyIterator(); ; {
					n := all.NextMany(p.block[:])
					if n == 0 {
						break
					}
					for _, doc := range p.block[:n] {
						f(p.offset + uint64(doc))
					}
				}
				continue
			}
		}
		if err := rest(it, func(x segment.Posting) bool { f(p.offset + x.Number()); return true }); err != nil {
			return err
		}
	}
	return nil
}

// counted calls f with every document that has a word, and how often.
func (l *lookup) counted(e entry, f func(doc, count uint64)) error {
	if err := l.ctx.Err(); err != nil {
		return err
	}
	for _, p := range l.parts {
		it, err := p.postings(e, true, false)
		if err != nil {
			return &diskError{err}
		}
		if err := rest(it, func(x segment.Posting) bool { f(p.offset+x.Number(), x.Frequency()); return true }); err != nil {
			return err
		}
	}
	return nil
}

// placed calls f with every document that has a word, and where, until f
// returns false.
func (l *lookup) placed(e entry, f func(doc uint64, at []segment.Location) bool) error {
	if err := l.ctx.Err(); err != nil {
		return err
	}
	more := true
	for i := 0; i < len(l.parts) && more; i++ {
		p := l.parts[i]
		it, err := p.postings(e, true, true)
		if err != nil {
			return &diskError{err}
		}
		err = rest(it, func(x segment.Posting) bool {
			more = f(p.offset+x.Number(), x.Locations())
			return more
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func rest(it segment.PostingsIterator, f func(segment.Posting) bool) error {
	for {
		x, err := it.Next()
		if err != nil {
			return &diskError{err}
		}
		if x == nil || !f(x) {
			return nil
		}
	}
}

func occurrenceOf(at segment.Location) occurrence {
	pos := int(at.Pos())
	return occurrence{pos, pos, corpus.Span{Start: corpus.Offset(at.Start()), End: corpus.Offset(at.End())}}
}
