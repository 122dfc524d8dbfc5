package note

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/lipgloss"
	"github.com/charmbracelet/x/ansi"

	"citaat/cmd/citaat/editor"
	"citaat/cmd/citaat/tui/save"
	"citaat/cmd/citaat/tui/screen"
	"citaat/cmd/citaat/tui/theme"
	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/phrases"
	"citaat/corpus/store"
)

const talk = `---
id: M1
participants: [M1]
speakers:
  - {label: I, role: interviewer}
  - {label: M1, role: respondent, participant: M1}
---

[1] I: Hoe was dat?

[2] M1: Het was rustig in mijn hoofd.
`

// desk is a study with a window open on it, whose commands are run at once.
type desk struct {
	t      *testing.T
	dir    string
	study  *coding.Study
	m      Model
	told   []tea.Msg
	broken bool // the disk fails
}

type file struct {
	store.File
	d *desk
}

func (f file) Sync() error {
	if f.d.broken {
		return errors.New("no space left")
	}
	return f.File.Sync()
}

func (d *desk) openFile(path string) (store.File, int64, error) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_APPEND|os.O_RDWR, 0o600)
	if err != nil {
		return nil, 0, err
	}
	info, err := f.Stat()
	return file{f, d}, info.Size(), err
}

func newDesk(t *testing.T) *desk {
	t.Helper()
	d := &desk{t: t, dir: filepath.Join(t.TempDir(), "study")}
	if err := coding.Create(d.dir, corpus.Settings{Title: "Proef", Language: "nl"}); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"transcripts/M1.md": talk, "participants.yaml": "- {id: M1}\n- {id: M7}\n", "codebook.yaml": `codes:
  - {id: meer-aaa, name: Meerwaarde}
  - {id: rust-bbb, name: Rust, parent: meer-aaa}
  - {id: taal-ccc, name: Taal, parent: meer-aaa}
  - {id: verb-ddd, name: Verbeterpunt}
  - {id: taal-eee, name: Taal, parent: verb-ddd}
  - {id: kalm-fff, name: Kalmte}
`} {
		if err := os.WriteFile(filepath.Join(d.dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	d.study = d.open("ilse")
	q := coding.NewQueue()
	t.Cleanup(q.Close)
	r := lipgloss.NewRenderer(io.Discard)
	d.m = New(Config{Study: d.study, Writer: save.New(d.study, q, nil), Theme: theme.New(r, theme.Look{Dark: true}), Book: phrases.For(phrases.Dutch),
		Exec: func(c *exec.Cmd, then tea.ExecCallback) tea.Cmd { return func() tea.Msg { return then(c.Run()) } }})
	d.send(screen.Size{Width: 80, Height: 22})
	return d
}

func (d *desk) open(coder corpus.CoderName) *coding.Study {
	s, err := coding.Open(context.Background(), d.dir, coding.Options{Coder: coder, Disk: store.Disk{OpenAppend: d.openFile}})
	if err != nil {
		d.t.Fatal(err)
	}
	d.t.Cleanup(s.Close)
	return s
}

func (d *desk) send(msg tea.Msg) {
	var cmd tea.Cmd
	d.m, cmd, _ = d.m.Update(msg)
	d.run(cmd)
}

func (d *desk) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	msg := cmd()
	if v := reflect.ValueOf(msg); v.IsValid() && v.Kind() == reflect.Slice && v.Type().Elem() == reflect.TypeFor[tea.Cmd]() {
		for i := range v.Len() {
			d.run(v.Index(i).Interface().(tea.Cmd))
		}
		return
	}
	if msg != nil {
		d.told = append(d.told, msg)
		d.send(msg)
	}
}

// on opens the window.
func (d *desk) on(kind, id string) {
	m, cmd := d.m.Open(coding.MemoTarget{Kind: kind, ID: id})
	d.m = m
	d.run(cmd)
}

func (d *desk) press(keys ...string) {
	for _, k := range keys {
		if text, ok := strings.CutPrefix(k, "'"); ok {
			for _, r := range strings.TrimSuffix(text, "'") {
				d.send(keyOf(string(r)))
			}
			continue
		}
		d.send(keyOf(k))
	}
}

func (d *desk) memo(s *coding.Study, kind, id, text string) coding.EventID {
	d.t.Helper()
	var made coding.EventID
	err := s.Do(func(b *coding.Batch) error {
		made = b.Memo(coding.MemoTarget{Kind: kind, ID: id}, text, "")
		return nil
	})
	if err != nil {
		d.t.Fatal(err)
	}
	return made
}

func (d *desk) view() string {
	return ansi.Strip(d.m.Over(strings.Repeat(strings.Repeat(" ", 80)+"\n", 22), 80, 22))
}

func (d *desk) sees(words ...string) {
	d.t.Helper()
	for _, w := range words {
		if !strings.Contains(d.view(), w) {
			d.t.Errorf("%q is not in the window:\n%s", w, d.view())
		}
	}
}

// texts are the memos of the study, the oldest first, with their sources.
func (d *desk) texts() string {
	var out []string
	memos := d.study.Memos()
	for i := len(memos) - 1; i >= 0; i-- {
		s := memos[i].On.Kind + ": " + memos[i].Text
		if memos[i].Source != "" {
			s += " <" + memos[i].Source + ">"
		}
		out = append(out, s)
	}
	return strings.Join(out, " | ")
}

func (d *desk) want(texts string) {
	d.t.Helper()
	if got := d.texts(); got != texts {
		d.t.Errorf("memos %q, want %q", got, texts)
	}
}

func (d *desk) gone() (to screen.GoTo) {
	for _, msg := range d.told {
		if g, ok := msg.(screen.GoTo); ok {
			to = g
		}
	}
	return to
}

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

func TestItIsSaidInWords(t *testing.T) {
	d := newDesk(t)
	d.memo(d.study, coding.OnInterview, "M1", "zie [[Rust]]")
	d.on(coding.OnInterview, "M1")
	for _, c := range []struct{ keys, now string }{{"", "zie [[Rust]]"}, {"tab", "verwijzing naar Rust"}, {"esc n", ""}, {"ja", "ja"}, {"tab", "Bron:"}} {
		for _, k := range strings.Fields(c.keys) {
			d.press(k)
		}
		if s := d.m.Speak(); !strings.Contains(s.Now, c.now) || !strings.Contains(s.Where, "M1") {
			t.Errorf("%q: %+v", c.keys, s)
		}
	}
}
