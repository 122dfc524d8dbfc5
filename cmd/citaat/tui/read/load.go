package read

import (
	"cmp"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/screen"
	"citaat/cmd/citaat/tui/text"
	"citaat/cmd/citaat/tui/theme"
	"citaat/coding"
	"citaat/corpus"
)

// snapshot is the study as this screen shows it; it is never changed.
type snapshot struct {
	id         corpus.TranscriptID
	transcript *corpus.Transcript
	coder      corpus.CoderName
	settings   corpus.Settings
	codebook   *coding.Codebook
	interviews []coding.Interview
	groups     map[corpus.ParticipantID]corpus.GroupID
	codings    []coding.Coding   // of the open interview
	withheld   []coding.Withheld // passages of it that are not to be used
	counted    *coding.Counts
	others     bool                                    // codings of others are shown
	done       map[corpus.TranscriptID]coding.Doneness // how far coders are
	loading    bool                                    // the codings are not there yet
	hidden     bool                                    // the work of others in the open interview is not to be seen yet
	waiting    int                                     // codings of one's own that look for their place, in all interviews
	counts     map[coding.CodeID]int
	letters    map[coding.CodeID]string
	codes      []coding.Code // that new codings can get, in the order of the codebook
	tree       []coding.Code // the same in the order of the tree
}

// load asks for a snapshot with an interview open; "" is the first one.
func (m Model) load(id corpus.TranscriptID) (Model, tea.Cmd) {
	m.loads, m.want = m.loads+1, id
	return m, m.ask()
}

// ask is the command that makes the newest snapshot asked for.
func (m Model) ask() tea.Cmd {
	n, study, id, others := m.loads, m.study, m.want, m.others
	return screen.Do(func() tea.Msg {
		s, err := take(study, id, others)
		return loaded{n, s, err}
	})
}

// take makes a snapshot.
func take(study Study, id corpus.TranscriptID, others bool) (snapshot, error) {
	s := snapshot{
		id: id, coder: study.Coder(), settings: study.Settings(), codebook: study.Codebook(), interviews: study.Interviews(),
		groups: map[corpus.ParticipantID]corpus.GroupID{},
		others: others, done: map[corpus.TranscriptID]coding.Doneness{}, counted: &coding.Counts{},
	}
	for _, p := range study.Participants() {
		s.groups[p.ID] = p.Group
	}
	s.codes, s.tree = usable(s.codebook), tree(s.codebook)
	s.letters = letters(s.codes)
	if len(s.interviews) == 0 {
		return s, nil
	}
	if id == "" || !s.has(id) {
		s.id = s.interviews[0].ID
	}
	t, err := study.Transcript(s.id) // first: it places the codings of an edited text anew
	if err != nil {
		return s, err
	}
	s.transcript = t
	if s.loading = study.Loading(); s.loading {
		return s, nil // the words are there; who waits for the codings is told
	}
	s.codings, s.hidden = study.CodingsIn(s.id), study.Hidden(s.id)
	s.withheld = study.WithheldIn(s.id)
	if !others {
		s.codings = own(s.codings, s.coder)
	}
	for _, v := range s.interviews {
		s.done[v.ID] = study.Doneness(v.ID)
	}
	for _, d := range study.Doubts() {
		if d.Coder == s.coder {
			s.waiting++
		}
	}
	s.counted = study.Counts()
	s.counts = withBranches(s.codebook, s.ofCode)
	return s, nil
}

// ofCode is how often a code itself is shown.
func (s snapshot) ofCode(id coding.CodeID) int {
	if n := s.counted.Code(id); s.others {
		return n.Codings
	} else {
		return n.Own
	}
}

// spans are the codings that are shown of an interview: where they are, and how
// many.
func (s snapshot) spans(id corpus.TranscriptID) ([]corpus.Span, int) {
	n := s.counted.Interview(id)
	if s.others {
		return n.Spans, n.Codings
	}
	return n.OwnSpans, n.Own
}

// withBranches counts a code with all codes below it, as readers of a tree
// expect.
func withBranches(cb *coding.Codebook, own func(coding.CodeID) int) map[coding.CodeID]int {
	all := map[coding.CodeID]int{}
	for _, c := range cb.Codes() {
		for _, id := range cb.Branch(c.ID) {
			all[c.ID] += own(id)
		}
	}
	return all
}

func own(all []coding.Coding, coder corpus.CoderName) []coding.Coding {
	var mine []coding.Coding
	for _, c := range all {
		if c.Coder == coder {
			mine = append(mine, c)
		}
	}
	return mine
}

// letters gives the codes that can be used their marks, in the order of the
// codebook.
func letters(codes []coding.Code) map[coding.CodeID]string {
	var ids []coding.CodeID
	var names []string
	for _, c := range codes {
		ids, names = append(ids, c.ID), append(names, c.Name)
	}
	of := map[coding.CodeID]string{}
	for i, l := range theme.Letters(names) {
		of[ids[i]] = l
	}
	return of
}

// usable are the codes that new codings can get.
func usable(cb *coding.Codebook) []coding.Code {
	var out []coding.Code
	for _, c := range cb.Codes() {
		if c.InUse() {
			out = append(out, c)
		}
	}
	return out
}

// tree are the usable codes in the order of the codes pane.
func tree(cb *coding.Codebook) []coding.Code {
	var out []coding.Code
	for _, top := range cb.Children("") {
		for _, id := range cb.Branch(top) {
			if c, ok := cb.Code(id); ok && c.InUse() {
				out = append(out, c)
			}
		}
	}
	return out
}

