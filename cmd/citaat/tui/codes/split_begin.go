package codes

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/frame"
	"citaat/cmd/citaat/tui/screen"
	"citaat/coding"
	"citaat/corpus/phrases"
)

// split asks for the passages of the code that is stood on, to walk through.
func (m Model) split() (Model, tea.Cmd) {
	c, _ := m.code()
	study, coder := m.c.Study, m.snap.coder
	m.win = gathering{code: c}
	return m, screen.Do(func() tea.Msg {
		g := gathered{code: c}
		for _, p := range passagesOf(study, []coding.CodeID{c.ID}) {
			if p.Coder == coder {
				g.mine = append(g.mine, *p)
			} else {
				g.others++
			}
		}
		return g
	})
}

// onGathered begins the walk, or goes on with one that was left, on the
// passages as they are now.
func (m Model) onGathered(g gathered) (Model, tea.Cmd) {
	waiting, ok := m.win.(gathering)
	if !ok || waiting.code.ID != g.code.ID {
		return m, nil
	}
	m.win = nil
	if len(g.mine) == 0 {
		return m, screen.Tell(screen.Say{Sentence: phrases.Make("codes.split-off")})
	}
	m, cmd := m.begin(g)
	cmds := []tea.Cmd{cmd}
	for _, k := range waiting.early {
		m, cmd = m.press(k)
		cmds = append(cmds, cmd)
	}
	return m, tea.Batch(cmds...)
}

func (m Model) begin(g gathered) (Model, tea.Cmd) {
	w, begun := m.splits[g.code.ID]
	w.code, w.passages, w.others = g.code, g.mine, g.others
	if begun {
		w.at = min(w.at, len(w.passages)-1)
		return m.walk(w)
	}
	w.sent, w.around = map[coding.CodingID]side{}, map[coding.CodingID]surroundings{}
	return m.askSide(w, 0)
}

// gathering is the window while the passages are looked up: what is typed ahead
// is for the window that follows.
type gathering struct {
	code  coding.Code
	early []tea.KeyMsg
}

func (w gathering) keys(Model) screen.Table {
	return screen.Table{Modal: true, Typing: true, Bindings: []screen.Binding{{Action: "codes.esc", Keys: []string{"esc"}, Help: "codes.close", Footer: 1}}}
}

func (w gathering) press(m Model, k tea.KeyMsg) (Model, tea.Cmd) {
	if k.String() == "esc" {
		m.win = nil
		return m, nil
	}
	w.early = append(slices.Clone(w.early), k)
	m.win = w
	return m, nil
}

func (w gathering) draw(m Model, width, _ int) string {
	return frame.Pane(m.c.Theme, m.say("codes.split-title", phrases.Args{"What": frame.Clean(w.code.Name)}), "\n "+m.say("codes.loading"), min(width, 60), 5, true)
}

func (w gathering) speak(m Model) screen.Speech {
	return screen.Speech{Where: m.say("codes.split-title", phrases.Args{"What": w.code.Name}), Now: m.say("codes.loading")}
}
