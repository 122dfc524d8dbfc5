// Package desk is a study at work: the study, its index, and the queue of what
// is still to be written. The command line and the screens both sit at one.
//
// It makes a study answer the questions that a search asks. It must never hold
// a state of its own that the study does not have: what it keeps is a cache of
// one version of the study, and is made again for the next.
package desk

import (
	"context"
	"errors"
	"path/filepath"
	"runtime/debug"
	"sync"

	"citaat/cmd/citaat/editor"
	"citaat/coding"
	"citaat/corpus/search"
)

// IndexFolder is where the index lies under the study's local folder.
const IndexFolder = "index"

// Desk is a study that is open.
type Desk struct {
	Study *coding.Study
	Index *search.Index
	Queue *coding.Queue

	texts   *texts
	settled chan struct{} // closed when all is read; nil: it was from the start

	indexing sync.RWMutex
	closed   bool // nothing more is written; guarded by indexing
}

// Open opens the study in a folder. The index is opened at the first search.
func Open(ctx context.Context, dir string, o coding.Options) (*Desk, error) {
	// What a study is read into stays: the collector would look through it again
	// and again while it is read, and find nothing.
	usual := debug.SetGCPercent(400)
	s, err := coding.Open(ctx, dir, o)
	if err != nil {
		debug.SetGCPercent(usual)
		return nil, err
	}
	d := At(s)
	if o.Behind {
		d.settled = make(chan struct{})
		go func() {
			s.Ready() //nolint:errcheck // whoever needs the logs is told
			debug.SetGCPercent(usual)
			withinReason()
			close(d.settled)
		}()
	} else {
		debug.SetGCPercent(usual)
	}
	editor.Clean(s.Local())
	return d, nil
}

// At puts a study that is open on a desk.
func At(s *coding.Study) *Desk {
	return &Desk{
		Study: s,
		Index: search.NewIndex(filepath.Join(s.Local(), IndexFolder)),
		Queue: coding.NewQueue(),
		texts: &texts{Study: s},
	}
}

// Close waits for what is still to be written and lets the index go; nothing is
// written after it.
func (d *Desk) Close() error {
	d.Queue.Close()
	d.indexing.Lock()
	d.closed = true
	d.indexing.Unlock()
	d.Study.Close()
	return d.Index.Close()
}

// Searchable is the study as a search sees it.
func (d *Desk) Searchable() search.Study { return d.texts }

// Find gives the hits of a query, which is parsed here.
func (d *Desk) Find(ctx context.Context, query string, o search.Options) (search.Result, error) {
	q, err := search.Parse(query)
	if err != nil {
		return search.Result{}, err
	}
	return d.Index.Find(ctx, d.texts, q, o)
}

// Count counts all hits of a query; with typing, its last word is the beginning
// of one.
func (d *Desk) Count(ctx context.Context, query string, typing bool) (search.Summary, error) {
	q, err := search.Parse(query)
	if err != nil {
		return search.Summary{}, err
	}
	return d.Index.Count(ctx, d.texts, q, typing)
}

// Summarise counts hits that were found before.
func (d *Desk) Summarise(hits []search.Hit) search.Summary { return search.Summarise(d.texts, hits) }

// UpdateIndex makes the index follow the texts; progress may be nil. A study
// that is read-only has none made.
func (d *Desk) UpdateIndex(ctx context.Context, progress func(done, of int)) error {
	if d.Study.ReadOnly() {
		return nil
	}
	if d.settled != nil { // one at a time tells the collector what it may take
		select {
		case <-d.settled:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	d.indexing.RLock()
	defer d.indexing.RUnlock()
	if d.closed {
		return nil
	}
	if ready, err := d.indexReady(); err != nil || !ready {
		return err
	}
	err := d.Index.Update(ctx, d.texts, progress)
	if d.Study.Outdated() { // an erasure came between
		return errors.Join(err, d.Index.Purge())
	}
	return err
}
