package main

import (
	"context"
	"errors"
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/spf13/cobra"

	"citaat/cmd/citaat/desk"
	"citaat/corpus/phrases"
	"citaat/corpus/privacy"
)

// askEach asks about one candidate after another. Nothing is written before the
// last answer or a stop; then what is to go is asked about once more.
func (x *checking) askEach(c *cobra.Command) error {
	x.printCounts()
	x.env.Out.Text("\n")
	x.env.Say("privacy.ask.help")
	decided := make([]bool, len(x.list))
	for i := range x.list {
		if decided[i] || isDone(c.Context()) {
			continue
		}
		stop, err := x.askOne(i, decided)
		if err != nil && !errors.Is(err, context.Canceled) {
			return err
		}
		if stop || err != nil {
			break
		}
	}
	if len(x.replace)+len(x.spare) == 0 {
		x.env.Say("privacy.none-decided")
		return nil
	}
	return x.carryOut(c)
}

// askOne asks about a candidate until the answer is one.
func (x *checking) askOne(i int, decided []bool) (stop bool, err error) {
	e, b := x.list[i], x.env.Book()
	x.env.Out.Text("\n" + itoa(i+1) + "/" + itoa(len(x.list)) + "  " + e.Kind.Sentence(1).In(b) + "  " + e.Place + "\n  ")
	shown := e
	side := max(16, (x.env.Columns-6-ansi.StringWidth(oneLine(e.Text)))/2) // on one line
	shown.Left, shown.Right = lastOf(spaced(e.Left), side), firstOf(spaced(e.Right), side)
	x.context(shown)
	x.env.Out.Text("\n")
	if e.Like > 1 {
		x.env.Out.Paint(faint, "  "+b.Say("privacy.ask.alike", phrases.Args{"Count": e.Like - 1})+"\n")
	}
	if err := x.env.Out.Flush(); err != nil {
		return true, err
	}
	mark := x.found.Marks.For(e.Candidate)
	for {
		answer, err := x.env.ask(b.Say("privacy.ask.question", phrases.Args{"Mark": oneLine(mark)}), "")
		if err != nil {
			return true, err
		}
		if strings.HasPrefix(answer, "[") && strings.HasSuffix(answer, "]") && len(answer) > 2 {
			if privacy.Holds(answer, e.Text) {
				x.env.Say("masking.same")
				continue
			}
			mark = answer
			x.found.Marks.Choose(e.Candidate, mark)
			continue
		}
		switch strings.ToLower(answer) {
		case "j", "y":
			x.settle(i, decided, func(k int, e desk.Exposure) { x.replace = append(x.replace, replacement{e, mark, k}) }, false)
		case "a":
			x.settle(i, decided, func(k int, e desk.Exposure) { x.replace = append(x.replace, replacement{e, mark, k}) }, true)
		case "n":
			x.settle(i, decided, func(_ int, e desk.Exposure) { x.spare = append(x.spare, e) }, false)
		case "x":
			x.settle(i, decided, func(_ int, e desk.Exposure) { x.spare = append(x.spare, e) }, true)
		case "o", "s", "":
		case "q":
			return true, nil
		default:
			x.env.Say("privacy.ask.help")
			continue
		}
		return false, nil
	}
}

// settle decides on a candidate, or on all its like that are still open.
func (x *checking) settle(i int, decided []bool, do func(int, desk.Exposure), all bool) {
	for k, e := range x.list {
		if k == i || all && !decided[k] && e.Same(x.list[i]) {
			decided[k] = true
			do(k, e)
		}
	}
}
