package main

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "write what comes out into the scripts")

func TestMain(m *testing.M) {
	testscript.Main(apart{m}, map[string]func(){"citaat": main, "citaat-loop": codeInALoop, "citaat-limited": onSmallDisk, "citaat-panics": onPanic})
}

// apart runs tests that know nothing of who runs them: not their settings, their
// key, their language or their terminal.
type apart struct{ *testing.M }

func (a apart) Run() int {
	if flag.Parse(); flag.Lookup("test.bench").Value.String() != "" {
		return a.M.Run() // a benchmark builds the program, and needs Go's own settings
	}
	home, err := os.MkdirTemp("", "citaat-home")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(home)
	for _, pair := range os.Environ() {
		name, _, _ := strings.Cut(pair, "=")
		switch {
		case strings.HasPrefix(name, "CITAAT_"), strings.HasPrefix(name, "LC_"), strings.HasPrefix(name, "GIT_"), name == "LANGUAGE", name == "NO_COLOR", name == "VISUAL", name == "EDITOR":
			os.Unsetenv(name)
		}
	}
	for name, value := range map[string]string{"HOME": home, "USERPROFILE": home, "AppData": home, "XDG_CONFIG_HOME": filepath.Join(home, ".config"),
		"XDG_CACHE_HOME": filepath.Join(home, ".cache"), "LANG": "C.UTF-8", "TERM": "xterm-256color"} {
		os.Setenv(name, value)
	}
	return a.M.Run()
}

// Each script is a user's story: what is typed, what comes back, and what must
// be, or must not be, on disk after it.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script", UpdateScripts: *update, RequireExplicitExec: true, RequireUniqueNames: true,
		Setup: func(e *testscript.Env) error {
			e.Setenv("CITAAT_CODER", "ilse")
			e.Setenv("LANG", "nl_NL.UTF-8")
			e.Setenv("TERM", "xterm-256color")
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"edit": editFile, "tear": tear, "sed1": sed1, "size": size},
	})
}

// editFile FILE OLD NEW edits a file by hand: each OLD becomes NEW. \n and \x1b in
// them are what they are in Go.
func editFile(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: edit file old new")
	}
	file := ts.MkAbs(args[0])
	text := ts.ReadFile(args[0])
	changed := replaceAll(text, unescape(args[1]), unescape(args[2]))
	if changed == text {
		ts.Fatalf("%s does not hold %q", args[0], args[1])
	}
	ts.Check(os.WriteFile(file, []byte(changed), 0o600))
}

// tear FILE N takes the last N bytes off a file.
func tear(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: tear file bytes")
	}
	info, err := os.Stat(ts.MkAbs(args[0]))
	ts.Check(err)
	ts.Check(os.Truncate(ts.MkAbs(args[0]), info.Size()-int64(atoi(ts, args[1]))))
}
