package coding

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"citaat/corpus"
	"citaat/corpus/store"
)

// Interview is what is known of an interview without its text.
type Interview struct {
	corpus.Meta
	Hash   corpus.Hash
	Length corpus.Offset // code points of the body
	Turns  int
	Words  int
}

// interview is an Interview with the file it was read from.
type interview struct {
	Interview
	Size    int64
	ModTime time.Time
	err     error   // the file could not be read; it is listed and left alone
	heard   *speech // whose words it holds, where several participants speak; nil: not looked yet
}

const interviewCache = "interviews.json"

// readInterviews looks through the transcripts. What the cache knows of files
// that did not change since is trusted; the others are read, side by side.
func (s *Study) readInterviews(ctx context.Context) error {
	entries, err := os.ReadDir(s.path(TranscriptFolder))
	if err != nil && !os.IsNotExist(err) {
		return err
	}
	known := s.readInterviewCache()
	found := map[corpus.TranscriptID]*interview{}
	var stale []corpus.TranscriptID
	for _, e := range entries {
		id, ok := transcriptID(e)
		if !ok {
			continue
		}
		info, err := e.Info()
		if err != nil {
			continue // taken away between the listing and now
		}
		k := known[id]
		if k == nil || k.Size != info.Size() || !k.ModTime.Equal(info.ModTime()) {
			k = &interview{Size: info.Size(), ModTime: info.ModTime()}
			k.ID = id
			stale = append(stale, id)
		}
		found[id] = k
	}
	if err := s.scan(ctx, found, stale); err != nil {
		return err
	}
	s.mu.Lock()
	s.interviews = found
	s.stale = len(stale) > 0 || len(known) != len(found)
	s.mu.Unlock()
	return nil
}

func transcriptID(e os.DirEntry) (corpus.TranscriptID, bool) {
	name, ok := strings.CutSuffix(e.Name(), ".md")
	return corpus.TranscriptID(name), ok && !e.IsDir() && !strings.HasPrefix(name, ".")
}

// scan reads the transcripts that the cache does not know.
func (s *Study) scan(ctx context.Context, found map[corpus.TranscriptID]*interview, stale []corpus.TranscriptID) error {
	work := make(chan corpus.TranscriptID)
	var wg sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(stale)) {
		wg.Go(func() {
			for id := range work {
				t, err := s.readTranscript(id)
				found[id].learn(id, t, err)
			}
		})
	}
	for _, id := range stale {
		if ctx.Err() != nil {
			break
		}
		work <- id
	}
	close(work)
	wg.Wait()
	return ctx.Err()
}

// learn takes over what a transcript tells about itself.
func (v *interview) learn(id corpus.TranscriptID, t *corpus.Transcript, err error) {
	v.err = err
	if err != nil {
		v.ID = id
		return
	}
	words := 0
	for _, u := range t.Turns {
		words += len(strings.Fields(u.Text))
	}
	v.Interview = Interview{Meta: t.Meta, Hash: t.Hash(), Length: t.Body().Len(), Turns: len(t.Turns), Words: words}
}

// readTranscript reads the file of a transcript.
func (s *Study) readTranscript(id corpus.TranscriptID) (*corpus.Transcript, error) {
	if err := s.buried(id); err != nil {
		return nil, err
	}
	file := filepath.Join(TranscriptFolder, string(id)+".md")
	data, err := os.ReadFile(s.path(file))
	if err != nil {
		return nil, err
	}
	t, err := corpus.ParseTranscript(filepath.ToSlash(file), data)
	if err != nil {
		return nil, err
	}
	t.ID = id // the name of the file decides: a copy must not pose as its model
	return s.bury(t), nil
}

// sortInterviews puts interviews in the order of the groups, then by id, with
// M2 before M10.
func (s *Study) sortInterviews() {
	group := map[corpus.GroupID]int{}
	for i, g := range s.settings.Groups {
		group[g.ID] = i + 1
	}
	of := map[corpus.ParticipantID]corpus.GroupID{}
	for _, p := range s.participants {
		of[p.ID] = p.Group
	}
	rank := func(id corpus.TranscriptID) int {
		v := s.interviews[id]
		if len(v.Participants) > 0 {
			if r := group[of[v.Participants[0]]]; r > 0 {
				return r
			}
		}
		return len(group) + 1
	}
	s.order = s.order[:0:0]
	for id := range s.interviews {
		s.order = append(s.order, id)
	}
	slices.SortFunc(s.order, func(a, b corpus.TranscriptID) int {
		if r := rank(a) - rank(b); r != 0 {
			return r
		}
		return corpus.CompareIDs(string(a), string(b))
	})
	s.version++
}

func (s *Study) readInterviewCache() map[corpus.TranscriptID]*interview {
	known := map[corpus.TranscriptID]*interview{}
	data, err := os.ReadFile(filepath.Join(s.local(), interviewCache))
	if err != nil || json.Unmarshal(data, &known) != nil {
		return map[corpus.TranscriptID]*interview{}
	}
	for id, v := range known {
		if v == nil || v.Hash == "" {
			delete(known, id)
		}
	}
	return known
}

// Close keeps what was learnt about the texts for the next time. It saves no
// work: all work is saved when it is done. A failure costs only time.
func (s *Study) Close() {
	if s.Outdated() {
		return // what was learnt of them may be gone by now
	}
	s.lockFolded()
	if s.newer || !s.stale {
		s.mu.Unlock()
		return
	}
	s.stale = false
	fine := map[corpus.TranscriptID]*interview{}
	for id, v := range s.interviews {
		if v.err == nil && !s.haunt.texts[id] { // an old file is to be noticed again until it is purged
			fine[id] = v
		}
	}
	data, err := json.Marshal(fine)
	s.mu.Unlock()
	if err != nil {
		return
	}
	if store.Folder(s.local()) == nil {
		_ = store.Replace(filepath.Join(s.local(), interviewCache), data)
	}
}
