package save

import (
	"errors"
	"reflect"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/coding"
	"citaat/corpus/phrases"
)

// disk is a study whose writes end when the test says so.
type disk struct{ do func() error }

func (d disk) Do(func(*coding.Batch) error) error { return d.do() }

// told runs a command, and those it leads to, and lists what was told.
func told(cmd tea.Cmd) []string {
	if cmd == nil {
		return nil
	}
	msg := cmd()
	if cmds := sequence(msg); cmds != nil {
		var all []string
		for _, one := range cmds {
			all = append(all, told(one)...)
		}
		return all
	}
	if msg == nil {
		return nil
	}
	return []string{strings.TrimPrefix(reflect.TypeOf(msg).String(), "screen.")}
}

// sequence are the commands of a sequence.
func sequence(msg tea.Msg) []tea.Cmd {
	v := reflect.ValueOf(msg)
	if v.Kind() != reflect.Slice {
		return nil
	}
	cmds := make([]tea.Cmd, v.Len())
	for i := range cmds {
		cmds[i] = v.Index(i).Interface().(tea.Cmd)
	}
	return cmds
}

func writer(t *testing.T, do func() error) *Writer {
	q := coding.NewQueue()
	t.Cleanup(q.Close)
	return New(disk{do}, q, nil)
}

func TestWhatIsTold(t *testing.T) {
	for name, c := range map[string]struct {
		do   func() error
		want string
	}{
		"on disk":   {func() error { return nil }, "Saving Saved Say Changed"},
		"disk full": {func() error { return errors.Join(coding.ErrNotSaved, errors.New("no space")) }, "Saving Unsaved"},
		"refused":   {func() error { return phrases.Fail("coding.coding.unknown") }, "Saving Saved Failed"},
		"panic":     {func() error { panic("words of a participant") }, "Saving Unsaved"},
	} {
		if got := strings.Join(told(writer(t, c.do).Do(phrases.Make("x"), nil)), " "); got != c.want {
			t.Errorf("%s: told %q, want %q", name, got, c.want)
		}
	}
}

// TestNotSavedWhileAnotherWaits: "saved" means all of it.
func TestNotSavedWhileAnotherWaits(t *testing.T) {
	hold := make(chan struct{})
	n := 0
	w := writer(t, func() error {
		if n++; n == 2 {
			<-hold
		}
		return nil
	})
	first, second := w.Do(phrases.Make("x"), nil), w.Do(phrases.Make("y"), nil)
	if got := strings.Join(told(first), " "); got != "Saving Say Changed" {
		t.Errorf("with one write under way: told %q", got)
	}
	close(hold)
	if got := strings.Join(told(second), " "); got != "Saving Saved Say Changed" {
		t.Errorf("after the last write: told %q", got)
	}
}

// TestTheLastKeyIsTold: of two writes that end in the wrong order the later one
// is what the footer tells of.
func TestTheLastKeyIsTold(t *testing.T) {
	w := writer(t, func() error { return nil })
	first, second := w.Do(phrases.Make("x"), nil), w.Do(phrases.Make("y"), nil)
	if got := strings.Join(told(second), " "); !strings.Contains(got, "Say Changed") {
		t.Errorf("told %q", got)
	}
	if got := strings.Join(told(first), " "); strings.Contains(got, "Say") || !strings.Contains(got, "Changed") {
		t.Errorf("an older write: told %q", got)
	}
}
