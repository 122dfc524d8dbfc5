package main

import (
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"citaat/cmd/citaat/desk"
	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/phrases"
	"citaat/export"
)

// interviewRecord is an interview in JSON. Its fields are a promise.
type interviewRecord struct {
	ID           string   `json:"id"`
	Participants []string `json:"participants"`
	Group        string   `json:"group"`
	Date         string   `json:"date"`
	Mode         string   `json:"mode"`
	Language     string   `json:"language"`
	Interpreter  bool     `json:"interpreter"`
	Minutes      int      `json:"minutes"` // 0: not known
	Turns        int      `json:"turns"`
	Words        int      `json:"words"`
	Codings      int      `json:"codings"`    // that the coder sees
	Done         bool     `json:"done"`       // by the coder
	DoneBy       []string `json:"done_by"`    // the coders who are done
	Coders       int      `json:"coders"`     // of the study
	KeepUntil    string   `json:"keep_until"` // the last day on which it may be kept; empty: nobody said
	KeepDays     int      `json:"keep_days"`  // from today to that day
	Status       string   `json:"status"`     // always that of a working file
}

func newInterviews(env *Env) *cobra.Command {
	var p printing
	c := &cobra.Command{Use: "interviews", Short: "cli.interviews.short", Long: "cli.interviews.long", Args: between(0, 0),
		Example: "citaat interviews\ncitaat interviews --format json"}
	p.addFlags(c)
	c.RunE = func(c *cobra.Command, _ []string) error { return runInterviews(c.Context(), env, p) }
	c.AddCommand(newInterviewsDone(env), newInterviewsSet(env))
	return c
}

func runInterviews(ctx context.Context, env *Env, p printing) error {
	return env.with(ctx, func(d *desk.Desk) error {
		l := listing[interviewRecord]{empty: "cli.interviews.none", items: interviewRecords(d)}
		group := func(r interviewRecord) string { return r.Group }
		if p.format == asTable { // people read names, programs ids
			group = func(r interviewRecord) string { return groupName(d.Study.Settings(), r.Group) }
		}
		l.columns = []column[interviewRecord]{
			{key: "id", title: "cli.col.interview", text: func(r interviewRecord) string { return r.ID }},
			{key: "group", title: "cli.col.group", text: group},
			{key: "participants", title: "cli.col.participants", text: func(r interviewRecord) string { return strings.Join(r.Participants, ", ") }},
			{key: "date", title: "cli.col.date", text: func(r interviewRecord) string { return r.Date }},
			{key: "mode", title: "cli.col.mode", text: func(r interviewRecord) string { return r.Mode }, hidden: true},
			{key: "language", title: "cli.col.language", text: func(r interviewRecord) string { return r.Language }, hidden: true},
			{key: "interpreter", title: "cli.col.interpreter", text: func(r interviewRecord) string { return yesNo(env, r.Interpreter) }},
			{key: "minutes", title: "cli.col.minutes", number: func(r interviewRecord) int { return r.Minutes }, unknown: func(r interviewRecord) bool { return r.Minutes == 0 }},
			{key: "turns", title: "cli.col.turns", number: func(r interviewRecord) int { return r.Turns }},
			{key: "words", title: "cli.col.words", number: func(r interviewRecord) int { return r.Words }},
			{key: "codings", title: "cli.col.codings", number: func(r interviewRecord) int { return r.Codings }},
		}
		if p.format != asTable || slices.ContainsFunc(l.items, func(r interviewRecord) bool { return r.KeepUntil != "" }) {
			l.columns = append(l.columns, keepColumn(env, p))
		}
		if p.format == asTable {
			l.columns = append(l.columns, column[interviewRecord]{key: "done", title: "blind.col.done", text: doneText})
		} else {
			l.columns = append(l.columns,
				column[interviewRecord]{key: "done", title: "blind.col.done", text: func(r interviewRecord) string { return yesNo(env, r.Done) }},
				column[interviewRecord]{key: "done_by", title: "blind.col.done-by", text: func(r interviewRecord) string { return strings.Join(r.DoneBy, ", ") }})
		}
		l.columns = append(l.columns, working[interviewRecord]())
		return l.print(env, p)
	})
}

func interviewRecords(d *desk.Desk) []interviewRecord {
	s := d.Study
	counts := s.Counts()
	var records []interviewRecord
	for _, v := range s.Interviews() {
		n := s.Doneness(v.ID)
		r := interviewRecord{Status: export.WorkingStatus, ID: string(v.ID), Participants: []string{}, Date: v.Date, Mode: v.Mode, Language: v.Language,
			Interpreter: v.Interpreter.Present, Minutes: v.Duration, Turns: v.Turns, Words: v.Words, Codings: counts.Interview(v.ID).Codings,
			Done: n.Mine, DoneBy: []string{}, Coders: n.Of}
		if k, ok := s.RetentionOf(v); ok {
			r.KeepUntil, r.KeepDays = k.Last, k.Days
		}
		for _, c := range n.Coders {
			r.DoneBy = append(r.DoneBy, string(c))
		}
		for _, p := range v.Participants {
			r.Participants = append(r.Participants, string(p))
		}
		if len(v.Participants) > 0 {
			r.Group = groupOf(d, v.Participants[0])
		}
		records = append(records, r)
	}
	return records
}

// keepColumn is until when an interview may be kept; for people with a sign
// where that day is past or near.
func keepColumn(env *Env, p printing) column[interviewRecord] {
	c := column[interviewRecord]{key: "keep_until", title: "consent.keep-until", text: func(r interviewRecord) string { return r.KeepUntil }}
	if p.format == asTable {
		c.text = func(r interviewRecord) string {
			switch {
			case r.KeepUntil == "":
				return ""
			case r.KeepDays < 0:
				return env.Book().Say("consent.keep-over", phrases.Args{"Day": r.KeepUntil})
			case r.KeepDays <= coding.Soon:
				return env.Book().Say("consent.keep-soon", phrases.Args{"Day": r.KeepUntil})
			}
			return r.KeepUntil
		}
	}
	return c
}

// groupOf is the id of a participant's group.
func groupOf(d *desk.Desk, id corpus.ParticipantID) string {
	p, _ := d.Study.Participant(id)
	return string(p.Group)
}

// groupName is a group as the study calls it.
func groupName(s corpus.Settings, id string) string {
	for _, g := range s.Groups {
		if string(g.ID) == id && g.Name != "" {
			return g.Name
		}
	}
	return id
}

// findInterview is the interview that a user means, in whatever case its id is
// typed; where there is none the id stays as typed, for the error to name.
func findInterview(s *coding.Study, typed string) corpus.TranscriptID {
	for _, v := range s.Interviews() {
		if strings.EqualFold(string(v.ID), typed) {
			return v.ID
		}
	}
	return corpus.TranscriptID(typed)
}

func yesNo(env *Env, b bool) string {
	if b {
		return env.Book().Say("cli.yes")
	}
	return env.Book().Say("cli.no")
}
