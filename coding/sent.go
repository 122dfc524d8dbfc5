package coding

import (
	"slices"
	"strings"
	"time"

	"citaat/corpus"
	"citaat/corpus/phrases"
)

// FileEvent is a line of the journal of files: one was written for others to
// read, or went to somebody.
type FileEvent struct {
	ID    EventID
	Coder corpus.CoderName
	Time  time.Time
	Sent  bool // it went to somebody; else it was written
	SentFile
}

// Exported notes that a file was written for others to read. It is not undone:
// the file is there.
func (b *Batch) Exported(f SentFile) {
	id := b.id
	b.id = ""
	e := b.event(OpExport)
	b.id = id
	e.File = &f
}

// SentTo notes that a file went to somebody. It must say to whom and when.
func (b *Batch) SentTo(f SentFile) error {
	f.To = strings.TrimSpace(f.To)
	if f.To == "" {
		return phrases.Fail("consent.sent.to")
	}
	if said := CheckDate(f.On); said.Key != "" || f.On == "" {
		return phrases.Fail("consent.sent.on")
	}
	for _, id := range f.People {
		if _, known := b.s.Participant(id); !known {
			return phrases.Fail("people.unknown", phrases.Args{"ID": string(id)}).WithCure("people.cli.unknown-cure")
		}
	}
	e := b.event(OpSent)
	e.File = &f
	return nil
}

// Files is the journal of files, the oldest first, without what was taken back.
func (s *Study) Files() []FileEvent {
	s.lockFolded()
	defer s.mu.Unlock()
	var list []FileEvent
	for _, e := range s.fold.events {
		if (e.Op == OpExport || e.Op == OpSent) && e.File != nil && s.fold.active(e) {
			list = append(list, FileEvent{ID: e.ID, Coder: e.Coder, Time: e.Time, Sent: e.Op == OpSent, SentFile: *e.File})
		}
	}
	slices.SortFunc(list, func(a, b FileEvent) int { return strings.Compare(string(a.ID), string(b.ID)) })
	return list
}

// ExportOf is the newest export that wrote a file with this SHA-256.
func (s *Study) ExportOf(sha string) (FileEvent, bool) {
	for _, f := range slices.Backward(s.Files()) {
		if !f.Sent && sha != "" && f.SHA256 == sha {
			return f, true
		}
	}
	return FileEvent{}, false
}
