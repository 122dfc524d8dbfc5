package find

import (
	"slices"

	"citaat/cmd/citaat/tui/screen"
)

// What can be done here.
const (
	doAsk       screen.Action = "find.ask"
	doSearch    screen.Action = "find.search"
	doEarlier   screen.Action = "find.earlier"
	doBrowse    screen.Action = "find.browse"
	doOut       screen.Action = "find.out"
	doOpen      screen.Action = "find.open"
	doMark      screen.Action = "find.mark"
	doMarkAll   screen.Action = "find.mark-all"
	doMarkThese screen.Action = "find.mark-interview"
	doInvert    screen.Action = "find.invert"
	doCode      screen.Action = "find.code"
	doQuick     screen.Action = "find.quick"
	doUnit      screen.Action = "find.unit"
	doWider     screen.Action = "find.wider"
	doNarrower  screen.Action = "find.narrower"
	doSort      screen.Action = "find.sort"
	doSortBack  screen.Action = "find.sort-back"
	doPassages  screen.Action = "find.passages"
	doCopy      screen.Action = "find.copy"
	doLeaveOut  screen.Action = "find.leave-out"
	doKeep      screen.Action = "find.keep"
	doKept      screen.Action = "find.kept"
	doDown      screen.Action = "find.down"
	doUp        screen.Action = "find.up"
	doPageDown  screen.Action = "find.page-down"
	doPageUp    screen.Action = "find.page-up"
	doFirst     screen.Action = "find.first"
	doLast      screen.Action = "find.last"
)

// walk is how one moves through a list here.
func walk() screen.Walk {
	return screen.Walk{Down: doDown, Up: doUp, PageDown: doPageDown, PageUp: doPageUp, First: doFirst, Last: doLast}
}

// Keys are the keys as they stand now.
func (m Model) Keys() screen.Table {
	switch {
	case m.picking != nil:
		return m.pickerKeys()
	case m.naming != nil:
		return namingKeys()
	case m.review != nil:
		return m.reviewKeys()
	case m.kept.open:
		return m.keptKeys()
	case m.typing:
		return m.queryKeys()
	}
	return m.hitKeys()
}

func (m Model) queryKeys() screen.Table {
	return screen.Table{Typing: true, Bindings: []screen.Binding{
		{Action: doSearch, Keys: []string{"enter"}, Help: "find.search", Short: "find.search-short", Footer: 1},
		{Action: doBrowse, Keys: []string{"down", "tab"}, Shown: "↓", Help: "find.browse", Short: "find.browse-short", Footer: 2},
		{Action: doEarlier, Keys: []string{"up"}, Shown: "↑", Help: "find.earlier", Short: "find.earlier-short", Footer: 3,
			Disabled: screen.Unless(len(m.earlier.all) > 0, "find.no-earlier-off")},
		{Action: doKept, Keys: []string{"ctrl+o"}, Help: "find.kept-list", Short: "find.kept-short", Footer: 4},
		{Action: doOut, Keys: []string{"esc"}, Help: "find.out", Short: "find.out-short", Footer: 5},
	}}
}

func (m Model) hitKeys() screen.Table {
	off := screen.Unless(len(m.found.rows) > 0, "find.no-hits-off")
	asked := screen.Unless(m.input.Value() != "" && m.fault == nil, "find.no-query-off")
	bs := []screen.Binding{
		{Action: doOpen, Keys: []string{"enter"}, Help: "find.open", Short: "find.open-short", Footer: 1, Disabled: off},
		{Action: doMark, Keys: []string{" "}, Shown: m.c.Book.Say("find.space"), Help: "find.mark", Short: "find.mark-short", Footer: 2, Disabled: off},
		{Action: doCode, Keys: []string{"c"}, Help: "find.code", Short: "find.code-short", Footer: 3, Disabled: off},
		{Action: doAsk, Keys: []string{"/", "i"}, Help: "find.ask", Short: "find.ask-short", Footer: 4},
		{Action: doSort, Keys: []string{"s"}, Help: "find.sort", Short: "find.sort-short", Footer: 5, Disabled: off},
		{Action: doSortBack, Keys: []string{"S"}, Help: "find.sort-back", Disabled: off},
		{Action: doKeep, Keys: []string{"b"}, Help: "find.keep", Disabled: asked},
		{Action: doKept, Keys: []string{"o", "ctrl+o"}, Help: "find.kept-list"},
		{Action: doPassages, Keys: []string{"p"}, Help: "find.passages"},
		{Action: doLeaveOut, Keys: []string{"-"}, Help: "find.leave-out", Disabled: off},
		{Action: doUnit, Keys: []string{"w"}, Help: "find.unit"},
		{Action: doWider, Keys: []string{">"}, Help: "find.wider"},
		{Action: doNarrower, Keys: []string{"<"}, Help: "find.narrower"},
		{Action: doMarkAll, Keys: []string{"a"}, Help: "find.mark-all", Disabled: off},
		{Action: doMarkThese, Keys: []string{"A"}, Help: "find.mark-interview", Disabled: off},
		{Action: doInvert, Keys: []string{"v"}, Help: "find.invert", Disabled: off},
		{Action: doCopy, Keys: []string{"y"}, Help: "find.copy", Disabled: off},
		{Action: doOut, Keys: []string{"esc"}, Help: "find.out"},
	}
	if d := m.digits(); len(d) > 0 {
		b := screen.Binding{Action: doQuick, Keys: d, Shown: d[0], Help: "find.quick", Disabled: off}
		if len(d) > 1 {
			b.Shown = d[0] + "-" + d[len(d)-1]
		}
		bs = append(bs, b)
	}
	return screen.Table{Bindings: append(bs, moves("find.group-move", "find.down", "find.up")...)}
}

// moves are the keys that only move, through the things of a group.
func moves(group, down, up string) []screen.Binding {
	bs := []screen.Binding{
		{Action: doDown, Keys: []string{"j", "down", "n"}, Shown: "j ↓", Help: down},
		{Action: doUp, Keys: []string{"k", "up", "N"}, Shown: "k ↑", Help: up},
		{Action: doPageDown, Keys: []string{"pgdown", "ctrl+f", "ctrl+d"}, Help: "find.page-down"},
		{Action: doPageUp, Keys: []string{"pgup", "ctrl+b", "ctrl+u"}, Help: "find.page-up"},
		{Action: doFirst, Keys: []string{"gg", "home"}, Help: "find.first"},
		{Action: doLast, Keys: []string{"G", "end"}, Help: "find.last"},
	}
	for i := range bs {
		bs[i].Group = group
	}
	return bs
}

func (m Model) pickerKeys() screen.Table {
	bs := []screen.Binding{{Action: "find.pick", Keys: []string{"enter"}, Help: "find.pick", Footer: 1}}
	if m.pickFor == forHits {
		bs = append(bs, screen.Binding{Action: "find.pick-more", Keys: []string{"tab"}, Help: "find.pick-more", Footer: 2})
	}
	return screen.Table{Modal: true, Bindings: append(bs, screen.Binding{Action: "find.close", Keys: []string{"esc"}, Help: "find.close", Footer: 3})}
}

// digits are the keys of the quick codes, as the codebook gives them.
func (m Model) digits() []string {
	var d []string
	for k := range m.codes.quick {
		d = append(d, k)
	}
	slices.Sort(d)
	return d
}
