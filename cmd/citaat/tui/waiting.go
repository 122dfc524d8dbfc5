package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/screen"
	"citaat/coding"
	"citaat/corpus/phrases"
)

// waiting says how many codings look for their place: of one's own, else of
// others; nil: none does.
func waiting(study *coding.Study) tea.Msg {
	mine, all := 0, 0
	for _, d := range study.Doubts() {
		all++
		if d.Coder == study.Coder() {
			mine++
		}
	}
	switch {
	case mine > 0:
		return screen.Say{Sentence: phrases.Make("read.waiting", phrases.Args{"Count": mine})}
	case all > 0:
		return screen.Say{Sentence: phrases.Make("replace.waiting-others", phrases.Args{"Count": all})}
	}
	return nil
}
