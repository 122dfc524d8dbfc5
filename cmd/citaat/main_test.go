package main

import (
	"flag"
	"os"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "write what comes out into the scripts")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"citaat": main, "citaat-loop": codeInALoop, "citaat-limited": onSmallDisk, "citaat-panics": onPanic})
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
