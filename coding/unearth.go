package coding

import (
	"bytes"
	"encoding/json"
	"os"
	"slices"
	"sync"

	"citaat/coding/anchor"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// unearth is the content of a YAML file as erasures leave it; what differs from
// the file is noted. The caller holds mu, or nobody else has the study yet.
func (s *Study) unearth(name string, data []byte) ([]byte, error) {
	buried, err := s.graves.buryFile(name, data)
	if err == nil && !bytes.Equal(buried, data) {
		s.haunt.file(name)
	}
	return buried, err
}

// forget makes the study read all logs again.
func (s *Study) forget() {
	version := s.fold.version
	s.logs = map[corpus.CoderName]*logFile{}
	s.fold = s.emptyFold()
	s.fold.version = version + 1
	s.ways, s.bad = nil, nil
	s.haunt.lines = nil
}

// emptyFold is what the logs tell before one is read.
func (s *Study) emptyFold() *fold {
	f := newFold(s.placeAnchor)
	f.words = func(id corpus.TranscriptID, span corpus.Span) string {
		t, err := s.transcript(id)
		if err != nil {
			return ""
		}
		return t.Body().Slice(span)
	}
	return f
}

// quote is what a passage says: an erasure took the words of an anchor that had
// no place, and it may have got one since.
func (f *fold) quote(id corpus.TranscriptID, at *anchor.Anchor, p placing) string {
	if at.Quote != "" || p.lost || f.words == nil {
		return at.Quote
	}
	return f.words(id, p.span)
}

// mourn takes over the erasures among events that were read, and what files and
// texts are without what they took. The caller holds mu.
func (s *Study) mourn(events []*Event) {
	g := s.graves.learn(events)
	if g == s.graves {
		return
	}
	s.graves, s.unburied = g, true
	for _, name := range []string{SettingsFile, CodebookFile, ParticipantsFile} {
		_ = s.readFile(name) // it was read a moment ago
	}
	s.haunt.local = s.markRead() != g.name()
}

// strange tells whether events that were added to the logs ask for all to be
// read again: they tell of an erasure, or come from somebody who did not know of
// one.
func (s *Study) strange(events []*Event) bool {
	return slices.ContainsFunc(events, func(e *Event) bool {
		return e.Op == OpTombstone || s.graves != nil && !s.graves.knowsAll(e)
	})
}

// tombsOnDisk looks for tombstones in the logs without reading the rest: no
// text may be shown before they are known.
func (s *Study) tombsOnDisk() []*Event {
	loggers := s.loggers()
	found := make([][]*Event, len(loggers))
	var reading sync.WaitGroup
	for i, c := range loggers {
		reading.Go(func() { found[i] = tombsIn(s.path(LogFolder, string(c)+".jsonl")) })
	}
	reading.Wait()
	return slices.Concat(found...)
}

// tombsIn reads a log in stretches of whole lines: to look at every line by
// itself takes three times as long, and most logs hold no tombstone.
func tombsIn(path string) []*Event {
	f, err := os.Open(path)
	if err != nil {
		return nil
	}
	defer f.Close()
	var tombs []*Event
	for buf := make([]byte, 0, 64<<10); ; {
		if len(buf) == cap(buf) { // a line that does not fit
			buf = slices.Grow(buf, cap(buf))
		}
		n, err := f.Read(buf[len(buf):cap(buf)])
		buf = buf[:len(buf)+n]
		whole := bytes.LastIndexByte(buf, '\n') + 1
		if err != nil {
			whole = len(buf) // the last line may not end
		}
		tombs = append(tombs, tombsAmong(buf[:whole])...)
		if err != nil {
			return tombs
		}
		buf = append(buf[:0], buf[whole:]...)
	}
}

func tombsAmong(lines []byte) (tombs []*Event) {
	for {
		at := bytes.Index(lines, []byte(OpTombstone+`"`))
		if at < 0 {
			return tombs
		}
		from, to := bytes.LastIndexByte(lines[:at], '\n')+1, len(lines)
		if end := bytes.IndexByte(lines[at:], '\n'); end >= 0 {
			to = at + end + 1
		}
		var e Event
		if json.Unmarshal(lines[from:to], &e) == nil && e.Op == OpTombstone && len(e.ID) == 26 {
			tombs = append(tombs, &e)
		}
		lines = lines[to:]
	}
}

// undisturbed does something, and refuses to go on where an erasure came to be
// known by it: what is to be written was made before the eyes of somebody who
// still saw the words, and places in a text that is no longer this one.
func (s *Study) undisturbed(do func() error) error {
	s.mu.Lock()
	before := s.graves
	s.mu.Unlock()
	if err := do(); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.graves != before {
		return disturbed()
	}
	return nil
}

func disturbed() error {
	return phrases.Fail("erasure.meanwhile").WithCure("erasure.meanwhile.cure").Because(ErrConflict)
}
