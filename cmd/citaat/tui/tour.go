package tui

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"

	"citaat/cmd/citaat/tui/bindings"
	"citaat/cmd/citaat/tui/frame"
	"citaat/cmd/citaat/tui/screen"
	"citaat/cmd/citaat/tui/tour"
	"citaat/corpus/phrases"
)

// What can be done with the tour.
const (
	tourBack  screen.Action = "tour.back"
	tourSkip  screen.Action = "tour.skip"
	tourPause screen.Action = "tour.pause"
)

// coachHeight is how many rows the coach has: a border around two lines that
// say what to do and one with the keys.
const coachHeight = 5

// leastForCoach is the height below which the coach stands aside.
const leastForCoach = 18

// guide is the tour as the interface keeps it. It is never changed, only
// replaced.
type guide struct {
	state   tour.State
	facts   tour.Facts
	version int // of the study, when the facts were gathered
}

// guided is the app with a tour on, from where it was left.
func (a app) guided() app {
	state, _ := tour.Resume(a.house.study.Dir())
	a.tour = &guide{state: state, version: -1}
	return a
}

func (a app) tourKeys() []screen.Binding {
	if a.tour == nil {
		return nil
	}
	return []screen.Binding{
		{Action: tourBack, Keys: []string{"f6"}, Help: "tour.back", Short: "tour.back-short", Group: "app.group"},
		{Action: tourSkip, Keys: []string{"f7"}, Help: "tour.skip", Short: "tour.skip-short", Group: "app.group"},
		{Action: tourPause, Keys: []string{"f8"}, Help: "tour.pause", Short: "tour.pause-short", Group: "app.group"},
	}
}

// doTour does what is asked of the tour.
func (a app) doTour(action screen.Action) (app, tea.Cmd, bool) {
	if a.tour == nil {
		return a, nil, false
	}
	g := *a.tour
	switch action {
	case tourBack:
		g.state = g.state.Back()
	case tourSkip:
		g.state = g.state.Skip()
	case tourPause:
		g.state = g.state.Pause()
	default:
		return a, nil, false
	}
	a.tour = &g
	if g.state.Paused {
		a.foot = frame.Foot{Said: a.house.book.Say("tour.waits", phrases.Args{"Key": a.keyOf(tourPause)})}
	}
	a, sized := a.everyone(screen.Size{Width: a.width, Height: a.room()})
	return a, tea.Batch(sized, a.keep()), true
}

// keep remembers how far one is.
func (a app) keep() tea.Cmd {
	dir, state := a.house.study.Dir(), a.tour.state
	return screen.Do(func() tea.Msg {
		tour.Keep(dir, state)
		return nil
	})
}

// noticed notes for the tour that something was done.
func (a app) noticed(action screen.Action) app {
	if a.tour != nil {
		g := *a.tour
		g.state = g.state.Did(action)
		a.tour = &g
	}
	return a
}

// coached lets the tour look at what there is now.
func (a app) coached() (app, tea.Cmd) {
	if a.tour == nil || a.tour.state.Paused || a.tour.state.Over() {
		return a, nil
	}
	g := *a.tour
	if v := a.house.study.Version(); v != g.version {
		g.version, g.facts = v, a.facts()
	}
	g.facts.At = a.at
	g.facts.Selected = false
	if b, ok := a.table().Find("read.in-vivo"); ok && !b.Off() { // it needs selected words
		g.facts.Selected = true
	}
	was := g.state.Step
	g.state = g.state.See(g.facts)
	a.tour = &g
	if g.state.Step == was {
		return a, nil
	}
	return a, a.keep()
}

// facts are what the study tells of what somebody did.
func (a app) facts() tour.Facts {
	var f tour.Facts
	study := a.house.study
	me := study.Coder()
	var wordings strings.Builder
	for _, c := range study.Codings() {
		if c.Coder == me {
			f.Codings++
		}
		if c.Choice.Chosen {
			f.Chosen++
			wordings.WriteString(string(c.ID) + c.Choice.Published + "\n")
		}
	}
	f.Codes, f.Wordings = len(study.Codebook().Codes()), wordings.String()
	return f
}

