package frame

import (
	"strings"

	"citaat/cmd/citaat/tui/screen"
	"citaat/cmd/citaat/tui/theme"
)

// Head is what the title line tells.
type Head struct {
	Study  string
	Place  string // the screen or the interview; may be empty
	Filter string // a sentence about the filter that is on; empty: none is
	Coder  string
	Count  string        // a sentence such as "27 coderingen"
	Saving string        // a sentence such as "bewaard 14:02:11"
	Bad    bool          // Saving says that something is not saved
	Tabs   []Tab         // the screens, where there is room for them
	Sift   screen.Action // what a click on the filter does
}

// Foot is what the footer tells.
type Foot struct {
	Said string // one sentence about what happened; empty: nothing did
	Bad  bool   // it tells of something that went wrong
	Undo string // the key that undoes it, with its word; empty: none
}

func hint(th theme.Theme, key, word string) string {
	return th.Key.Render(key) + " " + word
}

func oneLine(s string) string { return strings.Join(strings.Fields(Clean(s)), " ") }
