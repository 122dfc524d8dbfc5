package key

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"unicode"

	"citaat/corpus/phrases"
	"citaat/corpus/store"
)

// Where a key may not be.
var (
	ErrInStudy = errors.New("inside a study")
	ErrInTree  = errors.New("inside the work tree of a version control system")
)

// settingsFile makes a folder a study.
const settingsFile = "study.yaml"

// DefaultPath is where the key of a study stands when nobody says where: in a
// folder of the user's configuration, under the name of the study's folder. The
// piece behind it is of the whole path, so that two studies of one name never
// share a key.
func DefaultPath(config, study string) string {
	abs, err := filepath.Abs(study)
	if err != nil {
		abs = study
	}
	if real, err := filepath.EvalSymlinks(abs); err == nil {
		abs = real
	}
	sum := sha256.Sum256([]byte(abs))
	return filepath.Join(config, "keys", named(filepath.Base(abs))+"-"+hex.EncodeToString(sum[:4])+".age")
}

// named is a folder's name as any disk takes it.
func named(s string) string {
	s = strings.Trim(strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || r == '-' || r == '_' {
			return r
		}
		return '-'
	}, s), "-")
	if s == "" {
		return "study"
	}
	return s
}

// Allowed is where a file would really stand, all symbolic links followed, and
// an error where that, or the path as it was typed, is inside a study or a work
// tree. Study is the folder of the study that is worked in.
func Allowed(path, study string) (string, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	real, err := store.Real(abs)
	if errors.Is(err, fs.ErrInvalid) {
		return "", phrases.Fail("vault.key-link", phrases.Args{"File": abs}).WithCure("vault.key-link.cure")
	}
	if err != nil {
		return "", err
	}
	for _, p := range []string{real, abs} {
		if err := outside(p, study); err != nil {
			return "", err
		}
	}
	return real, nil
}

func outside(path, study string) error {
	var own os.FileInfo
	if study != "" {
		own, _ = os.Stat(study)
	}
	for dir := filepath.Dir(path); ; dir = filepath.Dir(dir) {
		if info, err := os.Stat(dir); err == nil {
			if own != nil && os.SameFile(own, info) || is(dir, settingsFile) {
				return phrases.Fail("vault.key-in-study", phrases.Args{"Folder": dir}).WithCure("vault.key-in-study.cure").Because(ErrInStudy)
			}
			if tree(dir) {
				return phrases.Fail("vault.key-in-tree", phrases.Args{"Folder": dir}).WithCure("vault.key-in-study.cure").Because(ErrInTree)
			}
		}
		if dir == filepath.Dir(dir) {
			return nil
		}
	}
}

// tree tells whether a folder is the root of a work tree, or a bare repository.
func tree(dir string) bool {
	for _, name := range []string{".git", ".hg", ".svn", ".jj", ".bzr"} {
		if is(dir, name) {
			return true
		}
	}
	return is(dir, "HEAD") && is(dir, "objects") && is(dir, "refs")
}

func is(dir, name string) bool {
	_, err := os.Lstat(filepath.Join(dir, name))
	return err == nil
}

// Warnings tell what is unsafe about the place of a key that is there already.
func Warnings(path, study string) []phrases.Sentence {
	var list []phrases.Sentence
	var said *phrases.Problem
	if _, err := Allowed(path, study); errors.As(err, &said) {
		list = append(list, said.What)
	}
	if runtime.GOOS == "windows" { // rights are those of the folder there
		return list
	}
	if info, err := os.Stat(path); err == nil && info.Mode().Perm()&0o077 != 0 {
		list = append(list, phrases.Make("vault.key-open", phrases.Args{"Path": path, "Cure": "chmod 600"}))
	}
	if info, err := os.Stat(filepath.Dir(path)); err == nil && info.Mode().Perm()&0o055 != 0 {
		list = append(list, phrases.Make("vault.key-open", phrases.Args{"Path": filepath.Dir(path), "Cure": "chmod 700"}))
	}
	return list
}
