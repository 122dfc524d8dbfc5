package editor

import (
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"citaat/corpus/phrases"
)

func fake(env map[string]string, programs ...string) finder {
	return finder{func(n string) string { return env[n] }, func(p string) (string, error) {
		if slices.Contains(programs, p) {
			return "/bin/" + p, nil
		}
		return "", exec.ErrNotFound
	}, "linux"}
}

func TestTheEditorIsTheOneThatTheUserAskedFor(t *testing.T) {
	for _, c := range []struct {
		env      map[string]string
		programs []string
		want     string // arguments parted by |; empty: an error
	}{
		{map[string]string{"VISUAL": "vim", "EDITOR": "nano"}, []string{"vim", "nano"}, "/bin/vim"},
		{map[string]string{"EDITOR": "nano"}, []string{"vim", "nano"}, "/bin/nano"},
		{map[string]string{"EDITOR": " code  --wait "}, []string{"code"}, "/bin/code|--wait"},
		{map[string]string{"EDITOR": `my\ editor -x "two words" 'a "b"'`}, []string{"my editor"}, `/bin/my editor|-x|two words|a "b"`},
		{map[string]string{"EDITOR": "Program Files/ed"}, []string{"Program Files/ed"}, "/bin/Program Files/ed"},
		{map[string]string{"EDITOR": "nergens"}, []string{"nano"}, ""}, // never another than what was asked for
		{nil, []string{"vi", "nano"}, "/bin/nano"},
		{nil, nil, ""},
	} {
		argv, err := fake(c.env, c.programs...).find()
		if got := strings.Join(argv, "|"); got != c.want || (err == nil) != (c.want != "") {
			t.Errorf("%v: %q, %v; want %q", c.env, got, err, c.want)
		}
		var say phrases.Sayer
		if err != nil && (!errors.As(err, &say) || !strings.Contains(phrases.For(phrases.Dutch).Error(err), ". ")) {
			t.Errorf("%v: no cure in %q", c.env, err)
		}
	}
}

// script makes an editor of a shell script that gets the file as $1.
func script(t *testing.T, text string) {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("a shell script")
	}
	path := filepath.Join(t.TempDir(), "my editor")
	if err := os.WriteFile(path, []byte("#!/bin/sh\n"+text+"\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("VISUAL", path)
}

func edit(t *testing.T, local, text string) (string, bool, error) {
	t.Helper()
	j, err := Prepare(local, "M3", text)
	if err != nil {
		t.Fatal(err)
	}
	return j.Finish(j.Command().Run())
}

func TestWhatTheEditorLeft(t *testing.T) {
	local := filepath.Join(t.TempDir(), ".citaat")
	for _, c := range []struct {
		script, text, want string
		changed, fails     bool
	}{
		{`true`, "een\ntwee", "een\ntwee", false, false},
		{`true`, "", "", false, false},
		{`echo drie >> "$1"`, "een", "een\ndrie", true, false},
		{`printf '\357\273\277een\r\ntwee\r\n' > "$1"`, "x", "een\ntwee", true, false},
		{`: > "$1"`, "een", "", true, false},
		{`printf nieuw > "$1.n"; mv "$1.n" "$1"`, "oud", "nieuw", true, false}, // saves by renaming
		{`echo weg > "$1"; exit 1`, "een", "een", false, true},
		{`printf '\377\376' > "$1"`, "een", "", false, true},
		{`rm "$1"`, "een", "", false, true},
	} {
		script(t, c.script)
		text, changed, err := edit(t, local, c.text)
		if text != c.want || changed != c.changed || (err != nil) != c.fails {
			t.Errorf("%s: %q, %v, %v", c.script, text, changed, err)
		}
		if _, err := os.Stat(filepath.Join(local, Folder)); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s: something is left: %v", c.script, err)
		}
	}
}

