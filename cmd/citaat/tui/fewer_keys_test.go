package tui

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"citaat/cmd/citaat/tui/screen"
	"citaat/coding"
)

const (
	fewerOpen  = "<!-- fewer keys: go test ./cmd/citaat/tui -run README -update -->\n"
	fewerClose = "<!-- /fewer keys -->\n"
)

// task is something a researcher does many times a day. What is typed between
// quotes is text, which no program can spare; every other key counts.
type task struct {
	name      string
	before    []string // to where the task begins
	keys      []string
	done      func(*seat) bool
	qualcoder string // by the documented way, "" where the manual describes none
	taguette  string
}

func tasks() []task {
	has := func(code coding.CodeID, n int) func(*seat) bool {
		return func(s *seat) bool { return s.codings(code) == n }
	}
	sentence := []string{"}", "v", "s"}
	chosenNow := func(n int) func(*seat) bool { return func(s *seat) bool { return len(chosen(s.study)) == n } }
	return []task{
		{name: "give the selected words a code that has a key", before: sentence, keys: []string{"1"}, done: has("vert-bbb", 6),
			qualcoder: "1", taguette: "3"},
		{name: "give the selected words any other code", before: sentence, keys: []string{"c", "s", "t", "enter"}, done: has("stre-ddd", 1),
			qualcoder: "1, and unfolding or scrolling to it", taguette: "3"},
		{name: "make a code of the selected words themselves", before: sentence, keys: []string{"i"},
			done: func(s *seat) bool { return len(s.study.Codebook().Codes()) == 6 }, qualcoder: "1", taguette: "5"},
		{name: "select the sentence at the cursor and give it a code", before: []string{"}"}, keys: []string{"v", "s", "1"}, done: has("vert-bbb", 6),
			qualcoder: "2", taguette: "4"},
		{name: "take the coding at the cursor away", before: []string{"n"}, keys: []string{"d"}, done: has("bezo-eee", 0),
			qualcoder: "2", taguette: "2"},
		{name: "take back whatever was done last", before: []string{"n", "d"}, keys: []string{"u"}, done: has("bezo-eee", 1),
			qualcoder: "1, only a code that was unmarked", taguette: ""},
		{name: "write a memo on the coding at the cursor", before: []string{"n"}, keys: []string{"m", "'Nagaan bij de tolk.'", "ctrl+s"},
			done: func(s *seat) bool { return len(s.study.Memos()) == 1 }, qualcoder: "2, and closing the window", taguette: ""},
		{name: "correct a word in a coded sentence, its codings stay on it", before: []string{"}"}, keys: []string{"E", "end", "' Ja.'", "ctrl+s"},
			done: func(s *seat) bool {
				return strings.Contains(s.view(), " Ja.") && s.codings("bezo-eee") == 1 && len(s.study.Doubts()) == 0
			}, qualcoder: "2, after a copy of the project", taguette: ""},
		{name: "find a word everywhere and code every sentence with it", keys: []string{"g", "3", "'bezorgd'", "enter", "a", "c", "r", "u", "enter"}, done: has("rust-ccc", 3),
			qualcoder: "5, hits not seen before", taguette: ""},
		{name: "merge a code into another", before: []string{"g", "2", "G", "k", "k"}, keys: []string{"M", "v", "e", "enter"},
			done: func(s *seat) bool {
				n := 0
				for _, c := range s.study.Codebook().Codes() {
					if c.MergedInto == "vert-bbb" {
						n++
					}
				}
				return n == 1
			}, qualcoder: "1 drag, and confirming", taguette: "4"},
		{name: "split a code of five passages over two new ones", before: []string{"g", "2", "gg", "j"},
			keys: []string{"s", "'Durven'", "enter", "'Rusten'", "enter", "a", "b", "a", "b", "a", "enter"}, done: has("vert-bbb", 0),
			qualcoder: "", taguette: ""},
		{name: "mark a passage as a quotation for the report", before: []string{"n"}, keys: []string{"*"}, done: chosenNow(1),
			qualcoder: "2", taguette: ""},
		{name: "put all quotations by theme into a spreadsheet", before: []string{"n", "*"}, keys: []string{"g", "4", "x", "enter"},
			done: func(s *seat) bool { return strings.Contains(s.view(), "Geëxporteerd") }, qualcoder: "7 or more", taguette: "4"},
	}
}

// count is how many keys of a task are no text.
func (k task) count() (n int) {
	for _, key := range k.keys {
		if !strings.HasPrefix(key, "'") {
			n++
		}
	}
	return n
}

// TestFewerKeys: each task is done by the keys that are counted for it.
func TestFewerKeys(t *testing.T) {
	for _, k := range tasks() {
		t.Run(k.name, func(t *testing.T) {
			s := dutch(t)
			s.app.house.dir = t.TempDir()
			s.coded()
			s.size(120, 40)
			s.send(screen.GoTo{To: screen.Read, At: screen.Place{Interview: "M1"}})
			s.press(k.before...)
			s.press(k.keys...)
			if !k.done(s) {
				t.Errorf("not done:\n%s", s.view())
			}
		})
	}
}

// The table in the README holds the counts of the keys that the test presses.
func TestTheREADMECountsTheKeys(t *testing.T) {
	const file = "../../../README.md"
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, found := strings.Cut(string(data), fewerOpen)
	_, after, closed := strings.Cut(rest, fewerClose)
	if !found || !closed {
		t.Fatal("the README has no place for the counts")
	}
	var b strings.Builder
	b.WriteString("\n| task | citaat | QualCoder | Taguette |\n|---|---|---|---|\n")
	for _, k := range tasks() {
		fmt.Fprintf(&b, "| %s | %d | %s | %s |\n", k.name, k.count(), orNone(k.qualcoder), orNone(k.taguette))
	}
	b.WriteString("\n")
	want := before + fewerOpen + b.String() + fewerClose + after
	if updating() {
		if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if string(data) != want {
		t.Error("the README counts other keys; mend it with: go test ./cmd/citaat/tui -run README -update")
	}
}

func orNone(s string) string {
	if s == "" {
		return "–"
	}
	return s
}
