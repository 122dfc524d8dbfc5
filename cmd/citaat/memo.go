package main

import (
	"context"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"citaat/cmd/citaat/desk"
	"citaat/coding"
	"citaat/coding/memolink"
	"citaat/corpus/phrases"
)

// memoRecord is a memo in JSON. Its fields are a promise.
type memoRecord struct {
	ID      string    `json:"id"`
	Kind    string    `json:"kind"`  // study, interview, participant, code or coding
	About   string    `json:"about"` // its id; empty: the study
	Subject string    `json:"subject"`
	Coder   string    `json:"coder"`
	Made    time.Time `json:"made"`
	Changed time.Time `json:"changed"`
	Text    string    `json:"text"`
	Source  string    `json:"source"` // of a literature note
}

type memoListOptions struct {
	printing
	about  string
	search string
	by     string
}

func newMemo(env *Env) *cobra.Command {
	var o memoListOptions
	c := &cobra.Command{Use: "memo", Short: "memo.verb.short", Long: "memo.verb.long", Args: cobra.ArbitraryArgs, Example: "citaat memo --search vertrouwen"}
	o.addTo(env, c)
	c.RunE = func(c *cobra.Command, args []string) error {
		if len(args) > 0 {
			return unknownVerb(c, args[0])
		}
		return runMemoList(c.Context(), env, o)
	}
	c.AddCommand(newMemoList(env), newMemoAdd(env), newMemoEdit(env), newMemoRemove(env))
	return c
}

func newMemoList(env *Env) *cobra.Command {
	var o memoListOptions
	c := &cobra.Command{Use: "list", Short: "memo.list.short", Long: "memo.list.long", Args: between(0, 0),
		Example: "citaat memo list --about code:Vertrouwen\ncitaat memo list --search \"vertrouwen moeder\" --format csv"}
	o.addTo(env, c)
	c.RunE = func(c *cobra.Command, _ []string) error { return runMemoList(c.Context(), env, o) }
	return c
}

func (o *memoListOptions) addTo(env *Env, c *cobra.Command) {
	o.addFlags(c)
	c.Flags().StringVar(&o.about, "about", "", "memo.flag.about")
	c.Flags().StringVar(&o.search, "search", "", "memo.flag.search")
	c.Flags().StringVar(&o.by, "by", "", "memo.flag.by")
	_ = c.RegisterFlagCompletionFunc("about", env.memoSubjects())
	_ = c.RegisterFlagCompletionFunc("by", env.coders())
}

// memoSubjects completes what a memo can be about.
func (env *Env) memoSubjects() complete {
	return env.fromStudy(func(d *desk.Desk) []string {
		names := memolink.Look(d.Study, d.Study.Memos())
		var list []string
		add := func(kind, id string) {
			list = append(list, names.Write(memolink.Target{MemoTarget: coding.MemoTarget{Kind: kind, ID: id}}))
		}
		add(coding.OnStudy, "")
		for _, v := range d.Study.Interviews() {
			add(coding.OnInterview, string(v.ID))
		}
		for _, p := range d.Study.Participants() {
			add(coding.OnParticipant, string(p.ID))
		}
		for _, id := range d.Study.Codebook().Branch("") {
			add(coding.OnCode, string(id))
		}
		return list
	})
}

// memoTarget finds what a user means a memo to be about.
func memoTarget(d *desk.Desk, about string) (coding.MemoTarget, error) {
	if c, err := d.Study.FindCoding(strings.TrimSpace(about)); err == nil {
		return coding.MemoTarget{Kind: coding.OnCoding, ID: string(c.ID)}, nil
	}
	names := memolink.Look(d.Study, d.Study.Memos())
	found := names.Resolve(about)
	switch {
	case len(found) > 1:
		var ways []string
		for _, t := range found {
			ways = append(ways, names.Write(t))
		}
		return coding.MemoTarget{}, phrases.Fail("memo.about-several", phrases.Args{"About": oneLine(about), "Ways": strings.Join(ways, ", ")})
	case len(found) == 0 || found[0].Kind == memolink.OnMemo || found[0].Turn.Number != 0:
		return coding.MemoTarget{}, phrases.Fail("memo.about-unknown", phrases.Args{"About": oneLine(about)}).WithCure("memo.about-unknown.cure")
	case found[0].Kind == coding.OnCoding:
		c, err := d.Study.FindCoding(found[0].ID)
		return coding.MemoTarget{Kind: coding.OnCoding, ID: string(c.ID)}, err
	}
	return found[0].MemoTarget, nil
}