func (a app) coachRows() int {
	if a.tour == nil || a.tour.state.Paused || a.height < leastForCoach {
		return 0
	}
	return coachHeight
}

// coach draws the box that says what to do.
func (a app) coach() string {
	if a.coachRows() == 0 {
		return ""
	}
	th := a.house.theme
	title, words := a.coachSays()
	lines := frame.Wrap(words, max(a.width-4, 8))
	for len(lines) < coachHeight-3 {
		lines = append(lines, "")
	}
	hints, _ := a.coachHints()
	lines = append(lines[:coachHeight-3], hints)
	return frame.Pane(th, title, " "+strings.Join(lines, "\n "), a.width, coachHeight, false)
}

// coachSays is the coach's heading and what it asks.
func (a app) coachSays() (title, words string) {
	say, s := a.house.book.Say, a.tour.state
	steps := tour.Steps()
	if s.Over() {
		return say("tour.title-end"), say("tour.end", phrases.Args{"Export": a.keyOf("quotes.export"), "Palette": a.keyOf(palette)})
	}
	title = say("tour.title", phrases.Args{"N": s.Step + 1, "Of": len(steps)})
	step := steps[s.Step]
	words = step.Task(a.house.book, a.keyOf)
	if step.Room != screen.Start && step.Room != a.at {
		to := map[screen.Name]screen.Action{screen.Read: toRead, screen.Quotes: toQuotes}[step.Room]
		words = say("tour.room", phrases.Args{"Key": a.keyOf(to)}) + " " + words
	}
	if s.Praised {
		words = []string{say("tour.praise-first"), say("tour.praise-second"), say("tour.praise-third")}[s.Step%3] + " " + words
	}
	return title, words
}

// coachHeard is what the coach asks, for those who hear it; the keys of the tour
// come once, with its first step.
func (a app) coachHeard() string {
	if a.tour == nil || a.tour.state.Paused {
		return ""
	}
	title, words := a.coachSays()
	if a.tour.state.Step == 0 {
		hints, _ := a.coachHints()
		words += " " + ansi.Strip(hints)
	}
	return frame.Clean(title + ". " + words)
}

// coachHints are the keys of the tour, and where they can be clicked.
func (a app) coachHints() (string, []frame.Zone) {
	line := ""
	var zones []frame.Zone
	for _, b := range a.house.keys.Apply(screen.Table{Bindings: a.tourKeys()}).Bindings {
		if line != "" {
			line += "   "
		}
		at := ansi.StringWidth(line)
		line += a.house.theme.Key.Render(b.Written()) + " " + a.house.book.Say(b.Short)
		zones = append(zones, frame.Zone{From: at, To: ansi.StringWidth(line), Action: b.Action})
	}
	return line, zones
}

// clickCoach does what is clicked in the coach's last line; y counts from its
// border.
func (a app) clickCoach(x, y int) (app, tea.Cmd) {
	if y != coachHeight-2 {
		return a, nil
	}
	_, zones := a.coachHints()
	if action, ok := frame.At(zones, x-2); ok {
		return a.do(action)
	}
	return a, nil
}

// keyOf is how the key of an action is written, also of one on another screen.
func (a app) keyOf(action screen.Action) string {
	for _, b := range a.house.keys.Apply(screen.Table{Bindings: append(Keys(true), a.tourKeys()...)}).Bindings {
		if b.Action == action {
			return b.Written()
		}
	}
	for _, k := range bindings.Actions() {
		if keys := k.With(a.house.keys); k.Action == action && len(keys) > 0 {
			return keys[0]
		}
	}
	return ""
}

// TourSteps are the steps of the tour as sentences, for those who read them
// without the interface.
func TourSteps(book *phrases.Book) []string {
	a := app{house: house{book: book}}
	var lines []string
	for _, s := range tour.Steps() {
		lines = append(lines, s.Task(book, a.keyOf))
	}
	return lines
}
