package coding

import (
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"time"

	"citaat/corpus/phrases"
	"citaat/corpus/store"
)

// patience is how long a write waits for another process with the same log.
const patience = 10 * time.Second

// encodeLines writes events as lines of a log.
func encodeLines(events []*Event) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	for _, e := range events {
		if err := enc.Encode(e); err != nil {
			return nil, err
		}
	}
	return b.Bytes(), nil
}

// appendEvents puts events behind the log, as append does.
func (s *Study) appendEvents(l *logFile, events []*Event) error {
	lines, err := encodeLines(events)
	if err != nil {
		return err
	}
	return s.append(l, lines)
}

// append puts lines behind the log and syncs it. The caller holds the lock of
// the log. A torn piece at its end is first set aside under .citaat, so that
// the new line does not grow onto it.
func (s *Study) append(l *logFile, lines []byte) error {
	if l.torn {
		if err := s.setTornAside(l); err != nil {
			return notSaved(err)
		}
	}
	if err := store.Folder(filepath.Dir(l.path)); err != nil {
		return notSaved(err)
	}
	if err := s.disk.Append(l.path, lines); err != nil {
		return notSaved(err)
	}
	return nil
}

func (s *Study) setTornAside(l *logFile) error {
	data, err := os.ReadFile(l.path)
	if err != nil {
		return err
	}
	whole := bytes.LastIndexByte(data, '\n') + 1
	rest := data[whole:]
	if len(rest) == 0 {
		l.torn = false
		return nil
	}
	var e Event
	if json.Unmarshal(bytes.TrimSpace(rest), &e) == nil && e.ID != "" {
		// A whole event whose line feed an editor took away.
		if err := s.disk.Append(l.path, []byte("\n")); err != nil {
			return err
		}
		l.torn = false
		return nil
	}
	aside := filepath.Join(s.local(), "aside")
	if err := store.Folder(aside); err != nil {
		return err
	}
	name := filepath.Join(aside, filepath.Base(l.path))
	if err := (store.Disk{}).Append(name, append(rest, '\n')); err != nil {
		return err
	}
	if err := os.Truncate(l.path, int64(whole)); err != nil {
		return err
	}
	l.torn = false
	return nil
}

// notSaved is what a user is told when the disk refused.
func notSaved(err error) error {
	if err == nil {
		return nil
	}
	cause := errors.Join(ErrNotSaved, err)
	switch {
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return phrases.Fail("coding.write.denied").WithCure("coding.write.denied.cure").Because(cause)
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT), errors.Is(err, syscall.EFBIG):
		return phrases.Fail("coding.write.full").WithCure("coding.write.failed.cure").Because(cause)
	}
	return phrases.Fail("coding.write.failed", phrases.Args{"Reason": reason(err)}).
		WithCure("coding.write.failed.cure").Because(cause)
}

// reason is the system's word for what went wrong, without a path.
func reason(err error) string {
	var pe *os.PathError
	if errors.As(err, &pe) {
		return pe.Err.Error()
	}
	return err.Error()
}
