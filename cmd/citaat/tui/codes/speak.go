package codes

import (
	"strconv"
	"strings"

	"citaat/cmd/citaat/tui/screen"
	"citaat/coding"
	"citaat/corpus/phrases"
)

// Speak is the screen in words.
func (m Model) Speak() screen.Speech {
	c, ok := m.code()
	switch {
	case m.note.Active():
		return m.note.Speak()
	case m.win != nil:
		return m.win.speak(m)
	case !m.loaded:
		return screen.Speech{Where: m.say("codes.screen"), Now: m.say("codes.loading")}
	case !ok:
		return screen.Speech{Where: m.say("codes.screen"), Now: m.say("codes.empty")}
	case m.right:
		return m.speakPassage(c)
	}
	s := screen.Speech{Where: m.say("codes.screen"), Now: m.spoken(c)}
	if m.typing || m.narrow != "" {
		if m.typing {
			s.Typed = m.narrow
		}
		s.Where += ". " + m.say("codes.narrowed", phrases.Args{"Words": m.narrow})
	}
	if n := len(m.marked); n > 0 {
		s.Where += ". " + m.say("codes.marked", phrases.Args{"Count": n})
	}
	for _, g := range m.snap.stat(c.ID).gaps {
		s.More = append(s.More, m.gapWord(g))
	}
	for _, f := range [][2]string{{"codes.short", c.Short}, {"codes.definition", c.Definition}, {"codes.use", c.UseWhen}, {"codes.not", c.DoNotUse}, {"codes.example", c.Example}} {
		if f[1] != "" {
			s.More = append(s.More, m.say(f[0])+": "+f[1])
		}
	}
	return s
}

// spoken is a code with its numbers.
func (m Model) spoken(c coding.Code) string {
	parts := []string{strings.Join(m.snap.book.Names(c.ID), ", ")}
	if m.marked[c.ID] {
		parts = append(parts, m.say("codes.is-marked"))
	}
	parts = append(parts, m.kindWord(c.Kind), m.numbers(c))
	if c.Key > 0 {
		parts = append(parts, m.say("codes.key-is", phrases.Args{"Key": strconv.Itoa(c.Key)}))
	}
	if i := m.index(c.ID); i >= 0 && m.rows[i].parent && m.folded[c.ID] {
		parts = append(parts, m.say("codes.is-folded"))
	}
	if !c.InUse() {
		parts = append(parts, m.outWord(c.ID))
	}
	return strings.Join(parts, ". ")
}

func (m Model) speakPassage(c coding.Code) screen.Speech {
	s := screen.Speech{Where: c.Name + ". " + m.say("codes.newest"), Now: m.say("codes.no-passages")}
	if m.part < len(m.detail.passages) {
		p := m.detail.passages[m.part]
		s.Now = p.place + ": " + p.Quote
	}
	return s
}
