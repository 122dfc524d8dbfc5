package main

import (
	"context"
	"errors"
	"strings"

	"citaat/cmd/citaat/desk"
	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// runOpen is citaat without a verb: it opens the study in the interface, or the
// start screen where there is none.
func runOpen(ctx context.Context, env *Env) error {
	dir, err := coding.Find(env.dir())
	switch {
	case err == nil && env.Talk && env.Shown:
		return env.Interface(ctx, env, dir)
	case err == nil:
		return env.with(ctx, func(d *desk.Desk) error { return summary(env, d, env.flags.dir) })
	case errors.Is(err, coding.ErrNoStudy) && env.flags.dir == "" && env.Talk && env.Shown:
		return env.Interface(ctx, env, "")
	}
	return err
}

// summary tells what is in a study and how to go on, for those who do not sit
// at a terminal. dir is how the user names the study, empty where he is in it.
func summary(env *Env, d *desk.Desk, dir string) error {
	b, out, s := env.Book(), env.Out, d.Study
	out.Paint(bold, s.Settings().Title)
	out.Text("\n  " + list(count(b, "cli.n.interviews", len(s.Interviews())), groups(b, s)) + "\n")
	coders := map[corpus.CoderName]bool{}
	codings := s.Codings()
	for _, c := range codings {
		coders[c.Coder] = true
	}
	out.Text("  " + list(count(b, "cli.n.codes", len(s.Codebook().Codes())), count(b, "cli.n.codings", len(codings)),
		count(b, "cli.n.memos", len(s.Memos())), count(b, "cli.n.coders", len(coders))) + "\n")
	out.Text("  " + b.Say("cli.summary.folder", phrases.Args{"Folder": s.Dir()}) + "\n\n")
	out.Paint(bold, b.Say("cli.summary.on"))
	out.Text("\n")
	citaat := "citaat"
	if dir != "" {
		citaat += " -C " + quoted(dir)
	}
	pairs(out, [][2]string{
		{citaat, b.Say("cli.summary.open")},
		{citaat + " import " + fillIn(b, "FILE") + "…", b.Say("cli.summary.import")},
		{citaat + ` find "bezorg*"`, b.Say("cli.summary.find")},
		{citaat + " codes", b.Say("cli.summary.codes")},
		{citaat + " quotes -o tabel.xlsx", b.Say("cli.summary.quotes")},
		{"citaat --help", b.Say("cli.summary.help")},
	})
	return out.Flush()
}

// groups counts the participants of each group: 6 moeders, 2 vrijwilligers.
func groups(b *phrases.Book, s *coding.Study) string {
	n := map[corpus.GroupID]int{}
	for _, p := range s.Participants() {
		n[p.Group]++
	}
	var parts []string
	for _, g := range s.Settings().Groups {
		if n[g.ID] > 0 {
			parts = append(parts, b.Say("cli.n.of", phrases.Args{"N": n[g.ID], "What": groupNoun(s.Settings(), g.ID, n[g.ID])}))
		}
	}
	return strings.Join(parts, ", ")
}

// groupNoun is the word for so many of a group.
func groupNoun(s corpus.Settings, id corpus.GroupID, n int) string {
	g := s.Group(id)
	if n == 1 {
		return g.Name
	}
	return g.Plural
}

// quoted is a path as it can be typed.
func quoted(path string) string {
	if strings.ContainsAny(path, " '\"()&$;\\") {
		return `"` + path + `"`
	}
	return path
}
