package main

import (
	"context"
	"io"
	"path/filepath"

	"citaat/cmd/citaat/tui"
	"citaat/corpus"
)

// openInterface opens the terminal interface on the study in a folder, or its
// start screen where dir is empty.
func openInterface(ctx context.Context, env *Env, dir string) error {
	env.book = nil // the study may speak another language than the command line
	if dir != "" {
		env.flags.dir = dir
	}
	getenv := env.wished()
	return tui.Run(ctx, tui.Options{
		Dir: dir, Coder: corpus.CoderName(env.flags.coder), Book: env.Book(), Env: getenv, Now: env.Now,
		Practise: func() (string, error) { return practise(env) },
		Teach:    func() (string, error) { return teach(env) }, Touring: env.flags.touring,
	})
}

// wished is the environment with what the flags ask for in it.
func (env *Env) wished() func(string) string {
	flags := map[string]bool{"NO_COLOR": env.flags.noColor, "CITAAT_ASCII": env.flags.ascii, "CITAAT_PLAIN": env.flags.plain}
	return func(name string) string {
		if flags[name] {
			return "1"
		}
		return env.Getenv(name)
	}
}

// practise puts the example where demo puts it, or finds it there. It says
// nothing: the interface has the terminal.
func practise(env *Env) (string, error) {
	dir, err := filepath.Abs(demoFolder)
	if err != nil {
		return "", err
	}
	quiet := *env
	quiet.Err = newPaper(io.Discard, false)
	return dir, copyDemo(&quiet, dir)
}

// teach makes a copy of the example for the tour, or finds the one that was left
// half-way. It says nothing: the interface has the terminal.
func teach(env *Env) (string, error) {
	dir, err := filepath.Abs(tourFolder)
	if err != nil {
		return "", err
	}
	quiet := *env
	quiet.Err = newPaper(io.Discard, false)
	return tourCopy(&quiet, tourOptions{dir: dir})
}