func TestOnlyTheOwnerCanReadIt(t *testing.T) {
	script(t, `umask 0; stat -c %a "$1" "$(dirname "$1")" > "$1.modes"; cat "$1.modes" > "$1"; pwd > "$1.where"; echo "$TMPDIR" >> "$1"`)
	local := filepath.Join(t.TempDir(), ".citaat")
	text, _, err := edit(t, local, "x")
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(text, "\n")
	if runtime.GOOS == "linux" && (lines[0] != "600" || lines[1] != "700") {
		t.Errorf("modes %v", lines)
	}
	if tmp := lines[len(lines)-1]; !strings.HasPrefix(tmp, local) {
		t.Errorf("temporary files go to %s", tmp)
	}
}

// TestAfterACrash: what nobody is editing any more goes, but a text that was
// changed is kept for a week.
func TestAfterACrash(t *testing.T) {
	script(t, `true`)
	local := t.TempDir()
	prepare := func() *Job {
		j, err := Prepare(local, "memo", "geheim")
		if err != nil {
			t.Fatal(err)
		}
		return j
	}
	open, left, changed := prepare(), prepare(), prepare()
	if err := os.WriteFile(changed.Path(), []byte("geheim en meer"), 0o600); err != nil {
		t.Fatal(err)
	}
	left.unlock()
	changed.unlock()
	there := func(j *Job) bool { _, err := os.Stat(j.Path()); return err == nil }
	Clean(local)
	if !there(open) || there(left) || !there(changed) {
		t.Errorf("open %v, left %v, changed %v", there(open), there(left), there(changed))
	}
	clean(local, time.Now().Add(missed+time.Hour))
	if !there(open) || there(changed) {
		t.Errorf("after a week: open %v, changed %v", there(open), there(changed))
	}
	if err := open.Remove(); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(filepath.Join(local, Folder)); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("something is left: %v", err)
	}
}

// TestVimLeavesNothing: whatever the user's own settings ask for.
func TestVimLeavesNothing(t *testing.T) {
	if _, err := exec.LookPath("vim"); err != nil {
		t.Skip("no vim here")
	}
	home := t.TempDir()
	for _, f := range []string{"undo", "back", "swap"} {
		if err := os.Mkdir(filepath.Join(home, f), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	rc := "set undofile undodir=" + home + "/undo\nset backup backupdir=" + home + "/back\nset swapfile directory=" + home + "/swap\nset viminfo='100,n" + home + "/viminfo\n"
	if err := os.WriteFile(filepath.Join(home, "vimrc"), []byte(rc), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv("HOME", home)
	t.Setenv("VISUAL", "vim -u "+home+"/vimrc -es -c 'normal! Ogeheim' -c 'normal! yy' -c wq")
	local := filepath.Join(t.TempDir(), ".citaat")
	text, changed, err := edit(t, local, "woorden")
	if err != nil || !changed || text != "geheim\nwoorden" {
		t.Fatalf("%q, %v, %v", text, changed, err)
	}
	for _, dir := range []string{home, local} {
		err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
			if err == nil && !e.IsDir() && filepath.Base(path) != "vimrc" {
				t.Errorf("%s is left", path)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

func TestEditorsAreAskedToBeDiscreet(t *testing.T) {
	for program, want := range map[string]string{
		"vim": "-n -i NONE", "nvim": "-i NONE", "gvim": "-f", "nano": "--ignorercfiles", "code": "--wait --new-window --user-data-dir /s/edit/1/editor",
		"micro": "-backup off", "emacs": "make-backup-files nil", "subl": "--wait", "kate": "--block", "helix": "",
	} {
		args, _ := discreet(program, "/s/edit/1")
		if got := strings.Join(args, " "); !strings.Contains(got, want) {
			t.Errorf("%s gets %q", program, got)
		}
	}
	if env := settled("nvi", "/s/my edit"); len(env) != 1 || !strings.Contains(env[0], `recdir=/s/my\ edit`) {
		t.Errorf("nvi gets %q", env)
	}
	if _, alone := discreet("emacsclient", "/s"); alone {
		t.Error("emacsclient would not find its server")
	}
}

func TestFileNames(t *testing.T) {
	for title, want := range map[string]string{"M3.md": "M3.md", "memo": "memo.md", "a/b:c": "a-b-c.md", "..": "tekst-.md", "lock": "tekst-lock.md", "": "tekst-.md"} {
		if got := fileName(title); got != want {
			t.Errorf("%q: %q, want %q", title, got, want)
		}
	}
}
