package archive

import (
	"archive/tar"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"time"

	"citaat/corpus/phrases"
	"citaat/corpus/privacy/sealed"
	"citaat/corpus/store"
)

// Names of what an archive holds beside the study.
const (
	headName     = "citaat-archive.json"
	studyFolder  = "study/"
	manifestName = "manifest.json"
)

// formatVersion is the version of archives that this program writes.
const formatVersion = 1

// Head is the first entry of an archive.
type Head struct {
	Format int       `json:"format"`
	Kind   Kind      `json:"kind"`
	Title  string    `json:"title"`
	Made   time.Time `json:"made"`
}

// Item is a line of the manifest.
type Item struct {
	Name   string      `json:"name"`
	Folder bool        `json:"folder,omitempty"`
	Mode   fs.FileMode `json:"mode"`
	Size   int64       `json:"size,omitempty"`
	SHA256 string      `json:"sha256,omitempty"`
}

// Manifest is what an archive says that it holds.
type Manifest struct {
	Head  Head   `json:"-"`
	Items []Item `json:"items"`
}

// Files is how many files the archive holds, and how large they are together.
func (m Manifest) Files() (n int, size int64) {
	for _, i := range m.Items {
		if !i.Folder {
			n++
			size += i.Size
		}
	}
	return n, size
}

// Progress is told how many bytes are done; of is 0 where nobody knows.
type Progress func(done, of int64)

// Saved tells of an archive that was written.
type Saved struct {
	Manifest
	SHA256 string // of the file
}

// MayWrite refuses a place for an archive: in the study, or where a file stands.
func MayWrite(path, study string) error {
	inside, err := store.Within(study, path)
	if err != nil {
		return err
	}
	if inside {
		return phrases.Fail("vault.archive-inside").WithCure("vault.archive-inside.cure")
	}
	switch _, err := os.Lstat(path); {
	case err == nil:
		return phrases.Fail("vault.taken", phrases.Args{"File": path}).WithCure("vault.taken.cure")
	case !errors.Is(err, fs.ErrNotExist):
		return err
	}
	return nil
}

// Save writes an archive to a new file: it is whole, or it is not there.
func Save(ctx context.Context, path, study string, c Contents, lock sealed.Lock, now time.Time, tell Progress) (Saved, error) {
	var s Saved
	if err := MayWrite(path, study); err != nil {
		return s, err
	}
	err := store.ReplaceWith(path, func(w io.Writer) error {
		sum := sha256.New()
		locked, err := lock.Writer(io.MultiWriter(w, sum))
		if err != nil {
			return err
		}
		if s.Manifest, err = write(ctx, locked, c, now, tell); err != nil {
			return err
		}
		if err := locked.Close(); err != nil {
			return err
		}
		s.SHA256 = hex.EncodeToString(sum.Sum(nil))
		return nil
	})
	return s, err
}

// write writes the archive, not encrypted, to what encrypts it.
func write(ctx context.Context, out io.Writer, c Contents, now time.Time, tell Progress) (Manifest, error) {
	zip, err := gzip.NewWriterLevel(out, gzip.BestSpeed) // a study is text: it shrinks well in any case
	if err != nil {
		return Manifest{}, err
	}
	w := packer{ctx: ctx, tar: tar.NewWriter(zip), of: c.Size(), tell: tell}
	m := Manifest{Head: Head{Format: formatVersion, Kind: c.Kind, Title: c.Title, Made: now.UTC().Truncate(time.Second)}}
	if err := w.object(headName, m.Head, now); err != nil {
		return m, err
	}
	for _, e := range c.Entries {
		item, err := w.entry(e)
		if err != nil {
			return m, err
		}
		m.Items = append(m.Items, item)
	}
	if err := w.object(manifestName, m, now); err != nil {
		return m, err
	}
	if err := w.tar.Close(); err != nil {
		return m, err
	}
	return m, zip.Close()
}

type packer struct {
	ctx      context.Context
	tar      *tar.Writer
	done, of int64
	tell     Progress
}

func (w *packer) object(name string, v any, now time.Time) error {
	data, err := json.Marshal(v)
	if err != nil {
		return err
	}
	if err := w.tar.WriteHeader(&tar.Header{Typeflag: tar.TypeReg, Name: name, Mode: 0o600, Size: int64(len(data)), ModTime: now}); err != nil {
		return err
	}
	_, err = w.tar.Write(data)
	return err
}

func (w *packer) entry(e Entry) (Item, error) {
	item := Item{Name: e.Name, Folder: e.Folder, Mode: e.Mode}
	h := &tar.Header{Typeflag: tar.TypeDir, Name: studyFolder + e.Name, Mode: int64(e.Mode), ModTime: e.Changed, Format: tar.FormatPAX}
	if e.Folder {
		h.Name += "/"
		return item, w.tar.WriteHeader(h)
	}
	r, size, err := e.Open()
	if err != nil {
		return item, err
	}
	defer r.Close()
	h.Typeflag, h.Size, item.Size = tar.TypeReg, size, size
	if err := w.tar.WriteHeader(h); err != nil {
		return item, err
	}
	sum := sha256.New()
	// What a log grows meanwhile is for the next archive.
	n, err := io.Copy(io.MultiWriter(w.tar, sum), io.LimitReader(reader{w.ctx, r}, size))
	if err == nil && n < size {
		err = phrases.Fail("vault.archive-shrank", phrases.Args{"Name": e.Name}).WithCure("vault.archive-shrank.cure")
	}
	if err != nil {
		return item, err
	}
	item.SHA256 = hex.EncodeToString(sum.Sum(nil))
	w.done += n
	if w.tell != nil {
		w.tell(w.done, w.of)
	}
	return item, nil
}

// reader stops when the user does.
type reader struct {
	ctx context.Context
	r   io.Reader
}

func (r reader) Read(p []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	return r.r.Read(p)
}

// errManifest is for what an archive says of itself and does not hold.
func errManifest(what string) error { return fmt.Errorf("manifest: %s", what) }
