package note

import (
	"maps"
	"os/exec"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/pick"
	"citaat/cmd/citaat/tui/theme"
	"citaat/coding"
	"citaat/corpus/phrases"
)

// Writer writes and tells how it went.
type Writer interface {
	Do(say phrases.Sentence, do func(*coding.Batch) error) tea.Cmd
}

// Config is what the window is made with.
type Config struct {
	Study  Study
	Writer Writer
	Theme  theme.Theme
	Book   *phrases.Book
	Exec   func(*exec.Cmd, tea.ExecCallback) tea.Cmd            // nil: tea.ExecProcess
	Tick   func(time.Duration, func(time.Time) tea.Msg) tea.Cmd // nil: drafts are kept in memory only
}

// identity tells one window's messages from another's: all screens hear all.
type identity struct{ _ byte }

// Model is the window. It is a value; the zero value is of no use, New makes
// one.
type Model struct {
	c      Config
	me     *identity
	active bool
	n      int // number of the newest look at the memos

	width, height int

	on     coding.MemoTarget
	loaded bool
	seen

	at, link int // chosen memo of the list, chosen link in it or -1
	scroll   int // rows of the chosen memo that are above the window
	clicked  int // the row clicked last

	typing  *typing
	picking *picking
	drafts  map[draftKey]draft
	busy    bool // the user's own editor has the text

	shelf    *shelf // the drafts on the disk
	wishes   int    // number of the newest wish about them
	reminded bool   // a moment to write them was asked for
}

// typing is a memo while it is being written.
type typing struct {
	memo     coding.EventID // that is rewritten; empty: a new one
	was      draft
	text     area
	source   area
	onSource bool  // the keys go to the source
	sourced  bool  // the source is shown
	fresh    bool  // the window opened on it: no list was there
	shelved  draft // what of it is on the disk
}

// picking is an open picker and what is done with what was picked.
type picking struct {
	picker pick.Model
	typed  bool // what was typed in it belongs to the memo if nothing is picked
	then   func(Model, string) (Model, tea.Cmd)
}

// draft is what was typed and is not in the study.
type draft struct{ text, source string }

// draftKey is what a draft is of: a memo, or a new one on a thing.
type draftKey struct {
	on   coding.MemoTarget
	memo coding.EventID
}

// New makes a closed window.
func New(c Config) Model {
	if c.Exec == nil {
		c.Exec = tea.ExecProcess
	}
	return Model{c: c, width: 80, height: 22, me: &identity{}, link: -1, clicked: -1, drafts: map[draftKey]draft{},
		shelf: &shelf{last: map[draftKey]int{}}}
}

// Active tells whether the window is open: then keys and the mouse are for it.
func (m Model) Active() bool { return m.active }

// On is what the memos in the window are about.
func (m Model) On() coding.MemoTarget { return m.on }

// Open opens the window on the memos about a thing: a list of them, or a new
// one where there is none.
func (m Model) Open(on coding.MemoTarget) (Model, tea.Cmd) {
	m = m.opened(on)
	return m.write(nil, true).look()
}

// Write opens the window on a new memo about a thing; sourced begins with the
// source of a literature note.
func (m Model) Write(on coding.MemoTarget, sourced bool) (Model, tea.Cmd) {
	m = m.opened(on)
	m.loaded = true
	m = m.write(nil, false)
	t := *m.typing
	t.sourced, t.onSource = t.sourced || sourced, sourced && t.source.String() == ""
	m.typing = &t
	return m.look()
}

// Edit opens the window on a memo of one's own.
func (m Model) Edit(memo coding.Memo) (Model, tea.Cmd) {
	m = m.opened(memo.On)
	m.loaded, m.memos = true, []coding.Memo{memo}
	return m.write(&memo, false).look()
}

// EditOutside is Edit in the user's own editor.
func (m Model) EditOutside(memo coding.Memo) (Model, tea.Cmd) {
	m, look := m.Edit(memo)
	m, out := m.outside()
	return m, tea.Batch(look, out)
}

func (m Model) opened(on coding.MemoTarget) Model {
	m.active, m.on, m.loaded, m.busy = true, on, false, false
	m.seen = seen{}
	m.at, m.link, m.scroll, m.clicked = 0, -1, 0, -1
	m.typing, m.picking = nil, nil
	return m
}

// write begins to type: a new memo, or one's own. A draft goes before what is
// in the study.
func (m Model) write(memo *coding.Memo, fresh bool) Model {
	t := typing{fresh: fresh}
	if memo != nil {
		t.memo, t.was = memo.ID, draft{memo.Text, memo.Source}
	}
	now := t.was
	if d, ok := m.drafts[draftKey{m.on, t.memo}]; ok {
		now = d
	}
	t.text, t.source = newArea(now.text), newArea(now.source)
	t.source.line = true
	t.sourced = now.source != ""
	m.typing, m.link = &t, -1
	return m
}

// keep remembers what is typed as a draft, or forgets it.
func (m Model) keep(key draftKey, d draft, typed bool) Model {
	drafts := maps.Clone(m.drafts)
	delete(drafts, key)
	if typed {
		drafts[key] = d
	}
	m.drafts = drafts
	return m
}

// left is a draft on the thing whose memo is not there (any more).
func (m Model) left() (draftKey, bool) {
	for key := range m.drafts {
		if key.on == m.on {
			return key, true
		}
	}
	return draftKey{}, false
}

// chosen is the memo that is stood on in the list.
func (m Model) chosen() (coding.Memo, bool) {
	if m.at < len(m.memos) {
		return m.memos[m.at], true
	}
	if i := m.at - len(m.memos); i < len(m.back) {
		return m.back[i], true
	}
	return coding.Memo{}, false
}

func (m Model) rows() int { return len(m.memos) + len(m.back) }

// own tells whether a memo is one's own to change.
func (m Model) own(k coding.Memo) bool { return k.Coder == m.c.Study.Coder() }

// clock is how a moment is written.
func clock(t time.Time) string { return t.Local().Format("02-01-2006 15:04") }
