package store

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// Tree is a folder that appears as a whole or not at all. It grows beside the
// place where it is to be, for its owner alone; no name in it can lead outside.
type Tree struct {
	dir     string // where it is to be
	root    *os.Root
	grown   string // where it grows
	folders []folderMode
}

type folderMode struct {
	name string
	mode fs.FileMode
}

// NewTree begins a folder. What is in its place already stays as it is: Keep
// then fails.
func NewTree(dir string) (*Tree, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	if _, err := os.Lstat(abs); err == nil {
		return nil, &fs.PathError{Op: "mkdir", Path: dir, Err: fs.ErrExist}
	}
	grown, err := os.MkdirTemp(filepath.Dir(abs), "."+filepath.Base(abs)+".*.tmp")
	if err != nil {
		return nil, about(abs, err)
	}
	root, err := os.OpenRoot(grown)
	if err != nil {
		return nil, errors.Join(err, os.Remove(grown))
	}
	return &Tree{dir: abs, root: root, grown: grown}, nil
}

// Folder makes a folder in the tree, and those above it. It gets its mode when
// the tree is kept, so that files can be put into it until then.
func (t *Tree) Folder(name string, mode fs.FileMode) error {
	t.folders = append(t.folders, folderMode{name, mode.Perm()})
	return t.told(t.root.MkdirAll(filepath.FromSlash(name), FolderMode))
}

// File writes a file that is not there yet, and syncs it.
func (t *Tree) File(name string, mode fs.FileMode, changed time.Time, write func(io.Writer) error) (err error) {
	name = filepath.FromSlash(name)
	if err := t.root.MkdirAll(filepath.Dir(name), FolderMode); err != nil {
		return t.told(err)
	}
	f, err := t.root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, FileMode)
	if err != nil {
		return t.told(err)
	}
	defer func() { err = errors.Join(err, t.told(f.Close())) }()
	if err := write(f); err != nil {
		return t.told(err)
	}
	if err := f.Chmod(mode.Perm()); err != nil {
		return t.told(err)
	}
	if err := f.Sync(); err != nil {
		return t.told(err)
	}
	return t.told(t.root.Chtimes(name, changed, changed))
}

// told names the place that the user knows instead of the one where it grows.
func (t *Tree) told(err error) error {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return &fs.PathError{Op: pe.Op, Path: t.dir, Err: pe.Err}
	}
	return err
}

// Keep brings the folder to its place.
func (t *Tree) Keep() error {
	for i := len(t.folders) - 1; i >= 0; i-- { // what is inside first
		f := t.folders[i]
		if err := t.root.Chmod(filepath.FromSlash(f.name), f.mode); err != nil {
			return errors.Join(t.told(err), t.Drop())
		}
	}
	if err := t.root.Close(); err != nil { // Windows moves no folder that is open
		return errors.Join(err, t.Drop())
	}
	_, err := os.Lstat(t.dir)
	if err == nil {
		err = &fs.PathError{Op: "mkdir", Path: t.dir, Err: fs.ErrExist}
	} else if err = os.Rename(t.grown, t.dir); err == nil {
		return syncFolder(filepath.Dir(t.dir))
	}
	return errors.Join(err, t.Drop())
}

// Drop takes away what has grown.
func (t *Tree) Drop() error {
	for _, f := range t.folders { // a folder that may not be written to cannot be emptied
		_ = os.Chmod(filepath.Join(t.grown, filepath.FromSlash(f.name)), FolderMode)
	}
	_ = t.root.Close()
	return os.RemoveAll(t.grown)
}