func runMemoList(ctx context.Context, env *Env, o memoListOptions) error {
	return env.with(ctx, func(d *desk.Desk) error {
		memos := d.Study.Memos()
		if o.about != "" {
			on, err := memoTarget(d, o.about)
			if err != nil {
				return err
			}
			memos = d.Study.MemosAbout(on)
			slices.Reverse(memos)
		}
		words := strings.Fields(memolink.Fold(o.search))
		var items []memoRecord
		var secrets coding.Secrets
		if o.format != asTable || !env.Shown { // what leaves the screen ends in a file
			secrets = d.Study.Secrets()
		}
		for _, m := range memos {
			m.Text = secrets.Without(m.Text)
			r := memoRecordOf(env, d, m)
			if (o.by == "" || strings.EqualFold(o.by, r.Coder)) && r.holds(words) {
				items = append(items, r)
			}
		}
		return memoListing(o.printing, items).print(env, o.printing)
	})
}

// holds tells whether all words stand in the memo, its source or its subject.
func (r memoRecord) holds(words []string) bool {
	text := memolink.Fold(r.Text + "\n" + r.Source + "\n" + r.Subject)
	for _, w := range words {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}

func memoRecordOf(env *Env, d *desk.Desk, m coding.Memo) memoRecord {
	return memoRecord{ID: string(m.ID), Kind: m.On.Kind, About: m.On.ID, Subject: memoSubject(env.Book(), d, m.On), Coder: string(m.Coder),
		Made: m.Made, Changed: m.Changed, Text: m.Text, Source: m.Source}
}

// memoSubject says what a memo is about.
func memoSubject(b *phrases.Book, d *desk.Desk, on coding.MemoTarget) string {
	cb := d.Study.Codebook()
	switch on.Kind {
	case coding.OnStudy:
		return b.Say("memo.on-study")
	case coding.OnParticipant:
		return b.Say("memo.on-participant", phrases.Args{"Participant": on.ID})
	case coding.OnCode:
		return cb.Path(coding.CodeID(on.ID))
	case coding.OnCoding:
		if c, ok := d.Study.Coding(coding.CodingID(on.ID)); ok {
			return place(d, c) + " " + cb.Path(c.Code)
		}
		return b.Say("memo.on-lost")
	}
	return on.ID
}

func memoListing(p printing, items []memoRecord) listing[memoRecord] {
	if items == nil {
		items = []memoRecord{}
	}
	text := func(r memoRecord) string {
		if p.format == asCSV {
			return r.Text
		}
		return coding.Memo{Text: r.Text}.Title()
	}
	return listing[memoRecord]{empty: "memo.none", items: items, columns: []column[memoRecord]{
		{key: "id", title: "cli.col.id", text: func(r memoRecord) string { return r.ID }},
		{key: "changed", title: "cli.col.time", text: func(r memoRecord) string { return r.Changed.Local().Format("2006-01-02 15:04") }},
		{key: "coder", title: "cli.col.coder", text: func(r memoRecord) string { return r.Coder }},
		{key: "kind", title: "cli.col.kind", text: func(r memoRecord) string { return r.Kind }, hidden: true},
		{key: "subject", title: "memo.col.subject", text: func(r memoRecord) string { return r.Subject }},
		{key: "source", title: "memo.col.source", text: func(r memoRecord) string { return r.Source }, hidden: true},
		{key: "text", title: "cli.col.text", text: text},
	}}
}
