package archive_test

import (
	"bytes"
	"compress/gzip"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"citaat/coding/codingtest"
	"citaat/export/archive"
)

// BenchmarkArchive writes and reads back a study of a hundred interviews; pack
// alone is the yardstick: nothing is read, hashed or encrypted.
func BenchmarkArchive(b *testing.B) {
	dir := filepath.Join(b.TempDir(), "studie")
	must(b, codingtest.Make(dir, 1, codingtest.Size{Interviews: 100, Turns: 200, Codings: 10_000, Codes: 50}))
	lock, me := pair(b)
	c, err := archive.Tree(dir, "Proef")
	must(b, err)
	size := c.Size()
	b.Run("pack alone", func(b *testing.B) {
		b.SetBytes(size)
		text := []byte(strings.Repeat("zij zei dat het goed ging met haar en met de kinderen\n", int(size/54)))
		for b.Loop() {
			w := gzip.NewWriter(new(bytes.Buffer))
			_, err := w.Write(text)
			must(b, err)
			must(b, w.Close())
		}
	})
	b.Run("save", func(b *testing.B) {
		b.SetBytes(size)
		b.ReportAllocs()
		for b.Loop() {
			file := filepath.Join(b.TempDir(), "a.age")
			_, err := archive.Save(b.Context(), file, dir, c, lock, moment(), nil)
			must(b, err)
			must(b, os.Remove(file))
		}
	})
	data, err := os.ReadFile(save(b, dir, lock))
	must(b, err)
	b.Run("restore", func(b *testing.B) {
		b.SetBytes(size)
		b.ReportAllocs()
		for b.Loop() {
			to := filepath.Join(b.TempDir(), "terug")
			must(b, restore(b.Context(), data, me, to))
			must(b, os.RemoveAll(to))
		}
	})
	b.Run("verify", func(b *testing.B) {
		b.SetBytes(size)
		for b.Loop() {
			_, err := archive.Verify(b.Context(), bytes.NewReader(data), me, archive.Usual(), nil)
			must(b, err)
		}
	})
}
