package note

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"

	"citaat/cmd/citaat/editor"
	"citaat/cmd/citaat/tui/screen"
	"citaat/coding"
)

func TestWriteChangeAndRemove(t *testing.T) {
	d := newDesk(t)
	d.on(coding.OnCode, "rust-bbb")
	d.sees("Nieuwe memo bij Meerwaarde › Rust")
	d.press("'Eerste regel'", "enter", "'tweede'", "tab", "'Braun 2006'", "esc")
	d.want("code: Eerste regel\ntweede <Braun 2006>")
	d.on(coding.OnCode, "rust-bbb")
	d.sees("Eerste regel", "Bron: Braun 2006")
	d.press("enter", "'!'", "ctrl+s")
	d.want("code: Eerste regel\ntweede! <Braun 2006>")
	d.on(coding.OnCode, "rust-bbb")
	d.press("n", "'nog een'", "esc")
	d.on(coding.OnCode, "rust-bbb")
	d.press("d")
	d.want("code: Eerste regel\ntweede! <Braun 2006>")
	d.press("enter", "ctrl+home", "delete", "ctrl+k", "delete", "ctrl+k", "esc") // all text taken away
	d.want("")
	if _, err := d.study.Undo(); err != nil {
		t.Fatal(err)
	}
	d.want("code: Eerste regel\ntweede! <Braun 2006>")
}

func TestOthersAreOnlyRead(t *testing.T) {
	d := newDesk(t)
	d.memo(d.open("daan"), coding.OnInterview, "M1", "van daan")
	if _, err := d.study.Refresh(context.Background()); err != nil {
		t.Fatal(err)
	}
	d.on(coding.OnInterview, "M1")
	d.sees("daan", "van daan")
	d.press("enter", "x", "d", "ctrl+e")
	d.sees("van daan")
	d.want("interview: van daan")
	d.press("n", "'van mij'", "esc")
	d.want("interview: van daan | interview: van mij")
}

// TestNothingTypedIsLost: not by a disk that fails, not by a picker that is
// given up, not by a memo that another window takes away meanwhile.
func TestNothingTypedIsLost(t *testing.T) {
	d := newDesk(t)
	d.on(coding.OnStudy, "")
	d.broken = true
	d.press("'een gedachte'", "esc")
	d.want("")
	d.broken = false
	d.on(coding.OnStudy, "")
	d.sees("een gedachte")
	d.press("'!'", "esc")
	d.want("study: een gedachte!")
	d.on(coding.OnStudy, "")
	d.sees("Memo's bij het onderzoek") // no draft is left
	d.press("n", "'zie [[ru'", "esc", "esc")
	d.want("study: een gedachte! | study: zie [[ru")
	d.on(coding.OnStudy, "")
	d.press("enter", "'stig'")
	err := d.study.Do(func(b *coding.Batch) error { return b.Rewrite(d.study.Memos()[0].ID, "", "") })
	if err != nil {
		t.Fatal(err)
	}
	d.press("esc")
	d.want("study: een gedachte!")
	d.on(coding.OnStudy, "")
	d.sees("zie [[rustig")
	d.press("esc")
	d.want("study: een gedachte! | study: zie [[rustig")
	d.on(coding.OnStudy, "")
	d.press("n", "tab", "'alleen een bron'", "esc")
	d.on(coding.OnStudy, "")
	d.sees("alleen een bron")
}

func TestLinks(t *testing.T) {
	d := newDesk(t)
	d.on(coding.OnInterview, "M1")
	d.press("'zie [[verb'", "down", "enter", "' en [[M1:2]], [[Taal]], [[Niets]]'") // the picker offers Verbeterpunt and Taal under it
	if text := d.m.typing.text.String(); !strings.HasPrefix(text, "zie [[Verbeterpunt") {
		t.Errorf("typed %q", text)
	}
	d.press("esc")
	d.on(coding.OnInterview, "M1")
	d.sees("[[Taal]]+", "[[Niets]]?")
	d.press("tab", "enter")
	if g := d.gone(); g.To != screen.Codes || d.m.Active() {
		t.Errorf("went to %+v", g)
	}
	d.on(coding.OnInterview, "M1")
	d.press("tab", "tab", "enter")
	if g := d.gone(); g.To != screen.Read || g.At.Interview != "M1" || g.At.Span.Start == 0 {
		t.Errorf("went to %+v", g)
	}
	d.on(coding.OnInterview, "M1")
	d.press("tab", "tab", "tab", "enter")
	d.sees("Taal: welke?", "Verbeterpunt › Taal")
	d.press("down", "enter")
	if g := d.gone(); g.Code != "taal-eee" {
		t.Errorf("went to %+v", g)
	}
	d.told = nil
	d.on(coding.OnInterview, "M1")
	d.press("tab", "tab", "tab", "tab", "enter")
	if g := d.gone(); !reflect.ValueOf(g).IsZero() || !d.m.Active() {
		t.Errorf("went to %+v", g)
	}
	d.press("esc", "esc")
	d.on(coding.OnCode, "taal-eee") // what links here is listed
	d.sees("← zie [[Verb")
}

func TestMemosOfACodeThatWentUpInAnother(t *testing.T) {
	d := newDesk(t)
	d.memo(d.study, coding.OnCode, "kalm-fff", "over kalmte")
	err := d.study.Do(func(b *coding.Batch) error { _, err := b.Merge("kalm-fff", "rust-bbb"); return err })
	if err != nil {
		t.Fatal(err)
	}
	d.on(coding.OnCode, "rust-bbb")
	d.sees("was: Kalmte · over kalmte")
	d.press("enter", "' nog'", "esc")
	d.want("code: over kalmte nog")
}

