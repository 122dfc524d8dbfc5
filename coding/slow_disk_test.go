package coding_test

import (
	"os"
	"testing"
	"time"

	"citaat/coding"
	"citaat/corpus/store"
)

// slowDisk is a disk on which a sync takes as long as the test wants.
type slowDisk struct {
	*os.File
	began, release chan struct{}
}

func (d slowDisk) Sync() error {
	d.began <- struct{}{}
	<-d.release
	return d.File.Sync()
}

// While a write waits for the disk, the study answers whatever it is asked.
func TestAStudyAnswersWhileTheDiskHangs(t *testing.T) {
	dir := newStudy(t)
	began, release := make(chan struct{}), make(chan struct{})
	s := openOn(t, dir, store.Disk{OpenAppend: func(path string) (store.File, int64, error) {
		f, err := os.OpenFile(path, os.O_WRONLY|os.O_APPEND|os.O_CREATE, 0o600)
		if err != nil {
			return nil, 0, err
		}
		info, err := f.Stat()
		return slowDisk{f, began, release}, info.Size(), err
	}})
	p := words(t, s, "rustig")
	written := make(chan error, 1)
	go func() {
		written <- s.Do(func(b *coding.Batch) error {
			code, err := b.AddCode(coding.Code{Name: "Nieuw"})
			if err == nil {
				_, err = b.Code(p, code, "")
			}
			return err
		})
	}()
	<-began
	answered := make(chan int)
	go func() {
		everything(t, s)
		s.Settings()
		s.Version()
		s.CanUndo()
		if _, err := s.Transcript("M1"); err != nil {
			t.Error(err)
		}
		answered <- len(s.Codings())
	}()
	select {
	case n := <-answered:
		if n != 0 {
			t.Error("a coding is there that is not on disk")
		}
	case <-time.After(20 * time.Second):
		t.Error("the study waits for the disk")
	}
	close(release)
	if err := <-written; err != nil || len(s.Codings()) != 1 {
		t.Errorf("%d codings, %v", len(s.Codings()), err)
	}
}
