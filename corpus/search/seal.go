package search

import (
	"encoding/json"
	"errors"
	"hash/crc32"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"citaat/corpus/store"
)

// format is the version of the index: what is in it, and how words are cut,
// folded and stemmed. An index of another version is made anew.
const format = "citaat 1, bleve 2.6"

// seal says how the index was left, so that one that was damaged, half copied
// or never finished is not asked.
type seal struct {
	Format string       `json:"format"`
	Files  []sealedFile `json:"files"`
}

type sealedFile struct {
	Name string `json:"name"`
	Size int64  `json:"size"`
	Time int64  `json:"time"`
	Sum  uint32 `json:"sum"`
}

var errSeal = errors.New("search: the index is not as it was left")

func sealPath(dir string) string  { return filepath.Join(dir, "seal.json") }
func wordsPath(dir string) string { return filepath.Join(dir, "words") }

// checkSeal compares the files with the seal. A file that was touched or
// copied counts by its content.
func checkSeal(dir string) error {
	data, err := os.ReadFile(sealPath(dir))
	if err != nil {
		return err
	}
	var s seal
	if err := json.Unmarshal(data, &s); err != nil || s.Format != format || len(s.Files) == 0 {
		return errSeal
	}
	for _, f := range s.Files {
		path := filepath.Join(wordsPath(dir), filepath.Base(f.Name))
		info, err := os.Stat(path)
		if err != nil {
			return err
		}
		if info.Size() != f.Size {
			return errSeal
		}
		if info.ModTime().UnixNano() == f.Time {
			continue
		}
		if sum, err := checksum(path); err != nil || sum != f.Sum {
			return errSeal
		}
	}
	return nil
}

// writeSeal seals the index as it is now, for its owner alone, or for the
// group that shares the folder.
func writeSeal(dir string) error {
	s := seal{Format: format}
	entries, err := os.ReadDir(wordsPath(dir))
	if err != nil {
		return err
	}
	mode := modeOf(dir)
	for _, e := range entries {
		path := filepath.Join(wordsPath(dir), e.Name())
		if err := os.Chmod(path, mode); err != nil {
			return err
		}
		info, err := os.Stat(path)
		if err != nil {
			return err
		}
		sum, err := checksum(path)
		if err != nil {
			return err
		}
		s.Files = append(s.Files, sealedFile{e.Name(), info.Size(), info.ModTime().UnixNano(), sum})
	}
	data, err := json.Marshal(s)
	if err != nil {
		return err
	}
	return store.Replace(sealPath(dir), data)
}

// modeOf is the mode of files in a folder: a group that may write there may
// search there.
func modeOf(dir string) fs.FileMode {
	info, err := os.Stat(dir)
	if err != nil || info.Mode().Perm()&0o020 == 0 {
		return store.FileMode
	}
	return store.FileMode | 0o060
}

func checksum(path string) (uint32, error) {
	f, err := os.Open(path)
	if err != nil {
		return 0, err
	}
	defer f.Close()
	h := crc32.New(crc32.MakeTable(crc32.Castagnoli))
	if _, err := io.Copy(h, f); err != nil {
		return 0, err
	}
	return h.Sum32(), nil
}

func breakSeal(dir string) error {
	if err := os.Remove(sealPath(dir)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}
