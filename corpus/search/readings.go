package search

import (
	"sync"

	"citaat/corpus"
)

// maxReadings is how much text is kept cut into words, in bytes: enough for a
// small study, so that typing in one needs no index.
const maxReadings = 4 << 20

// maxKept is how many interviews a scan may look at and still keep them.
const maxKept = 200

// readings are interviews that were cut into words lately.
type readings struct {
	mu        sync.Mutex
	of        map[corpus.TranscriptID]kept
	size      int
	splitters sync.Pool
}

type kept struct {
	version string
	reading *reading
	size    int
}

func (r *readings) reading(src Source, v Version, keep bool) (*reading, error) {
	if rd := r.kept(v); rd != nil {
		return rd, nil
	}
	t, err := src.Transcript(v.ID)
	if err != nil {
		return nil, err
	}
	s, ok := r.splitters.Get().(*splitter)
	if !ok {
		s = newSplitter()
	}
	rd := read(t, s)
	r.splitters.Put(s)
	if keep {
		r.keep(v, rd, len(t.Body().String()))
	}
	return rd, nil
}

func (r *readings) kept(v Version) *reading {
	r.mu.Lock()
	defer r.mu.Unlock()
	k, ok := r.of[v.ID]
	if ok && k.version == v.Version {
		return k.reading
	}
	if ok {
		r.size -= k.size
		delete(r.of, v.ID)
	}
	return nil
}

func (r *readings) keep(v Version, rd *reading, size int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if _, ok := r.of[v.ID]; ok || r.size+size > maxReadings {
		return
	}
	if r.of == nil {
		r.of = map[corpus.TranscriptID]kept{}
	}
	r.of[v.ID] = kept{v.Version, rd, size}
	r.size += size
}

func (r *readings) forget() {
	r.mu.Lock()
	defer r.mu.Unlock()
	clear(r.of)
	r.size = 0
}
