package coding

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"

	"citaat/corpus"
)

// purgeLocal removes what this machine keeps for itself and may hold words that
// went: the index, earlier bodies, drafts, queries, torn lines, what was learnt
// of the texts, and temporary files that a crash left.
func (s *Study) purgeLocal(words []string) (int, error) {
	gone := 0
	remove := func(path string) error {
		if _, err := os.Lstat(path); err != nil {
			return nil
		}
		gone++
		return os.RemoveAll(path)
	}
	var paths []string
	for _, name := range []string{"index", "history", "aside", "edit", interviewCache} {
		paths = append(paths, s.localPath(name))
	}
	paths = append(paths, s.oldCopies()...)
	paths = append(paths, s.oldDrafts(words)...)
	for _, pattern := range []string{".*.tmp", TranscriptFolder + "/.*.tmp", LogFolder + "/.*.tmp", LocalFolder + "/.*.tmp", LocalFolder + "/*/.*.tmp"} {
		left, err := filepath.Glob(s.path(filepath.FromSlash(pattern)))
		if err != nil {
			return gone, err
		}
		paths = append(paths, left...)
	}
	for _, path := range paths {
		if err := remove(path); err != nil {
			return gone, err
		}
	}
	s.texts.saved = nil
	return gone, nil
}

// oldCopies are the copies of earlier texts, under bodies and whatever else is
// named for an interview, of interviews that an erasure touched.
func (s *Study) oldCopies() []string {
	var paths []string
	files, _ := filepath.Glob(s.localPath("bodies", "*.md"))
	for _, path := range files {
		id := corpus.TranscriptID(strings.TrimSuffix(filepath.Base(path), ".md"))
		if s.graves.gone[id] || s.stillOld(id, path) {
			paths = append(paths, path)
		}
	}
	return paths
}

// stillOld tells whether a copy of a text holds what an erasure took.
func (s *Study) stillOld(id corpus.TranscriptID, path string) bool {
	if len(s.graves.cuts[id]) == 0 {
		return false
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return true
	}
	t, err := corpus.ParseTranscript(string(id), data)
	if err != nil {
		return true
	}
	if s.cutsIn(id, t.Hash()) != nil {
		return true
	}
	w := newWays(s.edges(id), t.Hash())
	for _, tomb := range s.graves.cuts[id] {
		if _, known := w.from(tomb.Tomb.From); !known {
			return true // nobody knows what it holds
		}
	}
	return false
}

// oldDrafts are the drafts of texts that an erasure touched, and of memos on
// what is gone or with words that went.
func (s *Study) oldDrafts(words []string) []string {
	var paths []string
	files, _ := filepath.Glob(s.localPath("drafts", "*"))
	for _, path := range files {
		data, err := os.ReadFile(path)
		name := filepath.Base(path)
		id := corpus.TranscriptID(strings.TrimSuffix(strings.TrimSuffix(name, ".md"), ".base"))
		var memo struct {
			On   MemoTarget `json:"on"`
			Memo EventID    `json:"memo"`
		}
		switch {
		case err != nil, holds(data, words), s.graves.gone[id]:
		case strings.HasSuffix(name, ".md") && s.stillOld(id, s.localPath("drafts", string(id)+".base.md")):
		case strings.HasSuffix(name, ".json") && json.Unmarshal(data, &memo) == nil && s.deadMemo(memo.On, memo.Memo):
		default:
			continue
		}
		paths = append(paths, path)
	}
	return paths
}

// deadMemo tells whether a draft is about what an erasure touched.
func (s *Study) deadMemo(on MemoTarget, memo EventID) bool {
	if s.graves.goneTarget(on) || memo != "" && len(s.graves.texts[TextName{onMemo, string(memo), "text"}])+len(s.graves.texts[TextName{onMemo, string(memo), "source"}]) > 0 && s.haunt.lines[memo] != nil {
		return true
	}
	r := s.fold.codings[CodingID(on.ID)]
	return on.Kind == OnCoding && r != nil && r.made.Anchor == nil
}
