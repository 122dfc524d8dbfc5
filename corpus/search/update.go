package search

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"time"

	"github.com/blevesearch/bleve/v2/index/scorch"
	index "github.com/blevesearch/bleve_index_api"
	bolterrors "go.etcd.io/bbolt/errors"

	"citaat/corpus"
	"citaat/corpus/store"
)

// maxBatch is how much text goes to bleve at once: more makes fewer files,
// less needs less memory.
const maxBatch = 2 << 20

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
		if l, ok := d.catalogue.Known[v.ID]; !ok || l.Version != v.Version {
			stale = append(stale, v)
		}
	}
	for id := range d.catalogue.Known {
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
	if n, err := x.Stale(src); err != nil || n == 0 {
		return err
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
	defer x.show(nil)
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
	x.show(nil)
	if cerr := engine.Close(); err == nil {
		err = cerr
	}
	queue.Close()
	if err != nil && ctx.Err() == nil {
		_ = os.RemoveAll(wordsPath(x.dir))
		return err
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

func (c catalogue) clone() catalogue {
	known := make(map[corpus.TranscriptID]listed, len(c.Known))
	for id, l := range c.Known {
		known[id] = l
	}
	c.Known = known
	return c
}

// update is one run over the interviews that changed.
type update struct {
	ctx       context.Context
	src       Source
	engine    *scorch.Scorch
	show      func(*disk) error
	progress  func(done, of int)
	catalogue catalogue
	batch     *index.Batch
	size      int
}

func (u *update) run(versions []Version) error {
	old, err := view(u.engine)
	if err != nil {
		return err
	}
	stale, gone := compare(old, versions)
	u.catalogue, u.batch = old.catalogue.clone(), index.NewBatch()
	u.show(old)
	for _, id := range gone {
		u.remove(id)
	}
	s := newSplitter()
	for i, v := range stale {
		if err := u.ctx.Err(); err != nil {
			return err
		}
		// one that cannot be read is left to the search, which tells of it
		if t, err := u.src.Transcript(v.ID); err == nil {
			if err := u.put(t, v, s); err != nil {
				return err
			}
		}
		if u.progress != nil {
			u.progress(i+1, len(stale))
		}
	}
	return u.flush()
}

// put adds an interview, in place of its older version.
func (u *update) put(t *corpus.Transcript, v Version, s *splitter) error {
	u.remove(v.ID)
	data, err := encodeSkeleton(bones(t))
	if err != nil {
		return err
	}
	u.catalogue.Next++
	u.catalogue.Known[v.ID] = listed{u.catalogue.Next, v.Version, len(t.Turns)}
	u.batch.SetInternal([]byte(recordKey+string(v.ID)), data)
	addTo(u.batch, t, u.catalogue.Next, s)
	if u.size += len(t.Body().String()); u.size >= maxBatch {
		return u.flush()
	}
	return nil
}

func (u *update) remove(id corpus.TranscriptID) {
	l, ok := u.catalogue.Known[id]
	if !ok {
		return
	}
	for turn := range l.Turns {
		u.batch.Delete(docID(l.Number, uint32(turn)))
	}
	u.batch.Delete(docID(l.Number, stemsTurn))
	u.batch.DeleteInternal([]byte(recordKey + string(id)))
	delete(u.catalogue.Known, id)
}

func (u *update) flush() error {
	data, err := json.Marshal(u.catalogue)
	if err != nil {
		return err
	}
	u.batch.SetInternal([]byte(catalogueKey), data)
	if err := u.engine.Batch(u.batch); err != nil {
		return err
	}
	u.batch, u.size = index.NewBatch(), 0
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
	x.show(nil)
	x.cache.forget()
	if x.dir == "" {
		return nil
	}
	if err := breakSeal(x.dir); err != nil {
		return err
	}
	return os.RemoveAll(wordsPath(x.dir))
}

// Close lets go of the files. Searches after it open them again.
func (x *Index) Close() error {
	x.updating.Lock()
	defer x.updating.Unlock()
	return x.show(nil)
}
