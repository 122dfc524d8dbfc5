package bring

import (
	"strings"

	"citaat/cmd/citaat/amend"
	"citaat/cmd/citaat/tui/frame"
	"citaat/coding"
	"citaat/coding/threeway"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// correction is what a file does to the interview that has its id already.
type correction struct {
	update coding.Update
	lines  []amend.Line
	err    error
	prefer threeway.Side // whom somebody chose to follow where both changed
}

// holds tells whether it can be carried out.
func (c correction) holds() bool {
	return c.err == nil && c.update.After != nil && len(c.update.Conflicts) == 0 && !c.update.Same()
}

// corrects works out what the file does to the interview whose id it has.
func (f file) corrects(study Study, book *phrases.Book) file {
	var people corpus.ParticipantID
	for _, v := range study.Interviews() {
		if v.ID == f.taken && len(v.Participants) > 0 {
			people = v.Participants[0]
		}
	}
	c := f.choices
	c.ID, c.Group = f.taken, ""
	if c.Participant == "" {
		c.Participant = people
	}
	plan, err := f.seen.Plan(c)
	if err != nil {
		f.fix.err = err
		return f
	}
	var chosen []corpus.Label
	for _, s := range c.Speakers {
		chosen = append(chosen, s.Label)
	}
	f.fix.update, f.fix.err = study.Update(plan.Transcript, plan.Participants, chosen, f.fix.prefer)
	f.fix.lines = nil
	if f.fix.err == nil && f.fix.update.After != nil && !f.fix.update.Same() {
		r := f.fix.update.Revision
		r.Front = false // the source changes with every update: not worth a word
		f.fix.lines = append(conflictLines(f.fix.update, book), amend.Lines(book, study, r)...)
	}
	return f
}

// conflictLines are what somebody has to look at: replacements that go with
// their words, and places that were changed both in the file and here.
func conflictLines(u coding.Update, book *phrases.Book) []amend.Line {
	var out []amend.Line
	if !u.Known {
		out = append(out, amend.Line{Kind: amend.Warn, Text: book.Say("update.unknown-base")})
	}
	for _, k := range u.Dropped {
		out = append(out, amend.Line{Kind: amend.Warn, Text: book.Say("bring.mark-goes", phrases.Args{"Place": string(u.Interview) + ":" + k.Turn.String(), "Mark": k.Mark})})
	}
	for _, c := range u.Conflicts {
		out = append(out, amend.Line{Kind: amend.Warn, Text: book.Say("bring.both-changed", phrases.Args{"Place": string(u.Interview) + ":" + c.Turn.String()})},
			amend.Line{Kind: amend.Old, Text: book.Say("bring.here", phrases.Args{"Words": sideOf(c, c.Ours, book)})},
			amend.Line{Kind: amend.New, Text: book.Say("bring.in-file", phrases.Args{"Words": sideOf(c, c.Theirs, book)})})
	}
	return out
}

// sideOf is what one of the two says there.
func sideOf(c threeway.Conflict, s string, book *phrases.Book) string {
	switch {
	case c.Speaker:
		return book.Say("update.speaks", phrases.Args{"Label": s})
	case s == "":
		return book.Say("update.nothing")
	}
	return s
}

// said is what a correction comes to, in sentences.
func (c correction) said(id corpus.TranscriptID) []phrases.Sentence {
	args := phrases.Args{"Interview": string(id)}
	out := []phrases.Sentence{phrases.Make("bring.changed", args)}
	u := c.update
	switch {
	case c.err != nil || u.After == nil:
	case u.Same():
		out = append(out, phrases.Make("bring.fix-same"))
	case len(u.Conflicts) > 0:
		out = append(out, phrases.Make("bring.fix-conflict", phrases.Args{"Count": len(u.Conflicts)}))
	default:
		out = append(out, phrases.Make("bring.fix", phrases.Args{"Count": len(u.Turns), "Of": len(u.After.Turns), "Kept": u.Kept, "Touched": len(u.Effects)}))
		if n := len(u.Redacted) + len(u.Corrected); n > 0 {
			out = append(out, phrases.Make("bring.fix-stays", phrases.Args{"Count": n}))
		}
	}
	return out
}

// fixLines draws what a corrected version changes.
func (m Model) fixLines(f file, width int) []string {
	th := m.c.Theme
	var out []string
	for _, l := range f.fix.lines {
		head, style := "  ", th.Dim
		switch l.Kind {
		case amend.Head:
			head, style = "", th.Heading
		case amend.Old:
			head, style = m.sign("– ", "- "), th.Dim
		case amend.New:
			head, style = "+ ", th.Text
		case amend.Warn:
			head, style = m.sign("▲ ", "! "), th.Warn
		}
		for i, part := range frame.Wrap(frame.Clean(l.Text), max(width-4, 8)) {
			if i > 0 {
				head = strings.Repeat(" ", len([]rune(head)))
			}
			out = append(out, " "+style.Render(head+part))
		}
	}
	return out
}
