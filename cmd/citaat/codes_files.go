package main

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"citaat/cmd/citaat/desk"
	"citaat/coding"
	"citaat/corpus/phrases"
	"citaat/corpus/store"
	"citaat/export"
)

type codesExportOptions struct {
	noExamples, replace bool
	goOn                string // why it is written although something was found
	key                 keyFlags
}

func newCodesExport(env *Env) *cobra.Command {
	var o codesExportOptions
	c := &cobra.Command{Use: "export FILE", Short: "codes.verb.export.short", Long: "codes.verb.export.long", Args: between(1, 1),
		Example: "citaat codes export codeboek.csv\ncitaat codes export codeboek.yaml --no-examples"}
	c.Flags().BoolVar(&o.noExamples, "no-examples", false, "codes.verb.flag.no-examples")
	c.Flags().BoolVar(&o.replace, "replace", false, "codes.verb.flag.replace")
	c.Flags().StringVar(&o.goOn, "go-on", "", "disclosure.flag.go-on")
	o.key.addKey(c.Flags())
	c.RunE = func(c *cobra.Command, a []string) error { return runCodesExport(c.Context(), env, o, a[0]) }
	return c
}

// runCodesExport writes the codebook to a file; its ending tells how.
func runCodesExport(ctx context.Context, env *Env, o codesExportOptions, file string) error {
	ext := strings.ToLower(filepath.Ext(file))
	if ext != ".csv" && ext != ".yaml" && ext != ".yml" {
		return phrases.Fail("codes.verb.ending", phrases.Args{"File": oneLine(file)}).WithCure("codes.verb.ending.cure")
	}
	if err := coding.MayReplace(file); err != nil {
		return err
	}
	if _, err := os.Stat(file); err == nil && !o.replace {
		return phrases.Fail("codes.verb.exists", phrases.Args{"File": oneLine(file)}).WithCure("codes.verb.exists.cure")
	}
	return env.with(ctx, func(d *desk.Desk) error {
		cb, hidden := d.Study.CodebookToGive()
		data, err := codebookFile(env, cb, ext, !o.noExamples)
		if err != nil {
			return err
		}
		r, why, err := checkCodebook(ctx, env, d, cb, o)
		if err != nil {
			return err
		}
		if err := store.Replace(file, data); err != nil {
			return err
		}
		if err := desk.Journal(d.Study, file, r, why); err != nil {
			env.Say("disclosure.unjournaled", phrases.Args{"Why": sentence(env.Book(), err)})
		}
		env.Say("codes.exported", phrases.Args{"Count": len(cb.Codes()), "File": oneLine(file)})
		if !o.noExamples {
			env.Say("codes.verb.examples")
			for _, path := range hidden {
				env.Say("consent.example", phrases.Args{"Code": oneLine(path)})
			}
		}
		return nil
	})
}

func codebookFile(env *Env, cb *coding.Codebook, ext string, examples bool) ([]byte, error) {
	if ext != ".csv" {
		return cb.YAML(examples)
	}
	var b bytes.Buffer
	err := cb.WriteCSV(&b, env.Book(), examples)
	return b.Bytes(), err
}

// checkCodebook looks through a codebook before it is written, and asks where
// there is somebody to ask.
func checkCodebook(ctx context.Context, env *Env, d *desk.Desk, cb *coding.Codebook, o codesExportOptions) (r export.Result, why string, err error) {
	known, err := env.knownBy(ctx, o.key, d.Study.Dir())
	if err != nil {
		return r, "", err
	}
	dec := &decision{env: env, share: true, why: o.goOn, given: o.goOn != ""}
	r.Disclosures = export.CheckCodebook(cb, d.Study.Settings(), !o.noExamples, export.Options{Book: env.Book(), Known: known})
	if !o.noExamples {
		r.People = d.Study.QuotedIn(cb)
	}
	if len(r.Disclosures) > 0 {
		err = dec.on(r.Disclosures)
	}
	return r, dec.why, err
}

// plannedCode is a code of a file that is read in, in JSON. Its fields are a promise.
type plannedCode struct {
	Path   string   `json:"path"`
	What   string   `json:"what"` // new, changed, same or skipped
	Line   int      `json:"line"` // of the file; 0: not known
	Fields []string `json:"fields"`
	Notes  []string `json:"notes"` // what of it does not come in
}

func newCodesImport(env *Env) *cobra.Command {
	var p printing
	dry := false
	c := &cobra.Command{Use: "import FILE", Short: "codes.verb.import.short", Long: "codes.verb.import.long", Args: between(1, 1),
		Example: "citaat codes export codeboek.csv\ncitaat codes import codeboek.csv --dry-run\ncitaat codes import codeboek.csv"}
	p.addFlags(c)
	c.Flags().BoolVar(&dry, "dry-run", false, "codes.verb.flag.dry-run")
	c.RunE = func(c *cobra.Command, a []string) error { return runCodesImport(c.Context(), env, p, dry, a[0]) }
	return c
}

// runCodesImport reads a codebook in and tells of each code what became of it.
func runCodesImport(ctx context.Context, env *Env, p printing, dry bool, file string) error {
	data, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return phrases.Fail("codes.verb.nofile", phrases.Args{"File": oneLine(file)})
	}
	if err != nil {
		return phrases.Fail("codes.unreadable").Because(err)
	}
	entries, err := coding.ParseEntries(filepath.Base(file), data)
	if err != nil {
		return err
	}
	return env.with(ctx, func(d *desk.Desk) error {
		plan := d.Study.Codebook().PlanImport(entries)
		if !dry {
			err := d.Study.Do(func(b *coding.Batch) (err error) {
				plan, err = b.ImportCodes(entries)
				return err
			})
			if err != nil {
				return err
			}
		}
		if err := planListing(env, plan).print(env, p); err != nil {
			return err
		}
		env.Say("codes.plan", phrases.Args{"New": plan.Count(coding.IsNew), "Changed": plan.Count(coding.IsChanged),
			"Same": plan.Count(coding.IsSame), "Skipped": plan.Count(coding.IsSkipped)})
		if dry {
			env.Say("codes.verb.dry")
		}
		return env.Out.Flush()
	})
}

func planListing(env *Env, plan coding.Plan) listing[plannedCode] {
	b := env.Book()
	items := []plannedCode{}
	for _, e := range plan {
		c := plannedCode{Path: e.Path, What: string(e.Verdict), Line: e.Line, Fields: e.Fields, Notes: []string{}}
		for _, n := range e.Notes {
			c.Notes = append(c.Notes, n.In(b))
		}
		if c.Fields == nil {
			c.Fields = []string{}
		}
		items = append(items, c)
	}
	what := func(c plannedCode) string {
		switch coding.Verdict(c.What) {
		case coding.IsNew:
			return b.Say("codes.plan-new")
		case coding.IsChanged:
			return b.Say("codes.plan-changed", phrases.Args{"Fields": strings.Join(c.Fields, ", ")})
		case coding.IsSame:
			return b.Say("codes.plan-same")
		}
		return b.Say("codes.plan-skipped")
	}
	return listing[plannedCode]{empty: "codes.verb.nothing", items: items, columns: []column[plannedCode]{
		{key: "path", title: "cli.col.code", text: func(c plannedCode) string { return c.Path }},
		{key: "what", title: "codes.verb.col.what", text: what},
		{key: "line", title: "codes.verb.col.line", number: func(c plannedCode) int { return c.Line }, hidden: true},
		{key: "notes", title: "codes.verb.col.notes", text: func(c plannedCode) string { return strings.Join(c.Notes, "; ") }},
	}}
}
