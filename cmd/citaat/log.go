package main

import (
	"context"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"citaat/cmd/citaat/desk"
	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// logRecord is an event in JSON. Its fields are a promise.
type logRecord struct {
	ID        string    `json:"id"`
	Time      time.Time `json:"time"`
	Coder     string    `json:"coder"`
	Op        string    `json:"op"`
	Interview string    `json:"interview"`
	Place     string    `json:"place"`
	Code      string    `json:"code"` // path
	Target    string    `json:"target"`
	Undone    bool      `json:"undone"`
}

type logOptions struct {
	printing
	limit int
	by    string
	in    string
}

func newLog(env *Env) *cobra.Command {
	var o logOptions
	c := &cobra.Command{Use: "log", Short: "cli.log.short", Long: "cli.log.long", Args: between(0, 0),
		Example: "citaat log --limit 20\ncitaat log --by daan --interview M2 --format csv"}
	o.addFlags(c)
	c.Flags().IntVar(&o.limit, "limit", 0, "cli.log.flag.limit")
	c.Flags().StringVar(&o.by, "by", "", "cli.log.flag.by")
	c.Flags().StringVar(&o.in, "interview", "", "cli.log.flag.interview")
	_ = c.RegisterFlagCompletionFunc("by", env.coders())
	_ = c.RegisterFlagCompletionFunc("interview", env.interviewIDs())
	c.RunE = func(c *cobra.Command, _ []string) error {
		if o.limit < 0 {
			return wrongFlag(c, "limit", c.Flags().Lookup("limit").Value.String())
		}
		return runLog(c.Context(), env, o)
	}
	return c
}

func runLog(ctx context.Context, env *Env, o logOptions) error {
	return env.with(ctx, func(d *desk.Desk) error {
		if o.in != "" {
			o.in = string(findInterview(d.Study, o.in))
		}
		if err := o.known(d.Study); err != nil {
			return err
		}
		l := listing[logRecord]{empty: "cli.log.none", items: logRecords(d, o)}
		b := env.Book()
		l.columns = []column[logRecord]{
			{key: "time", title: "cli.col.time", text: func(r logRecord) string { return r.Time.Local().Format("2006-01-02 15:04:05") }},
			{key: "coder", title: "cli.col.coder", text: func(r logRecord) string { return r.Coder }},
			{key: "op", title: "cli.col.op", text: func(r logRecord) string {
				if r.Undone {
					return b.Say("cli.log.undone", phrases.Args{"What": opName(b, coding.Op(r.Op))})
				}
				return opName(b, coding.Op(r.Op))
			}},
			{key: "place", title: "cli.col.place", text: func(r logRecord) string { return r.Place }},
			{key: "code", title: "cli.col.code", text: func(r logRecord) string { return r.Code }},
			{key: "target", title: "cli.col.target", text: func(r logRecord) string { return r.Target }, hidden: true},
			{key: "id", title: "cli.col.id", text: func(r logRecord) string { return r.ID }},
		}
		return l.print(env, o.printing)
	})
}

// known refuses a coder or an interview that is not there, so that a slip of the
// keyboard does not read as "nothing happened". What was there once may be asked.
func (o logOptions) known(s *coding.Study) error {
	by, in := o.by == "", o.in == ""
	for _, c := range s.Settings().Coders {
		by = by || strings.EqualFold(string(c.ID), o.by)
	}
	if _, there := s.Interview(corpus.TranscriptID(o.in)); there {
		in = true
	}
	for _, e := range s.Events() {
		by, in = by || strings.EqualFold(string(e.Coder), o.by), in || string(e.Interview) == o.in
	}
	switch {
	case !by:
		return phrases.Fail("cli.log.nobody", phrases.Args{"Coder": oneLine(o.by)})
	case !in:
		return phrases.Fail("coding.interview.unknown", phrases.Args{"Interview": oneLine(o.in)}).WithCure("coding.interview.unknown.cure")
	}
	return nil
}

// logRecords are the events that were asked for, the oldest first.
func logRecords(d *desk.Desk, o logOptions) []logRecord {
	s := d.Study
	made := map[coding.EventID]*coding.Event{} // also codings that are gone
	for _, e := range s.Events() {
		if e.Op == coding.OpCode {
			made[e.ID] = e
		}
	}
	var events []*coding.Event
	for _, e := range s.Events() {
		if (o.by == "" || strings.EqualFold(string(e.Coder), o.by)) && (o.in == "" || string(interviewOf(e, made)) == o.in) {
			events = append(events, e)
		}
	}
	if o.limit > 0 && len(events) > o.limit {
		events = events[len(events)-o.limit:]
	}
	cb := s.Codebook()
	places := newPlaces(d)
	records := make([]logRecord, 0, len(events))
	for i, e := range events {
		about, code := subject(e)
		interview := string(interviewOf(e, made))
		if first := made[about]; first != nil && code == "" {
			code = first.Code
		}
		if c, there := s.Coding(about); there {
			places.want(i, c)
			if e.Code == "" {
				code = c.Code
			}
		}
		r := logRecord{ID: string(e.ID), Time: e.Time, Coder: string(e.Coder), Op: string(e.Op), Interview: interview,
			Place: interview, Target: string(e.Target), Undone: s.Undone(e)}
		if code != "" {
			r.Code = cb.Path(code)
		}
		records = append(records, r)
	}
	places.each(func(i int, place string) { records[i].Place = place })
	return records
}

// interviewOf is the interview that an event is about, also through a coding.
func interviewOf(e *coding.Event, made map[coding.EventID]*coding.Event) corpus.TranscriptID {
	about, _ := subject(e)
	switch {
	case e.Interview != "":
		return e.Interview
	case made[about] != nil:
		return made[about].Interview
	case e.Memo != nil && e.Memo.On.Kind == coding.OnInterview:
		return corpus.TranscriptID(e.Memo.On.ID)
	}
	return ""
}

// subject is the coding and the code that an event is about, where it is.
func subject(e *coding.Event) (coding.CodingID, coding.CodeID) {
	switch {
	case e.Op == coding.OpCode:
		return e.ID, e.Code
	case e.Op == coding.OpCodebook && e.Change != nil:
		return "", coding.CodeID(e.Change.ID)
	case e.Memo != nil && e.Memo.On.Kind == coding.OnCoding:
		return coding.CodingID(e.Memo.On.ID), ""
	case e.Memo != nil && e.Memo.On.Kind == coding.OnCode:
		return "", coding.CodeID(e.Memo.On.ID)
	}
	return e.Target, e.Code
}

// opName says what an event did.
func opName(b *phrases.Book, op coding.Op) string {
	switch op {
	case coding.OpCode:
		return b.Say("cli.op.code")
	case coding.OpUncode:
		return b.Say("cli.op.uncode")
	case coding.OpRecode:
		return b.Say("cli.op.recode")
	case coding.OpStance:
		return b.Say("cli.op.stance")
	case coding.OpAnchor:
		return b.Say("cli.op.anchor")
	case coding.OpMemo:
		return b.Say("cli.op.memo")
	case coding.OpUnmemo:
		return b.Say("cli.op.unmemo")
	case coding.OpChoose:
		return b.Say("cli.op.choose")
	case coding.OpDone:
		return b.Say("blind.op-done")
	case coding.OpNotDone:
		return b.Say("blind.op-not-done")
	case coding.OpSpare:
		return b.Say("privacy.op-spare")
	case coding.OpWithhold:
		return b.Say("consent.op-withhold")
	case coding.OpRelease:
		return b.Say("consent.op-release")
	case coding.OpExport:
		return b.Say("consent.op-export")
	case coding.OpTombstone:
		return b.Say("erasure.op")
	case coding.OpSent:
		return b.Say("consent.op-sent")
	case coding.OpReject:
		return b.Say("proposal.op-reject")
	case coding.OpReopen:
		return b.Say("proposal.op-reopen")
	case coding.OpCodebook, coding.OpOrder:
		return b.Say("cli.op.codebook")
	case coding.OpParticipant:
		return b.Say("cli.op.participant")
	case coding.OpSettings:
		return b.Say("cli.op.settings")
	case coding.OpInterview:
		return b.Say("people.op")
	case coding.OpTranscript:
		return b.Say("cli.op.transcript")
	case coding.OpImport:
		return b.Say("cli.op.import")
	case coding.OpUndo:
		return b.Say("cli.op.undo")
	case coding.OpRedo:
		return b.Say("cli.op.redo")
	}
	return string(op)
}
