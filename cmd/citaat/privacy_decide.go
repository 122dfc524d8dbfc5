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
	"citaat/corpus/privacy"
)

// acceptance reads --accept: a word, or a word and its mark.
func acceptance(s string) (word, mark string) {
	if at := strings.LastIndex(s, "=["); at > 0 && strings.HasSuffix(s, "]") {
		return s[:at], s[at+1:]
	}
	return s, ""
}

// isWord tells whether a candidate is the word that somebody typed.
func isWord(e desk.Exposure, word string) bool {
	like := privacy.Alike(e.Kind, word)
	return like != "" && (e.Alike == like || privacy.Alike(e.Kind, e.Text) == like)
}

// isHere tells whether a candidate stands at one of the places.
func (o checkOptions) isHere(e desk.Exposure) bool {
	for _, at := range o.at {
		if strings.EqualFold(at, e.Place) {
			return true
		}
	}
	return len(o.at) == 0
}

// decideByFlags does what the command line says. A word that stands nowhere is an
// error, so that nobody thinks it is gone.
func (x *checking) decideByFlags(c *cobra.Command) error {
	for n, a := range x.o.accept {
		word, mark := acceptance(a)
		held := false
		if err := x.each(word, "--accept", n, func(i int, e desk.Exposure) {
			if mark == "" {
				mark = e.Mark
			}
			held = held || privacy.Holds(mark, e.Text)
			x.replace = append(x.replace, replacement{e, mark, i})
		}); err != nil {
			return err
		}
		if held {
			return phrases.Fail("privacy.mark-holds", phrases.Args{"N": n + 1})
		}
	}
	for n, word := range x.o.reject {
		if err := x.each(word, "--reject", n, func(_ int, e desk.Exposure) { x.spare = append(x.spare, e) }); err != nil {
			return err
		}
	}
	if err := x.twice(); err != nil {
		return err
	}
	return x.carryOut(c)
}

// each calls do with every candidate that is the word and stands where it was
// asked for. The error names the flag and not the word, which a log may keep.
func (x *checking) each(word, flag string, n int, do func(int, desk.Exposure)) error {
	any := false
	for i, e := range x.list {
		if isWord(e, word) && x.o.isHere(e) {
			do(i, e)
			any = true
		}
	}
	if !any {
		return phrases.Fail("privacy.word-nowhere", phrases.Args{"Flag": flag, "N": n + 1}).WithCure("privacy.word-nowhere.cure")
	}
	return nil
}

// twice refuses two decisions on one place.
func (x *checking) twice() error {
	type spot struct {
		interview corpus.TranscriptID
		of        coding.TextName
		span      corpus.Span
	}
	seen := map[spot]bool{}
	decided := x.spare
	for _, r := range x.replace {
		decided = append(decided[:len(decided):len(decided)], r.Exposure)
	}
	for _, e := range decided {
		s := spot{e.Interview, e.Of, e.Span}
		if seen[s] {
			return phrases.Fail("privacy.twice", phrases.Args{"Place": e.Place})
		}
		seen[s] = true
	}
	return nil
}

// carryOut writes the decisions down: what identifies nobody can be undone, what
// is replaced is gone for good, so that is asked about.
func (x *checking) carryOut(c *cobra.Command) error {
	if err := x.sparing(); err != nil {
		return err
	}
	if len(x.replace) == 0 {
		return nil
	}
	if err := x.agree(c); err != nil {
		return err
	}
	return x.redact(c.Context())
}

func (x *checking) sparing() error {
	if len(x.spare) == 0 {
		return nil
	}
	err := x.d.Study.Do(func(b *coding.Batch) error {
		for _, e := range x.spare {
			if err := e.Spare(b); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	x.env.Say("privacy.spared", phrases.Args{"Count": len(x.spare)})
	return nil
}

// agree asks whether the words may go; nobody brings them back.
func (x *checking) agree(c *cobra.Command) error {
	if x.env.flags.yes {
		return nil
	}
	in := map[string]bool{}
	for _, r := range x.replace {
		in[r.Place] = true
	}
	warning := x.env.Book().Say("privacy.for-good", phrases.Args{"Count": len(x.replace), "Places": len(in)})
	x.env.Err.Line(warning)
	if !x.env.Talk {
		return wrongUse(c, phrases.Make("privacy.yes"))
	}
	yes, err := x.env.agrees(x.env.Book().Say("privacy.ask-for-good"))
	if err == nil && !yes {
		err = phrases.Fail("privacy.declined")
	}
	return err
}

// redact takes the words out and lists where, never what.
func (x *checking) redact(ctx context.Context) error {
	slices.SortFunc(x.replace, func(a, b replacement) int { return a.at - b.at })
	list := make([]coding.Redaction, 0, len(x.replace))
	for _, r := range x.replace {
		list = append(list, r.Redaction(r.with))
	}
	done, err := x.d.Redact(ctx, list)
	if err != nil {
		return err
	}
	b := x.env.Book()
	listing[replacement]{items: x.replace, columns: []column[replacement]{
		{key: "place", title: "cli.col.place", text: func(r replacement) string { return r.Place }},
		{key: "kind", title: "privacy.col.kind", text: func(r replacement) string { return r.Kind.Sentence(1).In(b) }},
		{key: "mark", title: "privacy.col.mark", text: func(r replacement) string { return r.with }},
	}}.table(x.env)
	if err := x.env.Out.Flush(); err != nil {
		return err
	}
	x.env.Say("privacy.replaced", phrases.Args{"Count": len(x.replace), "Interviews": done.Interviews, "Lines": done.Lines})
	return x.remember()
}

// remember keeps in the key which word got which mark, where one is open;
// otherwise it says that nothing remembers it.
func (x *checking) remember() error {
	if x.key == nil {
		x.env.Say("privacy.not-remembered")
		return nil
	}
	var kept []desk.Exposure
	for _, r := range x.replace {
		if r.Kind != privacy.Name && r.Kind != privacy.Place && r.Kind != privacy.Organisation || slices.ContainsFunc(kept, r.Same) {
			continue
		}
		if err := x.key.PutWord(privacy.Known{Text: r.Text, Kind: r.Kind, With: r.with}); err != nil {
			return err
		}
		kept = append(kept, r.Exposure)
	}
	if len(kept) == 0 {
		return nil
	}
	if err := x.key.Save(x.d.Study.Dir()); err != nil {
		return err
	}
	x.env.Say("privacy.remembered", phrases.Args{"Count": len(kept)})
	return nil
}
