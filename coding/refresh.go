package coding

import (
	"context"
	"os"
	"path/filepath"

	"citaat/corpus"
)

// readLogs reads what was added to all logs. A log that somebody rewrote, an
// erasure, and lines of somebody who did not know of one make everything be read
// again.
func (s *Study) readLogs() ([]*Event, []badLine, error) {
	all := len(s.logs) == 0
	events, bad, err := s.readMore()
	if err == nil && !all && s.strange(events) {
		s.forget()
		return s.readMore()
	}
	return events, bad, err
}

func (s *Study) readMore() ([]*Event, []badLine, error) {
	entries, err := os.ReadDir(s.path(LogFolder))
	if err != nil && !os.IsNotExist(err) {
		return nil, nil, err
	}
	var events []*Event
	var bad []badLine
	for _, e := range entries {
		name, ok := logger(e)
		if !ok {
			continue
		}
		ev, b, rewritten, err := s.log(name).more()
		if err != nil {
			return nil, nil, err
		}
		if rewritten {
			s.forget()
			return s.readMore()
		}
		events, bad = merge(events, ev), append(bad, b...)
	}
	return events, bad, nil
}

// log is the log of a coder, which need not exist yet.
func (s *Study) log(c corpus.CoderName) *logFile {
	l := s.logs[c]
	if l == nil {
		l = &logFile{path: s.path(LogFolder, string(c)+".jsonl"), coder: c}
		s.logs[c] = l
	}
	return l
}

// takeNew reads what was added to all logs and folds it. The caller holds mu.
func (s *Study) takeNew() error {
	events, bad, err := s.readLogs()
	if err != nil {
		return err
	}
	s.takeEvents(events, bad)
	return nil
}

// takeEvents folds what was read. The caller holds mu.
func (s *Study) takeEvents(events []*Event, bad []badLine) {
	s.mourn(events)
	s.foldEvents(s.sift(events), bad)
}

// foldEvents folds what was read and sifted. The caller holds mu.
func (s *Study) foldEvents(events []*Event, bad []badLine) {
	if len(events) == 0 && len(bad) == 0 {
		return
	}
	var last EventID
	for _, e := range events {
		last = max(last, e.ID)
	}
	s.ids.saw(last)
	s.fold.addAll(events)
	for _, b := range bad {
		known := false
		for i, have := range s.bad {
			if have.file == b.file && (have.line == b.line || have.torn) {
				s.bad[i], known = b, true
			}
		}
		if !known {
			s.bad = append(s.bad, b)
		}
	}
	s.version++
}

// Refresh takes over what others wrote since: codings, the codebook,
// participants, settings, transcripts. It tells whether anything changed. A
// file that cannot be read leaves what was known as it is and is an error.
func (s *Study) Refresh(ctx context.Context) (changed bool, err error) {
	if err := s.Ready(); err != nil {
		return false, err
	}
	s.writing.Lock() // what a write of one's own has half done is not looked at
	defer s.writing.Unlock()
	s.mu.Lock()
	before := s.revision()
	for _, name := range []string{SettingsFile, CodebookFile, ParticipantsFile} {
		if s.fileChanged(name) {
			if e := s.readFile(name); e != nil && err == nil {
				err = e
			}
			s.version++
		}
	}
	if e := s.takeNew(); e != nil && err == nil {
		err = e
	}
	s.mu.Unlock()
	if e := s.refreshInterviews(ctx); e != nil && err == nil {
		err = e
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.revision() != before, err
}

// revision is Version for callers that hold mu.
func (s *Study) revision() int { return s.version + s.fold.version }

func (s *Study) fileChanged(name string) bool {
	info, err := os.Stat(s.path(name))
	if err != nil {
		return false
	}
	old := s.files[name]
	return old == nil || !os.SameFile(old, info) || old.Size() != info.Size() || !old.ModTime().Equal(info.ModTime())
}

// refreshInterviews looks for transcripts that came, went or changed.
func (s *Study) refreshInterviews(ctx context.Context) error {
	entries, err := os.ReadDir(s.path(TranscriptFolder))
	if err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	there := map[corpus.TranscriptID]bool{}
	moved := false
	for _, e := range entries {
		id, ok := transcriptID(e)
		if !ok {
			continue
		}
		there[id] = true
		info, err := e.Info()
		if err != nil {
			continue
		}
		v := s.interviews[id]
		if v != nil && v.Size == info.Size() && v.ModTime.Equal(info.ModTime()) {
			continue
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
		moved = true
		s.learnInterview(id, info)
	}
	for id := range s.interviews {
		if !there[id] {
			delete(s.interviews, id)
			s.texts.drop(id)
			s.fold.replace(id)
			moved = true
		}
	}
	if moved {
		s.sortInterviews()
	}
	return nil
}

// learnInterview reads a transcript that is new or changed. The caller holds mu.
func (s *Study) learnInterview(id corpus.TranscriptID, info os.FileInfo) {
	t, err := s.readTranscript(id)
	if err != nil {
		v := &interview{Size: info.Size(), ModTime: info.ModTime()}
		v.learn(id, nil, err)
		s.interviews[id] = v
		s.texts.drop(id)
		return
	}
	s.textChanged(id, t, info)
}

// relative is a path of the study as users know it.
func (s *Study) relative(path string) string {
	if r, err := filepath.Rel(s.dir, path); err == nil {
		return filepath.ToSlash(r)
	}
	return filepath.Base(path)
}
