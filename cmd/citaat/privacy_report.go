package main

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/rivo/uniseg"
	"github.com/spf13/cobra"

	"citaat/cmd/citaat/desk"
	"citaat/corpus/phrases"
	"citaat/corpus/store"
	"citaat/export"
)

// fact is a line of the report: what it is about, and what holds.
type fact struct {
	about phrases.Sentence
	what  phrases.Sentence
}

type reportOptions struct {
	keyFlags
	md, html bool
	output   string
}

func newPrivacyReport(env *Env) *cobra.Command {
	var o reportOptions
	c := &cobra.Command{Use: "report", Short: "vault.report.short", Long: "vault.report.long", Args: between(0, 0),
		Example: "citaat privacy report\ncitaat privacy report --md\ncitaat privacy report -o ../privacy.html"}
	f := c.Flags()
	f.BoolVar(&o.md, "md", false, "vault.report.flag.md")
	f.BoolVar(&o.html, "html", false, "vault.report.flag.html")
	f.StringVarP(&o.output, "output", "o", "", "vault.report.flag.output")
	f.StringVar(&o.file, "key", "", "vault.flag.key")
	c.RunE = func(c *cobra.Command, _ []string) error {
		format, err := o.format(c)
		if err != nil {
			return err
		}
		return env.with(c.Context(), func(d *desk.Desk) error { return runReport(c.Context(), env, d, o, format) })
	}
	return c
}

// format is how the report is written; empty: as lines on the terminal.
func (o reportOptions) format(c *cobra.Command) (export.Format, error) {
	switch {
	case o.md && o.html:
		return "", wrongUse(c, phrases.Make("vault.report-both"))
	case o.output != "":
		f, err := export.ParseFormat(filepath.Ext(o.output))
		if err != nil || f != export.Markdown && f != export.HTML {
			return "", wrongUse(c, phrases.Make("vault.report-ending", phrases.Args{"File": oneLine(base(o.output))}))
		}
		return f, nil
	case o.md:
		return export.Markdown, nil
	case o.html:
		return export.HTML, nil
	}
	return "", nil
}

func runReport(_ context.Context, env *Env, d *desk.Desk, o reportOptions, format export.Format) error {
	facts, err := env.reportOn(d, o.keyFlags)
	if err != nil {
		return err
	}
	b := env.Book()
	title := b.Say("vault.report-title", phrases.Args{"Title": oneLine(d.Study.Settings().Title)})
	about := b.Say("vault.report-about", phrases.Args{"Day": d.Study.Today(), "Version": version})
	if format == "" {
		printReport(env, title, about, facts)
		return env.Out.Flush()
	}
	doc := export.Document{Title: title, Status: export.Shared, Book: b, Tables: []export.Table{{
		Notes: []string{about}, Foot: []string{b.Say("vault.report-foot")},
		Columns: []export.Column{{Key: "about", Title: b.Say("vault.report-col-about"), Kind: export.Heading}, {Key: "what", Title: b.Say("vault.report-col-what")}},
		Rows: export.Rows(subjects(b, facts), func(f [2]string, row export.Row) export.Row {
			return append(row, export.Text(f[0]), export.Text(f[1]))
		}),
	}}}
	if o.output == "" {
		if err := export.WriteDocument(env.Out, format, doc); err != nil {
			return err
		}
		return env.Out.Flush()
	}
	if inside(filepath.Join(d.Study.Dir(), "transcripts"), o.output) {
		return phrases.Fail("cli.quotes.transcripts").WithCure("cli.quotes.transcripts.cure")
	}
	if err := store.ReplaceWith(o.output, func(w io.Writer) error { return export.WriteDocument(w, format, doc) }); err != nil {
		return err
	}
	env.Say("vault.report-saved", phrases.Args{"File": o.output})
	return nil
}

// subjects are the facts of each subject together, a line each: a row a subject
// is what fits a page.
func subjects(b *phrases.Book, facts []fact) [][2]string {
	var list [][2]string
	for _, f := range facts {
		head, what := f.about.In(b), f.what.In(b)
		if n := len(list); n > 0 && list[n-1][0] == head {
			list[n-1][1] += "\n" + what
			continue
		}
		list = append(list, [2]string{head, what})
	}
	return list
}

// printReport prints the facts under their headings, filled to the width.
func printReport(env *Env, title, about string, facts []fact) {
	b, out := env.Book(), env.Out
	out.Paint(bold, title)
	out.Text("\n" + about + "\n")
	last := ""
	for _, f := range facts {
		if head := f.about.In(b); head != last {
			out.Text("\n")
			out.Paint(bold, head)
			out.Text("\n")
			last = head
		}
		out.Text(hanging("  - ", "    ", oneLine(f.what.In(b)), min(max(env.Columns, 40), 100)))
	}
	out.Text("\n" + hanging("", "", b.Say("vault.report-foot"), min(max(env.Columns, 40), 100)))
}

// hanging fills lines with words, the first begun otherwise than the rest.
func hanging(first, rest, text string, width int) string {
	var b strings.Builder
	line := first
	wide := uniseg.StringWidth(first)
	empty := true
	for _, w := range strings.Fields(text) {
		n := uniseg.StringWidth(w)
		if !empty && wide+1+n > width {
			b.WriteString(line + "\n")
			line, wide, empty = rest, uniseg.StringWidth(rest), true
		}
		if !empty {
			line += " "
			wide++
		}
		line, wide, empty = line+w, wide+n, false
	}
	return b.String() + line + "\n"
}

// weight is how many files a folder holds, and how large they are.
func weight(dir string) (n int, size int64) {
	_ = filepath.WalkDir(dir, func(_ string, e os.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return nil // what cannot be seen is not counted
		}
		if info, err := e.Info(); err == nil {
			n, size = n+1, size+info.Size()
		}
		return nil
	})
	return n, size
}

// sortedKeys are the keys of a count, the most first.
func sortedKeys(count map[string]int) []string {
	keys := make([]string, 0, len(count))
	for k := range count {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b string) int {
		if count[a] != count[b] {
			return count[b] - count[a]
		}
		return strings.Compare(a, b)
	})
	return keys
}
