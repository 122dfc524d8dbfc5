package main

import (
	"maps"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/rivo/uniseg"

	"citaat/cmd/citaat/desk"
	"citaat/corpus/phrases"
	"citaat/corpus/privacy"
)

// exposureRecord is a candidate in JSON. Its fields are a promise.
type exposureRecord struct {
	Kind      string `json:"kind"`
	Place     string `json:"place"`     // M3:142, or of another text its kind and id
	Interview string `json:"interview"` // empty: not in a transcript
	Text      string `json:"text"`
	Left      string `json:"left"`
	Right     string `json:"right"`
	Mark      string `json:"mark"` // what would replace it
	Alike     int    `json:"alike"`
	Sure      bool   `json:"sure"`
	Start     int    `json:"start"`
	End       int    `json:"end"`
}

// print lists what was found: how many of each kind and in each interview, and
// each with what stands around it, kind by kind.
func (x *checking) print() error {
	b := x.env.Book()
	list := slices.Clone(x.list)
	slices.SortStableFunc(list, func(a, c desk.Exposure) int {
		return slices.Index(privacy.Kinds(), a.Kind) - slices.Index(privacy.Kinds(), c.Kind)
	})
	if x.o.format == asTable && len(list) > 0 {
		x.printCounts()
		x.printContexts(list)
		if x.found.Spared > 0 {
			x.env.Say("privacy.spared-before", phrases.Args{"Count": x.found.Spared})
		}
		return x.env.Out.Flush()
	}
	records := make([]exposureRecord, 0, len(list))
	for _, e := range list {
		records = append(records, exposureRecord{Kind: string(e.Kind), Place: e.Place, Interview: string(e.Interview), Text: e.Text, Left: e.Left, Right: e.Right,
			Mark: e.Mark, Alike: e.Like, Sure: e.Sure, Start: int(e.Span.Start), End: int(e.Span.End)})
	}
	return listing[exposureRecord]{empty: "privacy.nothing", items: records, columns: []column[exposureRecord]{
		{key: "kind", title: "privacy.col.kind", text: func(r exposureRecord) string { return privacy.Kind(r.Kind).Sentence(1).In(b) }},
		{key: "place", title: "cli.col.place", text: func(r exposureRecord) string { return r.Place }},
		{key: "left", title: "privacy.col.left", text: func(r exposureRecord) string { return r.Left }},
		{key: "text", title: "cli.col.text", text: func(r exposureRecord) string { return r.Text }},
		{key: "right", title: "privacy.col.right", text: func(r exposureRecord) string { return r.Right }},
		{key: "mark", title: "privacy.col.mark", text: func(r exposureRecord) string { return r.Mark }},
		{key: "alike", title: "privacy.col.alike", number: func(r exposureRecord) int { return r.Alike }},
		{key: "interview", title: "cli.col.interview", text: func(r exposureRecord) string { return r.Interview }},
		{key: "start", title: "cli.col.start", number: func(r exposureRecord) int { return r.Start }},
		{key: "end", title: "cli.col.end", number: func(r exposureRecord) int { return r.End }},
	}}.print(x.env, x.o.printing)
}

// tallied is a row of counts.
type tallied struct {
	name string
	n    int
}

// printCounts prints how much there is of each kind and in each interview.
func (x *checking) printCounts() {
	b := x.env.Book()
	x.env.Out.Paint(bold, b.Say("privacy.found", phrases.Args{"Count": len(x.list),
		"In": count(b, "privacy.in-interviews", len(x.found.Looked))}))
	x.env.Out.Text("\n")
	kinds, places := map[privacy.Kind]int{}, map[string]int{}
	for _, e := range x.list {
		kinds[e.Kind]++
		places[string(e.Interview)]++
	}
	var rows []tallied
	for _, k := range privacy.Kinds() {
		if kinds[k] > 0 {
			rows = append(rows, tallied{k.Sentence(kinds[k]).In(b), kinds[k]})
		}
	}
	x.bars(rows)
	rows = nil
	for _, id := range x.found.Looked {
		if n := places[string(id)]; n > 0 {
			rows = append(rows, tallied{string(id), n})
		}
	}
	if n := places[""]; n > 0 {
		rows = append(rows, tallied{b.Say("privacy.elsewhere"), n})
	}
	if len(rows) > 1 {
		x.env.Out.Text("\n")
		x.bars(rows)
	}
}

