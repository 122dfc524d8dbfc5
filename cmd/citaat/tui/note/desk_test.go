package note

import (
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/lipgloss"
	"github.com/charmbracelet/x/ansi"

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
