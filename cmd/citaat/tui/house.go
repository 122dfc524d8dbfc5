package tui

import (
	"context"
	"io"
	"slices"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/desk"
	"citaat/cmd/citaat/tui/bindings"
	"citaat/cmd/citaat/tui/bring"
	"citaat/cmd/citaat/tui/clip"
	"citaat/cmd/citaat/tui/codes"
	"citaat/cmd/citaat/tui/find"
	"citaat/cmd/citaat/tui/lens"
	"citaat/cmd/citaat/tui/memos"
	"citaat/cmd/citaat/tui/note"
	"citaat/cmd/citaat/tui/people"
	"citaat/cmd/citaat/tui/privacy"
	"citaat/cmd/citaat/tui/quotes"
	"citaat/cmd/citaat/tui/read"
	"citaat/cmd/citaat/tui/replace"
	"citaat/cmd/citaat/tui/save"
	"citaat/cmd/citaat/tui/screen"
	"citaat/cmd/citaat/tui/start"
	"citaat/cmd/citaat/tui/theme"
	"citaat/coding"
	"citaat/corpus/phrases"
	"citaat/corpus/privacy/storage"
	"citaat/export"
)

// looking is how often another process's work is looked for.
const looking = 2 * time.Second

// house is what the screens are made with.
type house struct {
	ctx      context.Context
	book     *phrases.Book
	theme    theme.Theme
	now      func() time.Time
	tick     func(time.Duration, func(time.Time) tea.Msg) tea.Cmd
	env      func(string) string
	out      io.Writer
	config   string // the folder for what is remembered between studies
	dir      string // where choosers begin
	open     func(context.Context, string) (*desk.Desk, error)
	practise func() (string, error)
	teach    func() (string, error) // makes a copy to learn with; nil: not offered
	touring  bool                   // the study that is opened first is such a copy
	desks    *desks                 // those that this run opened
	keys     bindings.Set           // the keys that the user gave to actions
	faults   bindings.Faults        // what in the file of keys does not hold
	plain    bool                   // in words, for those who hear the screen

	desk   *desk.Desk
	study  *coding.Study // the desk's; nil on the start screen
	lens   *lens.Lens    // the study as the filters let it be seen
	writer *save.Writer
	title  string
}

// desks remembers what is to be closed at the end.
type desks struct{ open []*desk.Desk }

// build makes a screen.
func (h house) build(name screen.Name) screen.Screen {
	switch name {
	case screen.Read:
		return read.New(read.Config{Study: h.lens, Writer: h.writer, Theme: h.theme, Book: h.book, Now: h.now, Tick: h.tick})
	case screen.Find:
		return find.New(find.Config{Study: h.desk.SearchableThrough(h.lens), Index: h.desk.Index, Codes: h.lens,
			Searches: h.desk.Searches(h.desk.SearchableThrough(h.lens)), History: h.desk.History(), Writer: h.writer, Theme: h.theme, Book: h.book, Tick: h.tick})
	case screen.Codes:
		return codes.New(codes.Config{Study: h.lens, Writer: h.writer, Journal: h.journal, Theme: h.theme, Book: h.book, Now: h.now, Tick: h.tick, Dir: h.dir})
	case screen.People:
		return people.New(people.Config{Study: h.lens, Writer: h.writer, Theme: h.theme, Book: h.book, Now: h.now, Tick: h.tick, Dir: h.dir, Plan: h.study.PlanWithdrawal, Withdraw: h.withdraw})
	case screen.Memos:
		return memos.New(memos.Config{Study: h.lens, Writer: h.writer, Theme: h.theme, Book: h.book, Now: h.now, Tick: h.tick, Dir: h.dir})
	case screen.Replace:
		return replace.New(replace.Config{Study: h.lens, Writer: h.writer, Theme: h.theme, Book: h.book, Now: h.now, Tick: h.tick, Dir: h.dir})
	case screen.Bring: // the whole study, not the filter's: an id that it hides is taken
		return bring.New(bring.Config{Study: h.study, Writer: h.writer, Theme: h.theme, Book: h.book, Dir: h.dir, Now: h.now, Tick: h.tick})
	case screen.Privacy:
		return privacy.New(privacy.Config{Look: h.exposed, Redact: h.desk.Redact, Writer: h.writer, Theme: h.theme, Book: h.book, Tick: h.tick})
	case screen.Quotes:
		return quotes.New(quotes.Config{Study: h.lens, Collect: h.collect, Journal: h.journal, Writer: h.writer, Theme: h.theme, Book: h.book, Dir: h.dir, Tick: h.tick})
	}
	return start.New(start.Config{Theme: h.theme, Book: h.book, Dir: h.dir, Config: h.config, Practise: h.practise, Tour: h.teach})
}

