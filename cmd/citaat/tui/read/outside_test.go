package read

import (
	"os"
	"os/exec"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/screen"
)

// edits makes the user's own editor replace words in what it is given.
func (s *story) edits(pairs ...string) {
	s.t.Helper()
	s.t.Setenv("VISUAL", "true")
	s.m.exec = func(c *exec.Cmd, done tea.ExecCallback) tea.Cmd {
		return func() tea.Msg {
			path := c.Args[len(c.Args)-1]
			data, err := os.ReadFile(path)
			if err == nil {
				err = os.WriteFile(path, []byte(strings.NewReplacer(pairs...).Replace(string(data))), 0o600)
			}
			if err != nil {
				s.t.Fatal(err)
			}
			return done(nil)
		}
	}
}

// The whole interview is edited in one's own editor: what that does is shown, a
// slip is told with its line, what was typed is kept, and one key takes it back.
func TestEditOutside(t *testing.T) {
	s := newStory(t)
	s.on("rustig")
	s.press("v", "w", "1")
	ctrlE := tea.KeyMsg{Type: tea.KeyCtrlE}
	sees := func(words ...string) {
		t.Helper()
		for _, w := range words {
			if v := s.view(); !strings.Contains(v, w) {
				t.Errorf("%q is not on the screen:\n%s", w, v)
			}
		}
	}
	s.edits("rustig in", "rustiger in", "[3 00:12:31]", "[2 00:12:31]")
	s.send(ctrlE)
	sees("M1: wat de bewerking doet", "M1.md:", "komt twee keer voor", "Wat u typte is bewaard")
	s.press("enter")
	if s.m.outside == nil || s.said() == "" {
		t.Error("a text with a slip is written")
	}
	s.press("esc")
	s.edits("[2 00:12:31]", "[3 00:12:31]") // goes on with what was kept
	s.send(ctrlE)
	sees("1 beurt veranderd", "1 codering gaat mee", "rustiger in mijn hoofd")
	s.send(tea.KeyMsg{Type: tea.KeyCtrlL})
	s.press("enter")
	s.want("Meerwaarde/Vertrouwen: rustiger")
	events := s.study.Events()
	if e := events[len(events)-1]; e.Edit == nil || !e.Edit.Listened {
		t.Errorf("the journal says %+v", e)
	}
	if _, kept := s.study.Draft("M1"); kept {
		t.Error("the draft is still there")
	}
	s.press("u")
	s.want("Meerwaarde/Vertrouwen: rustig")
	s.edits("bezorgd", "angstig")
	s.send(ctrlE)
	s.press("d")
	if _, kept := s.study.Draft("M1"); kept || s.m.outside != nil {
		t.Error("what is thrown away is still there")
	}
	s.edits("nergens", "ergens")
	s.send(ctrlE)
	if got := s.said(); got != "M1: niets veranderd" {
		t.Errorf("it says %q", got)
	}
}

// A click puts the cursor in the words of a correction; a click on the box ticks
// it; the screen can be heard.
func TestCorrectionByMouse(t *testing.T) {
	s := newStory(t)
	s.on("Ik had")
	s.press("E")
	x, y, _, _ := s.m.correctBox()
	click := func(x, y int) {
		s.send(tea.MouseMsg{X: x, Y: y, Button: tea.MouseButtonLeft, Action: tea.MouseActionPress})
	}
	click(x+2+len("Ik had"), y+1)
	s.press("'ook'")
	lines := strings.Split(s.view(), "\n")
	row := 0
	for i, l := range lines {
		if strings.Contains(l, "opname opnieuw beluisterd") {
			row = i
		}
	}
	click(x+30, row)
	said := s.m.Speak()
	if said.Where != "M1:2 verbeteren" || !strings.HasPrefix(said.Typed, "Ik hadook niet") || said.More[0] != "Opname opnieuw beluisterd" {
		t.Errorf("it is heard as %+v", said)
	}
	s.press("esc", "esc")
}

func TestTheReaderInWords(t *testing.T) {
	s := newStory(t)
	s.on("rustig")
	s.press("v", "w", "1")
	s.on("rustig")
	said := s.m.Speak()
	if !strings.HasPrefix(said.Where, "Lezen, ") || !strings.HasPrefix(said.Now, "Beurt 2, M1, respondent, 00:12:09: Ik had niet") {
		t.Errorf("%+v", said)
	}
	more := strings.Join(said.More, "\n")
	for _, w := range []string{"Bij “rustig”", "Hier gecodeerd: Vertrouwen: “rustig”", "Codes in deze beurt: Vertrouwen"} {
		if !strings.Contains(more, w) {
			t.Errorf("%q is not heard: %s", w, more)
		}
	}
	s.press("v", "w")
	if more := strings.Join(s.m.Speak().More, "\n"); !strings.Contains(more, "Geselecteerd: “rustig”") {
		t.Errorf("the selection is not heard: %s", more)
	}
	s.press("esc", "tab")
	if said := s.m.Speak(); !strings.Contains(said.Where+said.Now, "Vertrouwen") && !strings.Contains(said.Where, "Interviews") && !strings.Contains(said.Where, "Codes") {
		t.Errorf("the pane is heard as %+v", said)
	}
	s.send(screen.GoTo{To: screen.Read, At: screen.Place{Interview: "V1"}})
	if said := s.m.Speak(); !strings.Contains(said.Now, "Wat doet u precies?") {
		t.Errorf("%+v", said)
	}
}
