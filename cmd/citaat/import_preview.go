package main

import (
	"github.com/rivo/uniseg"

	"citaat/cmd/citaat/desk"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// How much of a file a preview shows.
const (
	previewTurns   = 4
	previewInBatch = 2 // where there are several files
	previewFiles   = 12
)

// preview shows what would be written: the first turns under their labels, who
// the speakers are, and what is left out; of a corrected file what it changes.
func preview(env *Env, d *desk.Desk, b *intake) {
	turns := previewTurns
	if len(b.files) > 1 {
		turns = previewInBatch
	}
	shown, all := 0, 0
	for _, f := range b.files {
		if f.state != ready && f.seen.changes.conflicts == 0 {
			continue
		}
		if all++; all > previewFiles {
			continue
		}
		shown++
		if b.updates {
			previewUpdate(env, f)
		} else {
			previewFile(env, d, f, turns)
		}
	}
	if all > shown {
		env.Out.Text(env.Book().Say("cli.import.more", phrases.Args{"Count": all - shown}) + "\n\n")
	}
	_ = env.Out.Flush()
}

func previewUpdate(env *Env, f *incoming) {
	env.Out.Paint(bold, oneLine(f.name))
	env.Out.Text("  " + f.seen.format.Sentence().In(env.Book()) + "\n")
	printLines(env, f.seen.changes.lines)
	leftOut(env, f)
	env.Out.Text("\n")
}

func previewFile(env *Env, d *desk.Desk, f *incoming, turns int) {
	b, out := env.Book(), env.Out
	out.Paint(bold, oneLine(f.name))
	out.Text("  " + list(f.seen.format.Sentence().In(b), string(f.seen.encoding)) + "\n")
	out.Text("  " + b.Say("cli.import.becomes", phrases.Args{"What": f.summary(b)}) + "\n")
	newcomers(env, d, f)
	for _, s := range f.seen.speakers {
		whose := ""
		if s.Participant != "" && string(s.Participant) != string(s.Label) {
			whose = b.Say("cli.import.whose", phrases.Args{"Participant": string(s.Participant)})
		}
		role := roleName(b, s.Role)
		if s.Guessed {
			role = b.Say("cli.import.guessed", phrases.Args{"Role": role})
		}
		out.Text("    " + oneLine(s.Found) + " → " + string(s.Label) + "  " +
			list(role, whose, count(b, "cli.n.turns", s.Turns), count(b, "cli.n.words", s.Words)) + "\n")
	}
	for _, u := range f.seen.first[:min(turns, len(f.seen.first))] {
		line := string(u.Speaker) + ": " + u.Text
		out.Text("    ")
		out.Paint(faint, list(u.Time.String())+gap(u.Time))
		out.Text(shorten(line, max(40, env.Columns-18)) + "\n")
	}
	leftOut(env, f)
	out.Text("\n")
}

// leftOut lists what a file held that does not come in, and what was assumed.
func leftOut(env *Env, f *incoming) {
	b := env.Book()
	for _, s := range f.seen.skipped {
		if !s.Kind.Routine() {
			env.Out.Text("  " + b.Say("cli.import.skipped", phrases.Args{"What": s.Sentence().In(b)}) + "\n")
		}
	}
	for _, n := range f.seen.notes {
		env.Out.Text("  " + b.Say("cli.import.note", phrases.Args{"What": n.In(b)}) + "\n")
	}
}

// newcomers tells of participants and groups that the study does not know yet.
func newcomers(env *Env, d *desk.Desk, f *incoming) {
	b := env.Book()
	for _, p := range f.people {
		if _, known := d.Study.Participant(p.ID); known {
			continue
		}
		if p.Group == "" {
			env.Out.Text("  " + b.Say("cli.import.nogroup", phrases.Args{"Participant": string(p.ID)}) + "\n")
			continue
		}
		env.Out.Text("  " + b.Say("cli.import.newcomer", phrases.Args{"Participant": string(p.ID), "Group": oneLine(string(p.Group))}) + "\n")
		if !hasGroup(d.Study.Settings(), p.Group) {
			env.Out.Text("  " + b.Say("cli.import.newgroup", phrases.Args{"Group": oneLine(string(p.Group))}) + "\n")
		}
	}
}

func hasGroup(s corpus.Settings, id corpus.GroupID) bool {
	for _, g := range s.Groups {
		if g.ID == id {
			return true
		}
	}
	return false
}

func gap(c corpus.Clock) string {
	if c < 0 {
		return ""
	}
	return " "
}

// shorten cuts a line to so many columns, between graphemes.
func shorten(s string, columns int) string {
	if uniseg.StringWidth(s) <= columns {
		return s
	}
	rest, state, kept, used := s, -1, "", 0
	for rest != "" {
		var g string
		var width int
		g, rest, width, state = uniseg.FirstGraphemeClusterInString(rest, state)
		if used += width; used >= columns {
			break
		}
		kept += g
	}
	return kept + "…"
}

func roleName(b *phrases.Book, r corpus.Role) string {
	switch r {
	case corpus.Interviewer:
		return b.Say("cli.role.interviewer")
	case corpus.Respondent:
		return b.Say("cli.role.respondent")
	case corpus.Interpreter:
		return b.Say("cli.role.interpreter")
	}
	return b.Say("cli.role.other")
}
