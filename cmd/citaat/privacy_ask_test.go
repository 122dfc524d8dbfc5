package main

import (
	"bufio"
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// asked runs the check on the demo as somebody at a terminal who gives these
// answers, and returns what was shown, what was said and the error.
func asked(t *testing.T, dir, answers string, args ...string) (shown, said string, err error) {
	t.Helper()
	var out, talk bytes.Buffer
	env := silent(t)
	env.Out, env.Err, env.In = newPaper(&out, false), newPaper(&talk, false), bufio.NewReader(strings.NewReader(answers))
	env.Talk, env.Shown = true, true
	root := newRoot(env)
	root.SetArgs(append([]string{"privacy", "check", "-C", dir, "--coder", "eva", "--lang", "nl"}, args...))
	err = root.Execute()
	_ = env.Out.Flush()
	_ = env.Err.Flush()
	return out.String(), talk.String(), err
}

// studyWith makes a study of one interview.
func studyWith(t *testing.T, speech string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "s")
	for _, args := range [][]string{{"new", dir, "--yes", "--lang", "nl"}, {"-C", dir, "import", file(t, "M1.txt", speech), "--yes", "--coder", "eva"}} {
		root := newRoot(silent(t))
		root.SetArgs(args)
		if err := root.Execute(); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func file(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func transcript(t *testing.T, dir string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, "transcripts", "M1.md"))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

const people = "I: Wie?\nM1: Ik ging met Semra en met Youssef.\nI: En?\nM1: Semra woont in Zwolle, Youssef in Assen.\n"

// Each candidate is asked about once; all alike go with one answer, with the mark
// that the researcher prefers; what was skipped is asked about the next time.
func TestCandidatesAreAskedAboutOneByOne(t *testing.T) {
	dir := studyWith(t, people)
	shown, said, err := asked(t, dir, "[buurvrouw]\na\nn\no\nj\nwat\nx\nj\n")
	if err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	for _, want := range []string{"1/6  naam  M1:2", "‹Semra›", "staat nog op 1 andere plaats", "M1:2    naam   [buurvrouw]", "M1:4    naam   [buurvrouw]", "M1:4    naam   [naam-2]"} {
		if !strings.Contains(shown, want) {
			t.Errorf("not shown: %s\n%s", want, shown)
		}
	}
	if strings.Count(shown, "‹Semra›") != 1 {
		t.Errorf("asked about again:\n%s", shown)
	}
	text := transcript(t, dir)
	if !strings.Contains(text, "Ik ging met [buurvrouw] en met Youssef.") || !strings.Contains(text, "[buurvrouw] woont in") {
		t.Errorf("the transcript:\n%s", text)
	}
	shown, _, err = asked(t, dir, "q\n")
	if err != nil || strings.Contains(shown, "Semra") || strings.Contains(shown, "‹Youssef›") || !strings.Contains(shown, "1/1  plaats  M1:4") {
		t.Errorf("the next time: %v\n%s", err, shown)
	}
}

// Without the last yes nothing is replaced, and at the end of the input neither.
func TestNothingGoesWithoutAYes(t *testing.T) {
	for _, answers := range []string{"a\na\nq\nn\n", "a\na\n", "a\na\nq\n", "q\n", ""} {
		dir := studyWith(t, people)
		before := transcript(t, dir)
		_, _, _ = asked(t, dir, answers)
		if got := transcript(t, dir); got != before {
			t.Errorf("after %q:\n%s", answers, got)
		}
	}
}
