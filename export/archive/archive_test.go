package archive_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"citaat/corpus/privacy/sealed"
	"citaat/export/archive"
)

// pair is a lock and what opens it.
func pair(t testing.TB) (sealed.Lock, sealed.Opener) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "ilse.txt")
	to, err := sealed.NewIdentity(path)
	if err != nil {
		t.Fatal(err)
	}
	ids, _, err := sealed.ReadIdentities(path)
	if err != nil {
		t.Fatal(err)
	}
	return sealed.Lock{Recipients: []string{to}}, sealed.Opener{Identities: ids}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// picture is a folder as it can be compared: name, mode and content of all.
func picture(t testing.TB, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	must(t, filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || path == dir {
			return err
		}
		info, err := e.Info()
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		all[rel] = info.Mode().String()
		if !e.IsDir() {
			data, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			all[rel] += fmt.Sprintf(" %x %d", sha256.Sum256(data), info.ModTime().Unix())
		}
		return nil
	}))
	return all
}

func same(a, b map[string]string) bool { return fmt.Sprint(a) == fmt.Sprint(b) }

func save(t testing.TB, dir string, lock sealed.Lock) string {
	t.Helper()
	c, err := archive.Tree(dir, "Proef")
	must(t, err)
	file := filepath.Join(t.TempDir(), "a.age")
	_, err = archive.Save(t.Context(), file, dir, c, lock, time.Unix(1_800_000_000, 0), nil)
	must(t, err)
	return file
}

func restore(ctx context.Context, data []byte, by sealed.Opener, dir string) error {
	_, err := archive.Restore(ctx, bytes.NewReader(data), by, dir, archive.Usual(), nil)
	return err
}

// Whatever the names, modes and sizes of its files: a study comes back as it
// was.
func TestAStudyComesBackByteForByte(t *testing.T) {
	lock, me := pair(t)
	base := t.TempDir()
	round := 0
	letter := rapid.SampledFrom([]string{"a", "B", "é", "ß", "م", "👩‍👧", " ", "-", "'", "%", "_", "0", ".", "\"", "\n", "$"})
	name := rapid.Map(rapid.SliceOfN(letter, 1, 30), func(l []string) string { return "x" + strings.Join(l, "") + "y" })
	if runtime.GOOS == "windows" {
		name = rapid.StringMatching(`x[a-z0-9_-]{1,30}y`)
	}
	rapid.Check(t, func(r *rapid.T) {
		round++
		from, to := filepath.Join(base, fmt.Sprint(round, "van")), filepath.Join(base, fmt.Sprint(round, "naar"))
		must(t, os.Mkdir(from, 0o700))
		folders := []string{"."}
		var modes []string
		for range rapid.IntRange(0, 12).Draw(r, "n") {
			in := rapid.SampledFrom(folders).Draw(r, "in")
			path := filepath.Join(in, name.Draw(r, "name"))
			full := filepath.Join(from, path)
			if _, err := os.Lstat(full); err == nil {
				continue
			}
			if rapid.Bool().Draw(r, "folder") {
				must(t, os.Mkdir(full, 0o700))
				folders = append(folders, path)
				modes = append(modes, path)
				continue
			}
			data := bytes.Repeat(rapid.SliceOfN(rapid.Byte(), 0, 300).Draw(r, "data"), rapid.SampledFrom([]int{1, 1, 40, 700}).Draw(r, "times"))
			must(t, os.WriteFile(full, data, 0o600))
			must(t, os.Chmod(full, fs.FileMode(rapid.SampledFrom([]int{0o600, 0o400, 0o640, 0o660, 0o700}).Draw(r, "mode"))))
			at := time.Unix(rapid.Int64Range(0, 2_000_000_000).Draw(r, "at"), 0)
			must(t, os.Chtimes(full, at, at))
		}
		for _, m := range modes {
			must(t, os.Chmod(filepath.Join(from, m), fs.FileMode(rapid.SampledFrom([]int{0o700, 0o750, 0o770, 0o500}).Draw(r, "folder mode"))))
		}
		want := picture(t, from)
		data, err := os.ReadFile(save(t, from, lock))
		must(t, err)
		if err := restore(t.Context(), data, me, to); err != nil {
			t.Fatalf("%v\n%v", err, want)
		}
		if got := picture(t, to); !same(got, want) {
			t.Fatalf("came back as\n%v\nwas\n%v", got, want)
		}
		if m, err := archive.Verify(t.Context(), bytes.NewReader(data), me, archive.Usual(), nil); err != nil || len(m.Items) != len(want) {
			t.Fatalf("%v", err)
		}
		for _, dir := range []string{from, to} {
			for _, m := range modes {
				must(t, os.Chmod(filepath.Join(dir, m), 0o700))
			}
			must(t, os.RemoveAll(dir))
		}
	})
}

