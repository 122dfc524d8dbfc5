package find

import (
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/pick"
	"citaat/cmd/citaat/tui/screen"
	"citaat/cmd/citaat/tui/text"
	"citaat/coding"
	"citaat/coding/wording"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// palette is the codebook as the picker shows it.
type palette struct {
	items   []pick.Item
	parents []pick.Item
	quick   map[string]coding.CodeID // digit to code
	paths   map[coding.CodeID]string
}

type codesLoaded struct{ codes palette }

func (m Model) loadCodes() tea.Cmd {
	c := m.c
	return screen.Do(func() tea.Msg { return codesLoaded{newPalette(c.Codes.Codebook(), c.Book)} })
}

func newPalette(cb *coding.Codebook, book *phrases.Book) palette {
	p := palette{quick: map[string]coding.CodeID{}, paths: map[coding.CodeID]string{}}
	for _, id := range cb.Branch("") {
		code, _ := cb.Code(id)
		if code.Retired || code.MergedInto != "" {
			continue
		}
		path := strings.Join(cb.Names(id), " › ")
		it := pick.Item{ID: string(id), Title: path, Detail: code.Definition}
		if it.Detail == "" {
			it.Detail = code.Short
		}
		if code.DoNotUse != "" {
			it.Note = book.Say("find.do-not-use", phrases.Args{"When": code.DoNotUse})
		}
		if code.Key > 0 {
			it.Key = strconv.Itoa(code.Key)
			p.quick[it.Key] = id
		}
		p.paths[id] = cb.Path(id)
		p.items = append(p.items, it)
		if code.Kind == coding.Category || len(cb.Children(id)) > 0 {
			p.parents = append(p.parents, pick.Item{ID: string(id), Title: path})
		}
	}
	p.parents = append(p.parents, pick.Item{Title: book.Say("find.no-parent")})
	return p
}

// pickCode opens the picker for the marked hits, or for the code to leave out.
func (m Model) pickCode(leaveOut bool) Model {
	say := m.c.Book.Say
	o := pick.Options{Title: say("find.leave-out-title")}
	if !leaveOut {
		o = pick.Options{
			Title: say("find.code-title", phrases.Args{"What": m.amount(len(m.targets()))}), Several: true,
			NewWord: "widgets.pick-new", Parents: m.codes.parents, Under: "widgets.pick-under",
		}
	}
	p := pick.New(m.c.Theme, m.c.Book, o, m.codes.items)
	m.picking, m.leaveOut = &p, leaveOut
	return m
}

// amount is how much would be coded: "3 zinnen".
func (m Model) amount(n int) string {
	args := phrases.Args{"Count": n}
	switch m.unit {
	case text.Word:
		return m.c.Book.Say("find.hits", args)
	case text.Turn:
		return m.c.Book.Say("find.turns", args)
	}
	return m.c.Book.Say("find.sentences", args)
}

func (m Model) pressPicking(k tea.KeyMsg) (Model, tea.Cmd) {
	p, o := m.picking.Update(k)
	m.picking = &p
	switch {
	case o.Cancelled:
		m.picking = nil
	case o.Done && m.leaveOut:
		m.picking = nil
		return m.without(coding.CodeID(o.IDs[0]))
	case o.Done:
		m.picking = nil
		return m.code(o)
	}
	return m, nil
}

// without asks for what was said and is not coded so.
func (m Model) without(id coding.CodeID) (Model, tea.Cmd) {
	field := "code:" + quotedPath(m.codes.paths[id])
	q := strings.TrimSpace(m.input.Value())
	for _, w := range strings.Fields(q) {
		if w == "OR" || w == "OF" { // it is to hold for each branch
			q = "(" + q + ")"
			break
		}
	}
	m.input.SetValue(q + " " + m.c.Book.Say("find.but-not") + " " + field)
	m.input.CursorEnd()
	m.exact, m.leftOut = true, true
	return m.look(true)
}

func quotedPath(path string) string {
	if strings.ContainsAny(path, " ():") {
		return `"` + path + `"`
	}
	return path
}

// code gives the marked hits one or more codes, as one thing to undo.
func (m Model) code(o pick.Outcome) (Model, tea.Cmd) {
	rows := m.targets()
	if len(rows) == 0 {
		return m, nil
	}
	var names []string
	for _, id := range o.IDs {
		names = append(names, m.codes.paths[coding.CodeID(id)])
	}
	if o.New != "" {
		names = append(names, o.New)
	}
	say := phrases.Make("find.coded", phrases.Args{"What": m.amount(len(rows)), "Code": strings.Join(names, ", ")})
	unit, study := m.unit, m.c.Study
	m.marked = map[hitID]bool{}
	return m, m.c.Writer.Do(say, func(b *coding.Batch) error {
		ids, err := wanted(b, o)
		if err != nil {
			return err
		}
		for _, r := range rows {
			span, err := passage(study, r, unit)
			if err != nil {
				return err
			}
			for _, id := range ids {
				if _, err := b.Code(coding.Passage{Interview: r.Transcript, Span: span}, id, ""); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// wanted are the codes that were picked; a new one is made.
func wanted(b *coding.Batch, o pick.Outcome) ([]coding.CodeID, error) {
	var ids []coding.CodeID
	for _, id := range o.IDs {
		ids = append(ids, coding.CodeID(id))
	}
	if o.New != "" {
		id, err := b.AddCode(coding.Code{Name: o.New, Parent: coding.CodeID(o.Parent), Kind: coding.Theme})
		if err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	return ids, nil
}

// texts is where a passage's interview is read.
type texts interface {
	Transcript(corpus.TranscriptID) (*corpus.Transcript, error)
}

// passage is what is coded of a hit: the unit around it; a coding as it is.
func passage(s texts, r row, u text.Unit) (corpus.Span, error) {
	if u == text.Word || r.Coding != "" {
		return r.Span, nil
	}
	t, err := s.Transcript(r.Transcript)
	if err != nil {
		return r.Span, err
	}
	return text.Around(t, r.Span, u), nil
}

// copy puts the chosen hit, with what would be coded around it, on the
// clipboard as a quotation.
func (m Model) copy() (Model, tea.Cmd) {
	r, ok := m.chosen()
	if !ok {
		return m, nil
	}
	c, unit := m.c, m.unit
	return m, screen.Do(func() tea.Msg {
		t, err := c.Study.Transcript(r.Transcript)
		if err != nil {
			return screen.Failed{Err: err}
		}
		span, err := passage(c.Study, r, unit)
		if err != nil {
			return screen.Failed{Err: err}
		}
		settings := c.Study.Settings()
		by := ""
		for _, p := range c.Study.Participants() {
			if p.ID == r.Participant {
				by = settings.Group(p.Group).Attribution
			}
		}
		quote := wording.Format(c.Book, wording.Quote(t, span), by, "", r.rendered && settings.Settings.ViaInterpreter)
		return screen.Copy{Text: quote, Say: phrases.Make("find.copied", phrases.Args{"Place": r.place})}
	})
}
