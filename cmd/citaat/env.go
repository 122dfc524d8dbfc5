package main

import (
	"bufio"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"golang.org/x/term"
	"gopkg.in/yaml.v3"

	"citaat/cmd/citaat/desk"
	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// Env is what a verb works with: where it reads and writes, the clock, and the
// flags that every verb has.
type Env struct {
	In     *bufio.Reader
	Out    *paper // what was asked for
	Err    *paper // what there is to say about it
	Now    func() time.Time
	Getenv func(string) string

	// Talk: somebody sits at the keyboard. Shown: what was asked for goes to a
	// terminal, of so many columns. Watched: what is said about it does.
	Talk    bool
	Shown   bool
	Watched bool
	Columns int

	// Secret asks for what nobody may see being typed.
	Secret func(ctx context.Context, env *Env, question string) (string, error)

	// Interface opens the terminal interface on a study; dir is empty for the
	// start screen.
	Interface func(ctx context.Context, env *Env, dir string) error

	flags  globals
	book   *phrases.Book
	placed bool // what is unsafe about the place of the study has been told
}

// globals are the flags of every verb.
type globals struct {
	dir     string
	coder   string
	lang    string
	noColor bool
	ascii   bool
	plain   bool
	touring bool // the study is a copy that the tour is taken on
	yes     bool
}

func newEnv() *Env {
	tty := func(f *os.File) bool { return term.IsTerminal(int(f.Fd())) }
	env := &Env{
		In: bufio.NewReader(os.Stdin), Now: time.Now, Getenv: os.Getenv,
		Out: newPaper(os.Stdout, false), Err: newPaper(os.Stderr, false),
		Talk: tty(os.Stdin), Shown: tty(os.Stdout), Watched: tty(os.Stderr), Columns: 100,
		Interface: openInterface, Secret: askSecret,
	}
	if w, _, err := term.GetSize(int(os.Stdout.Fd())); err == nil && w > 0 {
		env.Columns = w
	}
	if colourful(os.Getenv) {
		env.Out.colour, env.Err.colour = env.Shown, env.Watched
	}
	return env
}

// colourful tells whether a terminal may be given colours.
func colourful(getenv func(string) string) bool {
	return getenv("NO_COLOR") == "" && getenv("TERM") != "dumb"
}

// foresee looks for the flags that decide in which language a wrong command
// line is answered, before the command line is read properly.
func (env *Env) foresee(args []string) {
	for i, a := range args {
		value := ""
		if i+1 < len(args) {
			value = args[i+1]
		}
		switch {
		case a == "--":
			return
		case a == "--lang":
			env.flags.lang = value
		case strings.HasPrefix(a, "--lang="):
			env.flags.lang = strings.TrimPrefix(a, "--lang=")
		case a == "-C" || a == "--study":
			env.flags.dir = value
		case strings.HasPrefix(a, "--study="):
			env.flags.dir = strings.TrimPrefix(a, "--study=")
		}
	}
}

// Book is the book of the user's language: that of --lang, else of the study,
// else of the locale.
func (env *Env) Book() *phrases.Book {
	if env.book == nil {
		env.book = phrases.For(env.language(""))
	}
	return env.book
}

func (env *Env) language(study string) phrases.Lang {
	if l, ok := phrases.Parse(env.flags.lang); ok {
		return l
	}
	if study == "" {
		study = studyLanguage(env.dir())
	}
	if l, ok := phrases.Parse(study); ok {
		return l
	}
	return locale(env.Getenv)
}

// locale is the language of the user's system.
func locale(getenv func(string) string) phrases.Lang {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := getenv(name); v != "" {
			if l, ok := phrases.Parse(v); ok {
				return l
			}
			return phrases.English
		}
	}
	if l, ok := phrases.Parse(systemLanguage()); ok {
		return l
	}
	return phrases.English
}

// studyLanguage looks up the language of a study without opening it.
func studyLanguage(dir string) string {
	root, err := coding.Find(dir)
	if err != nil {
		return ""
	}
	data, err := os.ReadFile(filepath.Join(root, coding.SettingsFile))
	if err != nil {
		return ""
	}
	var s struct {
		Language string `yaml:"language"`
	}
	if yaml.Unmarshal(data, &s) != nil {
		return ""
	}
	return s.Language
}

// dir is where a study is looked for.
func (env *Env) dir() string {
	if env.flags.dir != "" {
		return env.flags.dir
	}
	return "."
}

// Say says a sentence about what happened.
func (env *Env) Say(key string, args ...phrases.Args) {
	env.Err.Line(env.Book().Say(key, args...))
}

// open opens the study that the user works in and tells what is wrong with it.
func (env *Env) open(ctx context.Context) (*desk.Desk, error) {
	d, err := env.openQuietly(ctx)
	if err != nil {
		return nil, err
	}
	env.tellProblems(d.Study.Problems())
	env.tellStorage(d.Study.Dir())
	return d, nil
}

func (env *Env) openQuietly(ctx context.Context) (*desk.Desk, error) {
	dir, err := coding.Find(env.dir())
	if err != nil {
		return nil, err
	}
	d, err := desk.Open(ctx, dir, coding.Options{Coder: corpus.CoderName(env.flags.coder), Now: env.Now})
	if err != nil {
		return nil, err
	}
	env.book = phrases.For(env.language(d.Study.Settings().Language))
	return d, nil
}

// mostProblems is how many problems are told before a verb does its work; check
// tells all.
const mostProblems = 3

func (env *Env) tellProblems(found []coding.Finding) {
	for i, f := range found {
		if i == mostProblems {
			env.Say("cli.problems.more", phrases.Args{"Count": len(found) - i})
			return
		}
		env.Err.Line(finding(env.Book(), f))
	}
}

// finding is a problem as one line.
func finding(b *phrases.Book, f coding.Finding) string {
	s := f.Place + ": " + f.What.In(b)
	if cure := f.Cure.In(b); cure != "" {
		s += ". " + cure
	}
	return oneLine(s)
}

// with opens the study, lets a verb work on it, and closes it.
func (env *Env) with(ctx context.Context, do func(*desk.Desk) error) (err error) {
	d, err := env.open(ctx)
	if err != nil {
		return err
	}
	defer func() {
		// What a failing Close loses can be made again.
		_ = d.Close()
		if e := env.Out.Flush(); err == nil {
			err = e
		}
	}()
	return do(d)
}

// ask asks a question at the keyboard; an empty answer is the one that is
// shown. At the end of the input the asking stops.
func (env *Env) ask(question, or string) (string, error) {
	if or != "" {
		question += " [" + oneLine(or) + "]"
	}
	env.Err.Text(question + " ")
	_ = env.Err.Flush()
	line, err := env.In.ReadString('\n')
	if err != nil && (err != io.EOF || line == "") {
		return "", context.Canceled
	}
	if line = strings.TrimSpace(line); line == "" {
		return or, nil
	}
	return line, nil
}

// agrees asks a question to which only a yes, in either language, is one.
func (env *Env) agrees(question string) (bool, error) {
	answer, err := env.ask(question, "")
	if err != nil {
		return false, err
	}
	a := strings.ToLower(answer)
	return a == "j" || a == "ja" || a == "y" || a == "yes", nil
}
