package find

import "citaat/corpus"

// mark marks or unmarks the chosen hit and goes to the next.
func (m Model) mark() Model {
	r, _ := m.chosen()
	marked := m.copied()
	toggle(marked, r.id())
	m.marked = marked
	m.at = min(m.at+1, len(m.found.rows)-1)
	return m.follow()
}

func toggle(marked map[hitID]bool, id hitID) {
	if marked[id] {
		delete(marked, id)
	} else {
		marked[id] = true
	}
}

// markAll marks every hit that is shown, or none.
func (m Model) markAll() Model {
	marked := map[hitID]bool{}
	if len(m.marked) < len(m.found.rows) {
		for _, r := range m.found.rows {
			marked[r.id()] = true
		}
	}
	m.marked = marked
	return m
}

// markInterview marks every hit of the chosen one's interview, or none of them
// where all are marked.
func (m Model) markInterview() Model {
	chosen, _ := m.chosen()
	marked, all := m.copied(), true
	m.eachIn(chosen.Transcript, func(id hitID) { all = all && marked[id] })
	m.eachIn(chosen.Transcript, func(id hitID) {
		if all {
			delete(marked, id)
		} else {
			marked[id] = true
		}
	})
	m.marked = marked
	return m
}

func (m Model) eachIn(interview corpus.TranscriptID, do func(hitID)) {
	for _, r := range m.found.rows {
		if r.Transcript == interview {
			do(r.id())
		}
	}
}

// invert marks what is not marked.
func (m Model) invert() Model {
	marked := m.copied()
	for _, r := range m.found.rows {
		toggle(marked, r.id())
	}
	m.marked = marked
	return m
}

// prune forgets marks of hits that are not shown any more.
func (m Model) prune() Model {
	if len(m.marked) == 0 {
		return m
	}
	marked := make(map[hitID]bool, len(m.marked))
	for _, r := range m.found.rows {
		if id := r.id(); m.marked[id] {
			marked[id] = true
		}
	}
	m.marked = marked
	return m
}

func (m Model) copied() map[hitID]bool {
	c := make(map[hitID]bool, len(m.marked)+1)
	for id := range m.marked {
		c[id] = true
	}
	return c
}
