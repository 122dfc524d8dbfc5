package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"citaat/cmd/citaat/desk"
	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// fileRecord is a file that was written or sent, in JSON. Its fields are a
// promise.
type fileRecord struct {
	Name     string   `json:"name"`
	Sent     bool     `json:"sent"` // it went to somebody; else it was written
	To       string   `json:"to"`
	On       string   `json:"on"`     // the day, YYYY-MM-DD
	People   []string `json:"people"` // whose words or characteristics it holds
	Findings []string `json:"findings"`
	Why      string   `json:"why"`
	Coder    string   `json:"coder"`
	SHA256   string   `json:"sha256"`
	ID       string   `json:"id"`
}

type sentOptions struct {
	to, on string
	people []string
}

func newSent(env *Env) *cobra.Command {
	var o sentOptions
	c := &cobra.Command{Use: "sent FILE", Short: "consent.sent.short", Long: "consent.sent.long", Args: between(1, 1),
		Example: "citaat quotes --share -o gemeente.xlsx --go-on \"besproken in het team\"\ncitaat sent gemeente.xlsx --to \"Gemeente\" --on 2026-11-24\ncitaat sent list"}
	f := c.Flags()
	f.StringVar(&o.to, "to", "", "consent.sent.flag.to")
	f.StringVar(&o.on, "on", "", "consent.sent.flag.on")
	stringsFlag(f, &o.people, "people", "consent.sent.flag.people")
	_ = c.RegisterFlagCompletionFunc("people", env.participantIDs())
	c.RunE = func(c *cobra.Command, a []string) error {
		if strings.TrimSpace(o.to) == "" {
			return wrongUse(c, phrases.Make("consent.sent.to"))
		}
		return runSent(c.Context(), env, o, a[0])
	}
	c.AddCommand(newSentList(env))
	return c
}

// runSent writes down to whom a file went. Whose words it holds is known by its
// bytes, or must be said; "nobody" is an answer too.
func runSent(ctx context.Context, env *Env, o sentOptions, file string) error {
	return env.with(ctx, func(d *desk.Desk) error {
		sum, err := desk.Sum(file)
		if err != nil && !os.IsNotExist(err) {
			return err
		}
		f := coding.SentFile{Name: filepath.Base(file), SHA256: sum, To: oneLine(o.to), On: o.on}
		if f.On == "" {
			f.On = env.Now().Format(time.DateOnly)
		}
		known, ours := d.Study.ExportOf(sum)
		switch {
		case len(o.people) > 0:
			f.People, err = namedPeople(d.Study, o.people)
		case ours:
			f.People = known.People
		default:
			f.People, err = askPeople(env, d.Study, f.Name)
		}
		if err != nil {
			return err
		}
		if err := d.Study.Do(func(b *coding.Batch) error { return b.SentTo(f) }); err != nil {
			return err
		}
		env.Say("consent.sent.done", phrases.Args{"File": f.Name, "To": f.To, "Day": f.On, "Count": len(f.People)})
		return nil
	})
}

// namedPeople are the participants that are named, by commas too.
func namedPeople(s *coding.Study, typed []string) ([]corpus.ParticipantID, error) {
	var list []corpus.ParticipantID
	for _, t := range typed {
		for _, id := range strings.FieldsFunc(t, func(r rune) bool { return r == ',' || r == ' ' }) {
			if id == "-" {
				continue // nobody
			}
			p, err := findParticipant(s, id)
			if err != nil {
				return nil, err
			}
			list = append(list, p.ID)
		}
	}
	return list, nil
}

// askPeople asks whose words are in a file that this program did not write, or
// that was changed since.
func askPeople(env *Env, s *coding.Study, name string) ([]corpus.ParticipantID, error) {
	if !env.Talk {
		return nil, phrases.Fail("consent.sent.unknown", phrases.Args{"File": oneLine(name)}).WithCure("consent.sent.unknown.cure")
	}
	answer, err := env.ask(env.Book().Say("consent.sent.ask", phrases.Args{"File": oneLine(name)}), "")
	if err != nil {
		return nil, err
	}
	if answer == "" {
		return nil, phrases.Fail("consent.sent.unknown", phrases.Args{"File": oneLine(name)}).WithCure("consent.sent.unknown.cure")
	}
	return namedPeople(s, []string{answer})
}

func newSentList(env *Env) *cobra.Command {
	var p printing
	all := false
	c := &cobra.Command{Use: "list", Short: "consent.sent.list.short", Long: "consent.sent.list.long", Args: between(0, 0),
		Example: "citaat sent list --all"}
	p.addFlags(c)
	c.Flags().BoolVar(&all, "all", false, "consent.sent.flag.all")
	c.RunE = func(c *cobra.Command, _ []string) error {
		return env.with(c.Context(), func(d *desk.Desk) error { return fileListing(env, fileRecords(d.Study, all)).print(env, p) })
	}
	return c
}

// fileRecords are the files that went to somebody; all: and those that were
// written.
func fileRecords(s *coding.Study, all bool) []fileRecord {
	records := []fileRecord{}
	for _, f := range s.Files() {
		if !f.Sent && !all {
			continue
		}
		r := fileRecord{Name: f.Name, Sent: f.Sent, To: f.To, On: f.On, People: corpus.Texts(f.People), Findings: f.Findings, Why: f.Why,
			Coder: string(f.Coder), SHA256: f.SHA256, ID: string(f.ID)}
		if r.On == "" {
			r.On = f.Time.Local().Format(time.DateOnly)
		}
		if r.People == nil {
			r.People = []string{}
		}
		if r.Findings == nil {
			r.Findings = []string{}
		}
		records = append(records, r)
	}
	return records
}

func fileListing(env *Env, records []fileRecord) listing[fileRecord] {
	return listing[fileRecord]{empty: "consent.sent.none", items: records, columns: []column[fileRecord]{
		{key: "on", title: "cli.col.date", text: func(r fileRecord) string { return r.On }},
		{key: "name", title: "consent.col.file", text: func(r fileRecord) string { return r.Name }},
		{key: "to", title: "consent.col.to", text: func(r fileRecord) string { return r.To }},
		{key: "sent", title: "consent.col.sent", text: func(r fileRecord) string { return yesNo(env, r.Sent) }, hidden: true},
		{key: "people", title: "cli.col.participants", text: func(r fileRecord) string { return strings.Join(r.People, ", ") }},
		{key: "findings", title: "consent.col.findings", text: func(r fileRecord) string { return strings.Join(r.Findings, ", ") }},
		{key: "why", title: "consent.col.why", text: func(r fileRecord) string { return r.Why }},
		{key: "coder", title: "cli.col.coder", text: func(r fileRecord) string { return r.Coder }},
		{key: "sha256", title: "consent.col.sum", text: func(r fileRecord) string { return r.SHA256 }, hidden: true},
		{key: "id", title: "cli.col.id", text: func(r fileRecord) string { return r.ID }, hidden: true},
	}}
}
