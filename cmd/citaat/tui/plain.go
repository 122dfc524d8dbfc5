package tui

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/aloud"
	"citaat/cmd/citaat/tui/frame"
	"citaat/cmd/citaat/tui/screen"
	"citaat/corpus/phrases"
)

// What the plain mode can say on demand.
const (
	sayWhere screen.Action = "plain.where"
	sayKeys  screen.Action = "plain.keys"
)

// plainKeys are the keys of the plain mode.
func (a app) plainKeys() []screen.Binding {
	if !a.house.plain {
		return nil
	}
	return []screen.Binding{
		{Action: sayWhere, Keys: []string{"f2", "alt+w"}, Shown: "f2", Help: "plain.where", Group: "app.group"},
		{Action: sayKeys, Keys: []string{"f3", "alt+k"}, Shown: "f3", Help: "plain.keys", Group: "app.group"},
	}
}

// speaker is what can be heard of what is laid over a screen.
type speaker interface{ speak() screen.Speech }

// speak is the interface in words, as it stands now.
func (a app) speak() screen.Speech {
	if a.over != nil {
		return a.speakOver()
	}
	if a.empty() {
		return screen.Speech{Where: a.house.book.Say("lens.empty"), Now: a.sifting.words}
	}
	s, spoken := a.screens[a.at].(screen.Spoken)
	if spoken {
		return s.Speak()
	}
	var where string
	if t, ok := a.screens[a.at].(screen.Titled); ok {
		where, _ = t.Title()
	}
	return screen.Speech{Where: where}
}

func (a app) speakOver() screen.Speech {
	if s, ok := a.over.(speaker); ok {
		return s.speak()
	}
	lines := aloud.Lines(a.over.view(a.width, a.room()))
	if len(lines) == 0 {
		return screen.Speech{}
	}
	return screen.Speech{Where: lines[0], More: lines[1:]}
}

// heard is the interface for those who hear it: the same app, but what changed
// is written as lines of words below one another, and one short line is the
// prompt. Nothing is drawn over.
type heard struct {
	app     app
	said    screen.Speech
	stood   screen.Speech // what was said last with no window open
	at      screen.Name   // on that screen
	inside  bool          // a window is open
	foot    frame.Foot
	sifted  string   // the filter that was said
	coached string   // what the tour asked last
	waiting []string // lines that wait for earlier ones to be written
	writing bool
	started bool
}

// written tells that lines are on the terminal.
type written struct{}

func hear(a app) heard { return heard{app: a} }

// Init starts the app.
func (h heard) Init() tea.Cmd { return h.app.Init() }

// View is the prompt, with what is being typed.
func (h heard) View() string {
	return h.plainly("> " + frame.Clean(h.app.speak().Typed))
}

// Update hands a message to the app and says what changed.
func (h heard) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if _, ok := msg.(written); ok {
		h.writing = false
		return h.write(nil)
	}
	if lines, ok := h.onDemand(msg); ok {
		return h.write(lines)
	}
	next, cmd := h.app.Update(msg)
	h.app = next.(app)
	h, say := h.tell()
	return h, tea.Batch(say, cmd)
}

// tell writes what changed since the last time.
func (h heard) tell() (heard, tea.Cmd) {
	var lines []string
	now := h.app.speak()
	if !h.started {
		if now.Where == "" {
			return h, nil // nothing is loaded yet
		}
		h.started = true
		lines = append(lines, h.welcome())
	}
	changes := aloud.Changes(h.said, now)
	inside := h.app.over != nil || h.app.shown().Modal
	if !inside && h.inside && h.at == h.app.at { // back where one was: the turn is not read again
		changes = aloud.Back(h.stood, now)
	}
	if h.said, h.inside = now, inside; !inside {
		h.stood, h.at = now, h.app.at
	}
	if words := h.app.sifting.words; words != h.sifted {
		if h.sifted = words; words != "" { // that it is off is said already
			lines = append(lines, frame.Clean(words))
		}
	}
	if foot := h.app.foot; foot != h.foot {
		h.foot = foot
		if said := foot.Said; said != "" {
			if foot.Undo != "" {
				said += " (" + foot.Undo + ")"
			}
			if foot.Bad {
				said = h.app.house.book.Say("plain.trouble", phrases.Args{"What": said})
			}
			lines = append(lines, frame.Clean(said))
		}
	}
	lines = append(lines, changes...) // first what came of the key
	if words := h.app.coachHeard(); words != h.coached {
		h.coached = words
		lines = append(lines, words)
	}
	return h.write(lines)
}