// widest is how wide a bar is at most.
const widest = 30

func (x *checking) bars(rows []tallied) {
	most, name, digits := 1, 0, 1
	for _, r := range rows {
		most, name, digits = max(most, r.n), max(name, uniseg.StringWidth(r.name)), max(digits, len(itoa(r.n)))
	}
	block := "█"
	if x.env.flags.ascii {
		block = "#"
	}
	for _, r := range rows {
		x.env.Out.Text("  " + r.name + strings.Repeat(" ", name-uniseg.StringWidth(r.name)+2+digits-len(itoa(r.n))) + itoa(r.n) + "  ")
		x.env.Out.Paint(faint, strings.Repeat(block, max(1, r.n*widest/most)))
		x.env.Out.Text("\n")
	}
}

// printContexts prints each candidate in what stands around it, the candidates
// under each other; on a terminal so that a line fits.
func (x *checking) printContexts(list []desk.Exposure) {
	b, side := x.env.Book(), 40
	if x.env.Shown { // with room for the place, the word and its mark
		side = min(max(16, (x.env.Columns-44)/2), 60)
	}
	kind := privacy.Kind("")
	for i, e := range list {
		if e.Kind != kind {
			kind = e.Kind
			x.env.Out.Text("\n")
			x.env.Out.Paint(bold, kind.Sentence(2).In(b))
			x.env.Out.Text("\n")
		}
		place := ""
		if e.Interview == "" && (i == 0 || list[i-1].Place != e.Place || list[i-1].Kind != e.Kind) {
			x.env.Out.Paint(faint, "  "+e.Place+"\n")
		} else if e.Interview != "" {
			place = e.Place
		}
		e.Left, e.Right = lastOf(spaced(e.Left), side), firstOf(spaced(e.Right), side)
		gap := strings.Repeat(" ", max(0, widestPlace-uniseg.StringWidth(place))+2+side-uniseg.StringWidth(e.Left))
		x.env.Out.Text("  " + place + gap)
		x.context(e)
		x.env.Out.Paint(faint, "  → "+oneLine(e.Mark))
		x.env.Out.Text("\n")
	}
}

// widestPlace is how wide M3:142 is mostly.
const widestPlace = 8

// lastOf is the end of a text that is no wider than so many columns.
func lastOf(s string, width int) string {
	if w := ansi.StringWidth(s); w > width {
		return "…" + ansi.TruncateLeft(strings.TrimPrefix(s, "…"), ansi.StringWidth(strings.TrimPrefix(s, "…"))-width+1, "")
	}
	return s
}

// firstOf is the beginning of a text that is no wider than so many columns.
func firstOf(s string, width int) string { return ansi.Truncate(s, width, "…") }

// context prints a candidate between what stands around it.
func (x *checking) context(e desk.Exposure) {
	x.env.Out.Text(spaced(e.Left))
	x.env.Out.Paint(node, "‹"+oneLine(e.Text)+"›")
	x.env.Out.Text(spaced(e.Right))
}

// spaced is oneLine with the spaces at the ends.
func spaced(s string) string {
	one := oneLine(s)
	if strings.HasPrefix(s, " ") && one != "" {
		one = " " + one
	}
	if strings.HasSuffix(s, " ") && strings.TrimSpace(s) != "" {
		one += " "
	}
	return one
}

// markRecord is a mark in use, in JSON. Its fields are a promise.
type markRecord struct {
	Mark  string `json:"mark"`
	Times int    `json:"times"`
}

// printMarks lists the marks that the texts hold.
func (x *checking) printMarks() error {
	records := []markRecord{}
	for _, m := range slices.Sorted(maps.Keys(x.found.Written)) {
		records = append(records, markRecord{m, x.found.Written[m]})
	}
	return listing[markRecord]{empty: "privacy.no-marks", items: records, columns: []column[markRecord]{
		{key: "mark", title: "privacy.col.mark", text: func(r markRecord) string { return r.Mark }},
		{key: "times", title: "privacy.col.times", number: func(r markRecord) int { return r.Times }},
	}}.print(x.env, x.o.printing)
}
