package text

// minWidth is the least width that text is laid out for.
const minWidth = 12

// readingWidth is the longest line of the reading mode.
const readingWidth = 70

// gutter is how many columns stand before the words: the bars, and above them
// the time.
func (m Model) gutter() int {
	switch {
	case m.width >= 56:
		return 10
	case m.width >= 40:
		return 6
	case m.width >= 24:
		return 4
	}
	return 2
}

// lanes is how many bars stand side by side.
func (m Model) lanes() int { return max(m.gutter()-2, 1) }

// labels is how many columns the labels take, with the space before them. They
// keep that room also where there is no label, so that no word moves when
// something is coded; in the reading mode the words come first.
func (m Model) labels() int {
	room := m.width - m.gutter()
	if m.opts.NoLabels || room < 58 {
		return 0
	}
	w := min(room/4+2, 24)
	if m.opts.Reading && room-w-1 < readingWidth {
		return 0
	}
	return w
}

// textWidth is how wide lines may be. One column is kept for the space at
// which a line is broken.
func (m Model) textWidth() int {
	w := m.width - m.gutter() - m.labels() - 1
	if m.opts.Reading {
		w = min(w, readingWidth)
	}
	return max(w, 2)
}

// left0 is how far the text is moved in, to stand in the middle when it is
// read.
func (m Model) left0() int {
	if !m.opts.Reading {
		return 0
	}
	return max((m.width-m.gutter()-m.labels()-1-m.textWidth())/2, 0)
}
