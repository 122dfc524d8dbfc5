package read

import (
	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/amend"
	"citaat/cmd/citaat/tui/pick"
	"citaat/cmd/citaat/tui/screen"
	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// touched is a chosen quotation that an edit touched.
type touched struct {
	id        coding.CodingID
	interview corpus.TranscriptID
	span      corpus.Span
	code      coding.CodeID
	place     string
	old, now  string
	verdict   string
	warn      bool
	lost      bool
}

// touchedBy are the chosen quotations that an edit touches, those that ask for a
// look first.
func touchedBy(book *phrases.Book, study Study, r coding.Revision) []touched {
	var warn, fine []touched
	for _, q := range study.Touched(r) {
		kind, verdict := amend.QuoteVerdict(book, q)
		t := touched{id: q.Coding.ID, interview: r.Interview, span: q.Span, code: q.Coding.Code, place: r.Before.Place(q.Coding.Span),
			old: q.Old, now: q.New, verdict: verdict, warn: kind == amend.Warn, lost: q.Lost}
		if !q.Lost {
			t.place = r.After.Place(q.Span)
		}
		if t.warn {
			warn = append(warn, t)
		} else {
			fine = append(fine, t)
		}
	}
	return append(warn, fine...)
}

// showTouched lists the quotations that an edit touched: the old wording and the
// new one; enter goes to the board.
func (m Model) showTouched(list []touched) Model {
	var items []pick.Item
	for _, t := range list {
		mark := ""
		if t.warn {
			mark = m.sign("⚠ ", "! ")
		}
		it := pick.Item{ID: string(t.id), Title: mark + t.place + " · " + m.snap.name(t.code) + " · " + t.verdict}
		it.Detail = m.book.Say("read.touched-was", phrases.Args{"Words": t.old})
		if t.now != "" {
			it.Note = m.book.Say("read.touched-is", phrases.Args{"Words": t.now})
		}
		items = append(items, it)
	}
	title := m.book.Say("edit.quotes-touched", phrases.Args{"Count": len(list)})
	p := pick.New(m.theme, m.book, pick.Options{Title: title + " · " + m.book.Say("read.touched-how")}, items)
	return m.choose(p, func(m Model, o pick.Outcome) (Model, tea.Cmd) {
		for _, t := range list {
			if string(t.id) != o.IDs[0] {
				continue
			}
			if t.lost {
				return m, screen.Tell(screen.GoTo{To: screen.Replace, Coding: string(t.id)})
			}
			return m, screen.Tell(screen.GoTo{To: screen.Quotes, At: screen.Place{Interview: t.interview, Span: t.span}, Code: string(t.code), Coding: string(t.id)})
		}
		return m, nil
	})
}
