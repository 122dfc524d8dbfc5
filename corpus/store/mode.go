package store

import (
	"io/fs"
	"os"
	"path/filepath"
)

// Modes of what citaat creates.
const (
	FileMode   fs.FileMode = 0o600
	FolderMode fs.FileMode = 0o700
)

// modeIn is the mode for a new file or folder: that of its owner alone, and
// with the group's rights where the parent folder is shared with its group.
func modeIn(parent string, own fs.FileMode) fs.FileMode {
	info, err := os.Stat(parent)
	if err != nil {
		return own
	}
	// A folder that all the world may write to, such as /tmp, is nobody's share.
	if perm := info.Mode().Perm(); perm&0o020 != 0 && perm&0o002 == 0 {
		if own&0o100 != 0 {
			return own | 0o070
		}
		return own | 0o060
	}
	return own
}

// Private makes a folder, and those above it, for its owner alone, whatever the
// folder is that it stands in: a new study is not shared until its owner does.
func Private(path string) error { return os.MkdirAll(path, FolderMode) }

// Folder makes a folder, and those above it, for its owner alone, and for the
// group with which the folder that it stands in is shared.
func Folder(path string) error {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return nil
	}
	parent := filepath.Dir(path)
	if parent != path {
		if _, err := os.Stat(parent); os.IsNotExist(err) {
			if err := Folder(parent); err != nil {
				return err
			}
		}
	}
	mode := modeIn(parent, FolderMode)
	if err := os.Mkdir(path, mode); err != nil && !os.IsExist(err) {
		return err
	}
	if mode != FolderMode {
		return os.Chmod(path, mode|inherit(parent)) // umask took the group's rights
	}
	return syncFolder(parent)
}

func inherit(parent string) fs.FileMode {
	if info, err := os.Stat(parent); err == nil {
		return info.Mode() & fs.ModeSetgid
	}
	return 0
}
