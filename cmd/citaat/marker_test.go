package main

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/spf13/cobra"

	"citaat/cmd/citaat/screenplay"
)

// planted stands in all that a study says: what of it turns up elsewhere has
// leaked.
const planted = "kwikstaartveertjes"

// onPanic is main where the clock throws somebody's words: a mistake of the
// program with the worst it can have in its hands.
func onPanic() {
	env := newEnv()
	env.Now = func() time.Time { panic("zij zei " + planted) }
	env.Interface = func(context.Context, *Env, string) error { panic(planted) }
	os.Exit(run(context.Background(), env, os.Args[1:]))
}

// home is where a person works: a study, exports beside it, a home with
// settings, and the system's folder for temporary files.
type home struct {
	t                        *testing.T
	work, study, config, tmp string
	env                      []string
}

func newHome(t *testing.T) *home {
	t.Helper()
	root := t.TempDir()
	h := &home{t: t, work: filepath.Join(root, "werk"), config: filepath.Join(root, "thuis"), tmp: filepath.Join(root, "tmp")}
	h.study = filepath.Join(h.work, "demo")
	for _, dir := range []string{h.work, h.config, h.tmp} {
		if err := os.Mkdir(dir, 0o700); err != nil {
			t.Fatal(err)
		}
	}
	h.env = append(os.Environ(), "HOME="+h.config, "USERPROFILE="+h.config, "AppData="+h.config, "XDG_CONFIG_HOME="+filepath.Join(h.config, ".config"),
		"XDG_CACHE_HOME="+filepath.Join(h.config, ".cache"), "TMPDIR="+h.tmp, "TMP="+h.tmp, "TEMP="+h.tmp, "GOTRACEBACK=crash", "CITAAT_CODER=eva", "CITAAT_KEY=",
		"EDITOR=true", "VISUAL=true", "LANG=nl_NL.UTF-8")
	return h
}

// does runs a command line in the study and returns what it says to the side.
func (h *home) does(line, stdin string) (out, said string) {
	h.t.Helper()
	if !strings.HasPrefix(line, "citaat") {
		line = "umask 077; " + line // what another program makes is not citaat's
	}
	ctx, cancel := context.WithTimeout(h.t.Context(), time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, "sh", "-c", "exec "+line)
	if strings.Contains(line, ";") || strings.Contains(line, "|") || strings.Contains(line, "&") {
		cmd = exec.CommandContext(ctx, "sh", "-c", line)
	}
	cmd.WaitDelay = time.Second
	cmd.Dir, cmd.Env, cmd.Stdin = h.work, h.env, strings.NewReader(stdin)
	if info, err := os.Stat(h.study); err == nil && info.IsDir() {
		cmd.Dir = h.study
	}
	var o, e bytes.Buffer
	cmd.Stdout, cmd.Stderr = &o, &e
	_ = cmd.Run() // many a line is meant for another study; what it says then is as telling
	if ctx.Err() != nil {
		h.t.Errorf("%s goes on and on", line)
	}
	return o.String(), e.String()
}

// plant puts the marker wherever a study can hold words.
func (h *home) plant() {
	h.t.Helper()
	h.does("citaat demo --dir demo", "")
	for name, change := range map[string][2]string{
		"transcripts/M1.md": {"\n---\n\n", "\n---\n\n[900] M1: " + planted + " zei zij tegen mij\n\n"},
		"participants.yaml": {"notes: Spreekt", "notes: " + planted + " spreekt"},
	} {
		path := filepath.Join(h.study, filepath.FromSlash(name))
		data, err := os.ReadFile(path)
		if err != nil {
			h.t.Fatal(err)
		}
		text := strings.Replace(string(data), change[0], change[1], 1)
		if text == string(data) {
			h.t.Fatalf("nothing planted in %s", name)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			h.t.Fatal(err)
		}
	}
	h.does("citaat memo add M1 '"+planted+" in een memo'", "")
	h.does("citaat code M1 '"+planted+" zei zij' --as Rust", "")
	h.does("citaat key identity "+filepath.Join(h.config, "ilse.txt"), "")
	h.does("citaat key add M3 --identity "+filepath.Join(h.config, "ilse.txt"), planted+"\n06\n")
	if out, said := h.does("citaat key show M3 --plain --identity "+filepath.Join(h.config, "ilse.txt"), ""); !strings.Contains(out, planted) {
		h.t.Fatalf("the key holds nothing: %s", said)
	}
	if out, _ := h.does("citaat find "+planted, ""); !strings.Contains(out, planted) {
		h.t.Fatal("nothing was planted")
	}
}

// lines are what every verb shows as its example.
func lines(t *testing.T) []string {
	var all []string
	every(newRoot(silent(t)), func(c *cobra.Command) { all = append(all, strings.Split(c.Example, "\n")...) })
	return all
}

