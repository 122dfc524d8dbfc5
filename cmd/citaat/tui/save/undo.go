package save

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/screen"
	"citaat/coding"
	"citaat/corpus/phrases"
)

// Undoing is the part of a study that takes back and brings back.
type Undoing interface {
	Undo() (coding.Undone, error)
	Redo() (coding.Undone, error)
}

// Undo asks to take back the last thing that was done or, again, to bring it
// back. After an erasure it says once that this stays, before it takes back what
// was done before it. The place that it touched is there when the command has ended.
func (w *Writer) Undo(study Undoing, book *phrases.Book, again bool) (asked tea.Cmd, where func() coding.Passage) {
	var at coding.Passage // written in the queue before the command ends
	asked = w.Ask(func() (screen.Say, error) {
		if w.erased.Swap(false) && !again {
			return screen.Say{Sentence: phrases.Make("erasure.for-good")}, nil
		}
		key, act := "app.undone", study.Undo
		if again {
			key, act = "app.redone", study.Redo
		}
		u, err := act()
		if err != nil {
			return screen.Say{}, err
		}
		at = u.Where
		return screen.Say{Sentence: phrases.Make(key, phrases.Args{"What": book.Say(deed(u.Ops)), "Count": u.Events}), Undo: again}, nil
	})
	return asked, func() coding.Passage { return at }
}

// deed is the key of what was done, by its first operation; a newer one that
// has no name here is called the last thing done.
func deed(ops []coding.Op) string {
	if len(ops) == 0 {
		return "app.op-other"
	}
	if len(ops) > 1 && slices.Contains(ops, coding.OpImport) { // with the turns that it changed
		return "update.op"
	}
	switch ops[0] {
	case coding.OpCode:
		return "app.op-code"
	case coding.OpUncode:
		return "app.op-uncode"
	case coding.OpRecode:
		return "app.op-recode"
	case coding.OpStance:
		return "app.op-stance"
	case coding.OpAnchor:
		return "app.op-anchor"
	case coding.OpChoose:
		return "app.op-choose"
	case coding.OpMemo, coding.OpUnmemo:
		return "app.op-memo"
	case coding.OpCodebook, coding.OpOrder:
		return "app.op-codebook"
	case coding.OpTranscript:
		return "app.op-transcript"
	case coding.OpImport:
		return "app.op-import"
	case coding.OpReject, coding.OpReopen:
		return "proposal.op"
	case coding.OpSpare:
		return "privacy.op-spare"
	case coding.OpWithhold, coding.OpRelease:
		return "consent.op"
	case coding.OpExport:
		return "consent.op-export"
	case coding.OpTombstone:
		return "erasure.op"
	case coding.OpSent:
		return "consent.op-sent"
	case coding.OpDone, coding.OpNotDone:
		return "blind.op"
	case coding.OpInterview:
		return "people.op"
	case coding.OpParticipant:
		return "people.op-participant"
	case coding.OpSettings:
		return "people.op-settings"
	}
	return "app.op-other"
}
