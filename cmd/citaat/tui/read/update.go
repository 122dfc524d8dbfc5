package read

import (
	"errors"
	"strconv"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/screen"
	"citaat/coding"
	"citaat/corpus/phrases"
)

// Update answers a message. It touches memory only.
func (m Model) Update(msg tea.Msg) (screen.Screen, tea.Cmd) {
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
	case saved:
		return m.onSaved(msg)
	case moved:
		return m.onMoved(msg)
	case remembered:
		return m.onRemembered(msg), nil
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
	m.jump = &jump{msg.At.Interview, msg.At.Span, hits}
	return m.load(msg.At.Interview)
}

// press answers a key: the open window first, then the key table.
func (m Model) press(k tea.KeyMsg) (Model, tea.Cmd) {
	switch {
	case m.picking != nil:
		return m.pressPicking(k)
	case m.memo != nil:
		return m.pressMemo(k)
	}
	b, ok := m.Keys().On(k)
	if !ok {
		return m, nil
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
		return m.openMemo(coding.MemoTarget{Kind: "interview", ID: string(m.open)})
	case doSplit, doJoin, doSpeaker:
		return m.editTurn(a)
	case doCopy:
		return m.copy()
	case doUndo, doRedo:
		return m.undo(a == doRedo)
	}
	return m, nil
}

// write asks the queue for a write and tells what happened when it is on disk.
func (m Model) write(say phrases.Sentence, do func(*coding.Batch) error) (Model, tea.Cmd) {
	return m.writeFresh(say, func(b *coding.Batch) (coding.CodingID, error) { return "", do(b) })
}

// writeFresh is write for what makes a coding: that one is current afterwards,
// so that the next key goes to it.
func (m Model) writeFresh(say phrases.Sentence, do func(*coding.Batch) (coding.CodingID, error)) (Model, tea.Cmd) {
	study, now := m.study, m.now
	r := coding.Ask(m.queue, func() (fresh coding.CodingID, err error) {
		defer catch(&err)
		err = study.Do(func(b *coding.Batch) (err error) {
			fresh, err = do(b)
			return err
		})
		return fresh, err
	})
	m.unsaved++
	return m, tea.Batch(screen.Tell(screen.Saving{}), screen.Do(func() tea.Msg {
		fresh, err := r.Wait()
		return saved{say, fresh, err, now()}
	}))
}

// catch turns a panic in the queue into an error.
func catch(err *error) {
	if r := recover(); r != nil {
		*err = screen.NewPanic(r)
	}
}

func (m Model) undo(redo bool) (Model, tea.Cmd) {
	study, now := m.study, m.now
	r := coding.Ask(m.queue, func() (_ coding.Undone, err error) {
		defer catch(&err)
		if redo {
			return study.Redo()
		}
		return study.Undo()
	})
	m.unsaved++
	return m, tea.Batch(screen.Tell(screen.Saving{}), screen.Do(func() tea.Msg {
		u, err := r.Wait()
		return moved{u, redo, err, now()}
	}))
}

// onSaved says what is on disk now, or that it is not.
func (m Model) onSaved(msg saved) (Model, tea.Cmd) {
	m, told := m.settle(msg.err, msg.at)
	if msg.err != nil {
		return m, told
	}
	if msg.fresh != "" {
		m.fresh = msg.fresh
	}
	return m, tea.Batch(told, screen.Tell(screen.Say{Sentence: msg.say, Undo: true}), screen.Tell(screen.Changed{}))
}

// settle counts a write as done and tells the root how saving stands. Once a
// write has failed, "saved" is said again only after one that succeeded with
// none behind it. A write that the study refused, with a reason, is no failure
// of the disk: nothing was to be saved.
func (m Model) settle(err error, at time.Time) (Model, tea.Cmd) {
	m.unsaved--
	if err != nil && !refused(err) {
		m.failed = true
		return m, tea.Batch(screen.Tell(screen.Unsaved{Err: err}), screen.Tell(screen.Failed{Err: err}))
	}
	var cmds []tea.Cmd
	if err != nil {
		cmds = append(cmds, screen.Tell(screen.Failed{Err: err}))
	} else {
		m.failed = false
	}
	if m.unsaved == 0 && !m.failed {
		cmds = append(cmds, screen.Tell(screen.Saved{At: at}))
	}
	return m, tea.Batch(cmds...)
}

// refused tells of an error that says why the study does not allow something,
// not that the disk failed.
func refused(err error) bool {
	var say phrases.Sayer
	var panicked *screen.Panic
	return errors.As(err, &say) && !errors.Is(err, coding.ErrNotSaved) && !errors.As(err, &panicked)
}

func (m Model) onMoved(msg moved) (Model, tea.Cmd) {
	m, told := m.settle(msg.err, msg.at)
	if msg.err != nil {
		return m, told
	}
	key := "read.undone"
	if msg.redo {
		key = "read.redone"
	}
	what := "read.op-other"
	if len(msg.undone.Ops) > 0 {
		what = opName(msg.undone.Ops[0])
	}
	say := screen.Say{Sentence: phrases.Make(key, phrases.Args{"What": m.book.Say(what), "N": strconv.Itoa(msg.undone.Events)}), Undo: msg.redo}
	if w := msg.undone.Where; w.Interview != "" {
		m.jump, m.want = &jump{interview: w.Interview, span: w.Span}, w.Interview
	}
	return m, tea.Batch(told, screen.Tell(say), screen.Tell(screen.Changed{}))
}

// opName is the key of what an operation is called.
func opName(op coding.Op) string {
	switch op {
	case coding.OpCode:
		return "read.op-code"
	case coding.OpUncode:
		return "read.op-uncode"
	case coding.OpRecode:
		return "read.op-recode"
	case coding.OpStance:
		return "read.op-stance"
	case coding.OpAnchor:
		return "read.op-anchor"
	case coding.OpMemo, coding.OpUnmemo:
		return "read.op-memo"
	case coding.OpChoose:
		return "read.op-choose"
	case coding.OpCodebook, coding.OpOrder:
		return "read.op-codebook"
	case coding.OpTranscript:
		return "read.op-transcript"
	}
	return "read.op-other"
}
