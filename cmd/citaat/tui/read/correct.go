package read

import (
	"maps"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/amend"
	"citaat/cmd/citaat/tui/screen"
	"citaat/cmd/citaat/tui/text"
	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// correcting is a turn while its words are corrected.
type correcting struct {
	base     *corpus.Transcript // the text as it was when this began
	turn     int
	words    text.Field
	clock    text.Field
	onClock  bool
	listened bool
	n        int // number of the newest look ahead
	ahead    []amend.Line
	known    bool // ahead is of what is typed now
}

// turnKey is what a draft of a turn is kept under.
type turnKey struct {
	interview corpus.TranscriptID
	number    corpus.TurnNumber
}

// What can be done with a turn that is corrected.
const (
	doCorrect  screen.Action = "read.correct"
	doOutside  screen.Action = "read.edit-outside"
	doKeepTurn screen.Action = "read.correct-keep"
	doListened screen.Action = "read.correct-listened"
	doClock    screen.Action = "read.correct-clock"
	doLeave    screen.Action = "read.correct-leave"
)

// foreseen tells what a correction would do.
type foreseen struct {
	n     int
	lines []amend.Line
}

// corrected tells that a correction is on disk, and which chosen quotations it
// touches.
type corrected struct {
	key     turnKey
	typed   string
	touched []touched
	waiting int
	draft   *coding.Draft // that is the text now
	done    bool
}

func (c correcting) keys() []screen.Binding {
	field := "read.correct-clock-short"
	if c.onClock {
		field = "read.correct-words-short"
	}
	return []screen.Binding{
		{Action: doKeepTurn, Keys: []string{"enter", "ctrl+s"}, Help: "read.correct-keep", Short: "read.correct-keep-short", Footer: 1},
		{Action: doListened, Keys: []string{"ctrl+l"}, Help: "read.correct-listened", Short: "read.correct-listened-short", Footer: 2},
		{Action: doClock, Keys: []string{"tab", "shift+tab"}, Help: "read.correct-clock", Short: field, Footer: 3},
		{Action: doOutside, Keys: []string{"ctrl+e"}, Help: "read.edit-outside", Short: "read.edit-outside-short", Footer: 4},
		{Action: doLeave, Keys: []string{"esc"}, Help: "read.correct-leave", Short: "read.correct-leave-short", Footer: 5},
	}
}

// correct opens the turn at the cursor to be typed in. What was typed in it
// before and not saved is there again.
func (m Model) correct() (Model, tea.Cmd) {
	i := m.text.Turn()
	if i < 0 {
		return m, nil
	}
	t := m.snap.transcript
	u := t.Turns[i]
	c := correcting{base: t, turn: i, words: text.NewField(u.Text, m.text.Cursor()-u.Span.Start), clock: text.NewField(u.Time.String(), 99)}
	m.focus = middle
	m.text = m.text.ClearSelection()
	if draft, ok := m.turnDrafts[turnKey{t.ID, u.Number}]; ok {
		c.words = text.NewField(draft, m.text.Cursor()-u.Span.Start)
		m.correcting = &c
		n, cmd := m.lookAhead()
		return n, tea.Batch(cmd, screen.Tell(screen.Say{Sentence: phrases.Make("read.correct-draft")}))
	}
	m.correcting = &c
	return m.lookAhead()
}

func (c correcting) key() turnKey { return turnKey{c.base.ID, c.base.Turns[c.turn].Number} }

// result is the text as it is typed; ok is false where the time is none.
func (c correcting) result() (mine *corpus.Transcript, ok bool) {
	turns := slices.Clone(c.base.Turns)
	u := &turns[c.turn]
	u.Text, u.Time = corpus.CleanText(c.words.String()), corpus.NoTime
	if s := strings.TrimSpace(c.clock.String()); s != "" {
		at, err := corpus.ParseClock(s)
		if err != nil {
			return nil, false
		}
		u.Time = at
	}
	return corpus.NewTranscript(c.base.Meta, turns), true
}

// same tells whether nothing was changed.
func (c correcting) same() bool {
	u := c.base.Turns[c.turn]
	mine, ok := c.result()
	return ok && mine.Turns[c.turn].Text == u.Text && mine.Turns[c.turn].Time == u.Time
}

// lookAhead asks what the correction would do, in a command: typing goes on.
func (m Model) lookAhead() (Model, tea.Cmd) {
	c := *m.correcting
	c.n, c.known = c.n+1, false
	m.correcting = &c
	mine, ok := c.result()
	if !ok || c.same() {
		c.ahead, c.known = nil, true
		m.correcting = &c
		return m, nil
	}
	n, study, book, base := c.n, m.study, m.book, c.base
	return m, screen.Do(func() tea.Msg {
		r, err := study.Revise(base.ID, base, mine)
		if err != nil {
			return foreseen{n, []amend.Line{{Kind: amend.Warn, Text: book.Error(err)}}}
		}
		return foreseen{n, amend.Effects(book, study, r)}
	})
}

func (m Model) onForeseen(msg foreseen) Model {
	if m.correcting == nil || msg.n != m.correcting.n {
		return m
	}
	c := *m.correcting
	c.ahead, c.known = msg.lines, true
	m.correcting = &c
	return m
}

func (m Model) pressCorrecting(k tea.KeyMsg) (Model, tea.Cmd) {
	if b, ok := (screen.Table{Bindings: m.correcting.keys()}).On(k); ok {
		return m.doCorrecting(b.Action)
	}
	c := *m.correcting
	var changed bool
	if c.onClock {
		c.clock, changed = c.clock.Press(k, 20)
	} else {
		c.words, changed = c.words.Press(k, m.correctWidth())
	}
	m.correcting = &c
	if !changed {
		return m, nil
	}
	return m.lookAhead()
}

func (m Model) doCorrecting(a screen.Action) (Model, tea.Cmd) {
	c := *m.correcting
	switch a {
	case doListened:
		c.listened = !c.listened
	case doClock:
		c.onClock = !c.onClock
	case doLeave:
		return m.leaveTurn()
	case doOutside:
		m, _ = m.leaveTurn()
		return m.editOutside()
	case doKeepTurn:
		return m.keepTurn()
	}
	m.correcting = &c
	return m, nil
}

// leaveTurn closes the window; what was typed is kept for the next time.
func (m Model) leaveTurn() (Model, tea.Cmd) {
	c := *m.correcting
	m.correcting = nil
	if c.same() {
		return m.dropDraft(c.key()), nil
	}
	m = m.dropDraft(c.key())
	m.turnDrafts[c.key()] = c.words.String()
	return m, screen.Tell(screen.Say{Sentence: phrases.Make("read.correct-left")})
}

// dropDraft forgets what was typed in a turn.
func (m Model) dropDraft(k turnKey) Model {
	drafts := maps.Clone(m.turnDrafts)
	if drafts == nil {
		drafts = map[turnKey]string{}
	}
	delete(drafts, k)
	m.turnDrafts = drafts
	return m
}

// keepTurn asks for the write; what was typed stays a draft until it is on disk.
func (m Model) keepTurn() (Model, tea.Cmd) {
	c := *m.correcting
	mine, ok := c.result()
	switch {
	case !ok:
		return m, screen.Tell(screen.Say{Sentence: phrases.Make("read.correct-no-clock")})
	case mine.Turns[c.turn].Text == "":
		return m, screen.Tell(screen.Say{Sentence: phrases.Make("edit.empty-turn")})
	case c.same():
		m.correcting = nil
		return m.dropDraft(c.key()), screen.Tell(screen.Say{Sentence: phrases.Make("edit.unchanged", phrases.Args{"Interview": string(c.base.ID)})})
	}
	m.correcting = nil
	m = m.dropDraft(c.key())
	m.turnDrafts[c.key()] = c.words.String()
	say := phrases.Make("read.correct-done", phrases.Args{"Turn": c.key().number.String()})
	if breaks, controls := corpus.Removed(c.words.String()); controls > 0 {
		say = phrases.Make("read.correct-done-controls", phrases.Args{"Turn": c.key().number.String(), "Count": controls})
	} else if breaks > 0 {
		say = phrases.Make("read.correct-done-breaks", phrases.Args{"Turn": c.key().number.String(), "Count": breaks})
	}
	done := corrected{key: c.key(), typed: c.words.String()}
	return m.revise(c.base, mine, c.listened, say, done)
}

// revise writes an edit of a text, and then tells which chosen quotations it
// touched and which codings wait for a place.
func (m Model) revise(base, mine *corpus.Transcript, listened bool, say phrases.Sentence, done corrected) (Model, tea.Cmd) {
	study, book, me := m.study, m.book, m.snap.coder
	asked := m.writer.Ask(func() (screen.Say, error) {
		r, err := study.Revise(base.ID, base, mine)
		if err != nil {
			return screen.Say{}, err
		}
		done.touched = touchedBy(book, study, r)
		if err := study.Do(func(b *coding.Batch) error { return b.Revise(r, listened) }); err != nil {
			return screen.Say{}, err
		}
		done.done = true
		for _, d := range study.Doubts() {
			if d.Coder == me {
				done.waiting++
			}
		}
		return screen.Say{Sentence: say, Undo: true}, nil
	})
	return m, tea.Sequence(asked, screen.Do(func() tea.Msg { return done }))
}

// onCorrected forgets the draft that is the text now, and shows what asks for a
// look.
func (m Model) onCorrected(msg corrected) (Model, tea.Cmd) {
	if !msg.done {
		return m, nil // what went wrong is told already; what was typed is kept
	}
	if m.turnDrafts[msg.key] == msg.typed {
		m = m.dropDraft(msg.key)
	}
	var drop tea.Cmd
	if d := msg.draft; d != nil {
		drop = screen.Do(func() tea.Msg {
			if err := d.Drop(); err != nil {
				return screen.Failed{Err: err}
			}
			return nil
		})
	}
	if len(msg.touched) > 0 {
		return m.showTouched(msg.touched), drop
	}
	if msg.waiting > 0 {
		return m, tea.Batch(drop, screen.Tell(screen.Say{Sentence: phrases.Make("read.waiting", phrases.Args{"Count": msg.waiting}), Undo: true}))
	}
	return m, drop
}
