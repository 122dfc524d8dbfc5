package desk

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"
	"path/filepath"

	"citaat/coding"
	"citaat/export"
)

// Journal writes down that a file was written: its name without folders, its
// bytes as a hash, whose words it holds, and what the disclosure check found. So
// a withdrawal can name it later, and `sent` knows what went out.
func Journal(s *coding.Study, path string, r export.Result, why string) error {
	if s.ReadOnly() {
		return nil
	}
	sum, err := Sum(path)
	if err != nil {
		return err
	}
	return JournalAs(s, filepath.Base(path), sum, r, why)
}

// JournalAs is Journal of a file whose name and hash are known.
func JournalAs(s *coding.Study, name, sum string, r export.Result, why string) error {
	if s.ReadOnly() {
		return nil
	}
	f := coding.SentFile{Name: name, SHA256: sum, People: r.People, Findings: export.Counted(r.Disclosures), Why: why}
	return s.Do(func(b *coding.Batch) error {
		b.Exported(f)
		return nil
	})
}

// Sum is the SHA-256 of a file in hexadecimal.
func Sum(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}
