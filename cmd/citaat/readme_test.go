package main

import (
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"
)

// What the README tells people to type works in the demo, and what it says a
// search understands finds something there.
func TestREADMEWorksInTheDemo(t *testing.T) {
	data, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	readme := string(data)
	var lines []string
	for _, m := range regexp.MustCompile("(?m)^\\| `(citaat [^`]*)` \\|").FindAllStringSubmatch(section(t, readme, "## The command line"), -1) {
		if !strings.ContainsAny(m[1], "…") && !strings.Contains(m[1], " DIR") {
			lines = append(lines, m[1])
		}
	}
	if len(lines) < 24 {
		t.Fatalf("only %d commands found: %q", len(lines), lines)
	}
	queries := 0
	for _, row := range strings.Split(section(t, readme, "### What a search understands"), "\n") {
		if !strings.HasPrefix(row, "| `") || strings.Contains(row, "`( )`") { // a EN b: letters, not words
			continue
		}
		for _, m := range regexp.MustCompile("`([^`]+)`").FindAllStringSubmatch(strings.Split(row, " | ")[0], -1) {
			lines = append(lines, "citaat find '"+m[1]+"'")
			queries++
		}
	}
	if queries < 8 {
		t.Fatalf("only %d queries found: %q", queries, lines)
	}
	dir := demoIn(t)
	for _, l := range lines {
		cmd := exec.Command("sh", "-c", l)
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "CITAAT_CODER=eva")
		out, err := cmd.CombinedOutput()
		if err != nil || strings.HasPrefix(string(out), "0 ") {
			t.Errorf("%s: %v\n%s", l, err, out)
		}
	}
}

// section is what stands under a heading, up to the next one.
func section(t *testing.T, text, heading string) string {
	t.Helper()
	_, rest, ok := strings.Cut(text, "\n"+heading+"\n")
	if !ok {
		t.Fatalf("no section %q", heading)
	}
	under, _, _ := strings.Cut(rest, "\n#")
	return under
}
