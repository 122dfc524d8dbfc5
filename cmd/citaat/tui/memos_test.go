package tui

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"citaat/cmd/citaat/editor"
	"citaat/cmd/citaat/tui/screen"
	"citaat/cmd/citaat/tui/theme"
	"citaat/coding"
	"citaat/corpus/phrases"
)

// TestMemosFromReadingToTheList: written while reading, found in the list, and
// back along its links; each is undone with one key.
func TestMemosFromReadingToTheList(t *testing.T) {
	s := sit(t, newFolder(t), theme.Look{Dark: true}, phrases.Dutch)
	s.coded()
	s.size(120, 40)
	s.press("M", "'Sterk begin, zie [[rust'", "enter", "' en [[M2:2]]'", "esc")
	s.sees("Memo bewaard bij M1", "u ongedaan", "bewaard 14:02:11")
	s.press("g", "m")
	s.sees("Memo's", "[alles 1]", "Sterk begin, zie [[Rust]] en [[M2:2]]", "interview · M1")
	s.press("tab", "tab", "enter")
	if s.app.at != screen.Read {
		t.Fatalf("at screen %d", s.app.at)
	}
	s.sees("M2 · moeder", "Bezorgder dan mijn man")
	s.press("esc")
	s.sees("Sterk begin")
	s.press("n", "'Over het geheel'", "enter", "'tweede regel'", "ctrl+s")
	s.sees("[alles 2]", "Over het geheel", "tweede regel")
	s.press("/", "'GEHEEL'", "enter")
	s.sees("[alles 1]")
	s.press("esc", "d")
	s.sees("[alles 1]", "Memo weggehaald")
	s.press("u")
	s.sees("[alles 2]")
	s.press("u", "u")
	s.sees("Nog geen memo's")
	s.press("ctrl+r", "ctrl+r", "ctrl+r")
	s.sees("[alles 1]")
	if memos := s.study.Memos(); len(memos) != 1 || memos[0].On != (coding.MemoTarget{Kind: coding.OnInterview, ID: "M1"}) {
		t.Errorf("memos %+v", memos)
	}
}

// TestMemoScreensInTheHouse: the screen with title line and footer.
func TestMemoScreensInTheHouse(t *testing.T) {
	s := sit(t, newFolder(t), theme.Look{Dark: true}, phrases.Dutch)
	s.coded()
	s.press("g", "m")
	for _, st := range []state{{"memos-none", nil}, {"memos-write", []string{"b", "'Charmaz 2014'", "enter", "'Vergelijk steeds, zie [[Vertrouwen]].'"}}, {"memos", []string{"esc"}}} {
		s.press(st.keys...)
		for _, z := range [][2]int{{80, 24}} {
			s.size(z[0], z[1])
			golden(t, fmt.Sprintf("%s-%dx%d", st.name, z[0], z[1]), untimed(s.view()))
		}
	}
	for _, z := range [][2]int{{30, 8}, {20, 5}} {
		s.size(z[0], z[1])
		if n := len(strings.Split(s.app.View(), "\n")); n != z[1] {
			t.Errorf("%dx%d: %d lines", z[0], z[1], n)
		}
	}
}

// untimed takes the local time of the machine out.
func untimed(view string) string {
	return strings.NewReplacer("24-11-2026 14:02", "24-11-2026 hh:mm", "24-11-2026 15:02", "24-11-2026 hh:mm").Replace(view)
}

// TestNoWordOfAMemoIsLeftElsewhere: after writing in the window and in an
// editor of one's own, the words are in the log of the study and nowhere else.
func TestNoWordOfAMemoIsLeftElsewhere(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("a shell script")
	}
	elsewhere := t.TempDir()
	for _, name := range []string{"HOME", "TMPDIR", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME"} {
		t.Setenv(name, elsewhere)
	}
	ed := filepath.Join(t.TempDir(), "ed")
	if err := os.WriteFile(ed, []byte("#!/bin/sh\necho vertrouwelijk >> \"$1\"\ncp \"$1\" \"$1~\"\ncp \"$1\" \"$(mktemp)\"\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("EDITOR", ed)
	t.Setenv("VISUAL", "")
	dir := newFolder(t)
	s := sit(t, dir, theme.Look{Dark: true}, phrases.Dutch)
	s.press("M", "'vertrouwelijk begin'", "esc")
	job, err := editor.Prepare(s.study.Local(), "memo.md", "vertrouwelijk\n")
	if err != nil {
		t.Fatal(err)
	}
	text, changed, err := job.Finish(job.Command().Run())
	if err != nil || !changed {
		t.Fatalf("%v, %v", changed, err)
	}
	s.press("g", "m", "n", "'"+strings.ReplaceAll(text, "\n", " ")+"'", "esc")
	for _, at := range []string{dir, elsewhere} {
		err := filepath.WalkDir(at, func(path string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() {
				return err
			}
			data, err := os.ReadFile(path)
			if err == nil && strings.Contains(string(data), "vertrouwelijk") && path != filepath.Join(dir, coding.LogFolder, "ilse.jsonl") {
				t.Errorf("%s holds words of a memo", path)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if _, err := os.Stat(filepath.Join(s.study.Local(), editor.Folder)); err == nil {
		t.Error("the folder of the editor is left")
	}
}

// TestWhatACrashLeftGoes at the next start.
func TestWhatACrashLeftGoes(t *testing.T) {
	if _, err := exec.LookPath("vi"); err != nil {
		t.Skip("no editor here")
	}
	t.Setenv("VISUAL", "vi")
	dir := newFolder(t)
	local := filepath.Join(dir, coding.LocalFolder)
	job, err := editor.Prepare(local, "memo.md", "vertrouwelijk")
	if err != nil {
		t.Fatal(err)
	}
	job.Leave() // as the end of a process does
	sit(t, dir, theme.Look{Dark: true}, phrases.Dutch)
	if _, err := os.Stat(filepath.Join(local, editor.Folder)); err == nil {
		t.Error("what was being edited is still there")
	}
}

// BenchmarkMemos is from a key to the list of memos of a large study.
func BenchmarkMemos(b *testing.B) {
	dir := large(b)
	s := sit(b, dir, theme.Look{Dark: true, Colour: true}, phrases.Dutch)
	s.size(120, 40)
	err := s.study.Do(func(batch *coding.Batch) error {
		for i, v := range s.study.Interviews() {
			for range 10 {
				batch.Memo(coding.MemoTarget{Kind: coding.OnInterview, ID: string(v.ID)}, fmt.Sprintf("Memo %d, zie [[%s]] en [[Thema 7]].", i, v.ID), "")
			}
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	if _, err := s.study.Refresh(context.Background()); err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		s.app.at, s.app.screens[screen.Memos] = screen.Read, nil
		s.press("alt+m")
		if !strings.Contains(s.view(), "Memo 999") {
			b.Fatal(s.view())
		}
	}
}
