package find

import "citaat/cmd/citaat/tui/screen"

// What can be done with saved searches and with what they propose.
const (
	doRun       screen.Action = "find.run"
	doPropose   screen.Action = "find.propose"
	doRename    screen.Action = "find.rename"
	doRecode    screen.Action = "find.search-code"
	doRemove    screen.Action = "find.remove"
	doMoveUp    screen.Action = "find.move-up"
	doMoveDown  screen.Action = "find.move-down"
	doCloseKept screen.Action = "find.close-kept"

	doAccept      screen.Action = "proposal.accept"
	doReject      screen.Action = "proposal.reject"
	doAcceptAll   screen.Action = "proposal.accept-all"
	doRejectAll   screen.Action = "proposal.reject-all"
	doAsHit       screen.Action = "proposal.as-hit"
	doAsSentence  screen.Action = "proposal.as-sentence"
	doAsTurn      screen.Action = "proposal.as-turn"
	doStartBack   screen.Action = "proposal.start-back"
	doStartOn     screen.Action = "proposal.start-on"
	doEndOn       screen.Action = "proposal.end-on"
	doEndBack     screen.Action = "proposal.end-back"
	doGone        screen.Action = "proposal.gone"
	doReopen      screen.Action = "proposal.reopen"
	doCloseReview screen.Action = "proposal.close"
)

func namingKeys() screen.Table {
	return screen.Table{Modal: true, Bindings: []screen.Binding{
		{Action: "find.name", Keys: []string{"enter"}, Help: "find.name", Footer: 1},
		{Action: "find.close", Keys: []string{"esc"}, Help: "find.close", Footer: 2},
	}}
}

func (m Model) keptKeys() screen.Table {
	x, ok := m.chosenKept()
	off := screen.Unless(ok, "find.none-kept-off")
	code := off
	if ok {
		code = screen.Unless(x.Code != "", "find.no-code-off")
	}
	return screen.Table{Bindings: append([]screen.Binding{
		{Action: doRun, Keys: []string{"enter"}, Help: "find.run", Short: "find.run-short", Footer: 1, Disabled: off},
		{Action: doPropose, Keys: []string{"p"}, Help: "find.propose", Short: "find.propose-short", Footer: 2, Disabled: code},
		{Action: doRecode, Keys: []string{"c"}, Help: "find.search-code", Short: "find.search-code-short", Footer: 3, Disabled: off},
		{Action: doRename, Keys: []string{"r"}, Help: "find.rename", Short: "find.rename-short", Footer: 4, Disabled: off},
		{Action: doRemove, Keys: []string{"x", "delete"}, Help: "find.remove", Disabled: off},
		{Action: doMoveDown, Keys: []string{"J", "shift+down"}, Help: "find.move-down", Disabled: off},
		{Action: doMoveUp, Keys: []string{"K", "shift+up"}, Help: "find.move-up", Disabled: off},
		{Action: doCloseKept, Keys: []string{"esc", "o", "ctrl+o"}, Help: "find.close-kept", Short: "find.out-short", Footer: 5},
	}, moves("find.group-kept", "find.next-kept", "find.previous-kept")...)}
}

func (m Model) reviewKeys() screen.Table {
	r := m.review
	some := screen.Unless(r.next(0) < len(r.items) && r.items[r.next(0)].decided == undecided, "proposal.none-off")
	this := screen.Unless(r.at < len(r.items) && r.items[r.at].decided == undecided, "proposal.decided-off")
	gone := screen.Unless(len(r.gone) > 0, "proposal.none-gone-off")
	out := screen.Binding{Action: doCloseReview, Keys: []string{"esc"}, Help: "proposal.close", Short: "find.out-short", Footer: 5}
	steps := []screen.Binding{
		{Action: doDown, Keys: []string{"j", "down", " ", "n"}, Shown: m.c.Book.Say("find.space"), Help: "proposal.skip", Short: "proposal.skip-short", Footer: 3},
		{Action: doUp, Keys: []string{"k", "up", "N"}, Shown: "k ↑", Help: "proposal.previous"},
		{Action: doFirst, Keys: []string{"gg", "home"}, Help: "proposal.first"},
		{Action: doLast, Keys: []string{"G", "end"}, Help: "proposal.last"},
	}
	if r.looking {
		return screen.Table{Bindings: append([]screen.Binding{
			{Action: doReopen, Keys: []string{"o", "enter"}, Help: "proposal.reopen", Short: "proposal.reopen-short", Footer: 1, Disabled: gone},
			{Action: doGone, Keys: []string{"v"}, Help: "proposal.back", Short: "proposal.back-short", Footer: 4},
			out}, steps...)}
	}
	bs := []screen.Binding{
		{Action: doAccept, Keys: []string{"a", "enter"}, Help: "proposal.accept", Short: "proposal.accept-short", Footer: 1, Disabled: this},
		{Action: doReject, Keys: []string{"r"}, Help: "proposal.reject", Short: "proposal.reject-short", Footer: 2, Disabled: this},
		{Action: doAcceptAll, Keys: []string{"A"}, Help: "proposal.accept-all", Disabled: some},
		{Action: doRejectAll, Keys: []string{"R"}, Help: "proposal.reject-all", Disabled: some},
		{Action: doGone, Keys: []string{"v"}, Help: "proposal.show-gone", Disabled: gone},
		{Action: doOpen, Keys: []string{"o"}, Help: "proposal.open"},
		out,
	}
	borders := []screen.Binding{
		{Action: doEndOn, Keys: []string{"l", "right"}, Shown: "→", Help: "proposal.end-on", Short: "proposal.border-short", Footer: 4},
		{Action: doEndBack, Keys: []string{"h", "left"}, Shown: "←", Help: "proposal.end-back"},
		{Action: doStartBack, Keys: []string{"H", "shift+left"}, Shown: "H", Help: "proposal.start-back"},
		{Action: doStartOn, Keys: []string{"L", "shift+right"}, Shown: "L", Help: "proposal.start-on"},
		{Action: doAsHit, Keys: []string{"w"}, Help: "proposal.as-hit"},
		{Action: doAsSentence, Keys: []string{"s"}, Help: "proposal.as-sentence"},
		{Action: doAsTurn, Keys: []string{"t"}, Help: "proposal.as-turn"},
	}
	for i := range borders {
		borders[i].Group, borders[i].Disabled = "proposal.group-borders", this
	}
	return screen.Table{Bindings: append(append(bs, steps...), borders...)}
}
