package main

import (
	"context"
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"github.com/spf13/cobra"

	"citaat/cmd/citaat/desk"
	"citaat/coding"
	"citaat/corpus/phrases"
	"citaat/corpus/store"
	"citaat/examples"
)

// demoFolder is where the example goes when nobody says where.
const demoFolder = "citaat-demo"

type demoOptions struct{ dir, raw string }

func newDemo(env *Env) *cobra.Command {
	var o demoOptions
	c := &cobra.Command{Use: "demo", Short: "cli.demo.short", Long: "cli.demo.long", Args: between(0, 0),
		Example: "citaat demo --dir citaat-demo\ncitaat demo --raw ../ruw"}
	c.Flags().StringVar(&o.dir, "dir", "", "cli.demo.flag.dir")
	c.Flags().StringVar(&o.raw, "raw", "", "cli.demo.flag.raw")
	c.RunE = func(c *cobra.Command, _ []string) error {
		if c.Flags().Changed("raw") {
			return runDemoRaw(env, o.raw)
		}
		return runDemo(c.Context(), env, o)
	}
	return c
}

func runDemo(ctx context.Context, env *Env, o demoOptions) error {
	dir := o.dir
	if dir == "" {
		dir = demoFolder
	}
	if err := copyDemo(env, dir); err != nil {
		return err
	}
	if env.Talk && env.Shown {
		return env.Interface(ctx, env, dir)
	}
	env.flags.dir = dir
	return env.with(ctx, func(d *desk.Desk) error { return summary(env, d, dir) })
}

// copyDemo puts the example into a folder, unless a study is there already.
// study.yaml, which makes a folder a study, comes last.
func copyDemo(env *Env, dir string) error {
	if _, err := os.Stat(filepath.Join(dir, coding.SettingsFile)); err == nil {
		env.Say("cli.demo.reused", phrases.Args{"Folder": dir})
		return nil
	}
	if entries, err := os.ReadDir(dir); err == nil && len(entries) > 0 {
		return phrases.Fail("cli.demo.occupied", phrases.Args{"Folder": dir}).WithCure("cli.demo.occupied.cure")
	}
	study := examples.Study()
	if err := copyFiles(study, dir, func(name string) bool { return name != coding.SettingsFile }); err != nil {
		return err
	}
	if err := coding.ForGit(dir); err != nil {
		return err
	}
	if err := copyFiles(study, dir, func(name string) bool { return name == coding.SettingsFile }); err != nil {
		return err
	}
	env.Say("cli.demo.made", phrases.Args{"Folder": dir})
	return nil
}

func copyFiles(from fs.FS, dir string, want func(name string) bool) error {
	if err := store.Private(dir); err != nil {
		return err
	}
	return fs.WalkDir(from, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || !want(name) {
			return err
		}
		data, err := fs.ReadFile(from, name)
		if err != nil {
			return err
		}
		to := filepath.Join(dir, filepath.FromSlash(name))
		if err := store.Folder(filepath.Dir(to)); err != nil {
			return err
		}
		return store.Replace(to, data)
	})
}

// runDemoRaw writes the raw files of the example, and overwrites nothing.
func runDemoRaw(env *Env, dir string) error {
	if dir == "" {
		return phrases.Fail("cli.demo.raw.where")
	}
	if root, err := coding.Find(dir); err == nil {
		return phrases.Fail("cli.demo.raw.inside", phrases.Args{"Folder": root}).WithCure("cli.demo.raw.inside.cure")
	}
	raw := examples.Raw()
	names, err := fs.Glob(raw, "*")
	if err != nil {
		return err
	}
	there := func(name string) bool {
		_, err := os.Lstat(filepath.Join(dir, name))
		return err == nil
	}
	if err := copyFiles(raw, dir, func(name string) bool { return !there(name) }); err != nil {
		return err
	}
	for _, n := range names {
		env.Out.Text(filepath.Join(dir, path.Base(n)) + "\n")
	}
	env.Say("cli.demo.raw.made", phrases.Args{"Count": len(names), "Folder": dir})
	return env.Out.Flush()
}
