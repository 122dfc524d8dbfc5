package desk

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"citaat/corpus"
	"citaat/corpus/store"
)

// HistoryFile holds the earlier queries under the study's local folder, the
// oldest first, a line each. It is what a researcher typed, for that person
// alone; it is never sent anywhere and can be deleted.
const HistoryFile = "history"

// maxHistory is how many queries are remembered.
const maxHistory = 200

// History is the earlier queries of a study.
type History struct {
	path string
	mu   sync.Mutex
}

// History is the earlier queries of this study.
func (d *Desk) History() *History { return &History{path: filepath.Join(d.Study.Local(), HistoryFile)} }

// All are the earlier queries, the oldest first. What cannot be read is no
// history.
func (h *History) All() []string {
	data, err := os.ReadFile(h.path)
	if err != nil {
		return nil
	}
	var list []string
	for l := range strings.Lines(string(data)) {
		if l = clean(l); l != "" {
			list = append(list, l)
		}
	}
	return list[max(len(list)-maxHistory, 0):]
}

// Add remembers a query as the newest and gives all of them.
func (h *History) Add(query string) ([]string, error) {
	query = clean(query)
	h.mu.Lock()
	defer h.mu.Unlock()
	list := h.All()
	if query == "" {
		return list, nil
	}
	list = append(slices.DeleteFunc(list, func(q string) bool { return q == query }), query)
	list = list[max(len(list)-maxHistory, 0):]
	if err := store.Folder(filepath.Dir(h.path)); err != nil {
		return list, err
	}
	return list, store.Replace(h.path, []byte(strings.Join(list, "\n")+"\n"))
}

// clean takes out what would break a line or a terminal.
func clean(q string) string {
	q = strings.Map(func(r rune) rune {
		if corpus.Unprintable(r) {
			return ' '
		}
		return r
	}, q)
	return strings.TrimSpace(q)
}
