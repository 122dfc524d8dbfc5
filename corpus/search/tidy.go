package search

import (
	"context"
	"os"
	"path/filepath"
	"runtime/debug"

	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/index/scorch/mergeplan"
	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// maxSegments is how many files of bleve's a search may have to ask; each is
// asked for every word.
const maxSegments = 3

// tidy makes one file of many.
func tidy(ctx context.Context, engine *scorch.Scorch) error {
	r, err := engine.Reader()
	if err != nil {
		return err
	}
	n := len(r.(*scorch.IndexSnapshot).Segments())
	if err := r.Close(); err != nil || n <= maxSegments {
		return err
	}
	debug.FreeOSMemory() // what the batches were made of makes room for the merge
	one := mergeplan.SingleSegmentMergePlanOptions
	one.SegmentsPerMergeTask = n
	if err := engine.ForceMerge(ctx, &one); err != nil {
		return err
	}
	// this is acknowledged when it and all before it are on disk
	return engine.SetInternal([]byte("merged"), nil)
}

// prune removes bleve's files that the index does not consist of any more.
func prune(dir string) (err error) {
	defer caught(&err)
	engine, queue, err := openEngine(dir, false)
	if err != nil {
		return err
	}
	defer queue.Close()
	defer engine.Close()
	r, err := engine.Reader()
	if err != nil {
		return err
	}
	defer r.Close()
	used := map[string]bool{}
	for _, s := range r.(*scorch.IndexSnapshot).Segments() {
		if p, ok := s.Segment().(segment.PersistedSegment); ok {
			used[filepath.Base(p.Path())] = true
		}
	}
	files, err := filepath.Glob(filepath.Join(wordsPath(dir), "*.zap"))
	if err != nil {
		return err
	}
	for _, f := range files {
		if !used[filepath.Base(f)] {
			if err := os.Remove(f); err != nil {
				return err
			}
		}
	}
	return nil
}
