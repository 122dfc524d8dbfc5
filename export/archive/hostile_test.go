package archive_test

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"citaat/corpus/privacy/sealed"
)

// forged is an archive as somebody else may have made it: any entries, with a
// manifest that agrees with them.
func forged(t *testing.T, lock sealed.Lock, entries []tar.Header, manifest bool) []byte {
	t.Helper()
	var out bytes.Buffer
	locked, err := lock.Writer(&out)
	must(t, err)
	zip := gzip.NewWriter(locked)
	w := tar.NewWriter(zip)
	put := func(h tar.Header, data string) {
		h.Size = int64(len(data))
		if h.Mode == 0 {
			h.Mode = 0o600
		}
		must(t, w.WriteHeader(&h))
		_, err := w.Write([]byte(data))
		must(t, err)
	}
	put(tar.Header{Name: "citaat-archive.json", Typeflag: tar.TypeReg}, `{"format":1,"kind":"whole"}`)
	type item struct {
		Name   string `json:"name"`
		Mode   int    `json:"mode"`
		Size   int    `json:"size"`
		SHA256 string `json:"sha256"`
	}
	var items []item
	for _, h := range entries {
		data := ""
		if h.Typeflag == tar.TypeReg {
			data = "kwaad"
			if len(h.Name) > 6 {
				items = append(items, item{h.Name[len("study/"):], 0o600, 5, fmt.Sprintf("%x", sha256.Sum256([]byte(data)))})
			}
		}
		put(h, data)
	}
	if manifest {
		data, err := json.Marshal(map[string]any{"items": items})
		must(t, err)
		put(tar.Header{Name: "manifest.json", Typeflag: tar.TypeReg}, string(data))
	}
	must(t, w.Close())
	must(t, zip.Close())
	must(t, locked.Close())
	return out.Bytes()
}

func file(name string) tar.Header { return tar.Header{Name: name, Typeflag: tar.TypeReg} }

func TestAHostileArchiveIsHarmless(t *testing.T) {
	lock, me := pair(t)
	above := t.TempDir()
	to := filepath.Join(above, "in", "terug")
	must(t, os.Mkdir(filepath.Join(above, "in"), 0o700))
	good := []tar.Header{file("study/study.yaml")}
	must(t, restore(t.Context(), forged(t, lock, good, true), me, to))
	must(t, os.RemoveAll(to))
	for name, entries := range map[string][]tar.Header{
		"upwards":           {file("study/../../kwaad")},
		"upwards, deep":     {file("study/a/../../../kwaad")},
		"absolute":          {file("/kwaad")},
		"absolute, inside":  {file("study//kwaad")},
		"beside the study":  {file("kwaad")},
		"a dot":             {file("study/./kwaad")},
		"nothing":           {{Name: "study/", Typeflag: tar.TypeDir}},
		"backslash":         {file(`study/..\kwaad`)},
		"twice":             {file("study/a"), file("study/a")},
		"a file as folder":  {file("study/a"), file("study/a/b")},
		"symbolic link":     {{Name: "study/a", Typeflag: tar.TypeSymlink, Linkname: "../../"}, file("study/a/kwaad")},
		"hard link":         {{Name: "study/a", Typeflag: tar.TypeLink, Linkname: "/etc/passwd"}},
		"device":            {{Name: "study/a", Typeflag: tar.TypeChar, Devmajor: 1, Devminor: 3}},
		"pipe":              {{Name: "study/a", Typeflag: tar.TypeFifo}},
		"hooks":             {file("study/.git/hooks/post-checkout")},
		"hooks, other case": {file("study/.GIT/hooks/post-checkout")},
		"hooks, deep":       {file("study/a/.git/config")},
		"an index":          {file("study/.citaat/index/x")},
	} {
		if err := restore(t.Context(), forged(t, lock, entries, true), me, to); err == nil {
			t.Errorf("%s: restored", name)
		}
	}
	if err := restore(t.Context(), forged(t, lock, good, false), me, to); err == nil {
		t.Error("without a manifest: restored")
	}
	if got := picture(t, above); len(got) != 1 {
		t.Errorf("left behind: %v", got)
	}
}
