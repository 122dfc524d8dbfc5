package main

import (
	"bytes"
	"testing"

	"citaat/coding"
	"citaat/corpus"
)

// Programs that call citaat branch on its exit codes: 0 done, 1 could not or
// does not hold, 2 not asked rightly.
func TestExitCodes(t *testing.T) {
	dir := t.TempDir() + "/studie"
	if err := coding.Create(dir, corpus.Settings{Title: "Proef", Language: "nl"}); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		want int
		args []string
	}{
		{0, []string{"--version"}},
		{0, []string{"-C", dir, "check"}},
		{0, []string{"-C", dir, "find", "niets"}},
		{1, []string{"-C", dir + "/..", "check"}},
		{1, []string{"-C", dir, "find", "code:Onbekend"}},
		{1, []string{"-C", dir, "uncode", "01K0000000000000000000000A"}},
		{1, []string{"-C", dir, "import", dir + "/weg.docx", "--yes"}},
		{2, []string{"-C", dir, "find", "stress AND ("}},
		{2, []string{"-C", dir, "find"}},
		{2, []string{"-C", dir, "find", "stress", "--limit", "x"}},
		{2, []string{"-C", dir, "bestaatniet"}},
		{2, []string{"-C", dir, "quotes", "--dialect", "x"}},
	} {
		var out, said bytes.Buffer
		env := newEnv()
		env.Out, env.Err = newPaper(&out, false), newPaper(&said, false)
		if got := run(t.Context(), env, c.args); got != c.want {
			t.Errorf("citaat %q exits with %d, want %d: %s", c.args[1:], got, c.want, said.String())
		}
	}
}
