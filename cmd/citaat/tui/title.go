package tui

import (
	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/frame"
	"citaat/cmd/citaat/tui/screen"
	"citaat/corpus/phrases"
)

// head is the state of saving, as the title line tells it.
type head struct {
	saving   string
	pending  bool
	unsaved  error  // what the last write failed on
	watching string // what the last look at the folder failed on, as it was told
}

// title draws the title line.
func (a app) title() string {
	line, _ := a.titleZones()
	return line
}

func (a app) titleZones() (string, []frame.Zone) {
	h := frame.Head{Saving: a.head.saving, Bad: a.head.unsaved != nil}
	if a.house.study == nil {
		h.Saving = ""
		return frame.TitleZones(a.house.theme, h, a.width)
	}
	h.Study, h.Filter, h.Sift = a.house.title, a.sifting.words, filter
	h.Coder = string(a.house.study.Coder()) + " ●"
	if a.house.theme.ASCII {
		h.Coder = string(a.house.study.Coder())
	}
	if a.house.study.Settings().Blind {
		h.Coder += " " + a.house.book.Say("blind.title")
	}
	if t, ok := a.screens[a.at].(screen.Titled); ok {
		h.Place, h.Count = t.Title()
	}
	h.Tabs = a.tabs()
	return frame.TitleZones(a.house.theme, h, a.width)
}

// tabs are the screens that the title line offers.
func (a app) tabs() []frame.Tab {
	say := a.house.book.Say
	return []frame.Tab{
		{Name: say("app.tab-read"), Action: toRead, Here: a.at == screen.Read},
		{Name: say("app.tab-codes"), Action: toCodes, Here: a.at == screen.Codes},
		{Name: say("app.tab-find"), Action: toFind, Here: a.at == screen.Find},
		{Name: say("app.tab-quotes"), Action: toQuotes, Here: a.at == screen.Quotes},
		{Name: say("app.tab-people"), Action: toPeople, Here: a.at == screen.People},
	}
}

// onSaving keeps what the title line says of saving: "saved" only when the
// disk has said so.
func (a app) onSaving(msg tea.Msg) app {
	book := a.house.book
	switch msg := msg.(type) {
	case screen.Saving:
		a.head.pending = true
		a.head.saving = book.Say("app.saving")
	case screen.Saved:
		a.head.saving, a.head.pending, a.head.unsaved = book.Say("app.saved-at", phrases.Args{"Time": msg.At.Format("15:04:05")}), false, nil
	case screen.Unsaved:
		a.head.saving, a.head.pending, a.head.unsaved = book.Say("app.unsaved"), false, msg.Err
		a = a.failed(msg.Err)
	}
	return a
}

// tellSaved answers ctrl+s.
func (a app) tellSaved() app {
	switch {
	case a.head.unsaved != nil:
		return a.failed(a.head.unsaved)
	case a.head.pending:
		a.foot = frame.Foot{Said: a.house.book.Say("app.saving")}
	default:
		a.foot = frame.Foot{Said: a.house.book.Say("app.is-saved")}
	}
	return a
}
