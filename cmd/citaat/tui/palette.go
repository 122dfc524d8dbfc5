package tui

import (
	"slices"
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/pick"
	"citaat/cmd/citaat/tui/screen"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// remembered is how many actions the palette puts first.
const remembered = 8

// Places in the palette have ids of their own.
const (
	interviewPlace = "to-interview:"
	codePlace      = "to-code:"
)

// paletteOver is the palette: every action with its key, and every place.
type paletteOver struct {
	house  house
	keys   screen.Table
	recent []screen.Action
	picker pick.Model
}

// picked tells what was taken from the palette.
type picked struct{ id string }

// placed brings the places that one can go to.
type placed struct{ items []pick.Item }

func (a app) openPalette() (app, tea.Cmd) {
	p := paletteOver{house: a.house, keys: a.table(), recent: a.recent}
	p.picker = pick.Palette(a.house.theme, a.house.book, p.keys, p.recent, nil)
	a.over = p
	return a, a.house.places(a.at, p.keys)
}

// places looks up what there is on the other screens, and the interviews and codes
// that one can go to.
func (h house) places(at screen.Name, here screen.Table) tea.Cmd {
	if h.study == nil {
		return nil
	}
	l, book := h.lens, h.book
	return screen.Do(func() tea.Msg {
		items := h.elsewhere(at, here)
		for _, i := range l.Interviews() {
			items = append(items, pick.Item{ID: interviewPlace + string(i.ID), Title: book.Say("app.to-interview", phrases.Args{"Name": string(i.ID)}), Detail: book.Say("app.go-to")})
		}
		codes := l.Codebook()
		for _, c := range codes.Codes() {
			items = append(items, pick.Item{ID: codePlace + string(c.ID), Title: book.Say("app.to-code", phrases.Args{"Name": c.Name}), Detail: c.Definition})
		}
		return placed{items}
	})
}

// onPicked does what was taken from the palette, and remembers it.
func (a app) onPicked(msg picked) (app, tea.Cmd) {
	if id, ok := strings.CutPrefix(msg.id, interviewPlace); ok {
		return a.goTo(screen.GoTo{To: screen.Read, At: screen.Place{Interview: corpus.TranscriptID(id)}})
	}
	if id, ok := strings.CutPrefix(msg.id, codePlace); ok {
		return a.goTo(screen.GoTo{To: screen.Codes, Code: id})
	}
	if id, ok := strings.CutPrefix(msg.id, roomAction); ok {
		return a.inRoom(id)
	}
	action := screen.Action(msg.id)
	rest := slices.DeleteFunc(slices.Clone(a.recent), func(r screen.Action) bool { return r == action })
	a.recent = append([]screen.Action{action}, rest...)
	a.recent = a.recent[:min(len(a.recent), remembered)]
	return a.do(action)
}

func (p paletteOver) press(k tea.KeyMsg) (over, tea.Cmd) {
	var o pick.Outcome
	p.picker, o = p.picker.Update(k)
	return p.answer(o)
}

func (p paletteOver) mouse(msg tea.MouseMsg, width, height int) (over, tea.Cmd) {
	w, h := p.size(width, height)
	var o pick.Outcome
	p.picker, o = p.picker.Middle(msg, w, h, width, height)
	return p.answer(o)
}

func (p paletteOver) answer(o pick.Outcome) (over, tea.Cmd) {
	switch {
	case o.Cancelled:
		return nil, nil
	case o.Done && len(o.IDs) > 0:
		return nil, screen.Tell(picked{o.IDs[0]})
	}
	return p, nil
}

// update takes the places in, below the actions, and leaves what is typed and
// chosen.
func (p paletteOver) update(msg tea.Msg) (over, tea.Cmd) {
	if msg, ok := msg.(placed); ok {
		typed := p.picker.Text()
		it, chosen := p.picker.Chosen()
		p.picker = pick.Palette(p.house.theme, p.house.book, p.keys, p.recent, msg.items).WithText(typed)
		if chosen {
			p.picker = p.picker.Choose(it.ID)
		}
	}
	return p, nil
}

func (p paletteOver) table(screen.Table) screen.Table { return picking() }
func (p paletteOver) speak() screen.Speech            { return p.picker.Speak() }

func (p paletteOver) size(width, height int) (int, int) { return min(width, 72), min(height, 20) }

func (p paletteOver) view(width, height int) string {
	return p.picker.View(p.size(width, height))
}

// patience is how long a screen may show nothing before it says that it loads.
const patience = 200 * time.Millisecond

// waited tells that a screen had that time.
type waited struct{ visit int }

func (a app) wait() tea.Cmd {
	visit := a.visits
	return a.house.tick(patience, func(time.Time) tea.Msg { return waited{visit} })
}

// keyFaults tells at the start what in the file of keys does not hold.
func (a app) keyFaults() tea.Cmd {
	if len(a.house.faults) == 0 {
		return nil
	}
	return screen.Tell(screen.Failed{Err: a.house.faults})
}
