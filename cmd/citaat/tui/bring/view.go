package bring

import (
	"strings"
	"time"

	"github.com/charmbracelet/x/ansi"

	"citaat/cmd/citaat/tui/chart"
	"citaat/cmd/citaat/tui/frame"
	"citaat/corpus/phrases"
)

// View draws the room.
func (m Model) View(width, height int) string {
	if width != m.width || height != m.height {
		m.width, m.height = width, height
		m = m.follow()
	}
	if m.choosing != nil {
		w, h := m.chooserSize(width, height)
		return frame.Middle(frame.Block("", width, height), m.choosing.View(w, h), width, height)
	}
	p := m.places(width, height)
	list, choices, text := m.listPane(p.list), m.choicesPane(p.choices), m.textPane(p.text)
	var body string
	switch {
	case width >= abreast:
		body = frame.Beside(list, choices, text)
	case width >= beside:
		body = frame.Beside(list, choices+"\n"+text)
	default:
		var shown []string
		for _, s := range []string{list, choices, text} {
			if s != "" {
				shown = append(shown, s)
			}
		}
		body = strings.Join(shown, "\n")
	}
	view := frame.Block(m.head(width)+"\n"+body, width, height)
	if m.window != nil {
		x, y, w, h := m.windowPlace(width, height)
		view = frame.Over(view, m.window.View(w, h), x, y)
	}
	return view
}

func (m Model) chooserSize(width, height int) (w, h int) { return min(width, 84), min(height, 24) }

// windowPlace is where the form stands.
func (m Model) windowPlace(width, height int) (x, y, w, h int) {
	w = min(width, 76)
	h = min(height, m.window.Height(w))
	return max((width-w)/2, 0), max((height-h)/2, 0), w, h
}

// head tells how far the work is, or what enter would do.
func (m Model) head(width int) string {
	return " " + ansi.Truncate(m.progress(width), max(width-2, 1), "…")
}

func (m Model) progress(width int) string {
	th, say := m.c.Theme, m.c.Book.Say
	switch w := m.writing; {
	case w != nil && w.stopped:
		return th.Warn.Render(say("bring.stopping"))
	case w != nil:
		return m.bar(w.done, w.of, width) + say("bring.writing-of", phrases.Args{"Done": w.done, "Of": w.of}) + m.remaining(w.done, w.of, w.begun)
	case m.busy() && m.work.slow:
		done := m.work.of - m.count(waiting)
		return m.bar(done, m.work.of, width) + say("bring.reading-of", phrases.Args{"Done": done, "Of": m.work.of}) + m.remaining(done, m.work.of, m.work.begun)
	case m.busy():
		return ""
	}
	return strings.Join(m.sums(), m.sign(" · ", " - "))
}

// sums are how many files are in which state, and what enter does.
func (m Model) sums() []string {
	th := m.c.Theme
	counted := func(key string, ss ...state) string {
		n := 0
		for _, s := range ss {
			n += m.count(s)
		}
		if n == 0 {
			return ""
		}
		return m.c.Book.Say(key, phrases.Args{"Count": n})
	}
	var out []string
	for _, s := range []struct {
		text string
		warn bool
	}{
		{counted("bring.sum-in", written), false}, {counted("bring.sum-ready", ready), false}, {counted("bring.sum-asks", asks), true},
		{counted("bring.sum-changed", changed), true}, {counted("bring.sum-there", there), false}, {counted("bring.sum-failed", failed, refused, clash), true},
	} {
		switch {
		case s.text == "":
		case s.warn:
			out = append(out, th.Warn.Render(s.text))
		default:
			out = append(out, th.Heading.Render(s.text))
		}
	}
	return out
}

// bar shows how much is done.
func (m Model) bar(done, of, width int) string {
	w := min(width/4, 24)
	return m.c.Theme.Good.Render(frame.Fit(chart.Bar(float64(done), float64(of), w, m.c.Theme.ASCII), w)) + " "
}

// remaining is how long it will still take, once that can be told.
func (m Model) remaining(done, of int, begun time.Time) string {
	spent := m.c.Now().Sub(begun)
	if done == 0 || spent < time.Second {
		return ""
	}
	left := spent / time.Duration(done) * time.Duration(of-done)
	return ", " + m.c.Book.Say("bring.left", phrases.Args{"Count": int(left.Seconds()) + 1})
}

func (m Model) sign(s, ascii string) string {
	if m.c.Theme.ASCII {
		return ascii
	}
	return s
}
