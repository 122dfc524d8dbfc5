package store_test

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"citaat/corpus/store"
)

// brokenFile is a disk that takes some bytes and then refuses.
type brokenFile struct {
	*os.File
	takes   int
	syncErr error
}

func (f brokenFile) Write(p []byte) (int, error) {
	if f.takes >= len(p) {
		return f.File.Write(p)
	}
	n, _ := f.File.Write(p[:f.takes])
	return n, errors.New("no space left on device")
}

func (f brokenFile) Sync() error { return f.syncErr }

func broken(takes int, syncErr error) store.Disk {
	return store.Disk{OpenAppend: func(path string) (store.File, int64, error) {
		f, err := os.OpenFile(path, os.O_WRONLY|os.O_APPEND|os.O_CREATE, 0o600)
		if err != nil {
			return nil, 0, err
		}
		info, err := f.Stat()
		return brokenFile{f, takes, syncErr}, info.Size(), err
	}}
}

func TestAHalfWrittenLineIsCutOff(t *testing.T) {
	path := filepath.Join(t.TempDir(), "log")
	if err := (store.Disk{}).Append(path, []byte("one\n")); err != nil {
		t.Fatal(err)
	}
	for name, disk := range map[string]store.Disk{"full disk": broken(2, nil), "failing sync": broken(99, errors.New("i/o error"))} {
		if err := disk.Append(path, []byte("two\n")); err == nil {
			t.Errorf("%s: said that all is well", name)
		}
		got, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if string(got) != "one\n" {
			t.Errorf("%s: the log holds %q", name, got)
		}
	}
}

func TestReplaceLeavesTheOldFileWhenItFails(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "study.yaml")
	if err := store.Replace(path, []byte("old")); err != nil {
		t.Fatal(err)
	}
	failed := errors.New("refused")
	err := store.ReplaceWith(path, func(w io.Writer) error {
		_, _ = w.Write([]byte("ne"))
		return failed
	})
	if !errors.Is(err, failed) {
		t.Fatal(err)
	}
	if got, _ := os.ReadFile(path); string(got) != "old" {
		t.Errorf("the file holds %q", got)
	}
	if entries, _ := os.ReadDir(dir); len(entries) != 1 {
		t.Errorf("%d files are left behind, want 1", len(entries))
	}
}

func TestOnlyTheOwnerCanRead(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no modes")
	}
	above := t.TempDir()
	if err := os.Chmod(above, 0o770); err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(above, "a", "b")
	if err := store.Private(dir); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, "f")
	if err := store.Replace(file, nil); err != nil {
		t.Fatal(err)
	}
	if err := (store.Disk{}).Append(filepath.Join(dir, "g"), []byte("x")); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]os.FileMode{dir: 0o700, file: 0o600, filepath.Join(dir, "g"): 0o600} {
		info, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		if info.Mode().Perm() != want {
			t.Errorf("%s has mode %o, want %o", filepath.Base(path), info.Mode().Perm(), want)
		}
	}
	// A folder that its owner shares with a group keeps that group's rights.
	if err := os.Chmod(dir, 0o770); err != nil {
		t.Fatal(err)
	}
	if err := store.Replace(file, nil); err != nil {
		t.Fatal(err)
	}
	if info, _ := os.Stat(file); info.Mode().Perm() != 0o660 {
		t.Errorf("a file in a shared folder has mode %o, want 660", info.Mode().Perm())
	}
}

func TestASecondWriterWaitsOrIsTold(t *testing.T) {
	path := filepath.Join(t.TempDir(), "lock")
	unlock, err := store.Lock(path, time.Second)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := store.Lock(path, time.Millisecond); !errors.Is(err, store.ErrLocked) {
		t.Errorf("a second lock: %v", err)
	}
	unlock()
	again, err := store.Lock(path, time.Second)
	if err != nil {
		t.Fatal(err)
	}
	again()
}

// An error names the file or folder that the user knows.
func TestAnErrorNeverNamesTheTemporaryFile(t *testing.T) {
	dir := t.TempDir()
	taken := filepath.Join(dir, "taken.csv")
	if err := os.MkdirAll(filepath.Join(taken, "x"), 0o700); err != nil {
		t.Fatal(err)
	}
	missing := filepath.Join(dir, "missing")
	for path, names := range map[string]string{taken: taken, filepath.Join(missing, "t.csv"): missing} {
		var pe *fs.PathError
		if err := store.Replace(path, []byte("x")); !errors.As(err, &pe) || pe.Path != names {
			t.Errorf("%s: %v", path, err)
		}
	}
	left, err := filepath.Glob(filepath.Join(dir, ".*"))
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v %v", left, err)
	}
}
