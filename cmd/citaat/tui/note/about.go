package note

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/frame"
	"citaat/cmd/citaat/tui/screen"
	"citaat/coding"
	"citaat/coding/memolink"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// Study is the part of a study that memos are read from. It is asked in
// commands only.
type Study interface {
	memolink.Study
	Memos() []coding.Memo
	Coder() corpus.CoderName
	MemosAbout(coding.MemoTarget) []coding.Memo
	Memo(coding.EventID) (coding.Memo, bool)
	Coding(coding.CodingID) (coding.Coding, bool)
	RemovedCoding(coding.CodingID) (coding.Coding, bool)
	Transcript(corpus.TranscriptID) (*corpus.Transcript, error)
	Local() string
}

// words is how many columns of a passage are shown where a memo is about it.
const words = 40

// About says what a memo is about, in a few words.
func About(s Study, book *phrases.Book, on coding.MemoTarget) string {
	switch on.Kind {
	case coding.OnStudy:
		return book.Say("memo.on-study")
	case coding.OnInterview:
		return frame.Clean(on.ID)
	case coding.OnParticipant:
		return book.Say("memo.on-participant", phrases.Args{"Participant": frame.Clean(on.ID)})
	case coding.OnCode:
		return aboutCode(s.Codebook(), book, coding.CodeID(on.ID))
	case coding.OnCoding:
		c, ok := s.Coding(coding.CodingID(on.ID))
		if ok {
			return book.Say("memo.on-coding", codingArgs(s, c))
		}
		if c, ok = s.RemovedCoding(coding.CodingID(on.ID)); ok {
			return book.Say("memo.on-removed", codingArgs(s, c))
		}
		return book.Say("memo.on-lost")
	}
	return frame.Clean(on.Kind + " " + on.ID)
}

func aboutCode(cb *coding.Codebook, book *phrases.Book, id coding.CodeID) string {
	name := path(cb, id)
	c, _ := cb.Code(id)
	switch {
	case c.MergedInto != "":
		return book.Say("memo.on-merged", phrases.Args{"Code": name, "Into": path(cb, cb.Now(id))})
	case c.Retired:
		return book.Say("memo.on-retired", phrases.Args{"Code": name})
	}
	return name
}

func path(cb *coding.Codebook, id coding.CodeID) string {
	return frame.Clean(strings.Join(cb.Names(id), " › "))
}

func codingArgs(s Study, c coding.Coding) phrases.Args {
	code, _ := s.Codebook().Code(c.Code)
	return phrases.Args{"Interview": string(c.Interview), "Code": frame.Clean(code.Name), "Words": ansi.Truncate(frame.Clean(c.Quote), words, "…")}
}

// Go is the command that goes to what a link, or a memo, is about.
func Go(s Study, t memolink.Target) tea.Cmd {
	return screen.Do(func() tea.Msg {
		switch t.Kind {
		case coding.OnInterview:
			return toInterview(s, t)
		case coding.OnParticipant:
			return screen.GoTo{To: screen.People, Who: t.ID}
		case coding.OnCode:
			return screen.GoTo{To: screen.Codes, Code: string(s.Codebook().Now(coding.CodeID(t.ID)))}
		case memolink.OnMemo:
			return screen.GoTo{To: screen.Memos, Memo: t.ID}
		case coding.OnCoding:
			if c, ok := s.Coding(coding.CodingID(t.ID)); ok {
				return screen.GoTo{To: screen.Read, At: screen.Place{Interview: c.Interview, Span: c.Span}, Code: string(c.Code)}
			}
			return screen.Say{Sentence: phrases.Make("memo.coding-gone")}
		}
		return screen.Say{Sentence: phrases.Make("memo.nowhere")}
	})
}

func toInterview(s Study, t memolink.Target) tea.Msg {
	id := corpus.TranscriptID(t.ID)
	if t.Turn.Number == 0 {
		return screen.GoTo{To: screen.Read, At: screen.Place{Interview: id}}
	}
	talk, err := s.Transcript(id)
	if err != nil {
		return screen.Failed{Err: err}
	}
	i, ok := talk.Turn(t.Turn)
	if !ok {
		return screen.Failed{Err: phrases.Fail("coding.turn.unknown", phrases.Args{"Interview": t.ID, "Turn": t.Turn.String()})}
	}
	return screen.GoTo{To: screen.Read, At: screen.Place{Interview: id, Span: talk.Turns[i].Span}}
}
