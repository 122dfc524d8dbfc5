package tui

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/x/ansi"

	"citaat/cmd/citaat/tui/frame"
	"citaat/cmd/citaat/tui/lens"
	"citaat/cmd/citaat/tui/screen"
	"citaat/cmd/citaat/tui/sieve"
	"citaat/corpus/phrases"
)

// sifting is what the title line and an empty screen tell of the filter.
type sifting struct {
	words   string // "" while nothing is filtered
	passing int
	of      int
}

// sifted brings it.
type sifted struct {
	lens *lens.Lens
	now  sifting
}

// sift asks what the filter lets through now.
func (h house) sift() tea.Cmd {
	if h.lens == nil {
		return nil
	}
	l, book := h.lens, h.book
	return screen.Do(func() tea.Msg {
		s := sifting{words: l.Words(book)}
		if s.words != "" {
			s.passing, s.of = l.Count()
		}
		return sifted{l, s}
	})
}

func (a app) onSifted(msg sifted) (app, tea.Cmd) {
	if msg.lens == a.house.lens {
		a.sifting = msg.now
	}
	return a, nil
}

// refilter tells the screens that they see something else.
func (a app) refilter() (app, tea.Cmd) {
	a, cmd := a.renew()
	return a, tea.Batch(a.house.sift(), cmd)
}

// sieveOver is the window of the filters.
type sieveOver struct{ window sieve.Model }

func (a app) openSieve() (app, tea.Cmd) {
	if a.house.study == nil {
		return a, nil
	}
	w, cmd := sieve.New(sieve.Config{Lens: a.house.lens, Theme: a.house.theme, Book: a.house.book})
	a.over = sieveOver{w}
	return a, cmd
}

// closeSieve closes it, and tells the screens if another filter is on.
func (a app) closeSieve(msg sieve.Done) (app, tea.Cmd) {
	if _, open := a.over.(sieveOver); open {
		a.over = nil
	}
	if !msg.Changed {
		return a, nil
	}
	return a.refilter()
}

// unfilter shows everything again.
func (a app) unfilter() (app, tea.Cmd) {
	if a.house.study == nil {
		return a, nil
	}
	if !a.house.lens.Filter().On() {
		return a, screen.Tell(screen.Say{Sentence: phrases.Make("lens.no-filter")})
	}
	a.house.lens.Set(lens.Filter{})
	a = a.say(screen.Say{Sentence: phrases.Make("lens.shown")})
	return a.refilter()
}

func (s sieveOver) press(k tea.KeyMsg) (over, tea.Cmd) {
	var cmd tea.Cmd
	s.window, cmd = s.window.Press(k)
	return s, cmd
}

func (s sieveOver) update(msg tea.Msg) (over, tea.Cmd) {
	s.window = s.window.Update(msg)
	return s, nil
}

func (s sieveOver) table(screen.Table) screen.Table { return s.window.Keys() }
func (s sieveOver) view(width, height int) string   { return s.window.View(width, height) }
func (s sieveOver) speak() screen.Speech            { return s.window.Speak() }

// mouse counts from the corner of the window, which stands in the middle.
func (s sieveOver) mouse(msg tea.MouseMsg, width, height int) (over, tea.Cmd) {
	w, h := sieve.Size(width, height)
	msg.X, msg.Y = msg.X-max((width-w)/2, 0), msg.Y-max((height-h)/2, 0)
	var cmd tea.Cmd
	s.window, cmd = s.window.Mouse(msg, w, h)
	return s, cmd
}

// nothingPasses is what every screen shows while no interview passes.
func (a app) nothingPasses(width, height int) string {
	th, say := a.house.theme, a.house.book.Say
	lines := []string{"", "  " + th.Heading.Render(say("lens.empty")), "  " + say("lens.empty-what", phrases.Args{"Count": a.sifting.of}), ""}
	for _, l := range frame.Wrap(frame.Clean(a.sifting.words), max(width-4, 8)) {
		lines = append(lines, "  "+th.Hit.Render(l))
	}
	lines = append(lines, "")
	for _, b := range Keys(true) {
		switch b.Action {
		case filter:
			lines = append(lines, "  "+frame.Fit(th.Key.Render(a.keyOf(b.Action)), 8)+say("lens.empty-change"))
		case unfilter:
			lines = append(lines, "  "+frame.Fit(th.Key.Render(a.keyOf(b.Action)), 8)+say("lens.empty-clear"))
		}
	}
	for i, l := range lines {
		lines[i] = ansi.Truncate(l, width, "…")
	}
	return frame.Block(strings.Join(lines, "\n"), width, height)
}

// empty tells that a filter hides every interview, of which the screens could
// say nothing but that there are none.
// A window that is open stays: somebody may be typing in it.
func (a app) empty() bool {
	return a.sifting.words != "" && a.sifting.passing == 0 && a.at != screen.Bring && !a.screens[a.at].Keys().Modal
}
