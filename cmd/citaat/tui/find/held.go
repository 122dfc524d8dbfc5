package find

import tea "github.com/charmbracelet/bubbletea"

// holds tells that a key is about hits that are still looked for: all of a query
// that was asked just now, or, of what marks them all, those that were not found
// yet. Esc waits for nothing.
func (m Model) holds(k tea.KeyMsg) bool {
	if m.typing || !m.waiting || m.review != nil || m.kept.open || k.String() == "esc" {
		return false
	}
	if len(m.held) > 0 || m.found.query != m.input.Value() || m.found.exact != m.exact {
		return true
	}
	b, _ := m.Keys().On(k)
	return m.found.part && (b.Action == doMarkAll || b.Action == doMarkThese || b.Action == doInvert)
}

// release presses the keys that waited.
func (m Model) release() (Model, tea.Cmd) {
	held := m.held
	m.held = nil
	var cmds []tea.Cmd
	for _, k := range held {
		var cmd tea.Cmd
		m, cmd = m.press(k)
		cmds = append(cmds, cmd)
	}
	return m, tea.Batch(cmds...)
}
