package coding

import (
	"path/filepath"
	"strings"

	"citaat/corpus/phrases"
)

// MayReplace refuses a file that a study itself is made of: what is exported
// must not take its place, whatever somebody typed.
func MayReplace(file string) error {
	abs, err := filepath.Abs(file)
	if err != nil {
		return err
	}
	dir, err := Find(filepath.Dir(abs))
	if err != nil {
		return nil // it lies in no study
	}
	rel, err := filepath.Rel(dir, abs)
	if err != nil {
		return err
	}
	first, _, deeper := strings.Cut(filepath.ToSlash(rel), "/")
	for _, own := range []string{SettingsFile, CodebookFile, ParticipantsFile} {
		if !deeper && strings.EqualFold(first, own) {
			return ownFile(rel)
		}
	}
	for _, own := range []string{TranscriptFolder, LogFolder, LocalFolder} {
		if deeper && strings.EqualFold(first, own) {
			return ownFile(rel)
		}
	}
	return nil
}

func ownFile(name string) error {
	return phrases.Fail("coding.own", phrases.Args{"File": name}).WithCure("coding.own.cure")
}
