package search

import (
	"context"
	"errors"
	"sync"

	"citaat/corpus"
)

// firstHits is how many hits are shown while a user types, if no limit is set.
const firstHits = 50

// Index finds words in a study. Nothing is opened before the first search. It
// is safe for concurrent use.
type Index struct {
	dir string // of bleve's files; "": none, everything is scanned

	updating sync.Mutex   // one Update at a time
	open     sync.RWMutex // held for reading by each search
	disk     *disk
	shut     bool // not to be opened: opening failed, or an Update is at work
	cache    readings
	stems    stemCache
}

// NewIndex returns the index that is kept in a folder of its own, or one that
// scans at every search if dir is empty. It opens and makes nothing.
func NewIndex(dir string) *Index { return &Index{dir: dir} }

// job is one search: what is asked, of which interviews.
type job struct {
	*resolved
	study    Study
	versions []Version
	opt      Options
	unread   []corpus.TranscriptID
}

// Find gives the hits of a query. Its errors are those of the study, of ctx,
// and a *QueryError for what the query names and the study does not have.
func (x *Index) Find(ctx context.Context, st Study, q Query, o Options) (Result, error) {
	if o.AsYouType {
		q = q.typing()
		if o.Limit <= 0 {
			o.Limit = firstHits
		}
	}
	j, err := newJob(st, q, o)
	if err != nil {
		return Result{}, err
	}
	hits, complete, err := x.answer(ctx, j)
	if err != nil {
		return Result{}, err
	}
	hits = inOrder(hits)
	if o.Order == ByRank {
		inRank(hits)
	}
	if o.Limit > 0 && len(hits) > o.Limit {
		hits, complete = hits[:o.Limit:o.Limit], false
	}
	return Result{hits, complete, j.unread}, nil
}

// typing is the query with its last word as the beginning of one, too.
func (q Query) typing() Query {
	if q.last < 0 {
		return q
	}
	ts := append([]term(nil), q.terms...)
	ts[q.last].kind = typed
	q.terms = ts
	return q
}

func newJob(st Study, q Query, o Options) (*job, error) {
	versions, err := st.Versions()
	if err != nil {
		return nil, err
	}
	r, err := resolve(q, st, versions)
	if err != nil {
		return nil, err
	}
	return &job{resolved: r, study: st, versions: versions, opt: o}, nil
}

// acquire opens the index if need be, and keeps it open until released. There
// is none where it is missing, damaged or in use.
func (x *Index) acquire() (release func(), d *disk) {
	x.open.RLock()
	if x.disk != nil || x.shut || x.dir == "" {
		return x.open.RUnlock, x.disk
	}
	x.open.RUnlock()
	x.open.Lock()
	if x.disk == nil && !x.shut {
		x.disk, _ = openDisk(x.dir)
		x.shut = x.disk == nil
	}
	x.open.Unlock()
	x.open.RLock()
	return x.open.RUnlock, x.disk
}

// Warm reads what most searches need, where words stand and which there are,
// ahead of the first one; a program that stays open calls it in the background.
func (x *Index) Warm() error {
	release, d := x.acquire()
	defer release()
	if d == nil {
		return nil
	}
	if _, err := d.overview(); err != nil {
		return err
	}
	for _, lang := range d.langs {
		if _, err := d.vocabulary(wordsField + lang); err != nil {
			return err
		}
	}
	return nil
}

// show puts another view of the index in place of the one that searches use,
// or none.
func (x *Index) show(d *disk) error {
	x.open.Lock()
	defer x.open.Unlock()
	old := x.disk
	x.disk, x.shut = d, true
	if old == nil {
		return nil
	}
	return old.close()
}

// reopen has the next search open the files as they are now.
func (x *Index) reopen() error {
	err := x.show(nil)
	x.open.Lock()
	defer x.open.Unlock()
	x.shut = false
	return err
}

// answer asks bleve for the interviews that it knows and scans the others.
// Whatever goes wrong in bleve, everything is scanned, and the index is made
// anew by the next Update.
func (x *Index) answer(ctx context.Context, j *job) ([]Hit, bool, error) {
	release, d := x.acquire()
	if d == nil {
		release()
		return x.scanAll(ctx, j, j.versions)
	}
	hits, complete, err := x.both(ctx, j, d)
	release()
	if err == nil || ctx.Err() != nil {
		return hits, complete, err
	}
	var broken *diskError
	if !errors.As(err, &broken) {
		return nil, false, err
	}
	_ = breakSeal(x.dir)
	_ = x.reopen()
	j.unread = nil
	return x.scanAll(ctx, j, j.versions)
}

func (x *Index) both(ctx context.Context, j *job, d *disk) ([]Hit, bool, error) {
	stale, _ := compare(d, j.versions)
	scanned, complete, err := x.scanAll(ctx, j, stale)
	if err != nil {
		return nil, false, err
	}
	found, all, err := d.find(ctx, j)
	if err != nil {
		return nil, false, err
	}
	return append(scanned, found...), complete && all, nil
}

// scanAll looks at every word of some interviews.
func (x *Index) scanAll(ctx context.Context, j *job, of []Version) ([]Hit, bool, error) {
	s := newScanner(j.resolved, &x.stems)
	ranked := j.opt.Order == ByRank
	var hits []Hit
	for i, v := range of {
		if err := ctx.Err(); err != nil {
			return nil, false, err
		}
		// of a study that is too large to keep, a part that is kept helps nobody
		rd, err := x.cache.reading(j.study, v, len(of) <= maxKept)
		if err != nil {
			j.unread = append(j.unread, v.ID)
			continue
		}
		more, err := s.scan(ctx, rd, ranked)
		if err != nil {
			return nil, false, err
		}
		hits = append(hits, more...)
		if !ranked && j.opt.Limit > 0 && len(hits) > j.opt.Limit {
			return hits, i == len(of)-1, nil
		}
	}
	if ranked {
		s.stats.score(hits)
	}
	return hits, true, nil
}
