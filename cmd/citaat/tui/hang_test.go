package tui

import (
	"os"
	"sync"
	"testing"
	"time"

	"citaat/cmd/citaat/desk"
	"citaat/cmd/citaat/tui/screen"
	"citaat/cmd/citaat/tui/theme"
	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/phrases"
	"citaat/corpus/store"
)

// stuck is a file whose sync waits until somebody mends the disk.
type stuck struct {
	*os.File
	began, mended chan struct{}
	once          *sync.Once
}

func (f stuck) Sync() error {
	f.once.Do(func() { close(f.began) })
	<-f.mended
	return f.File.Sync()
}

// While the disk hangs in a write, every screen answers every key and is drawn.
func TestUpdateAnswersWhileAWriteHangs(t *testing.T) {
	began, mended := make(chan struct{}), make(chan struct{})
	hanging, once := false, &sync.Once{}
	study, err := coding.Open(t.Context(), newFolder(t), coding.Options{Coder: "ilse", Disk: store.Disk{OpenAppend: func(path string) (store.File, int64, error) {
		f, err := os.OpenFile(path, os.O_WRONLY|os.O_APPEND|os.O_CREATE, 0o600)
		if err != nil {
			return nil, 0, err
		}
		info, err := f.Stat()
		if hanging {
			return stuck{f, began, mended, once}, info.Size(), err
		}
		return f, info.Size(), err
	}}})
	if err != nil {
		t.Fatal(err)
	}
	d := desk.At(study)
	defer d.Close() //nolint:errcheck // the folder goes
	s := &seat{t: t, study: study}
	s.down(furnished(theme.Look{Dark: true, Colour: true}, phrases.Dutch).with(d))
	s.size(160, 50)
	s.code("M1", "bezorgd", "bezo-eee")
	for _, hall := range halls { // all that is shown is there
		s.send(screen.GoTo{To: hall.to})
	}
	hanging = true
	written := make(chan error, 1)
	go func() {
		written <- study.Do(func(b *coding.Batch) error {
			_, err := b.Code(coding.Passage{Interview: "M3", Span: corpus.Span{Start: 3, End: 9}}, "rust-ccc", "")
			return err
		})
	}()
	<-began
	answered := make(chan struct{})
	go func() {
		defer close(answered)
		a := s.app
		for _, hall := range halls {
			next, _ := a.Update(screen.GoTo{To: hall.to})
			for _, k := range []string{"j", "k", "n", "1", "*", "d", "u", "ctrl+r", "tab", "enter", "m", "esc", "c", "'rust'", "enter", "esc", "?", "esc", ":", "esc", "esc"} {
				next, _ = next.Update(key(k))
				next.View()
			}
			next, _ = next.Update(screen.Changed{})
			a = next.(app)
			a.View()
		}
	}()
	select {
	case <-answered:
	case <-time.After(30 * time.Second):
		t.Error("a key waits for the disk")
	}
	close(mended)
	if err := <-written; err != nil {
		t.Error(err)
	}
}
