package search

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime/debug"
	"sync"
	"time"

	"github.com/blevesearch/bleve/v2/index/scorch"
	index "github.com/blevesearch/bleve_index_api"
	bolterrors "go.etcd.io/bbolt/errors"
	"golang.org/x/sync/errgroup"

	"citaat/corpus"
	"citaat/corpus/store"
)

// maxBatch is how much text goes to bleve at once: more makes fewer files,
// less needs less memory.
const maxBatch = 384 << 10

// Stale tells how many interviews the index does not know as they are. They
// are scanned until Update has been called.
func (x *Index) Stale(src Source) (int, error) {
	versions, err := src.Versions()
	if err != nil {
		return 0, err
	}
	release, d := x.acquire()
	defer release()
	stale, gone := compare(d, versions)
	return len(stale) + len(gone), nil
}

// compare lists what an index lacks and what it has too much.
func compare(d *disk, versions []Version) (stale []Version, gone []corpus.TranscriptID) {
	if d == nil {
		return versions, nil
	}
	here := make(map[corpus.TranscriptID]bool, len(versions))
	for _, v := range versions {
		here[v.ID] = true
		if l, ok := d.catalogue[v.ID]; !ok || l.Version != v.Version {
			stale = append(stale, v)
		}
	}
	for id := range d.catalogue {
		if !here[id] {
			gone = append(gone, id)
		}
	}
	return stale, gone
}

// Update makes the index follow the study; searches go on meanwhile. It may be
// called at any time and costs next to nothing when nothing changed. Progress,
// which may be nil, is told how many of the interviews to be indexed are done.
// When another process has the index open, its error is store.ErrLocked or
// bleve's; searches scan what is not indexed, so a caller may leave it at that.
func (x *Index) Update(ctx context.Context, src Source, progress func(done, of int)) error {
	if x.dir == "" {
		return nil
	}
	x.updating.Lock()
	defer x.updating.Unlock()
	n, err := x.Stale(src)
	if err != nil || n == 0 {
		return err
	}
	if n > manyInterviews {
		defer sparing()()
	}
	versions, err := src.Versions()
	if err != nil {
		return err
	}
	if err := store.Folder(x.dir); err != nil {
		return err
	}
	unlock, err := store.Lock(filepath.Join(x.dir, "lock"), time.Second)
	if err != nil {
		return err
	}
	defer unlock()
	return x.rewrite(ctx, src, versions, progress)
}

// rewrite brings the files up to date. While it is at work they have no seal:
// if the program is killed, the next one makes them anew.
func (x *Index) rewrite(ctx context.Context, src Source, versions []Version, progress func(done, of int)) (err error) {
	defer caught(&err)
	defer x.reopen()
	engine, queue, err := x.openToWrite()
	if err != nil {
		return err
	}
	err = breakSeal(x.dir)
	if err == nil {
		u := update{ctx: ctx, src: src, engine: engine, progress: progress}
		u.show = x.show
		err = u.run(versions)
	}
	if err == nil {
		err = tidy(ctx, engine)
	}
	x.show(nil)
	if cerr := engine.Close(); err == nil {
		err = cerr
	}
	queue.Close()
	if err != nil && ctx.Err() == nil {
		_ = os.RemoveAll(wordsPath(x.dir))
		return err
	}
	if serr := prune(x.dir); serr != nil {
		return serr
	}
	if serr := writeSeal(x.dir); serr != nil {
		return serr
	}
	return err // what was done before a cancel is kept
}

// openToWrite opens the files as they were left, or new ones where they were
// not left well. Files that another process has open stay as they are.
func (x *Index) openToWrite() (*scorch.Scorch, *index.AnalysisQueue, error) {
	sound := checkSeal(x.dir) == nil
	x.show(nil)
	if sound {
		e, q, err := openEngine(x.dir, true)
		if err == nil || errors.Is(err, bolterrors.ErrTimeout) {
			return e, q, err
		}
	}
	if err := breakSeal(x.dir); err != nil {
		return nil, nil, err
	}
	if err := os.RemoveAll(wordsPath(x.dir)); err != nil {
		return nil, nil, err
	}
	return openEngine(x.dir, true)
}

