package tui

import (
	"context"
	"errors"
	"io"
	"os"
	"runtime"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/lipgloss"
	"github.com/charmbracelet/x/ansi"

	"citaat/cmd/citaat/desk"
	"citaat/cmd/citaat/tui/bindings"
	_ "citaat/cmd/citaat/tui/quiet" // before Bubble Tea: it must not ask the terminal
	"citaat/cmd/citaat/tui/start"
	"citaat/cmd/citaat/tui/theme"
	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// Options say what the interface opens and where it is shown. What is nil or
// empty is the usual: the real terminal, clock and environment.
type Options struct {
	Desk     *desk.Desk             // the study that is open already; Run leaves it open
	Dir      string                 // the study to open where Desk is nil; empty: the start screen
	Coder    corpus.CoderName       // who works; empty: as coding.Options
	Practise func() (string, error) // writes the example and names its folder; nil: not offered
	Teach    func() (string, error) // the same for a fresh copy that the tour is taken on
	Touring  bool                   // Dir is such a copy: the tour is on
	Book     *phrases.Book
	Look     *theme.Look // nil: found out
	In, Out  *os.File
	Env      func(string) string
	Now      func() time.Time
	Config   string // the folder for the list of recent studies; empty: the user's
}

// Run shows the interface until the user leaves. All that was asked to be
// written is on disk when it returns.
func Run(ctx context.Context, o Options) error {
	o = o.filled()
	working, stop := context.WithCancel(ctx)
	h := o.house(working)
	defer h.desks.close()
	defer stop()                     // first: who leaves does not wait for the index
	look := make(chan theme.Look, 1) // the terminal answers while the study is read
	go func() { look <- o.look() }()
	h, err := o.enter(ctx, h)
	seen := <-look
	if err != nil {
		return err
	}
	h.theme = theme.New(lipgloss.NewRenderer(o.Out), seen)
	err = o.show(ctx, h)
	if d := h.desk; d != nil && o.Desk != nil { // the caller closes it; what was asked is written first
		coding.Ask(d.Queue, func() (struct{}, error) { return struct{}{}, nil }).Wait() //nolint:errcheck // it does nothing
	}
	if errors.Is(err, tea.ErrInterrupted) || errors.Is(err, tea.ErrProgramKilled) && ctx.Err() != nil {
		return nil
	}
	return err
}

// show runs the program, drawn or in words, until the user leaves.
func (o Options) show(ctx context.Context, h house) error {
	first := newApp(h)
	if h.touring && h.study != nil {
		first = first.guided()
	}
	settings := []tea.ProgramOption{tea.WithContext(ctx), tea.WithInput(o.In), tea.WithOutput(o.Out), tea.WithFilter(fewer())}
	if h.plain {
		_, err := tea.NewProgram(hear(first), settings...).Run()
		return err
	}
	settings = append(settings, tea.WithAltScreen(), tea.WithMouseCellMotion())
	keepLines(o.Out, true)
	defer keepLines(o.Out, false)
	_, err := tea.NewProgram(first, settings...).Run()
	return err
}

// keepLines keeps the terminal from going on with a line on the next row, for
// not every terminal takes a family or a flag for as wide as x/ansi does; the
// whole screen would move up. A Windows console cannot read it yet at this
// point, and cuts lines by itself.
func keepLines(out io.Writer, on bool) {
	switch {
	case runtime.GOOS == "windows":
	case on:
		io.WriteString(out, ansi.ResetModeAutoWrap) //nolint:errcheck // a terminal that is gone is found out by the program
	default:
		io.WriteString(out, ansi.SetModeAutoWrap) //nolint:errcheck // as above
	}
}

// enter opens the study that is meant, if any.
func (o Options) enter(ctx context.Context, h house) (house, error) {
	switch {
	case o.Desk != nil:
		return h.with(o.Desk), nil
	case o.Dir == "":
		return h, nil
	}
	d, err := h.open(ctx, o.Dir)
	if err != nil {
		return h, err
	}
	h.desks.open = append(h.desks.open, d)
	return h.with(d), nil
}

func (o Options) look() theme.Look {
	if o.Look != nil {
		return *o.Look
	}
	return theme.Detect(o.In, o.Out, o.Env, theme.Asking)
}

func (o Options) filled() Options {
	if o.In == nil {
		o.In = os.Stdin
	}
	if o.Out == nil {
		o.Out = os.Stdout
	}
	if o.Env == nil {
		o.Env = os.Getenv
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Book == nil {
		o.Book = phrases.For(phrases.Dutch)
	}
	if o.Config == "" {
		o.Config = start.ConfigFolder()
	}
	return o
}

func (o Options) house(ctx context.Context) house {
	here, err := os.Getwd()
	if err != nil {
		here = "."
	}
	keys, faults := bindings.Load(o.Config)
	return house{
		keys: keys, faults: faults, plain: o.Env("CITAAT_PLAIN") != "",
		ctx: ctx, book: o.Book, now: o.Now, tick: tea.Tick, env: o.Env, out: o.Out, config: o.Config, dir: here, practise: o.Practise, teach: o.Teach, touring: o.Touring, desks: &desks{},
		open: func(ctx context.Context, dir string) (*desk.Desk, error) {
			return desk.Open(ctx, dir, coding.Options{Coder: o.Coder, Now: o.Now, Behind: true})
		},
	}
}

// close waits for every write that was asked.
func (d *desks) close() {
	for _, one := range d.open {
		one.Close() //nolint:errcheck // the index is made again; the queue is empty
	}
}

// fewer drops motion of the mouse that nobody could follow: more than one move
// in the time of a frame; and what a slow terminal answers too late, which
// would be taken for keys.
func fewer() func(tea.Model, tea.Msg) tea.Msg {
	var last time.Time
	var late theme.Late
	return func(_ tea.Model, msg tea.Msg) tea.Msg {
		if late.Drop(msg) {
			return nil
		}
		m, ok := msg.(tea.MouseMsg)
		if !ok || m.Action != tea.MouseActionMotion {
			return msg
		}
		if now := time.Now(); now.Sub(last) >= 15*time.Millisecond {
			last = now
			return msg
		}
		return nil
	}
}
