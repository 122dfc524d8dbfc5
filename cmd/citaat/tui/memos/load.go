package memos

import (
	"slices"
	"strings"
	"sync"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/frame"
	"citaat/cmd/citaat/tui/note"
	"citaat/cmd/citaat/tui/screen"
	"citaat/coding"
	"citaat/coding/memolink"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// kind is the kind of thing that a memo is about.
type kind int

const (
	all kind = iota
	onStudy
	onInterview
	onParticipant
	onCode
	onCoding
	literature
	kinds
)

// entry is a memo as the list shows it.
type entry struct {
	coding.Memo
	kind  kind
	place string // what it is about, in short
	gone  bool   // the coding it is about was taken away, or its code is not used any more
}

// snapshot is the memos of one moment; it is never changed.
type snapshot struct {
	entries []entry // the newest first
	writers []corpus.CoderName
	names   *memolink.Names
	back    map[coding.EventID]int // how many memos link to each
	left    []note.Draft           // typed, and not saved

	once   sync.Once
	folded []string // what is searched, of each entry
}

// list is which entries are shown, in which order, and how many there are of
// each kind.
type list struct {
	rows   []int
	counts [kinds]int
}

// loaded brings a snapshot with the list that was wished for.
type loaded struct {
	n    int
	snap *snapshot
	list list
}

// listed brings a list.
type listed struct {
	n    int
	list list
}

// load asks for the memos as they are now.
func (m Model) load() (Model, tea.Cmd) {
	m.loads++
	return m, m.ask()
}

func (m Model) ask() tea.Cmd {
	n, study, book, w := m.loads, m.c.Study, m.c.Book, m.wish
	return screen.Do(func() tea.Msg {
		s := take(study, book)
		return loaded{n, s, s.pick(w)}
	})
}

// take makes a snapshot.
func take(study Study, book *phrases.Book) *snapshot {
	memos := study.Memos()
	s := &snapshot{entries: make([]entry, len(memos)), names: memolink.Look(study, memos), back: map[coding.EventID]int{}, left: note.Drafts(study)}
	d := describer{study: study, codes: study.Codebook(), paths: map[coding.CodeID]string{}}
	seen := map[corpus.CoderName]bool{}
	for i, k := range memos {
		s.entries[i] = d.entry(k)
		if !seen[k.Coder] {
			seen[k.Coder] = true
			s.writers = append(s.writers, k.Coder)
		}
		for _, l := range memolink.Find(k.Text) {
			for _, t := range s.names.Memos(l.Name) {
				s.back[coding.EventID(t.ID)]++
			}
		}
	}
	slices.Sort(s.writers)
	return s
}

// describer says what memos are about. It says no sentence: those cost time
// where there are ten thousand.
type describer struct {
	study Study
	codes *coding.Codebook
	paths map[coding.CodeID]string
}

func (d describer) path(id coding.CodeID) string {
	p, known := d.paths[id]
	if !known {
		p = frame.Clean(strings.Join(d.codes.Names(id), " › "))
		d.paths[id] = p
	}
	return p
}

func (d describer) entry(k coding.Memo) entry {
	e := entry{Memo: k}
	switch k.On.Kind {
	case coding.OnStudy:
		e.kind = onStudy
	case coding.OnInterview:
		e.kind, e.place = onInterview, frame.Clean(k.On.ID)
	case coding.OnParticipant:
		e.kind, e.place = onParticipant, frame.Clean(k.On.ID)
	case coding.OnCode:
		e.kind, e.place = onCode, d.path(coding.CodeID(k.On.ID))
		c, ok := d.codes.Code(coding.CodeID(k.On.ID))
		if e.gone = !ok || c.Retired || c.MergedInto != ""; c.MergedInto != "" {
			e.place += " → " + d.path(d.codes.Now(c.ID))
		}
	case coding.OnCoding:
		e.kind = onCoding
		c, ok := d.study.Coding(coding.CodingID(k.On.ID))
		if !ok {
			e.gone = true
			c, ok = d.study.RemovedCoding(coding.CodingID(k.On.ID))
		}
		if ok {
			code, _ := d.codes.Code(c.Code)
			e.place = frame.Clean(string(c.Interview) + " · " + code.Name + ": “" + c.Quote + "”")
		}
	}
	if k.Literature() {
		e.kind = literature
	}
	return e
}

// text is what is searched of each entry; it is made at the first search.
func (s *snapshot) text() []string {
	s.once.Do(func() {
		s.folded = make([]string, len(s.entries))
		for i, e := range s.entries {
			s.folded[i] = memolink.Fold(e.Text + "\n" + e.Source + "\n" + e.place)
		}
	})
	return s.folded
}

// pick makes the list that is wished for. All words of a query must be there.
func (s *snapshot) pick(w wish) list {
	var l list
	words := strings.Fields(memolink.Fold(w.query))
	var text []string
	if len(words) > 0 {
		text = s.text()
	}
	for i, e := range s.entries {
		if w.writer != "" && e.Coder != w.writer || len(words) > 0 && !holds(text[i], words) {
			continue
		}
		l.counts[all]++
		l.counts[e.kind]++
		if w.kind == all || w.kind == e.kind {
			l.rows = append(l.rows, i)
		}
	}
	s.sort(l.rows, w.order)
	return l
}

func holds(text string, words []string) bool {
	for _, w := range words {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}

// sort orders rows; those that are alike stay the newest first.
func (s *snapshot) sort(rows []int, o order) {
	switch o {
	case byAbout:
		slices.SortStableFunc(rows, func(a, b int) int {
			if d := s.entries[a].kind - s.entries[b].kind; d != 0 {
				return int(d)
			}
			return strings.Compare(s.entries[a].place, s.entries[b].place)
		})
	case byWriter:
		slices.SortStableFunc(rows, func(a, b int) int { return strings.Compare(string(s.entries[a].Coder), string(s.entries[b].Coder)) })
	default:
		slices.SortStableFunc(rows, func(a, b int) int { return s.entries[b].Changed.Compare(s.entries[a].Changed) })
	}
}

// show asks for the list that is wished for.
func (m Model) show() (Model, tea.Cmd) {
	m.n++
	n, s, w := m.n, m.snap, m.wish
	return m, screen.Do(func() tea.Msg { return listed{n, s.pick(w)} })
}

// onLoaded shows a snapshot, unless a newer one is on its way.
func (m Model) onLoaded(msg loaded) Model {
	if msg.n != m.loads {
		return m
	}
	m.shown = msg.n
	if was, ok := m.chosen(); ok && m.want == "" {
		m.want = was.ID
	}
	if made, ok := m.made(msg.snap); ok && m.writing {
		m.want, m.writing = made, false
	}
	m.loaded, m.fault = true, nil
	m.snap, m.list = msg.snap, msg.list
	m.n++ // a list of the snapshot before comes too late
	m = m.land()
	m.want = ""
	return m
}

// made is a memo of one's own that was not there before.
func (m Model) made(now *snapshot) (coding.EventID, bool) {
	if len(now.entries) == 0 {
		return "", false
	}
	first := now.entries[0] // the study gives the newest first
	return first.ID, m.own(first) && (len(m.snap.entries) == 0 || first.ID > m.snap.entries[0].ID)
}

// land chooses the memo that is wanted, if it is in the list.
func (m Model) land() Model {
	for i, r := range m.list.rows {
		if m.want != "" && m.snap.entries[r].ID == m.want {
			if m.at != i {
				m.link, m.scroll = -1, 0
			}
			m.at, m.want = i, ""
		}
	}
	m.at = max(min(m.at, len(m.list.rows)-1), 0)
	return m.follow()
}

func (m Model) onListed(msg listed) Model {
	if msg.n != m.n {
		return m
	}
	m.list, m.link, m.scroll = msg.list, -1, 0
	return m.land()
}