func (s snapshot) has(id corpus.TranscriptID) bool {
	_, ok := s.interview(id)
	return ok
}

func (s snapshot) interview(id corpus.TranscriptID) (coding.Interview, bool) {
	for _, v := range s.interviews {
		if v.ID == id {
			return v, true
		}
	}
	return coding.Interview{}, false
}

// name is the name of a code.
func (s snapshot) name(id coding.CodeID) string {
	if c, ok := s.codebook.Code(id); ok {
		return c.Name
	}
	return string(id)
}

// hue is the colour of a code.
func (s snapshot) hue(id coding.CodeID) theme.Hue {
	c, _ := s.codebook.Code(id)
	return theme.HueOf(c.Colour, string(id))
}

// letter is the mark of a code; a retired one has none of its own.
func (s snapshot) letter(id coding.CodeID) string {
	if l := s.letters[id]; l != "" {
		return l
	}
	return "?"
}

// onLoaded shows a snapshot, unless a newer one is on its way.
func (m Model) onLoaded(msg loaded) (Model, tea.Cmd) {
	if msg.n != m.loads {
		return m, nil
	}
	m.shown = msg.n
	if msg.err != nil {
		return m, screen.Tell(screen.Failed{Err: msg.err})
	}
	if m.text.Transcript() != nil {
		m.places[m.open] = m.text.Cursor()
	}
	was := m.text.Transcript()
	m.snap, m.open, m.want = msg.snap, msg.snap.id, msg.snap.id
	switch t := m.snap.transcript; {
	case t == nil:
		m.text = m.text.Show(nil)
	case was == nil:
		o := m.text.Options()
		o.HideInterviewer = m.snap.settings.Settings.HideInterviewer
		m.text = m.text.SetOptions(o).Show(t)
	case was.ID != t.ID:
		m.text = m.text.Show(t).JumpTo(m.places[t.ID])
		m.hits, m.borders, m.placing = nil, "", false
	case was.Hash() != t.Hash() || !sameTurns(was, t):
		m.text = m.text.Replace(t)
		m.hits, m.borders, m.placing = nil, "", false
	}
	m = m.showHeld()
	m.text = m.text.SetMarks(append(m.heldMarks(), m.marks()...))
	if m.recent == nil {
		m.recent = lastUsed(own(m.snap.codings, m.snap.coder))
	}
	return m.freshen().follow().land()
}

// lastUsed are the codes that were given last, of those of some codings.
func lastUsed(all []coding.Coding) []coding.CodeID {
	all = slices.Clone(all)
	slices.SortFunc(all, func(a, b coding.Coding) int { return cmp.Compare(a.ID, b.ID) })
	recent := []coding.CodeID{}
	for _, c := range all {
		recent = remember(recent, c.Code)
	}
	return recent
}

// freshen makes the coding that was made just now the current one, so that the
// next key goes to it.
func (m Model) freshen() Model {
	var newest coding.CodingID
	for _, c := range own(m.snap.codings, m.snap.coder) {
		if c.Span == m.fresh && !c.Lost && c.ID > newest {
			newest = c.ID
		}
	}
	if newest != "" && !m.fresh.Empty() {
		m.text = m.text.SetCurrent(string(newest))
		m.fresh = corpus.Span{}
	}
	return m
}

// sameTurns tells whether speakers, numbers and times are the same, where the
// bodies are.
func sameTurns(a, b *corpus.Transcript) bool {
	if len(a.Turns) != len(b.Turns) || len(a.Speakers) != len(b.Speakers) {
		return false
	}
	for i, u := range a.Turns {
		if u != b.Turns[i] {
			return false
		}
	}
	for i, s := range a.Speakers {
		if s != b.Speakers[i] {
			return false
		}
	}
	return true
}

// land goes where something asked to go while the text was not there yet.
func (m Model) land() (Model, tea.Cmd) {
	if m.jump == nil || m.snap.transcript == nil || m.jump.interview != m.open {
		return m, nil
	}
	j := *m.jump
	m.jump = nil
	m.focus = middle
	if j.coding != "" {
		return m.placeByHand(j.coding, j.span)
	}
	m.text = m.text.JumpTo(j.span.Start)
	if len(j.hits) > 0 {
		m.hits = j.hits
		m.text = m.text.SetHits(j.hits)
	}
	return m, nil
}

// marks are the codings of the open interview as the text shows them.
func (m Model) marks() []text.Mark {
	var out []text.Mark
	for _, c := range m.snap.codings {
		if c.Lost {
			continue
		}
		label := m.snap.name(c.Code)
		switch c.Stance {
		case coding.For:
			label = "+ " + label
		case coding.Against:
			label = "− " + label
		}
		if c.Coder != m.snap.coder {
			label += " (" + string(c.Coder) + ")"
		}
		out = append(out, text.Mark{
			ID: string(c.ID), Span: c.Span, Hue: m.snap.hue(c.Code), Letter: m.snap.letter(c.Code), Label: label, Star: c.Choice.Chosen,
		})
	}
	return out
}

// follow keeps the chosen rows of the side panes where they are meant.
func (m Model) follow() Model {
	for i, r := range m.rows() {
		if r.id == m.open && r.id != "" {
			m.row = i
		}
	}
	if n := len(m.snap.tree); m.code >= n {
		m.code = max(n-1, 0)
	}
	return m
}