// with is the house with a study in it.
func (h house) with(d *desk.Desk) house {
	h.desk, h.study = d, d.Study
	h.lens = lens.New(d.Study)
	h.writer = save.New(d.Study, d.Queue, h.now)
	h.title = d.Study.Settings().Title
	return h
}

// collect gathers what the board and its files are made of: what passes the
// filter that is on, which the files name.
func (h house) collect(ctx context.Context, f export.Filter) (export.Material, error) {
	if on := h.lens.Filter(); on.On() {
		f.Words = append(slices.Clone(f.Words), on.Words(h.book, h.lens.Settings(), h.lens.Codebook()))
	}
	return export.Collect(ctx, h.lens, f)
}

// journal writes down that a file was written.
func (h house) journal(path string, r export.Result, why string) error {
	return desk.Journal(h.study, path, r, why)
}

// clip puts text on the clipboards.
func (h house) clip(text string) bool { return clip.Copy(h.out, text, h.env) }

// greet tells at once what the user should know of the study.
func (h house) greet() tea.Cmd {
	if h.study == nil {
		return nil
	}
	study, book, config, env := h.study, h.book, h.config, h.env
	return screen.Do(func() tea.Msg {
		start.Remember(config, study.Dir(), study.Settings().Title)
		if study.ReadOnly() {
			return screen.Failed{Err: phrases.Fail("coding.write.newer").WithCure("coding.write.newer.cure")}
		}
		// The gravest one stands first; a lost place has its own line.
		if all := study.Problems(); len(all) > 0 && all[0].What.Key != "coding.check.lost" {
			p := all[0]
			return screen.Failed{Err: &phrases.Problem{What: phrases.Make("app.problem", phrases.Args{"Place": p.Place, "What": p.What.In(book)}), Cure: p.Cure}}
		}
		if said := expiring(study); said.Key != "" {
			return screen.Say{Sentence: said}
		}
		if found := storage.New(config, study.Dir(), storage.Look(study.Dir(), env)); len(found) > 0 {
			return screen.Failed{Err: found[0].Problem()}
		}
		if n := len(note.Drafts(study)); n > 0 {
			return screen.Say{Sentence: phrases.Make("memo.unsaved-left", phrases.Args{"Count": n})}
		}
		return waiting(study)
	})
}

// ready tells the screens when the logs of a study are there, which is opened
// without waiting for them.
func (h house) ready() tea.Cmd {
	if h.study == nil || !h.study.Loading() {
		return nil
	}
	study := h.study
	return screen.Do(func() tea.Msg {
		if err := study.Ready(); err != nil {
			return screen.Failed{Err: err}
		}
		return screen.Changed{}
	})
}

// watched tells what a look at the study's folder found.
type watched struct {
	study   *coding.Study
	title   string
	changed bool
	err     error
}

// watch looks after a while for what another process wrote.
func (h house) watch() tea.Cmd {
	if h.study == nil {
		return nil
	}
	ctx, study := h.ctx, h.study
	return h.tick(looking, func(time.Time) tea.Msg {
		return screen.Do(func() tea.Msg {
			changed, err := study.Refresh(ctx)
			return watched{study, study.Settings().Title, changed, err}
		})()
	})
}

// settled is how long the first screen has the machine to itself.
const settled = 400 * time.Millisecond

// index makes the index follow the texts, in the background, when the first
// screen is there. What it fails on costs nobody anything: a search then scans.
func (h house) index() tea.Cmd {
	if h.desk == nil {
		return nil
	}
	ctx, d := h.ctx, h.desk
	return h.tick(settled, func(time.Time) tea.Msg {
		return screen.Do(func() tea.Msg {
			if d.Study.Ready() != nil { // first what the screens wait for
				return nil
			}
			if d.UpdateIndex(ctx, nil) == nil { // where it fails a search scans instead
				_ = d.Index.Warm() // or reads then what it needs
			}
			return nil
		})()
	})
}

// opened brings the study that the start screen asked for.
type opened struct {
	desk *desk.Desk
	tour bool // it is a copy to learn with
	err  error
}

func (h house) openCmd(chosen start.Chosen) tea.Cmd {
	ctx, open := h.ctx, h.open
	return screen.Do(func() tea.Msg {
		d, err := open(ctx, chosen.Dir)
		return opened{d, chosen.Tour, err}
	})
}
