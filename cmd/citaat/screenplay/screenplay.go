// Package screenplay plays a day at the keyboard for tests: what is pressed and
// typed, what must then be on the screen, and what must then be on the disk. The
// same play is given in a terminal and without one.
//
// It must never wait for a time to pass, only for something to be seen or
// written, and never look into the program: only at what a user sees, and at
// the study folder.
package screenplay

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"testing"
	"time"

	"citaat/coding"
)

// Stage is where a play is given.
type Stage interface {
	// Press presses a key by its name, as Bubble Tea names keys.
	Press(key string)
	// Screen is all that was drawn since the last key, or the screen as it is.
	Screen() string
}

// patience is how long something may take before the play has failed.
const patience = 60 * time.Second

// Play gives a play, line by line. study is the folder that it works in.
//
//	press KEY…     presses keys
//	times N KEY…   presses keys so many times
//	type WORDS     types words
//	see WORDS      waits until the words are on the screen
//	codings N, codes N, memos N, chosen N, interviews N   waits until so many are on disk
//	picture NAME   remembers what is on disk
//	same NAME      fails unless the disk holds what was remembered
//	undo-all, redo-all   presses u or ctrl+r until nothing is left
//
// What stands behind # is for the reader.
func Play(t *testing.T, stage Stage, study, play string) {
	p := &player{t: t, stage: stage, study: study, pictures: map[string]string{}}
	for i, line := range strings.Split(play, "\n") {
		line, _, _ = strings.Cut(line, "#")
		verb, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
		if verb == "" {
			continue
		}
		p.line = i + 1
		p.act(verb, strings.TrimSpace(rest))
	}
}

type player struct {
	t        *testing.T
	stage    Stage
	study    string
	line     int
	pictures map[string]string
}

func (p *player) fail(format string, args ...any) {
	p.t.Helper()
	p.t.Fatalf("line %d: %s\nscreen:\n%s", p.line, fmt.Sprintf(format, args...), p.stage.Screen())
}

func (p *player) act(verb, rest string) {
	switch verb {
	case "press":
		p.press(strings.Fields(rest))
	case "times":
		words := strings.Fields(rest)
		n, err := strconv.Atoi(words[0])
		if err != nil {
			p.fail("no number: %s", words[0])
		}
		for range n {
			p.press(words[1:])
		}
	case "type":
		for _, r := range rest {
			p.stage.Press(string(r))
		}
	case "see":
		p.until(func() bool { return strings.Contains(p.stage.Screen(), rest) }, func() string { return "not seen: " + rest })
	case "picture":
		p.pictures[rest] = picture(p.t, p.open())
	case "same":
		p.same(rest)
	case "undo-all":
		p.all("u", (*coding.Study).CanUndo)
	case "redo-all":
		p.all("ctrl+r", (*coding.Study).CanRedo)
	default:
		p.count(verb, rest)
	}
}

func (p *player) press(keys []string) {
	for _, k := range keys {
		p.stage.Press(k)
	}
}

// until waits for something.
func (p *player) until(done func() bool, what func() string) {
	p.t.Helper()
	for end := time.Now().Add(patience); !done(); time.Sleep(10 * time.Millisecond) {
		if time.Now().After(end) {
			p.fail("%s", what())
		}
	}
}

// open reads the study as another program would.
func (p *player) open() *coding.Study {
	s, err := coding.Open(context.Background(), p.study, coding.Options{Coder: "ilse"})
	if err != nil {
		p.fail("%v", err)
	}
	return s
}

// all presses a key until there is nothing left for it to do, each time when
// the last one is on disk.
func (p *player) all(key string, left func(*coding.Study) int) {
	for n := left(p.open()); n > 0; n-- {
		p.stage.Press(key)
		p.until(func() bool { return left(p.open()) < n }, func() string { return fmt.Sprintf("%s did nothing: %d are left of %d", key, left(p.open()), n) })
	}
}

func (p *player) count(what, want string) {
	n, err := strconv.Atoi(want)
	counts := map[string]func(*coding.Study) int{
		"codings":    func(s *coding.Study) int { return len(s.Codings()) },
		"codes":      func(s *coding.Study) int { return len(s.Codebook().Codes()) },
		"memos":      func(s *coding.Study) int { return len(s.Memos()) },
		"interviews": func(s *coding.Study) int { return len(s.Interviews()) },
		"chosen": func(s *coding.Study) (n int) {
			for _, c := range s.Codings() {
				if c.Choice.Chosen {
					n++
				}
			}
			return n
		},
	}
	count, known := counts[what]
	if err != nil || !known {
		p.fail("no such line: %s %s", what, want)
	}
	got := -1
	p.until(func() bool { got = count(p.open()); return got == n }, func() string { return fmt.Sprintf("%d %s on disk, want %d", got, what, n) })
}

func (p *player) same(name string) {
	if now, was := picture(p.t, p.open()), p.pictures[name]; now != was {
		p.fail("the study is not what it was at %s:\n%s\nwas:\n%s", name, now, was)
	}
}

// picture is all that a user can see of a study, as text.
func picture(t *testing.T, s *coding.Study) string {
	var b strings.Builder
	for _, v := range s.Interviews() {
		tr, err := s.Transcript(v.ID)
		if err != nil {
			t.Fatal(err)
		}
		text, err := tr.Format()
		if err != nil {
			t.Fatal(err)
		}
		b.Write(text)
		for _, c := range s.CodingsIn(v.ID) {
			fmt.Fprintf(&b, "%s %s %v %s %q %q %+v %v\n", c.ID, c.Coder, c.Span, c.Code, c.Stance, c.Quote, c.Choice, c.Lost)
		}
	}
	for _, m := range s.Memos() {
		fmt.Fprintf(&b, "memo %s %+v %q %q\n", m.ID, m.On, m.Text, m.Source)
	}
	for _, v := range []any{s.Codebook().Codes(), s.Participants(), s.Settings()} {
		data, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		b.Write(data)
		b.WriteByte('\n')
	}
	return b.String()
}
