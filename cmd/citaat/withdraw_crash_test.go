package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// Whenever an erasure is killed, the next write finishes it.
func TestAKilledErasureIsFinished(t *testing.T) {
	holds := func(dir, file, text string) bool {
		data, err := os.ReadFile(filepath.Join(dir, file))
		return err == nil && bytes.Contains(data, []byte(text))
	}
	for name, reached := range map[string]func(dir string) bool{
		"tombstone":  func(dir string) bool { return holds(dir, "codings/eva.jsonl", `"tombstone"`) },
		"local":      func(dir string) bool { return !holds(dir, ".citaat/history", "gezegd") },
		"people":     func(dir string) bool { return !holds(dir, "participants.yaml", "M3") },
		"transcript": func(dir string) bool { return !holds(dir, "transcripts/M3.md", "M3") },
	} {
		t.Run(name, func(t *testing.T) {
			dir := demoIn(t)
			run := func(args ...string) *exec.Cmd {
				c := exec.Command("citaat", append([]string{"-C", dir}, args...)...)
				c.Env = append(os.Environ(), "CITAAT_CODER=eva")
				return c
			}
			if err := run("find", "gezegd").Run(); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(dir, ".citaat", "history"), []byte("gezegd\n"), 0o600); err != nil {
				t.Fatal(err)
			}
			old, err := os.ReadFile(filepath.Join(dir, "transcripts", "M3.md"))
			if err != nil {
				t.Fatal(err)
			}
			cmd := run("withdraw", "M3", "--why", "op verzoek", "--yes")
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			ended := make(chan struct{})
			go func() { _ = cmd.Wait(); close(ended) }() // killed: of course it failed
			for !reached(dir) {
				select {
				case <-ended:
					if !reached(dir) {
						t.Fatal("it ended and erased nothing")
					}
				default:
				}
			}
			_ = cmd.Process.Kill()
			<-ended
			if out, err := run("interviews", "done", "M1").CombinedOutput(); err != nil {
				t.Fatalf("%v: %s", err, out)
			}
			d, err := run("interviews").Output()
			if err != nil || bytes.Contains(d, []byte("\nM3 ")) {
				t.Errorf("the interview is listed (%v)", err)
			}
			var lines [][]byte
			for line := range bytes.Lines(old) {
				if _, speech, ok := bytes.Cut(line, []byte(": ")); ok && bytes.HasPrefix(line, []byte("[")) && len(speech) > 40 {
					lines = append(lines, bytes.TrimSpace(speech))
				}
			}
			_ = filepath.WalkDir(dir, func(path string, e os.DirEntry, err error) error {
				if err != nil || e.IsDir() {
					return err
				}
				data, err := os.ReadFile(path)
				for _, l := range lines {
					if bytes.Contains(data, l) {
						t.Errorf("%s still holds a turn", e.Name())
						break
					}
				}
				return err
			})
		})
	}
}
