package privacy

import (
	"context"
	"maps"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/screen"
	"citaat/coding"
	"citaat/corpus/phrases"
	"citaat/corpus/privacy"
)

// these are the findings that a key is about: all of the group, or the one.
func (m Model) these(all bool) []Finding {
	g, ok := m.current()
	if !ok {
		return nil
	}
	if !all {
		f, _ := m.chosen()
		return []Finding{f}
	}
	var list []Finding
	for _, i := range g.places {
		list = append(list, m.findings[i])
	}
	return list
}

// mask marks what is to be replaced, or takes that back where all of it is
// marked, and goes on.
func (m Model) mask(all bool) (Model, tea.Cmd) {
	g, _ := m.current()
	list := m.these(all)
	masks, mark, done := maps.Clone(m.masks), m.mark(g), true
	for _, f := range list {
		_, is := masks[f.spot()]
		done = done && is
	}
	for _, f := range list {
		if done {
			delete(masks, f.spot())
		} else {
			masks[f.spot()] = mark
		}
	}
	m.masks = masks
	switch {
	case done:
	case all:
		m.at, m.place = min(m.at+1, len(m.list)-1), 0
	case m.place+1 < len(g.places):
		m.place++
	}
	return m.follow(), nil
}

// spare notes that what one stands on identifies nobody. The next key is about
// what comes after it, also while this is on its way to the disk.
func (m Model) spare(all bool) (Model, tea.Cmd) {
	list := m.these(all)
	gone := map[spot]bool{}
	for _, f := range list {
		gone[f.spot()] = true
	}
	var rest []Finding
	masks := maps.Clone(m.masks)
	for _, f := range m.findings {
		if gone[f.spot()] {
			delete(masks, f.spot())
			continue
		}
		rest = append(rest, f)
	}
	m.findings, m.masks = rest, masks
	write := m.c.Writer.Do(phrases.Make("masking.spared", phrases.Args{"Count": len(list)}), func(b *coding.Batch) error {
		for _, f := range list {
			if err := f.Spare(b); err != nil {
				return err
			}
		}
		return nil
	})
	return m.regroup(), write
}

// name lets the user choose the mark of a group.
func (m Model) name() (Model, tea.Cmd) {
	g, _ := m.current()
	m.naming = true
	m.input.SetValue(m.mark(g))
	m.input.CursorEnd()
	m.input.Focus()
	return m, nil
}

// named takes the mark over, for all of the group, also those marked before.
func (m Model) named(keep bool) (Model, tea.Cmd) {
	m.naming = false
	m.input.Blur()
	g, ok := m.current()
	mark := bracketed(m.input.Value())
	if !keep || !ok || mark == "" {
		return m, nil
	}
	if privacy.Holds(mark, g.text) {
		return m, screen.Tell(screen.Say{Sentence: phrases.Make("masking.same")})
	}
	m.marks, m.masks = maps.Clone(m.marks), maps.Clone(m.masks)
	m.marks[g.kin] = mark
	for _, i := range g.places {
		if _, is := m.masks[m.findings[i].spot()]; is {
			m.masks[m.findings[i].spot()] = mark
		}
	}
	return m, nil
}

// answered carries out what was marked, if that is what the user wants.
func (m Model) answered(yes bool) (Model, tea.Cmd) {
	m.asking = false
	if !yes || m.writing {
		return m, nil
	}
	var list []coding.Redaction
	for _, f := range m.findings {
		if mark, ok := m.masks[f.spot()]; ok {
			list = append(list, f.Redaction(mark))
		}
	}
	m.writing = true
	redact := m.c.Redact
	return m, m.c.Writer.Erase(func() (screen.Say, error) {
		e, err := redact(context.Background(), list)
		if err != nil {
			return screen.Say{}, err
		}
		return screen.Say{Sentence: phrases.Make("masking.done", phrases.Args{"Count": e.Cuts, "Interviews": e.Interviews, "Lines": e.Lines})}, nil
	})
}
