package note

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"sync"

	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/store"
)

// DraftFolder stands in the local folder of a study, which nobody shares. It
// holds what is being typed in memos until the study has it, so that a terminal
// that is closed or a machine that stops costs nobody a thought.
const DraftFolder = "drafts"

// Draft is a memo that was typed and is not in the study.
type Draft struct {
	On   coding.MemoTarget `json:"on"`
	Memo coding.EventID    `json:"memo,omitempty"` // that is rewritten; empty: a new one

	Coder  corpus.CoderName `json:"coder"`
	Text   string           `json:"text"`
	Source string           `json:"source,omitempty"`
}

func (d Draft) key() draftKey { return draftKey{d.On, d.Memo} }

func (d Draft) typed() draft { return draft{d.Text, d.Source} }

// Drafts are the coder's own drafts on the disk. One that became a memo while
// its file could not go any more is taken away here.
func Drafts(s Study) []Draft {
	folder := filepath.Join(s.Local(), DraftFolder)
	files, err := os.ReadDir(folder)
	if err != nil {
		return nil // there are none
	}
	var list []Draft
	for _, f := range files {
		path := filepath.Join(folder, f.Name())
		data, err := os.ReadFile(path)
		var d Draft
		if err != nil || json.Unmarshal(data, &d) != nil || d.Coder != s.Coder() {
			continue
		}
		same := func(k coding.Memo) bool { return k.Coder == d.Coder && (draft{k.Text, k.Source}) == d.typed() }
		if slices.ContainsFunc(s.MemosAbout(d.On), same) {
			os.Remove(path) //nolint:errcheck // it is passed over the next time too
			continue
		}
		list = append(list, d)
	}
	return list
}

// shelf is the folder of drafts. Commands run in no order, so what was asked
// later is not undone by what was asked before it.
type shelf struct {
	mu   sync.Mutex
	last map[draftKey]int // number of the newest wish that was carried out
}

// put writes a draft, or takes it away where nothing is left of it. What fails
// here is told when the memo itself is saved.
func (s *shelf) put(study Study, n int, d Draft) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if n < s.last[d.key()] {
		return
	}
	s.last[d.key()] = n
	path := filepath.Join(study.Local(), DraftFolder, d.file())
	if d.typed() == (draft{}) {
		os.Remove(path) //nolint:errcheck // it was not there
		return
	}
	data, err := json.Marshal(d)
	if err != nil || store.Private(filepath.Dir(path)) != nil {
		return
	}
	store.Replace(path, append(data, '\n')) //nolint:errcheck // see above
}

// file is a name that tells nothing of who or what it is about.
func (d Draft) file() string {
	sum := sha256.Sum256([]byte(string(d.Coder) + "\x00" + d.On.Kind + "\x00" + d.On.ID + "\x00" + string(d.Memo)))
	return hex.EncodeToString(sum[:12]) + ".json"
}
