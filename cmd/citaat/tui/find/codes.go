package find

import (
	"cmp"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/frame"
	"citaat/cmd/citaat/tui/pick"
	"citaat/cmd/citaat/tui/screen"
	"citaat/cmd/citaat/tui/theme"
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
	means   map[coding.CodeID]string // of every code, also those not used any more
	names   map[coding.CodeID]string
	hues    map[coding.CodeID]theme.Hue
}

func (p palette) hue(id string) theme.Hue { return p.hues[coding.CodeID(id)] }

// name is the path of any code.
func (p palette) name(id string) string {
	if n, ok := p.names[coding.CodeID(id)]; ok {
		return n
	}
	return id
}

// leaf is the name of any code without those above it.
func (p palette) leaf(id string) string {
	n := p.name(id)
	return frame.Clean(n[strings.LastIndexByte(n, '/')+1:])
}

// meaning is what a code means, as far as the codebook says.
func (p palette) meaning(id string) string { return p.means[coding.CodeID(id)] }

type codesLoaded struct{ codes palette }

func (m Model) loadCodes() tea.Cmd {
	c := m.c
	return screen.Do(func() tea.Msg { return codesLoaded{newPalette(c.Codes.Codebook(), c.Book)} })
}

func newPalette(cb *coding.Codebook, book *phrases.Book) palette {
	p := palette{quick: map[string]coding.CodeID{}, paths: map[coding.CodeID]string{},
		means: map[coding.CodeID]string{}, names: map[coding.CodeID]string{}, hues: map[coding.CodeID]theme.Hue{}}
	for _, c := range cb.Codes() {
		p.names[c.ID], p.hues[c.ID] = cb.Path(c.ID), theme.HueOf(c.Colour, string(c.ID))
		p.means[c.ID] = frame.Clean(strings.Join(filled(c.Definition, c.Short, doNotUse(book, c)), " "))
	}
	for _, id := range cb.Branch("") {
		code, _ := cb.Code(id)
		if !code.InUse() {
			continue
		}
		path := strings.Join(cb.Names(id), " › ")
		it := pick.Item{ID: string(id), Title: path, Detail: code.Definition}
		if it.Detail == "" {
			it.Detail = code.Short
		}
		it.Note = doNotUse(book, code)
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

func doNotUse(book *phrases.Book, c coding.Code) string {
	if c.DoNotUse == "" {
		return ""
	}
	return book.Say("find.do-not-use", phrases.Args{"When": c.DoNotUse})
}

// filled are the texts that there are; of definition and short definition the
// first.
func filled(definition, short, not string) []string {
	var out []string
	for _, s := range []string{cmp.Or(definition, short), not} {
		if s != "" {
			out = append(out, s)
		}
	}
	return out
}

// purpose is what a code is picked for.
type purpose int

const (
	forHits     purpose = iota
	forLeaveOut         // hits that have the code are left out
	forNew              // a search that is being saved
	forSearch           // the chosen saved search
)

// noCode is the item of the picker for no code at all.
const noCode = "-"

// pickCode opens the picker.
func (m Model) pickCode(why purpose) Model {
	say, items := m.c.Book.Say, m.codes.items
	var o pick.Options
	switch why {
	case forLeaveOut:
		o.Title = say("find.leave-out-title")
	case forNew, forSearch:
		o.Title = say("find.search-code-title")
		none := pick.Item{ID: noCode, Title: say("find.search-no-code"), Detail: say("find.search-no-code-about")}
		items = append([]pick.Item{none}, items...)
	default:
		o = pick.Options{
			Title: say("find.code-title", phrases.Args{"What": amount(m.c.Book, m.extent, len(m.targets()))}), Several: true,
			NewWord: "widgets.pick-new", Parents: m.codes.parents, Under: "widgets.pick-under",
		}
	}
	p := pick.New(m.c.Theme, m.c.Book, o, items)
	m.picking, m.pickFor = &p, why
	return m
}

// amount is how much would be coded: "3 zinnen".
func amount(book *phrases.Book, e extent, n int) string {
	args := phrases.Args{"Count": n}
	switch e.unit {
	case ofHit:
		return book.Say("find.hits", args)
	case ofTurn:
		return book.Say("find.turns", args)
	case ofWords:
		return book.Say("find.passages-of-words", args)
	}
	return book.Say("find.sentences", args)
}

func (m Model) pressPicking(k tea.KeyMsg) (Model, tea.Cmd) {
	p, o := m.picking.Update(k)
	return m.answerPicking(p, o)
}

func (m Model) answerPicking(p pick.Model, o pick.Outcome) (Model, tea.Cmd) {
	m.picking = &p
	if !o.Cancelled && !o.Done {
		return m, nil
	}
	m.picking = nil
	switch {
	case o.Cancelled:
		return m, nil
	case m.pickFor == forLeaveOut:
		return m.without(coding.CodeID(o.IDs[0]))
	case m.pickFor == forHits:
		return m.code(o)
	}
	return m.searchCode(o.IDs[0])
}

// searchCode gives a search the code that its hits are to get.
func (m Model) searchCode(id string) (Model, tea.Cmd) {
	x, said := m.kept.saving, "find.kept"
	if m.pickFor == forSearch {
		k, ok := m.chosenKept()
		if !ok {
			return m, nil
		}
		x, said = k.Search, "find.changed"
	}
	x.Code = id
	if id == noCode {
		x.Code = ""
	}
	return m.save(x, said)
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

// code gives the marked hits one or more codes, as one thing to undo. What has
// a code already, or stands in one passage with another hit, is not coded
// twice, and how many these are is said.
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
	say := saidCoded{book: m.c.Book, what: m.extent, names: strings.Join(names, ", ")}
	extent, c := m.extent, m.c
	m.marked = map[hitID]bool{}
	return m, m.c.Writer.Ask(func() (screen.Say, error) {
		err := c.Codes.Do(func(b *coding.Batch) error {
			ids, err := wanted(b, o)
			if err != nil {
				return err
			}
			say.made, say.again, err = codeAll(b, c, rows, extent, ids)
			return err
		})
		return screen.Say{Sentence: say.sentence(), Undo: say.made > 0}, err
	})
}

// codeAll gives the passages of some hits codes, and tells how many were coded
// and how many had all of the codes.
func codeAll(b *coding.Batch, c Config, rows []row, e extent, ids []coding.CodeID) (made, again int, err error) {
	done := map[coding.Passage]bool{}
	have := owned{c: c}
	for _, r := range rows {
		span, err := passage(c.Study, r, e)
		if err != nil {
			return 0, 0, err
		}
		p := coding.Passage{Interview: r.Transcript, Span: span}
		if done[p] {
			continue
		}
		done[p] = true
		had := 0
		for _, id := range ids {
			if have.coded(p, id) {
				had++
				continue
			}
			if _, err := b.Code(p, id, ""); err != nil {
				return 0, 0, err
			}
		}
		if had == len(ids) {
			again++
		} else {
			made++
		}
	}
	return made, again, nil
}

// owned knows what a coder coded, interview by interview.
type owned struct {
	c    Config
	at   corpus.TranscriptID
	have map[ownCoding]bool
}

type ownCoding struct {
	span corpus.Span
	code coding.CodeID
}

func (o *owned) coded(p coding.Passage, id coding.CodeID) bool {
	if o.at != p.Interview || o.have == nil {
		o.at, o.have = p.Interview, map[ownCoding]bool{}
		for _, c := range o.c.Codes.CodingsIn(p.Interview) {
			if c.Coder == o.c.Codes.Coder() && !c.Lost {
				o.have[ownCoding{c.Span, c.Code}] = true
			}
		}
	}
	return o.have[ownCoding{p.Span, id}]
}

// saidCoded is what is said of a coding of many.
type saidCoded struct {
	book        *phrases.Book
	what        extent
	names       string
	made, again int
}

func (s saidCoded) sentence() phrases.Sentence {
	args := phrases.Args{"What": amount(s.book, s.what, s.made), "Code": s.names, "Count": s.again}
	switch {
	case s.made == 0:
		return phrases.Make("find.coded-none", args)
	case s.again > 0:
		return phrases.Make("find.coded-some", args)
	}
	return phrases.Make("find.coded", args)
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

// copy puts the chosen hit, with what would be coded around it, on the
// clipboard as a quotation.
func (m Model) copy() (Model, tea.Cmd) {
	r, ok := m.chosen()
	if !ok {
		return m, nil
	}
	c, extent := m.c, m.extent
	return m, screen.Do(func() tea.Msg {
		t, err := c.Study.Transcript(r.Transcript)
		if err != nil {
			return screen.Failed{Err: err}
		}
		span, err := passage(c.Study, r, extent)
		if err != nil {
			return screen.Failed{Err: err}
		}
		if why := c.Codes.Barred(t, span, ""); why.Key != "" {
			return screen.Say{Sentence: why}
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
