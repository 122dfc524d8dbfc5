package main

import (
	"context"
	"os"
	"path/filepath"
	"strconv"

	"github.com/spf13/cobra"

	"citaat/cmd/citaat/tui"
	"citaat/cmd/citaat/tui/tour"
	"citaat/coding"
	"citaat/corpus/phrases"
)

// tourFolder is where the copy for the tour goes when nobody says where.
const tourFolder = "citaat-tour"

type tourOptions struct {
	dir   string
	fresh bool
}

func newTour(env *Env) *cobra.Command {
	var o tourOptions
	c := &cobra.Command{Use: "tour", Short: "tour.short", Long: "tour.long", Args: between(0, 0), Example: "citaat tour --dir oefenen"}
	c.Flags().StringVar(&o.dir, "dir", tourFolder, "tour.flag.dir")
	c.Flags().BoolVar(&o.fresh, "fresh", false, "tour.flag.fresh")
	c.RunE = func(c *cobra.Command, _ []string) error { return runTour(c.Context(), env, o) }
	return c
}

// runTour opens a copy of the example with the coach beside it, or tells the
// steps to those who do not sit at a terminal.
func runTour(ctx context.Context, env *Env, o tourOptions) error {
	dir, err := tourCopy(env, o)
	if err != nil {
		return err
	}
	if env.Talk && env.Shown {
		env.flags.touring = true
		return env.Interface(ctx, env, dir)
	}
	for i, line := range tui.TourSteps(env.Book()) {
		env.Out.Text(strconv.Itoa(i+1) + ". " + line + "\n")
	}
	return env.Out.Flush()
}

// tourCopy is the folder of a tour that was begun and not ended, else of a fresh
// copy. What somebody made in an earlier one stays: a fresh copy goes beside it.
func tourCopy(env *Env, o tourOptions) (string, error) {
	dir := o.dir
	for n := 2; ; n++ {
		if _, err := os.Stat(filepath.Join(dir, coding.SettingsFile)); err != nil {
			break // free, or something else, of which copyDemo tells
		}
		if s, ok := tour.Resume(dir); ok && !s.Over() && !o.fresh {
			env.Say("tour.resumed", phrases.Args{"Folder": dir})
			return dir, nil
		}
		dir = o.dir + "-" + strconv.Itoa(n)
	}
	if err := copyDemo(env, dir); err != nil {
		return "", err
	}
	tour.Keep(dir, tour.At(0))
	return dir, nil
}