func TestOnesOwnEditor(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("a shell script")
	}
	d := newDesk(t)
	script := filepath.Join(t.TempDir(), "ed")
	if err := os.WriteFile(script, []byte("#!/bin/sh\nprintf 'geheim\\n' >> \"$1\"\ncp \"$1\" \"$TMPDIR/kopie\"\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("VISUAL", script)
	t.Setenv("TMPDIR", t.TempDir())
	d.on(coding.OnStudy, "")
	d.press("'begin'", "enter", "ctrl+e")
	d.sees("begin", "geheim")
	d.press("ctrl+z")
	if got := d.m.typing.text.String(); got != "begin\n" {
		t.Errorf("ctrl+z after the editor: %q", got)
	}
	d.press("ctrl+y", "esc")
	d.want("study: begin\ngeheim")
	t.Setenv("VISUAL", "nergens-te-vinden")
	d.on(coding.OnStudy, "")
	d.press("n", "'blijft staan'", "ctrl+e", "'!'", "esc")
	d.want("study: begin\ngeheim | study: blijft staan!")
	nowhere(t, os.Getenv("TMPDIR"), "geheim")
	nowhere(t, filepath.Join(d.study.Local(), editor.Folder), "geheim")
}

// nowhere: no file under a folder holds the words.
func nowhere(t *testing.T, dir, words string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return nil // there is no such folder: all the better
		}
		if data, err := os.ReadFile(path); err == nil && strings.Contains(string(data), words) {
			t.Errorf("%s holds %q", path, words)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestKeepsToItsSize in every state, also where there is hardly room.
func TestKeepsToItsSize(t *testing.T) {
	d := newDesk(t)
	d.memo(d.study, coding.OnStudy, "", strings.Join(oddTexts(), "\n")+" [[M1]] [["+strings.Repeat("Niets ", 20)+"]]")
	for _, keys := range [][]string{{}, {"tab"}, {"enter"}, {"tab"}, {"tab", "'[['"}} {
		d.on(coding.OnStudy, "")
		d.press(keys...)
		for w := 20; w <= 200; w += 3 {
			for _, h := range []int{6, 22, 58} {
				under := strings.TrimSuffix(strings.Repeat(strings.Repeat(".", w)+"\n", h), "\n")
				lines := strings.Split(d.m.Over(under, w, h), "\n")
				if len(lines) != h {
					t.Fatalf("%v, %dx%d: %d lines", keys, w, h, len(lines))
				}
				for i, l := range lines {
					if n := ansi.StringWidth(l); n != w {
						t.Fatalf("%v, %dx%d: line %d is %d wide: %q", keys, w, h, i, n, ansi.Strip(l))
					}
				}
			}
		}
	}
}

func TestTheMouse(t *testing.T) {
	d := newDesk(t)
	for i := range 3 {
		d.memo(d.study, coding.OnStudy, "", fmt.Sprintf("memo %d", i))
	}
	d.on(coding.OnStudy, "")
	x, y, _, _ := box(80, 22)
	click := func(col, row int) {
		d.send(tea.MouseMsg{X: x + 2 + col, Y: y + 1 + row, Action: tea.MouseActionPress, Button: tea.MouseButtonLeft})
	}
	click(3, 0)
	if k, _ := d.m.chosen(); k.Text != "memo 0" {
		t.Errorf("a click chose %q", k.Text)
	}
	d.send(tea.MouseMsg{X: x + 3, Y: y + 1, Button: tea.MouseButtonWheelDown})
	if k, _ := d.m.chosen(); k.Text != "memo 1" {
		t.Errorf("the wheel chose %q", k.Text)
	}
	click(3, 1)
	click(3, 1)
	click(2, 0)
	d.press("X", "esc")
	d.want("study: memo 0 | study: meXmo 1 | study: memo 2")
}

// TestWithoutItsKeys: what the keys do can be asked for in another way too, as
// by a key that the user chose or a click on the footer.
func TestWithoutItsKeys(t *testing.T) {
	d := newDesk(t)
	ask := func(a screen.Action) { d.send(screen.Run{Action: a}) }
	d.on(coding.OnStudy, "")
	d.press("'zie '")
	ask(doLink)
	d.press("'Kalm'", "enter")
	ask(doSource)
	d.press("'boek'")
	ask(doSave)
	d.want("study: zie [[Kalmte]] <boek>")
	d.on(coding.OnStudy, "")
	ask(doOpen)
	d.press("'!'")
	ask(doClose)
	d.on(coding.OnStudy, "")
	ask(doRemove)
	d.want("")
}

func TestItIsSaidInWords(t *testing.T) {
	d := newDesk(t)
	d.memo(d.study, coding.OnInterview, "M1", "zie [[Rust]]")
	d.on(coding.OnInterview, "M1")
	for _, c := range []struct{ keys, now, field, typed string }{{"", "zie [[Rust]]", "", ""}, {"tab", "verwijzing naar Rust", "", ""},
		{"esc n", "", "regel 1 van 1", ""}, {"j a", "", "regel 1 van 1", "ja"}, {"enter", "", "regel 2 van 2", ""}, {"tab", "", "Bron", ""}} {
		for _, k := range strings.Fields(c.keys) {
			d.press(k)
		}
		if s := d.m.Speak(); !strings.HasPrefix(s.Now, c.now) || c.now == "" && s.Now != "" || s.Field != c.field || s.Typed != c.typed || !strings.Contains(s.Where, "M1") {
			t.Errorf("%q: %+v", c.keys, s)
		}
	}
}
