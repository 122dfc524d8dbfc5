package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// Stopped while files are being saved: what is in stays, what is not is listed,
// and the same command goes on with it.
func TestImportIsStopped(t *testing.T) {
	raw, dir := t.TempDir(), filepath.Join(t.TempDir(), "studie")
	for i := range 40 {
		text := fmt.Sprintf("I: Hoe ging gesprek %d?\nM%d: Het ging wel, dank u.\n", i+1, i+1)
		if err := os.WriteFile(filepath.Join(raw, fmt.Sprintf("M%d.txt", i+1)), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if code := run(t.Context(), silent(t), []string{"new", dir, "--lang", "nl"}); code != 0 {
		t.Fatal("no study")
	}
	there := func() int {
		list, err := filepath.Glob(filepath.Join(dir, "transcripts", "*.md"))
		if err != nil {
			t.Fatal(err)
		}
		return len(list)
	}
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	env := silent(t)
	var out, talk bytes.Buffer
	env.Out, env.Err = newPaper(&out, false), newPaper(&talk, false)
	env.Now = func() time.Time { // somebody presses ctrl+c when the first are in
		if there() > 1 {
			stop()
		}
		return time.Now()
	}
	if code := run(ctx, env, []string{"-C", dir, "import", raw, "--yes", "--lang", "nl"}); code != 1 {
		t.Errorf("left with %d", code)
	}
	in := there()
	if in < 2 || in >= 40 {
		t.Fatalf("%d of 40 are in", in)
	}
	if n := strings.Count(out.String(), "niet ingelezen: gestopt"); n != 40-in {
		t.Errorf("%d are in and %d are listed as not", in, n)
	}
	if !strings.Contains(talk.String(), fmt.Sprintf("%d bestanden zijn niet ingelezen, want er is gestopt", 40-in)) {
		t.Errorf("said %s", talk.String())
	}
	if code := run(t.Context(), silent(t), []string{"-C", dir, "import", raw, "--yes"}); code != 0 || there() != 40 {
		t.Errorf("afterwards %d are in (%d)", there(), code)
	}
	if code := run(t.Context(), silent(t), []string{"-C", dir, "check"}); code != 0 {
		t.Error("the study does not hold")
	}
}

// The progress fits the terminal, whatever a file is called.
func TestProgressOfAnImport(t *testing.T) {
	env := silent(t)
	env.flags.lang, env.flags.ascii = "nl", true
	for _, width := range []int{30, 80, 120} {
		env.Columns = width
		p := newImportProgress(env, "import.reading", 200)
		p.done = 50
		line := p.line("Gesprek met mevrouw "+strings.Repeat("x", 200)+".docx", 2*time.Second)
		if len(line) >= width+len("…") || !strings.HasPrefix(line, "#####...............") {
			t.Errorf("%d columns: %q", width, line)
		}
		if width >= 80 && !strings.Contains(line, "lezen: 50 van 200, nog 6 s · Gesprek met") {
			t.Errorf("%d columns: %q", width, line)
		}
	}
}
