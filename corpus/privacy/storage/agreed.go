package storage

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"citaat/corpus/store"
)

// agreedFile is the list of what somebody said to be all right.
const agreedFile = "agreed.json"

// agreed is by folder the findings that were agreed to. It is the user's own: what
// one agrees to on one computer says nothing about another.
type agreed map[string][]string

func readAgreed(config string) agreed {
	all := agreed{}
	if data, err := os.ReadFile(filepath.Join(config, agreedFile)); err != nil || json.Unmarshal(data, &all) != nil {
		return agreed{} // then it is said once more
	}
	return all
}

// New are the findings that nobody has agreed to yet.
func New(config, dir string, found []Finding) []Finding {
	if len(found) == 0 || config == "" {
		return found
	}
	known := readAgreed(config)[place(dir)]
	return slices.DeleteFunc(slices.Clone(found), func(f Finding) bool { return slices.Contains(known, f.ID()) })
}

// Agree remembers that the findings are all right for this folder.
func Agree(config, dir string, found []Finding) error {
	if config == "" {
		return errors.New("no folder for settings")
	}
	if err := store.Private(config); err != nil {
		return err
	}
	all := readAgreed(config)
	ids := []string{}
	for _, f := range found {
		ids = append(ids, f.ID())
	}
	all[place(dir)] = ids
	data, err := json.MarshalIndent(all, "", "  ")
	if err != nil {
		return err
	}
	return store.Replace(filepath.Join(config, agreedFile), data)
}

// Forget takes back what was agreed to for a folder.
func Forget(config, dir string) error {
	all := readAgreed(config)
	if _, there := all[place(dir)]; !there {
		return nil
	}
	delete(all, place(dir))
	data, err := json.MarshalIndent(all, "", "  ")
	if err != nil {
		return err
	}
	if err := store.Replace(filepath.Join(config, agreedFile), data); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

func place(dir string) string {
	if real, err := store.Real(dir); err == nil {
		return real
	}
	return dir
}