// write brings lines to the terminal, in order: commands run side by side, so
// the next ones wait until these are there.
func (h heard) write(lines []string) (heard, tea.Cmd) {
	for _, l := range lines {
		h.waiting = append(h.waiting, frame.Wrap(l, max(h.app.width-1, 20))...)
	}
	if h.writing || len(h.waiting) == 0 {
		return h, nil
	}
	text := h.plainly(strings.Join(h.waiting, "\n"))
	h.waiting, h.writing = nil, true
	return h, tea.Sequence(tea.Println(text), screen.Tell(written{}))
}

func (h heard) plainly(s string) string {
	if h.app.house.theme.ASCII {
		return frame.ASCII(s)
	}
	return s
}

// welcome says which keys tell more.
func (h heard) welcome() string {
	written := map[screen.Action]string{}
	for _, b := range h.app.house.keys.Apply(screen.Table{Bindings: h.app.everywhere()}).Bindings {
		written[b.Action] = b.Written()
	}
	return h.app.house.book.Say("plain.welcome", phrases.Args{"Where": written[sayWhere], "Keys": written[sayKeys], "Help": written[help]})
}

// onDemand answers the keys that ask where one is and which keys matter, also
// while a window is open.
func (h heard) onDemand(msg tea.Msg) ([]string, bool) {
	var action screen.Action
	switch msg := msg.(type) {
	case picked:
		action = screen.Action(msg.id)
	case screen.Run:
		action = msg.Action
	case tea.KeyMsg:
		b, _ := h.app.house.keys.Apply(screen.Table{Bindings: h.app.plainKeys()}).On(msg)
		action = b.Action
	}
	switch action {
	case sayWhere:
		return h.where(), true
	case sayKeys:
		return []string{h.keys()}, true
	}
	return nil, false
}

// where says all there is to know of the place one is at.
func (h heard) where() []string {
	now := h.app.speak()
	lines := aloud.All(now)
	if now.Typed != "" {
		lines = append(lines, h.app.house.book.Say("plain.typed", phrases.Args{"Text": frame.Clean(now.Typed)}))
	}
	if h.app.house.study != nil {
		lines = append(lines, h.app.house.title+", "+h.app.head.saving)
	}
	if words := h.app.sifting.words; words != "" {
		lines = append(lines, frame.Clean(words))
	}
	if words := h.app.coachHeard(); words != "" {
		lines = append(lines, words)
	}
	if len(lines) == 0 {
		lines = []string{h.app.house.book.Say("plain.nothing")}
	}
	return lines
}

// keys says the keys of the footer.
func (h heard) keys() string {
	book := h.app.house.book
	var all []string
	for _, b := range h.app.shown().Footer() {
		word := b.Short
		if word == "" {
			word = b.Help
		}
		all = append(all, bound(book, b.Written(), book.Say(word)))
	}
	return book.Say("plain.keys-here", phrases.Args{"Keys": strings.Join(all, "; ")})
}

// bound is a key and what it does, in words.
func bound(book *phrases.Book, key, does string) string {
	switch key {
	case " ", "␣":
		key = book.Say("plain.space")
	}
	return book.Say("plain.bound", phrases.Args{"Key": key, "What": does})
}

// speak is help as a list.
func (h helpOver) speak() screen.Speech {
	book := h.house.book
	s := screen.Speech{Where: book.Say("widgets.help-title")}
	for _, b := range h.keys.Bindings {
		if b.Help == "" {
			continue
		}
		line := bound(book, b.Written(), book.Say(b.Help))
		if b.Off() {
			line += ": " + book.Say("plain.off", phrases.Args{"Why": b.Disabled.In(book)})
		}
		s.More = append(s.More, line)
	}
	return s
}

var _ tea.Model = heard{}
