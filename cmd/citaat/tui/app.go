package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/frame"
	"citaat/cmd/citaat/tui/screen"
	"citaat/cmd/citaat/tui/sieve"
	"citaat/cmd/citaat/tui/start"
	"citaat/corpus/phrases"
)

// rooms is how many screens there are.
const rooms = int(screen.Privacy) + 1

// app is the root. It is a value: an Update that fails leaves it as it was.
type app struct {
	house         house // what the screens are made with
	width, height int
	at            screen.Name
	before        []screen.Name // the way back
	screens       [rooms]screen.Screen
	stale         [rooms]bool // the study changed while the screen was not seen
	chord         screen.Chord
	early         early
	over          over // help or palette, laid over the screen
	head          head
	foot          frame.Foot
	sifting       sifting         // what the filter lets through
	recent        []screen.Action // what the palette was used for, the newest first
	slow          bool            // the screen that is seen had time to load
	visits        int             // how often a screen was entered
	tour          *guide          // the tour, where one is on
	warned        bool            // of what leaving would lose; the next q leaves
}

func newApp(h house) app {
	a := app{house: h, width: 80, height: 24, at: screen.Start, head: head{saving: h.book.Say("app.all-saved")}}
	if h.study != nil {
		a.at = screen.Read
	}
	a.screens[a.at] = h.build(a.at)
	return a
}

// Init asks for the first screen's content and begins to watch the study.
func (a app) Init() tea.Cmd {
	return tea.Batch(a.screens[a.at].Init(), a.house.greet(), a.house.ready(), a.house.watch(), a.house.index(), a.wait(), a.keyFaults())
}

// Update answers a message; a mistake in it leaves the app as it was.
func (a app) Update(msg tea.Msg) (next tea.Model, cmd tea.Cmd) {
	defer func() {
		if r := recover(); r != nil {
			next, cmd = a.failed(screen.NewPanic(r)), nil
		}
	}()
	n, cmd := a.route(msg)
	n, released := n.release()
	n, coached := n.coached()
	return n, tea.Batch(cmd, released, coached)
}

// route gives a message to whom it is for: a line a message.
func (a app) route(msg tea.Msg) (app, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		return a.resize(msg)
	case tea.KeyMsg:
		if a.tooEarly() {
			return a.later(msg), nil
		}
		return a.press(msg)
	case tea.MouseMsg:
		return a.mouse(msg)
	case screen.GoTo:
		return a.goTo(msg)
	case screen.Back:
		return a.back()
	case screen.Quit:
		return a, tea.Quit
	case screen.Run:
		return a.do(msg.Action)
	case screen.Say:
		return a.say(msg), nil
	case screen.Failed:
		return a.failed(msg.Err).everyone(msg)
	case screen.Saving, screen.Saved:
		return a.onSaving(msg), nil
	case screen.Unsaved:
		return a.onSaving(msg).everyone(msg)
	case screen.Changed:
		return a.changed()
	case screen.Copy:
		return a.copy(msg)
	case screen.Import:
		return a.bring()
	case start.Chosen:
		return a, a.house.openCmd(msg)
	case opened:
		return a.onOpened(msg)
	case watched:
		return a.onWatched(msg)
	case sifted:
		return a.onSifted(msg)
	case sieve.Done:
		return a.closeSieve(msg)
	case picked:
		return a.onPicked(msg)
	case waited:
		if msg.visit == a.visits {
			a.slow, a.early.entered = true, false
		}
		return a, nil
	}
	return a.everyone(msg)
}

// everyone hands a message to all screens: answers to a screen's own commands
// are types that only it knows.
func (a app) everyone(msg tea.Msg) (app, tea.Cmd) {
	var cmds []tea.Cmd
	for i, s := range a.screens {
		if s == nil {
			continue
		}
		next, cmd := s.Update(msg)
		a.screens[i] = next
		cmds = append(cmds, cmd)
	}
	if a.over != nil {
		var cmd tea.Cmd
		a.over, cmd = a.over.update(msg)
		cmds = append(cmds, cmd)
	}
	return a, tea.Batch(cmds...)
}

// here hands a message to the screen that is seen.
func (a app) here(msg tea.Msg) (app, tea.Cmd) {
	next, cmd := a.screens[a.at].Update(msg)
	a.screens[a.at] = next
	return a, cmd
}

func (a app) resize(msg tea.WindowSizeMsg) (app, tea.Cmd) {
	a.width, a.height = msg.Width, msg.Height
	return a.everyone(screen.Size{Width: msg.Width, Height: a.room()})
}

// goTo shows a screen, makes it if it was not seen yet, and hands it what it
// is to show.
func (a app) goTo(msg screen.GoTo) (app, tea.Cmd) {
	a, entered := a.visit(msg.To)
	a, cmd := a.here(msg)
	return a, tea.Batch(entered, cmd)
}

// visit shows a screen as it was left, and remembers the way back.
func (a app) visit(to screen.Name) (app, tea.Cmd) {
	if to != a.at {
		a.before = append(a.before[:len(a.before):len(a.before)], a.at)
		if len(a.before) > 20 {
			a.before = a.before[1:]
		}
	}
	return a.enter(to)
}

func (a app) back() (app, tea.Cmd) {
	n := len(a.before)
	if n == 0 {
		return a, nil
	}
	to := a.before[n-1]
	a.before = a.before[:n-1]
	return a.enter(to)
}

func (a app) enter(to screen.Name) (app, tea.Cmd) {
	a.at = to
	a.foot = frame.Foot{}
	a.slow, a.visits, a.early.entered = false, a.visits+1, true
	var first tea.Cmd
	if a.screens[to] == nil {
		a.screens[to] = a.house.build(to)
		first = a.screens[to].Init()
	} else if a.stale[to] {
		a, first = a.here(screen.Changed{})
	}
	a.stale[to] = false
	a, sized := a.here(screen.Size{Width: a.width, Height: a.room()})
	a, shown := a.here(screen.Shown{})
	return a, tea.Batch(first, sized, shown, a.wait())
}

// changed tells the screen that is seen, and later the others, that the study
// is not what it was; and the index.
func (a app) changed() (app, tea.Cmd) {
	a, cmd := a.renew()
	if a.sifting.words != "" { // what passes may have changed too
		cmd = tea.Batch(cmd, a.house.sift())
	}
	return a, tea.Batch(cmd, a.house.index())
}

// renew tells the screen that is seen, and later the others, to look again.
func (a app) renew() (app, tea.Cmd) {
	for i := range a.stale {
		a.stale[i] = true
	}
	a.stale[a.at] = false
	return a.here(screen.Changed{})
}

func (a app) say(msg screen.Say) app {
	a.foot = frame.Foot{Said: msg.Sentence.In(a.house.book)}
	if msg.Undo {
		key := "u"
		if b, ok := a.undoing(); ok {
			key = b.Written()
		}
		a.foot.Undo = key + " " + a.house.book.Say("app.undo-short")
	}
	return a
}

func (a app) failed(err error) app {
	if err != nil {
		a.foot = frame.Foot{Said: a.house.book.Error(err), Bad: true}
	}
	return a
}

func (a app) copy(msg screen.Copy) (app, tea.Cmd) {
	a = a.say(screen.Say{Sentence: msg.Say})
	house := a.house
	return a, screen.Do(func() tea.Msg {
		if !house.clip(msg.Text) {
			return screen.Failed{Err: phrases.Fail("app.no-clipboard")}
		}
		return nil
	})
}
