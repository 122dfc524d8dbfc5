package main

import (
	"context"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"citaat/cmd/citaat/desk"
	"citaat/coding"
	"citaat/corpus/phrases"
	"citaat/corpus/store"
	"citaat/export/archive"
)

type archiveOptions struct {
	openers
	to                       []string
	anonymous, reuse, verify bool
}

func newArchive(env *Env) *cobra.Command {
	var o archiveOptions
	c := &cobra.Command{Use: "archive FILE", Short: "vault.archive.short", Long: "vault.archive.long", Args: between(1, 1),
		Example: "citaat key identity ../ilse.txt\ncitaat archive ../demo.age --identity ../ilse.txt\ncitaat archive ../demo.age --verify --identity ../ilse.txt\ncitaat archive ../kopie.age --anonymous --identity ../ilse.txt"}
	f := c.Flags()
	stringsFlag(f, &o.to, "to", "vault.flag.to")
	o.addIdentity(f)
	f.BoolVar(&o.anonymous, "anonymous", false, "vault.archive.flag.anonymous")
	f.BoolVar(&o.reuse, "reuse", false, "vault.archive.flag.reuse")
	f.BoolVar(&o.verify, "verify", false, "vault.archive.flag.verify")
	c.RunE = func(c *cobra.Command, a []string) error {
		switch {
		case o.reuse && !o.anonymous:
			return wrongUse(c, phrases.Make("vault.archive-reuse"))
		case o.verify && (o.anonymous || len(o.to) > 0):
			return wrongUse(c, phrases.Make("vault.archive-verify-only"))
		case o.verify:
			return verifyArchive(c.Context(), env, o.openers, a[0])
		}
		return env.with(c.Context(), func(d *desk.Desk) error { return runArchive(c.Context(), env, d, o, a[0]) })
	}
	return c
}

func runArchive(ctx context.Context, env *Env, d *desk.Desk, o archiveOptions, file string) error {
	s := d.Study
	if err := archive.MayWrite(file, s.Dir()); err != nil { // before anybody types a passphrase
		return err
	}
	contents, err := contentsOf(env, s, o)
	if err != nil {
		return err
	}
	_, own, err := env.opener(ctx, o.openers, file)
	if err != nil {
		return err
	}
	lock, err := env.lock(ctx, append(own, o.to...))
	if err != nil {
		return err
	}
	p := newProgress(env, "vault.archive-progress")
	saved, err := archive.Save(ctx, file, s.Dir(), contents, lock, env.Now(), func(done, of int64) { p.show(megabytes(done), megabytes(of)) })
	p.end()
	if err != nil {
		return err
	}
	for _, l := range contents.LeftOut {
		env.Err.Line(oneLine(l.In(env.Book())))
	}
	n, _ := saved.Files()
	env.Say("vault.archived", phrases.Args{"Count": n, "File": file})
	return noteArchive(s, contents, filepath.Base(file), saved.SHA256)
}

func contentsOf(env *Env, s *coding.Study, o archiveOptions) (archive.Contents, error) {
	if !o.anonymous {
		c, err := archive.Tree(s.Dir(), s.Settings().Title)
		for _, p := range s.Participants() {
			c.People = append(c.People, p.ID)
		}
		return c, err
	}
	if s.Settings().Blind {
		env.Say("vault.archive-blind")
	}
	return archive.Anonymous(s, o.reuse, env.Now())
}

// archived is the reason of a file that is an archive.
const archived = "archive"

// noteArchive writes down whose words are in a file, so that a withdrawal can
// name it.
func noteArchive(s *coding.Study, c archive.Contents, name, sum string) error {
	if s.ReadOnly() {
		return nil
	}
	return s.Do(func(b *coding.Batch) error {
		b.Exported(coding.SentFile{Name: name, SHA256: sum, People: c.People, Why: archived})
		return nil
	})
}

func megabytes(n int64) int { return int((n + 1<<20 - 1) >> 20) }

func verifyArchive(ctx context.Context, env *Env, o openers, file string) error {
	f, err := os.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	by, _, err := env.opener(ctx, o, file)
	if err != nil {
		return err
	}
	p := newProgress(env, "vault.verify-progress")
	m, err := archive.Verify(ctx, f, by, archive.Usual(), func(done, _ int64) { p.show(megabytes(done), 0) })
	p.end()
	if err != nil {
		return err
	}
	env.Out.Text(archiveLine(env, m) + "\n")
	return env.Out.Flush()
}

// archiveLine tells what an archive holds.
func archiveLine(env *Env, m archive.Manifest) string {
	b := env.Book()
	n, size := m.Files()
	kind := b.Say("vault.kind-whole")
	if m.Head.Kind == archive.Reduced {
		kind = b.Say("vault.kind-anonymous")
	}
	return oneLine(b.Say("vault.archive-holds", phrases.Args{"Title": m.Head.Title, "Kind": kind, "Made": m.Head.Made.Local().Format("2006-01-02 15:04"), "Files": n, "Size": byteSize(size)}))
}

func newRestore(env *Env) *cobra.Command {
	var o openers
	c := &cobra.Command{Use: "restore FILE DIR", Short: "vault.restore.short", Long: "vault.restore.long", Args: between(2, 2),
		Example: "citaat key identity ../ilse.txt\ncitaat archive ../demo.age --identity ../ilse.txt\ncitaat restore ../demo.age ../terug --identity ../ilse.txt"}
	o.addIdentity(c.Flags())
	c.RunE = func(c *cobra.Command, a []string) error { return runRestore(c.Context(), env, o, a[0], a[1]) }
	return c
}

func runRestore(ctx context.Context, env *Env, o openers, file, dir string) error {
	if _, err := os.Lstat(dir); err == nil {
		return phrases.Fail("vault.restore-there", phrases.Args{"Folder": dir}).WithCure("vault.restore-there.cure")
	}
	if real, err := store.Real(dir); err == nil {
		if study, err := coding.Find(filepath.Dir(real)); err == nil {
			return phrases.Fail("vault.restore-inside", phrases.Args{"Folder": study}).WithCure("vault.restore-there.cure")
		}
	}
	f, err := os.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	by, _, err := env.opener(ctx, o, file)
	if err != nil {
		return err
	}
	p := newProgress(env, "vault.restore-progress")
	m, err := archive.Restore(ctx, f, by, dir, archive.Usual(), func(done, _ int64) { p.show(megabytes(done), 0) })
	p.end()
	if err != nil {
		return err
	}
	env.Err.Line(archiveLine(env, m))
	env.Say("vault.restored", phrases.Args{"Folder": dir, "Command": "citaat -C " + quoted(dir)})
	return nil
}