// update is one run over the interviews that changed.
type update struct {
	ctx      context.Context
	src      Source
	engine   *scorch.Scorch
	show     func(*disk) error
	progress func(done, of int)
	known    catalogue
	next     uint32
	of       int
	split    *splitter
	stems    stemmer

	mu   sync.Mutex
	done int
}

// writers is how many batches wait for bleve beside the one that is being made:
// with more of them the process needs a tenth more memory, and bleve has
// workers of its own.
const writers = 1

// run cuts the interviews into words here and has bleve make files of them
// beside it.
func (u *update) run(versions []Version) error {
	old, err := view(u.engine)
	if err != nil {
		return err
	}
	u.known = old.catalogue
	for _, l := range u.known {
		u.next = max(u.next, l.Number)
	}
	stale, gone := compare(old, versions)
	u.of, u.split = len(stale), newSplitter()
	if u.stems, err = learn(old); err != nil {
		return err
	}
	u.show(old)
	g, ctx := errgroup.WithContext(u.ctx)
	g.SetLimit(writers)
	b := newBatch()
	for _, id := range gone {
		u.remove(b, id)
	}
	for _, v := range stale {
		if ctx.Err() != nil {
			break
		}
		// one that cannot be read is left to the search, which tells of it
		t, err := u.src.Transcript(v.ID)
		if err == nil {
			err = u.put(b, t, v)
			if err != nil {
				return errors.Join(err, g.Wait())
			}
		}
		if b.interviews++; b.size >= maxBatch {
			full := b
			g.Go(func() error { return u.write(full) })
			b = newBatch()
		}
	}
	if u.ctx.Err() == nil {
		g.Go(func() error { return u.write(b) })
	}
	if err := g.Wait(); err != nil {
		return err
	}
	return u.ctx.Err()
}

// manyInterviews is from how many interviews on an update spares memory.
const manyInterviews = 50

// sparing has the collector run sooner until the function that it returns is
// called: nearly all that an update makes is dead at once, and a study lies in
// memory beside it, which would let the heap grow to twice its size. Measured on
// 1,000 interviews, the process peaks at half the memory for the same time.
func sparing() (enough func()) {
	before := debug.SetGCPercent(30)
	debug.FreeOSMemory() // of a scan before it, say
	return func() {
		debug.SetGCPercent(before)
		debug.FreeOSMemory()
	}
}

// batch is what goes to bleve at once.
type batch struct {
	*index.Batch
	size, interviews int
}

func newBatch() *batch { return &batch{Batch: index.NewBatch()} }

// put adds an interview, in place of its older version.
func (u *update) put(b *batch, t *corpus.Transcript, v Version) error {
	u.remove(b, v.ID)
	u.next++
	l := listed{u.next, uint32(len(t.Turns)), v.Version}
	data, err := encodeRecord(bones(t), l)
	if err != nil {
		return err
	}
	b.SetInternal([]byte(recordKey+string(v.ID)), data)
	addTo(b.Batch, t, l.Number, u.split, &u.stems)
	b.size += len(t.Body().String())
	return nil
}

func (u *update) remove(b *batch, id corpus.TranscriptID) {
	l, ok := u.known[id]
	if !ok {
		return
	}
	for turn := range l.Turns {
		b.Delete(docID(l.Number, turn))
	}
	b.DeleteInternal([]byte(recordKey + string(id)))
}

func (u *update) write(b *batch) error {
	if len(b.IndexOps) == 0 && len(b.InternalOps) == 0 {
		return nil
	}
	if err := u.engine.Batch(b.Batch); err != nil {
		return err
	}
	u.mu.Lock()
	defer u.mu.Unlock()
	u.done += b.interviews
	if u.progress != nil {
		u.progress(u.done, u.of)
	}
	now, err := view(u.engine)
	if err != nil {
		return err
	}
	return u.show(now)
}

// Purge removes the index with every word in it, as erasure demands; the next
// Update makes it anew.
func (x *Index) Purge() error {
	x.updating.Lock()
	defer x.updating.Unlock()
	x.cache.forget()
	if x.dir == "" {
		return nil
	}
	x.show(nil)
	defer x.reopen()
	if err := breakSeal(x.dir); err != nil {
		return err
	}
	return os.RemoveAll(wordsPath(x.dir))
}

// Close lets go of the files. Searches after it open them again.
func (x *Index) Close() error {
	x.updating.Lock()
	defer x.updating.Unlock()
	return x.reopen()
}
