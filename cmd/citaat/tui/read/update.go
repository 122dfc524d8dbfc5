package read

import (
	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/screen"
	"citaat/coding"
	"citaat/corpus/phrases"
)

// Update answers a message. It touches memory only.
func (m Model) Update(msg tea.Msg) (screen.Screen, tea.Cmd) {
	var noted tea.Cmd
	var mine bool
	if m.note, noted, mine = m.note.Update(msg); mine {
		return m, noted
	}
	m, cmd := m.answer(msg)
	return m, tea.Batch(noted, cmd)
}

func (m Model) answer(msg tea.Msg) (Model, tea.Cmd) {
	switch msg := msg.(type) {
	case screen.Size:
		return m.resize(msg.Width, msg.Height), nil
	case screen.Changed, screen.Shown:
		return m.load(m.want)
	case screen.GoTo:
		return m.goTo(msg)
	case screen.Run:
		return m.do(msg.Action, "")
	case tea.KeyMsg:
		return m.press(msg)
	case tea.MouseMsg:
		return m.mouse(msg)
	case loaded:
		return m.onLoaded(msg)
	case moved:
		return m.onMoved(msg)
	case foreseen:
		return m.onForeseen(msg), nil
	case corrected:
		return m.onCorrected(msg)
	case handed:
		return m.onHanded(msg)
	case returned:
		return m.onReturned(msg)
	case weighed:
		return m.onWeighed(msg)
	}
	return m, nil
}

func (m Model) goTo(msg screen.GoTo) (Model, tea.Cmd) {
	if msg.At.Interview == "" {
		return m, nil
	}
	hits := msg.Hits
	if len(hits) == 0 && !msg.At.Span.Empty() && msg.Code == "" {
		hits = append(hits, msg.At.Span)
	}
	if msg.Coding != "" {
		hits = nil
	}
	m.jump = &jump{msg.At.Interview, msg.At.Span, hits, coding.CodingID(msg.Coding)}
	return m.load(msg.At.Interview)
}

// press answers a key: the open window first, then the key table.
func (m Model) press(k tea.KeyMsg) (Model, tea.Cmd) {
	switch {
	case m.picking != nil:
		return m.pressPicking(k)
	case m.correcting != nil:
		return m.pressCorrecting(k)
	case m.outside != nil:
		return m.pressOutside(k)
	}
	b, ok := m.Keys().On(k)
	if !ok {
		return m.noCode(k.String())
	}
	if b.Off() {
		return m, screen.Tell(screen.Say{Sentence: b.Disabled})
	}
	return m.do(b.Action, k.String())
}

// do does an action, whether a key or the palette asked for it.
func (m Model) do(a screen.Action, key string) (Model, tea.Cmd) {
	if b, ok := m.Keys().Find(a); ok && b.Off() {
		return m, screen.Tell(screen.Say{Sentence: b.Disabled})
	}
	if t, ok := m.text.Do(a); ok {
		m.text = t
		return m, nil
	}
	if m.snap.transcript == nil && a != doImport && a != doFind {
		return m, nil
	}
	if n, cmd, ok := m.doView(a); ok {
		return n, cmd
	}
	switch a {
	case doCode:
		return m.pickCode()
	case doQuick:
		return m.quickCode(key)
	case doInVivo:
		return m.inVivo()
	case doRemove:
		return m.onTarget(true, Model.remove)
	case doRecode:
		return m.onTarget(true, Model.pickRecode)
	case doBorders:
		return m.onTarget(true, Model.changeBorders)
	case doLost:
		return m.toLost()
	case doWithhold:
		return m.withhold()
	case doDone:
		return m.done()
	case doApply:
		return m.applyBorders()
	case doStar:
		return m.onTarget(false, Model.star)
	case doFor:
		return m.onTarget(true, func(m Model, c coding.Coding) (Model, tea.Cmd) { return m.stance(c, coding.For) })
	case doAgainst:
		return m.onTarget(true, func(m Model, c coding.Coding) (Model, tea.Cmd) { return m.stance(c, coding.Against) })
	case doMemo:
		return m.memoHere()
	case doMemoOn:
		return m.memoOnInterview()
	case doCorrect:
		return m.correct()
	case doOutside:
		return m.editOutside()
	case doSplit, doJoin, doSpeaker:
		return m.editTurn(a)
	case doCopy:
		return m.copy()
	case doUndo, doRedo:
		return m.undo(a == doRedo)
	}
	return m, nil
}

// write asks for a write; what happened is told when it is on disk.
func (m Model) write(say phrases.Sentence, do func(*coding.Batch) error) (Model, tea.Cmd) {
	return m, m.writer.Do(say, do)
}

// undo takes back, or brings back, and goes to where that was.
func (m Model) undo(redo bool) (Model, tea.Cmd) {
	asked, where := m.writer.Undo(m.study, m.book, redo)
	return m, tea.Sequence(asked, screen.Do(func() tea.Msg { return moved{where()} }))
}

func (m Model) onMoved(msg moved) (Model, tea.Cmd) {
	if msg.where.Interview == "" {
		return m, nil
	}
	m.jump = &jump{interview: msg.where.Interview, span: msg.where.Span}
	return m.load(msg.where.Interview)
}
