package archive

import (
	"bytes"
	"compress/gzip"
	"io"
	"io/fs"
	"strings"
	"testing"
	"time"
)

// plain is what an archive holds before it is encrypted.
func plain(t testing.TB) []byte {
	t.Helper()
	at := time.Unix(1_800_000_000, 0)
	c := Contents{Kind: Whole, Title: "Proef", Entries: []Entry{{Name: "transcripts", Folder: true, Mode: 0o700, Changed: at}, made("transcripts/M1.md", []byte("tekst"), at), made("study.yaml", nil, at)}}
	var b bytes.Buffer
	if _, err := write(t.Context(), &b, c, at, nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// Whatever somebody encrypted: no name leads outside, and what is accepted is
// what the manifest says.
func FuzzUnpack(f *testing.F) {
	whole := plain(f)
	z, err := gzip.NewReader(bytes.NewReader(whole))
	if err != nil {
		f.Fatal(err)
	}
	tar, err := io.ReadAll(z)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(tar)
	f.Add(bytes.ReplaceAll(tar, []byte("study/study.yaml"), []byte("study/../../yaml")))
	f.Add(tar[:len(tar)/2])
	f.Fuzz(func(t *testing.T, tar []byte) {
		var b bytes.Buffer
		w := gzip.NewWriter(&b)
		if _, err := w.Write(tar); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		files := 0
		check := func(name string) {
			if !fs.ValidPath(name) || name == "." || strings.HasPrefix(strings.ToLower(name), ".git/") {
				t.Fatalf("unpacked %q", name)
			}
		}
		u := unpacker{ctx: t.Context(), most: Limits{Entries: 50, Bytes: 1 << 20},
			folder: func(name string, _ fs.FileMode) error { check(name); return nil },
			file: func(name string, _ fs.FileMode, _ time.Time, write func(io.Writer) error) error {
				check(name)
				files++
				return write(io.Discard)
			}}
		m, err := u.unpack(bytes.NewReader(b.Bytes()))
		if n, _ := m.Files(); err == nil && n != files {
			t.Fatalf("%d files, the manifest says %d", files, n)
		}
	})
}
