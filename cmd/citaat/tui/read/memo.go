package read

import (
	tea "github.com/charmbracelet/bubbletea"

	"citaat/coding"
)

// memoHere opens the memos on the coding that is meant, or on the interview
// where there is none.
func (m Model) memoHere() (Model, tea.Cmd) {
	if len(m.here()) == 0 {
		return m.memoOnInterview()
	}
	return m.onTarget(false, func(m Model, c coding.Coding) (Model, tea.Cmd) {
		return m.openMemos(coding.MemoTarget{Kind: coding.OnCoding, ID: string(c.ID)})
	})
}

func (m Model) memoOnInterview() (Model, tea.Cmd) {
	return m.openMemos(coding.MemoTarget{Kind: coding.OnInterview, ID: string(m.open)})
}

func (m Model) openMemos(on coding.MemoTarget) (_ Model, cmd tea.Cmd) {
	m.note, cmd = m.note.Open(on)
	return m, cmd
}
