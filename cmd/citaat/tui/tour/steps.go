package tour

import (
	"slices"
	"strings"

	"citaat/cmd/citaat/tui/screen"
	"citaat/corpus/phrases"
)

// Facts are what a step looks at.
type Facts struct {
	At       screen.Name     // the screen that is seen
	Selected bool            // words are selected
	Codings  int             // of one's own
	Codes    int             // of the codebook
	Chosen   int             // quotations
	Wordings string          // the published wordings of them, all together
	Done     []screen.Action // what was done since the step began, in order
}

func (f Facts) did(a screen.Action) bool { return slices.Contains(f.Done, a) }

// coded is how something was last given a code.
func (f Facts) coded() screen.Action {
	for _, a := range slices.Backward(f.Done) {
		if a == "read.quick" || a == "read.code" {
			return a
		}
	}
	return ""
}

// Step is one small thing to do.
type Step struct {
	Room screen.Name              // where it is done; Start: anywhere
	Keys map[string]screen.Action // the keys that its sentence names
	task string
	done func(began, now Facts) bool
}

// Task is what the step asks, with the keys as the user has them.
func (s Step) Task(b *phrases.Book, key func(screen.Action) string) string {
	args := phrases.Args{}
	for name, a := range s.Keys {
		args[name] = key(a)
	}
	return b.Say(s.task, args)
}

// Steps are the steps of the tour, in order.
func Steps() []Step {
	return []Step{
		{screen.Read, keys{"Down": "text.down"}, "tour.move", func(_, now Facts) bool { return moves(now.Done) >= 3 }},
		{screen.Read, keys{"Select": "text.select", "Sentence": "text.grow-sentence"}, "tour.select", func(_, now Facts) bool { return now.Selected && now.did("text.grow-sentence") }},
		{screen.Read, nil, "tour.digit", func(began, now Facts) bool { return now.Codings > began.Codings && now.coded() == "read.quick" }},
		{screen.Read, keys{"Code": "read.code"}, "tour.code", func(began, now Facts) bool {
			return now.Codings > began.Codings && now.coded() == "read.code"
		}},
		{screen.Read, keys{"Code": "read.code"}, "tour.new", func(began, now Facts) bool { return now.Codes > began.Codes }},
		{screen.Read, keys{"Undo": "read.undo", "Redo": "read.redo"}, "tour.undo", func(_, now Facts) bool { return now.did("read.undo") || now.did("app.undo") }},
		{screen.Start, keys{"Find": "app.find"}, "tour.find", func(_, now Facts) bool { return now.did("find.open") && now.At == screen.Read }},
		{screen.Start, keys{"Quotes": "app.quotes", "Star": "quotes.star"}, "tour.choose", func(began, now Facts) bool { return now.Chosen > began.Chosen }},
		{screen.Quotes, keys{"Edit": "quotes.edit"}, "tour.word", func(began, now Facts) bool { return now.Wordings != began.Wordings && now.did("quotes.edit") }},
		{screen.Start, keys{"Help": "app.help"}, "tour.help", func(_, now Facts) bool { return now.did("app.help") }},
	}
}

type keys = map[string]screen.Action

// moves counts steps through the text.
func moves(done []screen.Action) (n int) {
	for _, a := range done {
		if name, ok := strings.CutPrefix(string(a), "text."); ok && !strings.HasPrefix(name, "select") && !strings.HasPrefix(name, "grow") {
			n++
		}
	}
	return n
}
