package tour

import (
	"encoding/json"
	"os"
	"path/filepath"

	"citaat/corpus/store"
)

// keptIn is where a copy of the example keeps how far its user is; it is not
// part of the study.
const keptIn = ".citaat/tour.json"

type kept struct {
	Step int `json:"step"`
}

// Keep remembers how far somebody is. A failure costs no work and is not told.
func Keep(dir string, s State) {
	path := filepath.Join(dir, filepath.FromSlash(keptIn))
	data, err := json.Marshal(kept{s.Step})
	if err != nil || store.Private(filepath.Dir(path)) != nil {
		return
	}
	store.Replace(path, append(data, '\n')) //nolint:errcheck // see above
}

// Resume is how far somebody was in a folder; ok is false where no tour was
// taken.
func Resume(dir string) (s State, ok bool) {
	data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(keptIn)))
	var k kept
	if err != nil || json.Unmarshal(data, &k) != nil {
		return State{}, false
	}
	return At(k.Step), true
}
