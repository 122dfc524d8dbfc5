package archive

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
	"unicode/utf8"

	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// Kind tells what an archive is of.
type Kind string

// Kinds of archives.
const (
	Whole   Kind = "whole"     // the study as it is
	Reduced Kind = "anonymous" // what the participants agreed to, without names of coders and notes
)

// Contents is what goes into an archive.
type Contents struct {
	Kind    Kind
	Title   string
	Entries []Entry
	People  []corpus.ParticipantID // whose words or characteristics are in it
	LeftOut []phrases.Sentence     // what stays behind, and why
}

// Entry is a folder or a file; its name has slashes and leads nowhere else.
type Entry struct {
	Name    string
	Folder  bool
	Mode    fs.FileMode
	Changed time.Time
	Open    func() (io.ReadCloser, int64, error) // of a file
}

// Size adds up the files as they are now.
func (c Contents) Size() int64 {
	var n int64
	for _, e := range c.Entries {
		if e.Folder {
			continue
		}
		if r, size, err := e.Open(); err == nil {
			n += size
			r.Close()
		}
	}
	return n
}

// histories are the folders in which version control keeps what once was.
var histories = [...]string{".git", ".hg", ".svn", ".jj", ".bzr"}

// Tree is a study as it stands in a folder.
func Tree(dir, title string) (Contents, error) {
	c := Contents{Kind: Whole, Title: title}
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || path == dir {
			return err
		}
		rel, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		name := filepath.ToSlash(rel)
		info, err := e.Info()
		if errors.Is(err, fs.ErrNotExist) { // gone in the meantime
			return nil
		} else if err != nil {
			return err
		}
		if why := stays(name, info); why.Key != "" {
			c.LeftOut = append(c.LeftOut, why)
			if e.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		entry := Entry{Name: name, Folder: e.IsDir(), Mode: info.Mode().Perm(), Changed: info.ModTime()}
		if !e.IsDir() {
			entry.Open = func() (io.ReadCloser, int64, error) { return openFile(path) }
		}
		c.Entries = append(c.Entries, entry)
		return nil
	})
	if drafts, _ := filepath.Glob(filepath.Join(dir, coding.LocalFolder, "drafts", "*")); len(drafts) > 0 {
		c.LeftOut = append(c.LeftOut, phrases.Make("vault.left-drafts", phrases.Args{"Count": len(drafts)}))
	}
	c.LeftOut = append(c.LeftOut, phrases.Make("vault.left-key"))
	return c, err
}

// stays tells why something does not go along; the empty sentence if it does.
func stays(name string, info fs.FileInfo) phrases.Sentence {
	args := phrases.Args{"Name": name}
	switch {
	case name == coding.LocalFolder:
		return phrases.Make("vault.left-local", args)
	case forbidden(name):
		return phrases.Make("vault.left-history", args)
	case !info.IsDir() && !info.Mode().IsRegular():
		return phrases.Make("vault.left-link", args)
	case !utf8.ValidString(name) || strings.Contains(name, `\`):
		return phrases.Make("vault.left-name", phrases.Args{"Name": strings.ToValidUTF8(name, "?")})
	case strings.HasPrefix(filepath.Base(name), ".") && strings.HasSuffix(name, ".tmp"):
		return phrases.Make("vault.left-half", args)
	}
	return phrases.Sentence{}
}

// forbidden tells of a name that never goes in and never comes out: version
// control runs what stands in its folder.
func forbidden(name string) bool {
	for _, part := range strings.Split(name, "/") {
		for _, h := range histories {
			if strings.EqualFold(part, h) {
				return true
			}
		}
	}
	first, _, _ := strings.Cut(name, "/")
	return strings.EqualFold(first, coding.LocalFolder)
}

func openFile(path string) (io.ReadCloser, int64, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, 0, err
	}
	info, err := f.Stat()
	if err != nil {
		f.Close()
		return nil, 0, err
	}
	return f, info.Size(), nil
}

// made is a file that stands in memory.
func made(name string, data []byte, at time.Time) Entry {
	return Entry{Name: name, Mode: 0o600, Changed: at, Open: func() (io.ReadCloser, int64, error) {
		return io.NopCloser(bytes.NewReader(data)), int64(len(data)), nil
	}}
}
