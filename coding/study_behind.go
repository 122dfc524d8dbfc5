package coding

import (
	"context"
	"os"
	"strings"
	"sync"

	"citaat/corpus"
)

// atOnce is how many events are folded before others get their turn: somebody
// who asks the study something meanwhile waits for these at most.
const atOnce = 4000

// openBehind reads the files and what is known of the texts, and has the logs
// read behind.
func (s *Study) openBehind(ctx context.Context) error {
	var files error
	var tombs []*Event
	var reading sync.WaitGroup
	reading.Go(func() { files = s.readFiles() })
	reading.Go(func() { tombs = s.tombsOnDisk() })
	texts := s.readInterviews(ctx)
	reading.Wait()
	for _, err := range []error{files, texts, ctx.Err()} {
		if err != nil {
			return err
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.coder = s.sameCoder(s.coder)
	s.mourn(tombs)
	s.dig()
	s.unburied = s.graves != nil // by what the logs tell of edits, other texts may be old
	s.sortInterviews()
	go s.foldBehind()
	return nil
}

// foldBehind reads and folds the logs. Until it is done nobody else touches what
// is known of them.
func (s *Study) foldBehind() {
	defer close(s.ready)
	events, bad, err := s.readLogs()
	if err != nil {
		s.unready = err
		return
	}
	s.mu.Lock()
	s.mourn(events)
	events = s.sift(events)
	s.fold.expect(events)
	s.mu.Unlock()
	for len(events) > atOnce {
		s.mu.Lock()
		s.foldEvents(events[:atOnce], nil)
		s.mu.Unlock()
		events = events[atOnce:]
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.foldEvents(events, bad)
}

// Ready returns when the logs are folded, or tells why they cannot be.
func (s *Study) Ready() error {
	<-s.ready
	return s.unready
}

// Loading tells whether the logs are still being read.
func (s *Study) Loading() bool {
	select {
	case <-s.ready:
		return false
	default:
		return true
	}
}

// lockFolded takes mu when the logs are folded.
func (s *Study) lockFolded() {
	<-s.ready
	s.mu.Lock()
}

// loggers are the coders that have a log.
func (s *Study) loggers() []corpus.CoderName {
	var list []corpus.CoderName
	entries, err := os.ReadDir(s.path(LogFolder))
	if err != nil {
		return nil // reading the logs will tell
	}
	for _, e := range entries {
		if name, ok := logger(e); ok {
			list = append(list, name)
		}
	}
	return list
}

// logger is the coder whose log a file is.
func logger(e os.DirEntry) (corpus.CoderName, bool) {
	name, ok := strings.CutSuffix(e.Name(), ".jsonl")
	return corpus.CoderName(name), ok && !e.IsDir() && !strings.HasPrefix(name, ".")
}
