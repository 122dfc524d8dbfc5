package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"citaat/cmd/citaat/desk"
	"citaat/coding"
	"citaat/corpus"
)

// codeInALoop codes passage after passage and prints each id when it is
// acknowledged, until it is killed. The first argument is the study.
func codeInALoop() {
	d, err := desk.Open(context.Background(), os.Args[1], coding.Options{Coder: corpus.CoderName(os.Args[2])})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	code, err := d.Study.Codebook().Find("Rust")
	if err != nil {
		os.Exit(1)
	}
	for i := corpus.Offset(0); ; i++ {
		var id coding.CodingID
		err := d.Study.Do(func(b *coding.Batch) (err error) {
			id, err = b.Code(coding.Passage{Interview: "M1", Span: corpus.Span{Start: i, End: i + 9}}, code, "")
			return err
		})
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		fmt.Println(id)
	}
}

func demoIn(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "demo")
	if err := copyDemo(silent(t), dir); err != nil {
		t.Fatal(err)
	}
	return dir
}

// silent is an Env that nobody sees.
func silent(t *testing.T) *Env {
	t.Helper()
	env := newEnv()
	env.Out, env.Err, env.Getenv = newPaper(&bytes.Buffer{}, false), newPaper(&bytes.Buffer{}, false), func(string) string { return "" }
	env.Talk, env.Shown = false, false
	return env
}

// loop starts a process that codes without end; next gives the ids that it
// acknowledges.
func loop(t *testing.T, dir, coder string) (cmd *exec.Cmd, next func() string) {
	t.Helper()
	cmd = exec.Command("citaat-loop", dir, coder)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	cmd.Stderr = os.Stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	s := bufio.NewScanner(out)
	return cmd, func() string {
		if !s.Scan() {
			return ""
		}
		return s.Text()
	}
}

func TestKillLosesNothingThatWasAcknowledged(t *testing.T) {
	dir := demoIn(t)
	var acknowledged []string
	for round := range 5 {
		cmd, next := loop(t, dir, "ilse")
		for range 10 + 7*round {
			acknowledged = append(acknowledged, next())
		}
		if err := cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		for id := next(); id != ""; id = next() { // said before the blow fell
			acknowledged = append(acknowledged, id)
		}
		_ = cmd.Wait() // killed: of course it failed
	}
	holds(t, dir, acknowledged)
}

// Two processes, of two coders and of one, write at the same time and damage
// nothing.
func TestTwoProcessesCodeAtOnce(t *testing.T) {
	for _, second := range []string{"daan", "ilse"} {
		t.Run(second, func(t *testing.T) {
			dir := demoIn(t)
			var acknowledged []string
			a, nextA := loop(t, dir, "ilse")
			b, nextB := loop(t, dir, second)
			for range 40 {
				acknowledged = append(acknowledged, nextA(), nextB())
			}
			for _, cmd := range []*exec.Cmd{a, b} {
				if err := cmd.Process.Kill(); err != nil {
					t.Fatal(err)
				}
				_ = cmd.Wait()
			}
			holds(t, dir, acknowledged)
		})
	}
}

// holds checks a study with the command itself and looks for all codings in
// what it prints.
func holds(t *testing.T, dir string, acknowledged []string) {
	t.Helper()
	check := exec.Command("citaat", "-C", dir, "check", "--format", "json")
	out, err := check.Output()
	var found []findingRecord
	if json.Unmarshal(out, &found) != nil {
		t.Fatalf("check printed %q (%v)", out, err)
	}
	for _, f := range found {
		// The line in which the blow fell may be torn; nobody was told that it was saved.
		if f.Grave && !strings.Contains(f.Cure, "aside") {
			t.Errorf("%s: %s", f.Place, f.What)
		}
	}
	out, err = exec.Command("citaat", "-C", dir, "quotes", "--format", "json").Output()
	if err != nil {
		t.Fatal(err)
	}
	var quotes []struct{ ID string }
	if err := json.Unmarshal(out, &quotes); err != nil {
		t.Fatal(err)
	}
	have := map[string]bool{}
	for _, q := range quotes {
		have[q.ID] = true
	}
	lost := 0
	for _, id := range acknowledged {
		if id == "" || !have[id] {
			lost++
		}
	}
	if lost > 0 || len(acknowledged) < 50 {
		t.Errorf("%d of %d acknowledged codings are lost", lost, len(acknowledged))
	}
}