func TestWhatIsSaidInAStudyStaysInIt(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the examples are for sh")
	}
	h := newHome(t)
	h.plant()
	for _, l := range append(lines(t), "citaat code M1 'dat zei niemand' --as Rust", "citaat find '"+planted+" AND ('", "citaat edit M1", "citaat memo edit M1",
		"citaat quotes -o ../uit.xlsx", "citaat quotes -o /bestaat/niet.csv", "citaat check", "citaat log --format json") {
		_, said := h.does(l, "")
		if strings.Contains(said, planted) && !strings.Contains(l, planted) {
			t.Errorf("%s says to the side: %s", l, said)
		}
	}
	h.searched()
	h.closed()
}

// A mistake of the program tells its kind and never what it held.
func TestACrashTellsNothingThatWasSaid(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the examples are for sh")
	}
	h := newHome(t)
	h.plant()
	crashes := 0
	for _, l := range lines(t) {
		if !strings.HasPrefix(l, "citaat ") {
			continue
		}
		out, said := h.does(strings.Replace(l, "citaat ", "citaat-panics ", 1), "")
		if strings.Contains(said, planted) || strings.Contains(out, "goroutine") || strings.Contains(said, "goroutine") {
			t.Errorf("%s says: %s", l, said)
		}
		if strings.Contains(said, "(string)") {
			crashes++
		}
	}
	if crashes < 5 {
		t.Errorf("only %d verbs met the mistake", crashes)
	}
	h.searched()
}

// The interface, and one that was killed while somebody typed.
func TestWhatIsTypedInTheInterfaceStaysInTheStudy(t *testing.T) {
	if _, err := exec.LookPath("tmux"); err != nil {
		t.Skip("tmux is not installed")
	}
	h := newHome(t)
	h.plant()
	exe, err := exec.LookPath("citaat")
	if err != nil {
		t.Fatal(err)
	}
	for _, end := range []string{"q", "kill"} {
		stage := &terminal{t: t, socket: filepath.Join(filepath.Dir(h.work), "tmux-"+end)}
		args := []string{"-f", os.DevNull, "new-session", "-d", "-x", "120", "-y", "40", "-c", h.study, "-e", "LC_ALL=C.UTF-8", "-e", "CITAAT_THEME=dark"}
		for _, e := range h.env[len(os.Environ()):] {
			args = append(args, "-e", e)
		}
		stage.tmux(append(args, exe, "--lang", "nl")...)
		play := "see M1\npress g 3\nsee Zoek:\ntype " + planted + "\nsee zei zij tegen mij\npress enter\npress g m\n"
		if end == "q" {
			screenplay.Play(t, stage, h.study, play+"press esc\npress q\n")
		} else {
			screenplay.Play(t, stage, h.study, play+"press n\ntype "+planted+" half getypt\nsee half getypt\n")
		}
		stage.tmux("kill-server") // all that is in it is killed
	}
	h.searched()
	h.closed()
}

// searched looks for the marker in all places but the study and what was
// exported from it.
func (h *home) searched() {
	h.t.Helper()
	left, err := os.ReadDir(h.tmp)
	if err != nil {
		h.t.Fatal(err)
	}
	for _, f := range left {
		h.t.Errorf("%s is left among the temporary files", f.Name())
	}
	seen := 0
	h.walk(h.config, func(path string, _ fs.FileInfo) {
		data, err := os.ReadFile(path)
		if err != nil {
			h.t.Fatal(err)
		}
		seen++
		if bytes.Contains(data, []byte(planted)) {
			h.t.Errorf("%s holds what was said", path)
		}
	})
	if seen == 0 {
		h.t.Error("nothing was looked through")
	}
	h.walk(h.study, func(path string, _ fs.FileInfo) {
		if name := filepath.Base(path); strings.HasPrefix(name, "core") || strings.HasSuffix(name, ".tmp") {
			h.t.Errorf("%s is left in the study", name)
		}
	})
}

// closed tells whether nobody else can read what citaat made: the study with its
// index, exports, archives, the key and the settings.
func (h *home) closed() {
	h.t.Helper()
	for _, dir := range []string{h.work, h.config} {
		h.walk(dir, func(path string, info fs.FileInfo) {
			if info.Mode().Perm()&0o077 != 0 {
				h.t.Errorf("%s has mode %o", path, info.Mode().Perm())
			}
		})
	}
}

func (h *home) walk(dir string, f func(path string, info fs.FileInfo)) {
	h.t.Helper()
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := e.Info()
		if err != nil {
			return err
		}
		if !e.IsDir() {
			f(path, info)
		} else if info.Mode().Perm()&0o077 != 0 {
			h.t.Errorf("the folder %s has mode %o", path, info.Mode().Perm())
		}
		return nil
	})
	if err != nil {
		h.t.Fatal(err)
	}
}
