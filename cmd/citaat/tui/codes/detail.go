package codes

import (
	"strconv"
	"strings"

	"citaat/cmd/citaat/tui/frame"
	"citaat/cmd/citaat/tui/theme"
	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// codePane draws all that is known of the code that is stood on.
func (m Model) codePane(width, height int) string {
	c, ok := m.code()
	if !ok {
		return frame.Pane(m.c.Theme, "", "", width, height, m.right)
	}
	title := frame.Clean(strings.Join(m.snap.book.Names(c.ID), " › "))
	return frame.Pane(m.c.Theme, title, strings.Join(m.drawCode(c, width-2, height-2), "\n"), width, height, m.right)
}

// drawCode draws the code above and its newest passages under it; where they
// do not both fit, the passages keep a third.
func (m Model) drawCode(c coding.Code, width, height int) []string {
	about, passages := m.panels(c, width, height)
	return append(about, passages...)
}

func (m Model) panels(c coding.Code, width, height int) (about, passages []string) {
	about = m.about(c, width)
	least := max(height/3, 4)
	if m.right {
		least = max(height/2, 4)
	}
	if n := len(m.detail.passages); n < 12 { // few passages need little room
		least = min(least, n*(passageRows+1)+2)
	}
	if room := height - least; len(about) > room && len(m.detail.passages) > 0 {
		about = append(about[:max(room-1, 0)], " "+m.c.Theme.Dim.Render(m.say("codes.more-about")))
	}
	return about, m.drawPassages(width, height-len(about))
}

// about are the fields of a code and its numbers.
func (m Model) about(c coding.Code, width int) []string {
	th, st := m.c.Theme, m.snap.stat(c.ID)
	h := theme.HueOf(c.Colour, string(c.ID))
	facts := []string{m.kindWord(c.Kind), th.Hue(h).Render(m.sign("▌", "|")) + m.hue(h)}
	if l := m.snap.letters[c.ID]; l != "" {
		facts = append(facts, m.say("codes.letter-is", phrases.Args{"Letter": l}))
	}
	if c.Key > 0 {
		facts = append(facts, m.say("codes.key-is", phrases.Args{"Key": strconv.Itoa(c.Key)}))
	}
	if !c.InUse() {
		facts = append(facts, m.outWord(c.ID))
	}
	lines := []string{" " + strings.Join(facts, " · "), " " + m.numbers(c)}
	if m.detail.id == c.ID && m.detail.memos > 0 {
		lines[1] += " · " + m.say("codes.memos", phrases.Args{"Count": m.detail.memos})
	}
	lines = append(lines, m.drawGroups(st, width)...)
	for _, g := range st.gaps {
		lines = append(lines, " "+th.Warn.Render(m.sign("◦ ", "~ ")+m.gapWord(g)))
	}
	if c.MergedInto != "" && st.mine > 0 {
		lines = append(lines, " "+th.Warn.Render(m.say("codes.yours-here", phrases.Args{"Count": st.mine})))
	}
	for _, f := range [][2]string{{"codes.short", c.Short}, {"codes.definition", c.Definition}, {"codes.use", c.UseWhen}, {"codes.not", c.DoNotUse}, {"codes.example", c.Example}} {
		lines = append(lines, m.field(m.say(f[0]), f[1], width)...)
	}
	return lines
}

func (m Model) kindWord(k coding.Kind) string {
	for _, w := range kinds() {
		if w[0] == string(k) {
			return m.say(w[1])
		}
	}
	return m.say("codes.kind-theme")
}

// numbers are the counts of a code with what stands under it.
func (m Model) numbers(c coding.Code) string {
	st := m.snap.stat(c.ID)
	parts := []string{m.say("codes.codings", phrases.Args{"Count": st.all}), m.say("codes.people", phrases.Args{"Count": len(st.people)})}
	if st.own != st.all {
		parts[0] += " " + m.say("codes.itself-count", phrases.Args{"N": st.own})
	}
	if st.chosen > 0 {
		parts = append(parts, m.say("codes.quotations", phrases.Args{"Count": st.chosen}))
	}
	return strings.Join(parts, " · ")
}

func (m Model) gapWord(g coding.Gap) string {
	switch g {
	case coding.NoDefinition:
		return m.say("codes.gap-definition")
	case coding.NoExample:
		return m.say("codes.gap-example")
	case coding.Unused:
		return m.say("codes.gap-unused")
	}
	return m.say("codes.gap-one")
}

// field draws a field of prose behind its label; an empty one takes no room.
func (m Model) field(label, text string, width int) []string {
	if text == "" {
		return nil
	}
	lines := []string{""}
	for i, part := range strings.Split(text, "\n") {
		if part = frame.Clean(part); i == 0 {
			part = label + ": " + part
		}
		for j, l := range frame.Wrap(part, min(width-3, 90)) {
			if rest, ok := strings.CutPrefix(l, label+":"); ok && i+j == 0 {
				l = m.c.Theme.Heading.Render(label+":") + rest
			}
			lines = append(lines, " "+l)
		}
	}
	return lines
}

// drawGroups draws passages and people per group.
func (m Model) drawGroups(st *stat, width int) []string {
	if len(st.people) == 0 {
		return nil
	}
	var lines, without []string
	for _, g := range m.snap.groups {
		t := st.groups[g]
		if t.passages == 0 {
			without = append(without, m.groupName(g))
			continue
		}
		lines = append(lines, frame.Fit("   "+frame.Fit(m.groupName(g), 16)+" "+m.say("codes.group-counts", phrases.Args{
			"Passages": m.say("codes.passages", phrases.Args{"Count": t.passages}), "People": m.say("codes.people", phrases.Args{"Count": t.people})}), width))
	}
	if len(without) > 0 {
		lines = append(lines, frame.Fit("   "+m.c.Theme.Dim.Render(m.say("codes.group-without", phrases.Args{"Groups": strings.Join(without, ", ")})), width))
	}
	return lines
}

func (m Model) groupName(id corpus.GroupID) string {
	if id == "" {
		return m.say("codes.no-group")
	}
	return frame.Clean(m.snap.settings.Group(id).Plural)
}

// passageRows is how many lines a passage takes.
const passageRows = 2

// drawPassages draws the newest passages, each with its place.
func (m Model) drawPassages(width, height int) []string {
	th, d := m.c.Theme, m.detail
	if height < 3 || d.id != m.at {
		return nil
	}
	if len(d.passages) == 0 {
		if d.version == 0 {
			return nil
		}
		return []string{"", " " + th.Dim.Render(m.say("codes.no-passages"))}
	}
	lines := []string{"", " " + th.Heading.Render(m.say("codes.newest"))}
	top, fit := m.firstPassage(height)
	for i := top; i < min(top+fit, len(d.passages)); i++ {
		lines = append(lines, m.drawPassage(d.passages[i], i == m.part && m.right, width)...)
	}
	if d.more > 0 && len(lines) < height {
		lines = append(lines, " "+th.Dim.Render(m.say("codes.more-passages", phrases.Args{"Count": d.more})))
	}
	return lines[:min(len(lines), height)]
}

// firstPassage is the first passage that is seen in a room, and how many are.
func (m Model) firstPassage(height int) (top, fit int) {
	fit = max((height-2)/(passageRows+1), 1)
	if m.right {
		top = max(min(m.part-fit/2, len(m.detail.passages)-fit), 0)
	}
	return top, fit
}

func (m Model) drawPassage(p passage, chosen bool, width int) []string {
	th := m.c.Theme
	star := " "
	if p.Choice.Chosen {
		star = m.sign("★", "*")
	}
	side := p.place
	if p.Coder != m.snap.coder {
		side += " · " + string(p.Coder)
	}
	if p.Code != m.at {
		c, _ := m.snap.book.Code(p.Code)
		side += " · " + c.Name
	}
	text := frame.Wrap(frame.Clean(p.Quote), min(width-6, 90))
	if len(text) > passageRows {
		text = text[:passageRows]
		text[passageRows-1] = frame.Fit(text[passageRows-1]+" …………", min(width-6, 90))
	}
	lines := []string{" " + star + " " + th.Clock.Render(frame.Fit(frame.Clean(side), width-4))}
	for _, l := range text {
		if chosen {
			l = th.Chosen.Render(frame.Fit(l, width-5))
		}
		lines = append(lines, "    "+l)
	}
	for len(lines) < passageRows+1 {
		lines = append(lines, "")
	}
	return lines
}
