//go:build !windows

package storage

import (
	"io/fs"
	"os"
	"os/user"
	"path/filepath"
	"strconv"
	"syscall"
)

// rights tells who can get into a folder beside its owner. A folder that nobody
// can reach, because one above it is closed, is closed.
func rights(dir string) []Finding {
	info, err := os.Stat(dir)
	if err != nil {
		return nil
	}
	mode := info.Mode().Perm()
	if mode&0o005 != 0 && reachable(dir, func(above fs.FileInfo) bool { return above.Mode().Perm()&0o001 != 0 }) {
		return []Finding{{Kind: Others, Dir: dir}}
	}
	gid, ok := groupOf(info)
	if !ok || mode&0o050 == 0 || mode&0o020 != 0 || ownGroup(info, gid) {
		return nil
	}
	in := func(above fs.FileInfo) bool {
		g, _ := groupOf(above)
		perm := above.Mode().Perm()
		return perm&0o001 != 0 || g == gid && perm&0o010 != 0
	}
	if !reachable(dir, in) {
		return nil
	}
	return []Finding{{Kind: Group, Dir: dir, Name: groupName(gid)}}
}

// reachable tells whether all folders above let somebody through.
func reachable(dir string, through func(fs.FileInfo) bool) bool {
	for at := filepath.Dir(dir); ; at = filepath.Dir(at) {
		if info, err := os.Stat(at); err == nil && !through(info) {
			return false
		}
		if at == filepath.Dir(at) {
			return true
		}
	}
}

func groupOf(info fs.FileInfo) (uint32, bool) {
	s, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return 0, false
	}
	return s.Gid, true
}

// ownGroup tells of a group in which a user is alone: it has the user's name.
func ownGroup(info fs.FileInfo, gid uint32) bool {
	s, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return false
	}
	return groupName(gid) == ownerName(s.Uid)
}

func groupName(gid uint32) string {
	id := strconv.FormatUint(uint64(gid), 10)
	if g, err := user.LookupGroupId(id); err == nil {
		return g.Name
	}
	return id
}

func ownerName(uid uint32) string {
	id := strconv.FormatUint(uint64(uid), 10)
	if u, err := user.LookupId(id); err == nil {
		return u.Username
	}
	return id
}

// Readers tells who can get into a folder.
func Readers(dir string) (Access, error) {
	info, err := os.Stat(dir)
	if err != nil {
		return Access{}, err
	}
	a := Access{Mode: info.Mode().Perm()}
	if s, ok := info.Sys().(*syscall.Stat_t); ok {
		a.Owner = ownerName(s.Uid)
		if a.Mode&0o050 != 0 {
			a.Group = groupName(s.Gid)
		}
	}
	for _, f := range rights(dir) {
		a.Others = a.Others || f.Kind == Others
	}
	return a, nil
}