// small is a study with what does not go along.
func small(t testing.TB) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "studie")
	for _, f := range []string{"transcripts", "codings", ".citaat/index", ".citaat/drafts", ".git", "leeg"} {
		must(t, os.MkdirAll(filepath.Join(dir, f), 0o700))
	}
	for name, text := range map[string]string{
		"study.yaml": "format: 1\n", "transcripts/M1.md": strings.Repeat("[1] M1: dat was de kwikstaart\n", 6000), "codings/ilse.jsonl": "{}\n",
		".citaat/index/x": "woorden", ".citaat/drafts/M1": "half", ".git/config": "[core]", ".study.yaml.1.tmp": "half", ".gitignore": ".citaat/\n",
	} {
		must(t, os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600))
	}
	return dir
}

func TestWhatDoesNotGoAlongIsNamed(t *testing.T) {
	dir := small(t)
	if runtime.GOOS != "windows" {
		must(t, os.Symlink("/etc/passwd", filepath.Join(dir, "link")))
	}
	lock, me := pair(t)
	c, err := archive.Tree(dir, "Proef")
	must(t, err)
	var keys []string
	for _, l := range c.LeftOut {
		keys = append(keys, l.Key)
	}
	for _, want := range []string{"vault.left-local", "vault.left-history", "vault.left-half", "vault.left-drafts"} {
		if !strings.Contains(strings.Join(keys, " "), want) {
			t.Errorf("%s is not told: %v", want, keys)
		}
	}
	data, err := os.ReadFile(save(t, dir, lock))
	must(t, err)
	if bytes.Contains(data, []byte("kwikstaart")) {
		t.Error("it is not encrypted")
	}
	to := filepath.Join(t.TempDir(), "terug")
	must(t, restore(t.Context(), data, me, to))
	got := picture(t, to)
	for _, name := range []string{"study.yaml", "leeg", ".gitignore", "transcripts/M1.md"} {
		if got[filepath.FromSlash(name)] == "" {
			t.Errorf("%s did not come back", name)
		}
	}
	if len(got) != 7 {
		t.Errorf("came back: %v", got)
	}
	if info, err := os.Stat(to); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o700 {
		t.Errorf("others can enter: %v %v", info.Mode(), err)
	}
}

