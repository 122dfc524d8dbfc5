package main

import (
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/spf13/cobra"
)

// every calls f with every command that a user can type.
func every(c *cobra.Command, f func(*cobra.Command)) {
	f(c)
	for _, sub := range c.Commands() {
		every(sub, f)
	}
}

// What a help shows as an example must work in the demo, in the order in which
// it stands there.
func TestExamplesOfHelpWorkInTheDemo(t *testing.T) {
	every(newRoot(silent(t)), func(c *cobra.Command) {
		t.Run(strings.ReplaceAll(c.CommandPath(), " ", "_"), func(t *testing.T) {
			if c.Example == "" {
				t.Fatal("no example")
			}
			dir := demoIn(t)
			for _, l := range strings.Split(c.Example, "\n") {
				cmd := exec.Command("sh", "-c", l)
				cmd.Dir = dir
				cmd.Env = append(os.Environ(), "CITAAT_CODER=eva")
				if out, err := cmd.CombinedOutput(); err != nil {
					t.Errorf("%s: %v\n%s", l, err, out)
				} else if len(out) == 0 {
					t.Errorf("%s says nothing", l)
				}
			}
		})
	})
}

// Help says everything in both languages, and how the program leaves.
func TestHelpIsComplete(t *testing.T) {
	every(newRoot(silent(t)), func(c *cobra.Command) {
		args := append(strings.Fields(c.CommandPath())[1:], "--help")
		for _, lang := range []string{"nl", "en"} {
			out, err := exec.Command("citaat", append(args, "--lang", lang)...).Output()
			if err != nil {
				t.Errorf("%s: %v", c.CommandPath(), err)
			}
			text := string(out)
			if strings.Contains(text, "‹") || strings.Contains(text, "cli.") || !strings.Contains(text, "0 ") || !strings.Contains(text, "2 ") {
				t.Errorf("%s --lang %s: %s", c.CommandPath(), lang, text)
			}
		}
	})
}
