package coding

import (
	"errors"
	"os"
	"path/filepath"
	"slices"

	"citaat/corpus"
	"citaat/corpus/store"
)

// Draft is a transcript that is being edited in another program: a copy to edit,
// and beside it the text as it was when that began, to merge with what others
// do meanwhile. It is kept until it is written or dropped, so that no typing is
// lost.
type Draft struct {
	Interview  corpus.TranscriptID
	Path       string // the file to edit
	base       string
	transcript string // how the file is called in errors
}

func (s *Study) draft(id corpus.TranscriptID) Draft {
	at := filepath.Join(s.local(), "drafts", string(id))
	return Draft{id, at + ".md", at + ".base.md", string(id) + ".md"}
}

// Draft is the draft of an interview that was kept.
func (s *Study) Draft(id corpus.TranscriptID) (Draft, bool) {
	d := s.draft(id)
	for _, path := range []string{d.Path, d.base} {
		if _, err := os.Stat(path); err != nil {
			return d, false
		}
	}
	return d, true
}

// NewDraft makes a draft of an interview as it is now; one that was kept is
// overwritten.
func (s *Study) NewDraft(id corpus.TranscriptID) (Draft, error) {
	d := s.draft(id)
	t, err := s.latest(id)
	if err != nil {
		return d, err
	}
	data, err := s.transcriptBytes(t)
	if err != nil {
		return d, err
	}
	if err := store.Folder(filepath.Dir(d.Path)); err != nil {
		return d, notSaved(err)
	}
	for _, path := range []string{d.base, d.Path} {
		if err := store.Replace(path, data); err != nil {
			return d, notSaved(err)
		}
	}
	return d, nil
}

// latest is a text as it is on disk at this moment.
func (s *Study) latest(id corpus.TranscriptID) (*corpus.Transcript, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.notice(id)
	return s.transcript(id)
}

// transcriptBytes is a transcript as a file, with the notes that people made in
// its front matter.
func (s *Study) transcriptBytes(t *corpus.Transcript) ([]byte, error) {
	old, err := os.ReadFile(s.path(TranscriptFolder, string(t.ID)+".md"))
	if err != nil {
		return nil, err
	}
	return t.FormatOver(old)
}

// Put makes the draft hold an edited text from elsewhere.
func (d Draft) Put(data []byte) error {
	if err := store.Replace(d.Path, data); err != nil {
		return notSaved(err)
	}
	return nil
}

// Read reads what became of the draft, and what it began with. An error is told
// with the line.
func (d Draft) Read() (base, mine *corpus.Transcript, err error) {
	data, err := os.ReadFile(d.base)
	if err != nil {
		return nil, nil, err
	}
	if base, err = corpus.ParseTranscript(d.transcript, data); err != nil {
		return nil, nil, err
	}
	if data, err = os.ReadFile(d.Path); err != nil {
		return nil, nil, err
	}
	mine, err = corpus.ParseTranscript(d.transcript, data)
	return base, mine, err
}

// Rebase makes the draft begin with the text as it is now, after a conflict: it
// gets what others changed elsewhere, and where they changed the same what was
// typed stands, to be compared with theirs.
func (s *Study) Rebase(d Draft) error {
	base, mine, err := d.Read()
	if err != nil {
		return err
	}
	now, err := s.latest(d.Interview)
	if err != nil {
		return err
	}
	s.lockFolded()
	turns, conflicts := mergeTurns(base.Turns, now.Turns, s.numberNew(d.Interview, base.Turns, now.Turns, mine.Turns))
	s.mu.Unlock()
	if len(conflicts) > 0 && len(turns) == 0 {
		return nil // two orders cannot be brought together: the draft stays as it is
	}
	meta := mine.Meta
	for _, sp := range now.Speakers {
		if !slices.ContainsFunc(meta.Speakers, func(m corpus.Speaker) bool { return m.Label == sp.Label }) {
			meta.Speakers = append(meta.Speakers[:len(meta.Speakers):len(meta.Speakers)], sp)
		}
	}
	typed, err := corpus.NewTranscript(meta, turns).Format()
	if err != nil {
		return err
	}
	data, err := s.transcriptBytes(now)
	if err != nil {
		return err
	}
	if err := d.Put(typed); err != nil {
		return err
	}
	if err := store.Replace(d.base, data); err != nil {
		return notSaved(err)
	}
	return nil
}

// Drop takes the draft away.
func (d Draft) Drop() error {
	var errs []error
	for _, path := range []string{d.Path, d.base} {
		if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
			errs = append(errs, err)
		}
	}
	return errors.Join(errs...)
}
