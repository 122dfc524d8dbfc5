package editor

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"

	"citaat/corpus/phrases"
)

// finder looks for the editor of a user on a system.
type finder struct {
	getenv func(string) string
	look   func(string) (string, error) // exec.LookPath
	system string                       // runtime.GOOS
}

func here() finder { return finder{os.Getenv, exec.LookPath, runtime.GOOS} }

// find is the program with its arguments. What the user asked for is used or
// refused; only who asked for nothing gets the usual one of the system.
func (f finder) find() ([]string, error) {
	for _, name := range []string{"VISUAL", "EDITOR"} {
		value := strings.TrimSpace(f.getenv(name))
		if value == "" {
			continue
		}
		words := f.split(value)
		path, err := f.look(words[0])
		if err != nil {
			return nil, phrases.Fail("editor.missing", phrases.Args{"Name": name, "Program": words[0]}).WithCure("editor.missing.cure").Because(err)
		}
		return append([]string{path}, words[1:]...), nil
	}
	for _, program := range f.usual() {
		if path, err := f.look(program); err == nil {
			return []string{path}, nil
		}
	}
	return nil, phrases.Fail("editor.none").WithCure("editor.none.cure")
}

func (f finder) usual() []string {
	switch f.system {
	case "windows":
		return []string{"edit.exe", "notepad.exe"}
	case "darwin":
		return []string{"nano", "vim", "vi"}
	}
	return []string{"editor", "nano", "vim", "vi"}
}

// split takes a command apart as a shell does, without running anything. A
// value that is itself a program, spaces and all, is one word.
func (f finder) split(value string) []string {
	if _, err := f.look(value); err == nil {
		return []string{value}
	}
	var words []string
	var word strings.Builder
	in, quote := false, rune(0)
	escaped := false
	for _, r := range value {
		switch {
		case escaped:
			word.WriteRune(r)
			escaped = false
		case r == '\\' && quote != '\'' && f.system != "windows": // on Windows it parts folders
			escaped, in = true, true
		case quote != 0 && r == quote:
			quote = 0
		case quote == 0 && (r == '\'' || r == '"'):
			quote, in = r, true
		case quote == 0 && (r == ' ' || r == '\t'):
			if in {
				words = append(words, word.String())
			}
			word.Reset()
			in = false
		default:
			word.WriteRune(r)
			in = true
		}
	}
	if in || len(words) == 0 {
		words = append(words, word.String())
	}
	return words
}

// name is what a program is by itself, behind the links under which systems
// install it: /usr/bin/editor is vim.basic, and then vim.
func name(path string) string {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	base := strings.ToLower(filepath.Base(path))
	for _, ending := range []string{".exe", ".cmd", ".bat"} {
		base = strings.TrimSuffix(base, ending)
	}
	base, _, _ = strings.Cut(base, ".")
	return base
}
