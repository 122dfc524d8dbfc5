package main

import (
	"testing"

	"citaat/corpus/phrases"
)

func environ(kv ...string) func(string) string {
	return func(name string) string {
		for i := 0; i < len(kv); i += 2 {
			if kv[i] == name {
				return kv[i+1]
			}
		}
		return ""
	}
}

func TestColourful(t *testing.T) {
	for _, c := range []struct {
		env  func(string) string
		want bool
	}{
		{environ("TERM", "xterm-256color"), true},
		{environ("TERM", "xterm-256color", "NO_COLOR", "1"), false},
		{environ("TERM", "dumb"), false},
	} {
		if got := colourful(c.env); got != c.want {
			t.Errorf("%v", got)
		}
	}
}

func TestNoColorFlagTakesColourAway(t *testing.T) {
	env := silent(t)
	env.Out.colour, env.Err.colour = true, true
	env.flags.dir = demoIn(t)
	if code := run(t.Context(), env, []string{"-C", env.flags.dir, "--no-color", "find", "stress"}); code != 0 {
		t.Fatal(code)
	}
	if env.Out.colour || env.Err.colour {
		t.Error("colour is still on")
	}
}

// The flag decides, then the study, then the computer.
func TestLanguage(t *testing.T) {
	dutch := demoIn(t)
	for _, c := range []struct {
		name, flag, dir string
		env             func(string) string
		want            phrases.Lang
	}{
		{"flag over study", "en", dutch, environ("LANG", "nl_NL.UTF-8"), phrases.English},
		{"study over locale", "", dutch, environ("LANG", "en_GB.UTF-8"), phrases.Dutch},
		{"locale", "", t.TempDir(), environ("LANG", "nl_BE.UTF-8"), phrases.Dutch},
		{"LC_ALL over LANG", "", t.TempDir(), environ("LANG", "nl_NL.UTF-8", "LC_ALL", "C"), phrases.English},
		{"a locale without a catalogue", "", t.TempDir(), environ("LANG", "fr_FR.UTF-8"), phrases.English},
	} {
		env := silent(t)
		env.Getenv, env.flags.lang, env.flags.dir = c.env, c.flag, c.dir
		if got := env.Book().Lang(); got != c.want {
			t.Errorf("%s: %s", c.name, got)
		}
	}
}

// A mistake in the program is told without the value that was thrown, which
// may be somebody's words.
func TestPanicIsASentence(t *testing.T) {
	env := silent(t)
	said := &recorder{}
	env.Err = newPaper(said, false)
	env.Now = nil // find asks the clock for its progress: nil panics
	if code := run(t.Context(), env, []string{"-C", demoIn(t), "find", "stress"}); code != 1 {
		t.Fatalf("exit %d", code)
	}
	if s := string(said.text); s == "" || len(s) > 400 {
		t.Errorf("said %q", s)
	}
}

type recorder struct{ text []byte }

func (r *recorder) Write(p []byte) (int, error) {
	r.text = append(r.text, p...)
	return len(p), nil
}