// A change anywhere, or an end that is gone, is told, and nothing stays behind.
func TestADamagedArchiveLeavesNothing(t *testing.T) {
	lock, me := pair(t)
	data, err := os.ReadFile(save(t, small(t), lock))
	must(t, err)
	_, other := pair(t)
	above := t.TempDir()
	to := filepath.Join(above, "terug")
	fails := func(what string, data []byte, by sealed.Opener) {
		t.Helper()
		err := restore(t.Context(), data, by, to)
		if err == nil {
			t.Errorf("%s: restored", what)
		} else if !errors.Is(err, sealed.ErrDamaged) && !errors.Is(err, sealed.ErrWrong) && !errors.Is(err, sealed.ErrOther) {
			t.Errorf("%s: %v", what, err)
		}
		if _, err := archive.Verify(t.Context(), bytes.NewReader(data), by, archive.Usual(), nil); err == nil {
			t.Errorf("%s: verified", what)
		}
		if left, _ := os.ReadDir(above); len(left) > 0 {
			t.Fatalf("%s: %s is left behind", what, left[0].Name())
		}
	}
	for at := 0; at < len(data); at += 1 + len(data)/150 {
		broken := bytes.Clone(data)
		broken[at] ^= 0x20
		fails(fmt.Sprintf("byte %d of %d changed", at, len(data)), broken, me)
		fails(fmt.Sprintf("cut off at %d of %d", at, len(data)), data[:at], me)
	}
	fails("something added", append(bytes.Clone(data), 0), me)
	fails("somebody else's", data, other)
}

func TestWhatIsThereIsNeverTouched(t *testing.T) {
	lock, me := pair(t)
	dir := small(t)
	c, err := archive.Tree(dir, "Proef")
	must(t, err)
	before := picture(t, dir)
	inside := []string{filepath.Join(dir, "a.age"), filepath.Join(dir, "leeg", "a.age")}
	if runtime.GOOS != "windows" {
		link := filepath.Join(t.TempDir(), "link")
		must(t, os.Symlink(dir, link))
		inside = append(inside, filepath.Join(link, "a.age"))
	}
	for _, path := range inside {
		if _, err := archive.Save(t.Context(), path, dir, c, lock, time.Now(), nil); err == nil {
			t.Errorf("an archive was written into the study: %s", path)
		}
	}
	file := save(t, dir, lock)
	data, err := os.ReadFile(file)
	must(t, err)
	if _, err := archive.Save(t.Context(), file, dir, c, lock, time.Now(), nil); err == nil {
		t.Error("an archive was written over another")
	}
	if err := restore(t.Context(), data, me, dir); !errors.Is(err, fs.ErrExist) {
		t.Errorf("restored over a study: %v", err)
	}
	if !same(before, picture(t, dir)) {
		t.Error("the study changed")
	}
	if info, err := os.Stat(file); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("others can read the archive: %v %v", info.Mode(), err)
	}
}

// Who stops half-way finds nothing half.
func TestStoppingLeavesNothing(t *testing.T) {
	lock, me := pair(t)
	dir := small(t)
	c, err := archive.Tree(dir, "Proef")
	must(t, err)
	above := t.TempDir()
	ctx, cancel := context.WithCancel(t.Context())
	stop := func(int64, int64) { cancel() }
	if _, err := archive.Save(ctx, filepath.Join(above, "a.age"), dir, c, lock, time.Now(), stop); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
	data, err := os.ReadFile(save(t, dir, lock))
	must(t, err)
	ctx, cancel = context.WithCancel(t.Context())
	stop = func(int64, int64) { cancel() }
	if _, err := archive.Restore(ctx, bytes.NewReader(data), me, filepath.Join(above, "terug"), archive.Usual(), stop); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
	if left, _ := os.ReadDir(above); len(left) > 0 {
		t.Errorf("%s is left behind", left[0].Name())
	}
}

func TestAnArchiveThatUnpacksWithoutEndIsRefused(t *testing.T) {
	lock, me := pair(t)
	data, err := os.ReadFile(save(t, small(t), lock))
	must(t, err)
	above := t.TempDir()
	for _, most := range []archive.Limits{{Entries: 3, Bytes: 1 << 30}, {Entries: 100, Bytes: 1 << 10}} {
		if _, err := archive.Restore(t.Context(), bytes.NewReader(data), me, filepath.Join(above, "terug"), most, nil); err == nil {
			t.Errorf("%+v: restored", most)
		}
	}
	if left, _ := os.ReadDir(above); len(left) > 0 {
		t.Errorf("%s is left behind", left[0].Name())
	}
}
