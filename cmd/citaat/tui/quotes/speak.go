package quotes

import (
	"strings"

	"citaat/cmd/citaat/tui/frame"
	"citaat/cmd/citaat/tui/screen"
	"citaat/coding/wording"
	"citaat/corpus/phrases"
)

// Speak is the screen in words.
func (m Model) Speak() screen.Speech {
	say := m.c.Book.Say
	switch {
	case m.note.Active():
		return m.note.Speak()
	case m.picking != nil:
		return m.picking.Speak()
	case m.naming != nil:
		return screen.Speech{Where: say("quotes.used-title", phrases.Args{"Place": m.place(m.naming.card)}),
			Typed: frame.Clean(m.naming.text.String()), More: []string{say("quotes.used-about")}}
	case m.editing != nil:
		return m.speakEditing()
	case m.leaving != nil:
		return m.speakLeaving()
	case !m.loaded:
		return screen.Speech{Where: say("quotes.screen"), Now: m.waiting()}
	case m.comparing != nil:
		list := m.compared()
		s := screen.Speech{Where: say("quotes.compare-title", phrases.Args{"Count": len(list)})}
		for i, k := range list {
			if i == m.comparing.at {
				s.Now = m.spoken(k)
			} else {
				s.More = append(s.More, m.spoken(k))
			}
		}
		return s
	case len(m.snap.themes) == 0:
		return screen.Speech{Where: say("quotes.screen"), Now: say("quotes.no-codes")}
	case m.listing:
		b := m.snap.themes[min(m.row, len(m.snap.themes)-1)]
		return screen.Speech{Where: say("quotes.screen") + ", " + say("quotes.list"), Now: say("quotes.speak-theme",
			phrases.Args{"Theme": frame.Clean(b.path), "N": b.passages, "Chosen": b.chosen})}
	}
	return m.speakBoard()
}

func (m Model) speakBoard() screen.Speech {
	say := m.c.Book.Say
	b, _ := m.branch()
	s := screen.Speech{Where: say("quotes.speak-theme", phrases.Args{"Theme": frame.Clean(b.path), "N": len(m.cards), "Chosen": m.tally.stars})}
	if len(m.pins) > 0 {
		s.More = append(s.More, say("quotes.filter")+": "+strings.Join(m.filters(), ", "))
	}
	k, ok := m.current()
	if !ok {
		s.Now = m.emptyHint()
		return s
	}
	s.Now = say("quotes.speak-at", phrases.Args{"N": m.at + 1, "Of": len(m.cards)}) + " " + m.spoken(k)
	if m.tally.people != "" {
		s.More = append(s.More, m.tally.people)
	}
	s.More = append(s.More, m.spokenSpread()...)
	return s
}

// spoken is a passage in words.
func (m Model) spoken(k card) string {
	say := m.c.Book.Say
	parts := []string{m.place(k)}
	if k.choice.Chosen {
		parts = append(parts, say("quotes.speak-chosen"))
	}
	switch {
	case k.Lost:
		parts = append(parts, say("quotes.lost"))
	case m.barred(k).Key != "":
		parts = append(parts, m.barredSaid(k))
	case m.fault(k).Key != "":
		parts = append(parts, say("quotes.differs"))
	case k.choice.Chosen && m.detail(k) != nil:
		parts = append(parts, say("quotes.verbatim"))
	}
	parts = append(parts, m.spokenFacts(k)...)
	parts = append(parts, say("quotes.words", phrases.Args{"Count": wording.Words(m.words(k))}))
	return strings.Join(parts, ", ") + ". " + frame.Clean(m.quotation(k))
}

func (m Model) spokenFacts(k card) []string {
	say := m.c.Book.Say
	var parts []string
	switch k.stance() {
	case "for":
		parts = append(parts, say("quotes.for"))
	case "against":
		parts = append(parts, say("quotes.against"))
	}
	if k.choice.Used != "" {
		parts = append(parts, say("quotes.speak-used", phrases.Args{"Where": frame.Clean(k.choice.Used)}))
	}
	if k.Memos > 0 {
		parts = append(parts, say("quotes.speak-memos", phrases.Args{"Count": k.Memos}))
	}
	return parts
}

// speakEditing says the verdict when it changes; what each letter changes is for
// who asks.
func (m Model) speakEditing() screen.Speech {
	e, say := *m.editing, m.c.Book.Say
	s := screen.Speech{Where: say("quotes.edit-title", phrases.Args{"Place": m.place(e.card)}),
		Field: say("quotes.wording"), Typed: frame.Clean(e.text.String()),
		More: []string{say("quotes.said") + ": " + e.said}}
	if !e.onWords {
		s.Field, s.Typed = say("quotes.remark"), frame.Clean(e.remark.String())
	}
	switch v := e.verdict; { // of the text as it was checked last
	case v.OK:
		s.More = append(s.More, say("quotes.verbatim"))
	case len(v.Differences) > 0:
		s.More = append(s.More, say("quotes.differences", phrases.Args{"Count": len(v.Differences)}))
		for _, d := range v.Differences {
			s.Aside = append(s.Aside, frame.Clean(d.Text.In(m.c.Book)))
		}
	}
	s.Aside = append(s.Aside, m.length(e), say("quotes.printed")+": "+m.preview(e))
	return s
}

func (m Model) speakLeaving() screen.Speech {
	l, say := *m.leaving, m.c.Book.Say
	if l.found != nil && l.done == nil && !l.busy {
		return m.speakFound()
	}
	s := screen.Speech{Where: say("quotes.export-title")}
	switch {
	case l.done != nil && l.done.err != nil:
		s.Now = say("quotes.not-exported") + " " + m.c.Book.Error(l.done.err)
	case l.done != nil:
		s.Now = say("quotes.exported", phrases.Args{"Count": l.done.result.Passages}) + " " + frame.Clean(l.done.path)
		for _, x := range l.done.result.LeftOut {
			s.More = append(s.More, x.Say(m.c.Book))
		}
		for _, d := range l.done.result.Disclosures {
			s.More = append(s.More, frame.Clean(d.Say(m.c.Book)))
		}
		for _, n := range l.done.result.Notices {
			s.More = append(s.More, n.In(m.c.Book))
		}
	case l.busy:
		s.Now = say("quotes.writing")
	default:
		value, label := m.answers()
		value[rowName] = l.name.String()
		if l.row == rowName {
			s.Field, s.Typed = label[rowName], frame.Clean(l.name.String())
		} else {
			s.Now = label[l.row] + ": " + frame.Clean(value[l.row])
		}
		for row := range leavingRows {
			if row != l.row && l.shown(row) {
				s.Aside = append(s.Aside, label[row]+": "+frame.Clean(value[row]))
			}
		}
	}
	return s
}
