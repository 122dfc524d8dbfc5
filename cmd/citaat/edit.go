package main

import (
	"context"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"citaat/cmd/citaat/amend"
	"citaat/cmd/citaat/desk"
	"citaat/cmd/citaat/editor"
	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

type editOptions struct {
	file                           string
	resume, anew, listened, dryRun bool
}

func newEdit(env *Env) *cobra.Command {
	var o editOptions
	c := &cobra.Command{Use: "edit INTERVIEW", Short: "edit.short", Long: "edit.long", Args: between(1, 1),
		Example: "sed 's/Ja, daar bent u./Ja, daar bent u dan./' transcripts/M1.md > M1-beter.md && citaat edit M1 --file M1-beter.md --dry-run\ncitaat edit M1 --file M1-beter.md --listened --yes"}
	f := c.Flags()
	f.StringVar(&o.file, "file", "", "edit.flag-file")
	f.BoolVar(&o.resume, "resume", false, "edit.flag-resume")
	f.BoolVar(&o.anew, "anew", false, "edit.flag-anew")
	f.BoolVar(&o.listened, "listened", false, "edit.flag-listened")
	f.BoolVar(&o.dryRun, "dry-run", false, "edit.flag-dryrun")
	c.ValidArgsFunction = firstArg(env.interviewIDs())
	c.RunE = func(c *cobra.Command, a []string) error {
		if n := btoi(o.file != "") + btoi(o.resume) + btoi(o.anew); n > 1 {
			return wrongUse(c, phrases.Make("edit.one-way"))
		}
		return env.with(c.Context(), func(d *desk.Desk) error {
			e := edit{env: env, command: c, desk: d, o: o, id: findInterview(d.Study, a[0])}
			return e.run(c.Context())
		})
	}
	return c
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// edit is one interview being edited.
type edit struct {
	env     *Env
	command *cobra.Command
	desk    *desk.Desk
	o       editOptions
	id      corpus.TranscriptID
	draft   coding.Draft
}

func (e *edit) args() phrases.Args { return phrases.Args{"Interview": string(e.id)} }

func (e *edit) run(ctx context.Context) error {
	if e.o.file != "" {
		base, mine, err := e.fromFile()
		if err != nil {
			return err
		}
		return e.finish(ctx, base, mine)
	}
	if err := e.begin(); err != nil {
		return err
	}
	for open := !e.o.resume || e.env.Talk; ; open = true { // a script resumes what is there
		if open {
			if err := e.open(); err != nil {
				return err
			}
		}
		base, mine, err := e.draft.Read()
		if err == nil {
			return e.finish(ctx, base, mine)
		}
		e.env.sayError(sentence(e.env.Book(), err))
		if again, asked := e.yes("edit.ask-again"); asked != nil || !again {
			return e.kept("edit.declined")
		}
	}
}

// fromFile is an edited text from a file, beside the text as it is.
func (e *edit) fromFile() (base, mine *corpus.Transcript, err error) {
	if base, err = e.desk.Study.Transcript(e.id); err != nil {
		return nil, nil, err
	}
	data, err := os.ReadFile(e.o.file)
	if err != nil {
		return nil, nil, err
	}
	e.tellRemoved(string(data))
	mine, err = corpus.ParseTranscript(e.o.file, data)
	return base, mine, err
}

// begin finds the draft that was kept, or makes one. What was typed before is
// not thrown away without a word.
func (e *edit) begin() error {
	if _, err := e.desk.Study.Transcript(e.id); err != nil {
		return err
	}
	kept := false
	e.draft, kept = e.desk.Study.Draft(e.id)
	switch {
	case e.o.resume && !kept:
		return phrases.Fail("edit.none-kept", e.args())
	case e.o.resume:
		return nil
	case kept && !e.o.anew:
		e.env.Say("edit.kept", e.args())
		if !e.env.Talk {
			return phrases.Fail("edit.kept", e.args()).WithCure("edit.kept-cure", e.args())
		}
		if on, err := e.yes("edit.ask-resume"); err != nil || on {
			e.o.resume = true
			return err
		}
	}
	if !e.env.Talk {
		return wrongUse(e.command, phrases.Make("edit.no-terminal"))
	}
	d, err := e.desk.Study.NewDraft(e.id)
	e.draft = d
	return err
}

// open lets the user edit the draft; what comes of it is kept at once.
func (e *edit) open() error {
	text, err := os.ReadFile(e.draft.Path)
	if err != nil {
		return err
	}
	job, err := editor.Prepare(e.desk.Study.Local(), string(e.id)+".md", string(text))
	if err != nil {
		return err
	}
	edited, changed, err := job.Finish(job.Command().Run())
	if err != nil || !changed {
		return err
	}
	e.tellRemoved(edited)
	return e.draft.Put([]byte(edited))
}

// finish shows what the edit does, and writes it if that is meant.
func (e *edit) finish(ctx context.Context, base, mine *corpus.Transcript) error {
	s := e.desk.Study
	r, err := s.Revise(e.id, base, mine)
	if err != nil {
		if e.o.file == "" {
			if rebased := s.Rebase(e.draft); rebased != nil {
				return rebased
			}
		}
		return err
	}
	if r.Empty() {
		e.env.Say("edit.unchanged", e.args())
		return e.drop()
	}
	e.show(r)
	if e.o.dryRun {
		return nil
	}
	if !e.env.flags.yes {
		if !e.env.Talk {
			return wrongUse(e.command, phrases.Make("edit.nobody"))
		}
		if yes, err := e.yes("edit.ask"); err != nil || !yes {
			return e.kept("edit.declined")
		}
	}
	if err := s.Do(func(b *coding.Batch) error { return b.Revise(r, e.o.listened) }); err != nil {
		return err
	}
	e.env.Say("edit.done", e.args())
	if n := e.waiting(); n > 0 {
		e.env.Say("edit.go-on", phrases.Args{"Count": n})
	}
	updateIndex(ctx, e.env, e.desk)
	return e.drop()
}

// waiting is how many codings of one's own wait for a place or a look.
func (e *edit) waiting() int {
	n := 0
	for _, d := range e.desk.Study.Doubts() {
		if d.Coder == e.desk.Study.Coder() {
			n++
		}
	}
	return n
}

func (e *edit) drop() error {
	if e.o.file != "" {
		return nil
	}
	return e.draft.Drop()
}

// kept tells that nothing is written and nothing lost.
func (e *edit) kept(key string) error {
	if e.o.file != "" {
		return phrases.Fail("edit.declined-file")
	}
	return phrases.Fail(key).WithCure("edit.declined-cure", e.args())
}

func (e *edit) tellRemoved(text string) {
	if _, controls := corpus.Removed(text); controls > 0 {
		e.env.Say("edit.removed", phrases.Args{"Count": controls})
	}
}

func (e *edit) yes(key string) (bool, error) {
	return e.env.agrees(e.env.Book().Say(key))
}

// show prints what the edit does.
func (e *edit) show(r coding.Revision) {
	printLines(e.env, amend.Lines(e.env.Book(), e.desk.Study, r))
	_ = e.env.Out.Flush()
}

// printLines prints what a change of a text does.
func printLines(env *Env, lines []amend.Line) {
	out := env.Out
	for _, l := range lines {
		text := oneLine(l.Text)
		if strings.HasPrefix(l.Text, " ") {
			text = "  " + text
		}
		switch l.Kind {
		case amend.Head:
			out.Paint(bold, text)
		case amend.Old:
			out.Text("  - " + text)
		case amend.New:
			out.Text("  + " + text)
		case amend.Warn:
			out.Text("  ! " + text)
		default:
			out.Text("    " + text)
		}
		out.Text("\n")
	}
}
