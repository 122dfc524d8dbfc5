package desk

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"citaat/corpus/store"
)

// indexedFile says under the study's local folder of which erasures the index
// knows.
const indexedFile = "indexed"

// indexReady tells whether the index may be brought up to date. One that was made
// before an erasure still has the words in its files, also of texts that it let
// go: it is made anew. A window that does not know yet of an erasure that was
// carried out here must not index what it still takes for the text.
func (d *Desk) indexReady() (bool, error) {
	if d.Study.Outdated() {
		return false, nil
	}
	path := filepath.Join(d.Study.Local(), indexedFile)
	was, err := os.ReadFile(path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return false, err
	}
	now := d.Study.Erasures()
	if string(was) == now {
		return true, nil
	}
	if err := d.Index.Purge(); err != nil {
		return false, err
	}
	return true, store.Replace(path, []byte(now))
}
