package bring

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"citaat/cmd/citaat/tui/chart"
	"citaat/cmd/citaat/tui/frame"
	"citaat/coding/threeway"
	"citaat/corpus"
	"citaat/corpus/ingest"
	"citaat/corpus/phrases"
)

// choiceLine is a line of the pane of choices.
type choiceLine struct {
	text string
	row  int // -1: nothing that can be chosen
}

// choicesPane draws what the chosen file was taken for, and what can be decided
// about it.
func (m Model) choicesPane(b box) string {
	if b.width == 0 {
		return ""
	}
	var lines []string
	all := m.choiceLines(max(b.width-2, 1))
	from := max(min(m.from, len(all)-(b.height-2)), 0)
	for _, l := range all[from:min(from+max(b.height-2, 0), len(all))] {
		lines = append(lines, l.text)
	}
	title := m.c.Book.Say("bring.choices")
	if f, ok := m.here(); ok {
		title = frame.Clean(f.name)
	}
	return frame.Pane(m.c.Theme, title, strings.Join(lines, "\n"), b.width, b.height, m.focus == inChoices)
}

// choiceLines are all lines of the pane.
func (m Model) choiceLines(width int) []choiceLine {
	f, ok := m.here()
	if !ok {
		return nil
	}
	d := drawing{m: m, f: f, width: width}
	d.recognised()
	rows := m.rows()
	for i, r := range rows {
		if i > 0 && heading(r.kind) != heading(rows[i-1].kind) {
			if heading(r.kind) == "bring.cleaning" {
				d.leftOut()
			}
			d.headed(heading(r.kind))
		}
		d.choice(i, r)
	}
	if len(rows) == 0 || heading(rows[len(rows)-1].kind) != "bring.cleaning" {
		d.leftOut()
	}
	return d.lines
}

// heading is the key of the heading above a row; "" for those at the top.
func heading(k kind) string {
	switch {
	case k == ofSpeaker, k == ofMore:
		return "bring.speakers"
	case k >= ofFillers:
		return "bring.cleaning"
	}
	return ""
}

// drawing gathers the lines.
type drawing struct {
	m     Model
	f     file
	width int
	lines []choiceLine
}

func (d *drawing) add(s string) {
	d.lines = append(d.lines, choiceLine{" " + ansi.Truncate(s, max(d.width-2, 1), "…"), -1})
}

// tell adds a sentence on as many lines as it needs.
func (d *drawing) tell(s string, style func(...string) string) {
	for _, l := range frame.Wrap(frame.Clean(s), max(d.width-2, 8)) {
		d.add(style(l))
	}
}

// recognised is what the file was taken for, and what is in question about it.
func (d *drawing) recognised() {
	m, th, say := d.m, d.m.c.Theme, d.m.c.Book.Say
	if d.f.read && d.f.draft.SHA256 != "" {
		parts := []string{d.f.draft.Format.Sentence().In(m.c.Book)}
		if d.f.draft.Encoding != "" {
			parts = append(parts, string(d.f.draft.Encoding))
		}
		if now := d.f.size(); now.turns > 0 {
			parts = append(parts, say("bring.turns", phrases.Args{"Count": now.turns}), say("bring.words", phrases.Args{"Count": now.words}))
		}
		d.tell(strings.Join(parts, m.sign(" · ", " - ")), th.Dim.Render)
	}
	switch m.stateOf(m.at) {
	case waiting:
		d.add(th.Dim.Render(say("bring.reading")))
	case written:
		d.tell(m.why(m.at)[0].In(m.c.Book), th.Good.Render)
	default:
		if s := m.fault(m.at); s != "" {
			d.tell(m.sign("▲ ", "! ")+s, th.Warn.Render)
		}
		for _, s := range m.why(m.at) {
			d.tell(m.sign("▲ ", "! ")+s.In(m.c.Book), th.Warn.Render)
		}
	}
	if d.f.err != nil && m.stateOf(m.at) == ready { // a plan that cannot be
		d.tell(m.c.Book.Error(d.f.err), th.Warn.Render)
	}
	d.add("")
}

func (d *drawing) headed(key string) {
	d.add("")
	line := d.m.c.Theme.Heading.Render(d.m.c.Book.Say(key))
	if key == "bring.cleaning" {
		line += d.difference()
	}
	d.add(line)
}

// difference is what the last choice changed.
func (d *drawing) difference() string {
	now, was := d.f.size(), d.f.was
	if was.turns == 0 || now == was || now.turns == 0 {
		return ""
	}
	return "  " + d.m.c.Theme.Good.Render(d.m.c.Book.Say("bring.difference",
		phrases.Args{"Turns": now.turns, "Words": now.words, "WasTurns": was.turns, "WasWords": was.words}))
}

// choice is a row that can be chosen.
func (d *drawing) choice(i int, r row) {
	m, th := d.m, d.m.c.Theme
	label, value := d.value(r)
	pointer := "  "
	if i == m.row && m.focus == inChoices {
		pointer = th.Key.Render(m.sign("▸ ", "> "))
	}
	line := pointer
	if label != "" {
		line += frame.Fit(label, d.labels(r.kind)) + " "
	}
	d.lines = append(d.lines, choiceLine{ansi.Truncate(line+value, max(d.width-1, 1), "…"), i})
}

func (d *drawing) labels(k kind) int {
	if k >= ofFillers {
		return min(30, max(d.width/2, 12))
	}
	return 12
}

// value is what a row is called, and what stands in it.
func (d *drawing) value(r row) (label, value string) {
	m, f, say := d.m, d.f, d.m.c.Book.Say
	meta := corpus.Meta{}
	if f.whole() {
		meta = f.plan.Transcript.Meta
	}
	switch r.kind {
	case ofID:
		return say("bring.id"), string(f.id())
	case ofParticipant:
		var ids []string
		for _, p := range f.plan.Participants {
			ids = append(ids, string(p.ID))
		}
		return say("bring.who"), cmp.Or(strings.Join(ids, ", "), say("bring.nobody"))
	case ofGroup:
		return say("bring.group"), d.switched(cmp.Or(frame.Clean(m.groupName(f.group())), say("bring.no-group")))
	case ofDate:
		return say("bring.date"), cmp.Or(meta.Date, m.c.Theme.Dim.Render(say("bring.no-date-yet")))
	case ofLanguage:
		return say("bring.language"), frame.Clean(meta.Language)
	case ofTurns:
		return say("bring.alternate"), d.switched(say(d.order()))
	case ofPrefer:
		return say("bring.prefer"), d.switched(say(map[threeway.Side]string{threeway.Nobody: "bring.prefer-nobody", threeway.Ours: "bring.prefer-ours", threeway.Theirs: "bring.prefer-theirs"}[f.fix.prefer]))
	case ofSpeaker:
		return "", d.speaker(f.speaker(r.speaker))
	}
	if r.kind == ofMore {
		return "", d.m.c.Theme.Dim.Render(say("bring.more-speakers"))
	}
	return d.cleaned(r.kind)
}

func (d *drawing) order() string {
	switch i := slices.IndexFunc(orders(), func(v []string) bool { return slices.Equal(v, d.f.choices.Alternate) }); i {
	case 1:
		return "bring.alternate-asks"
	case 2:
		return "bring.alternate-answers"
	}
	return "bring.alternate-no"
}

// switched is a value between the signs that say that the arrows change it.
func (d *drawing) switched(s string) string {
	th := d.m.c.Theme
	return th.Key.Render(d.m.sign("‹", "<")) + " " + s + " " + th.Key.Render(d.m.sign("›", ">"))
}

// speaker is a speaker as it would be, how much is said, and who it was.
func (d *drawing) speaker(s ingest.Assigned) string {
	th, say := d.m.c.Theme, d.m.c.Book.Say
	bar := frame.Fit(chart.Bar(float64(s.Words), float64(d.f.most()), 6, th.ASCII), 6)
	found := say("bring.was-nobody")
	if s.Found != ingest.Unknown {
		found = "“" + frame.Clean(s.Found) + "”"
	}
	line := th.Speaker.Render(frame.Fit(string(s.Label), 5)) + " " + frame.Fit(d.switched(say(roleName(s.Role))), 15) + " " +
		frame.Fit(found, max(min(d.width-57, 26), 12)) + " " + th.Hue(0).Render(bar) + " "
	switch {
	case s.Guessed:
		line += th.Warn.Render(say("bring.guess")) + " "
	case s.Role == corpus.Interpreter && s.Participant == "":
		line += say("bring.own-words") + " "
	case s.Participant != "" && string(s.Participant) != string(s.Label):
		line += say("bring.speaks-for", phrases.Args{"Participant": string(s.Participant)}) + " "
	}
	line += th.Dim.Render(say("bring.turns", phrases.Args{"Count": s.Turns}) + d.m.sign(" · ", " - ") + say("bring.words", phrases.Args{"Count": s.Words}))
	return line
}

// cleaned is a choice about cleaning, as it stands.
func (d *drawing) cleaned(k kind) (label, value string) {
	say, c := d.m.c.Book.Say, d.f.choices.Cleaning
	state := func(goes bool) string {
		if goes {
			return d.switched(say("bring.goes"))
		}
		return d.switched(say("bring.stays"))
	}
	switch k {
	case ofFillers:
		return say("bring.fillers"), state(c.DropFillers) + d.times(d.f.fillers)
	case ofTimes:
		return say("bring.times"), state(!c.KeepTimes)
	case ofWraps:
		if c.KeepWraps {
			return say("bring.wraps"), d.switched(say("bring.stays"))
		}
		return say("bring.wraps"), d.switched(say("bring.joined"))
	case ofPages:
		return say("bring.pages"), state(!c.KeepPages) + d.times(d.skipped(ingest.PageLines))
	}
	if c.PlainQuotes {
		return say("bring.quotes"), d.switched(say("bring.straight"))
	}
	return say("bring.quotes"), d.switched(say("bring.stay"))
}

// times is how often something is there that cleaning is about.
func (d *drawing) times(n int) string {
	if n == 0 {
		return ""
	}
	return "  " + d.m.c.Theme.Dim.Render(d.m.sign("× ", "x ")+strconv.Itoa(n))
}

func (d *drawing) skipped(k ingest.Kind) int {
	n := 0
	for _, s := range d.f.seen.Skipped {
		if s.Kind == k {
			n += s.Count
		}
	}
	return n
}

// leftOut is what does not come in, each kind counted and named.
func (d *drawing) leftOut() {
	m, th := d.m, d.m.c.Theme
	if !d.f.read || d.f.draft.SHA256 == "" || d.f.there != "" {
		return
	}
	var lost, replaced []string
	for _, s := range d.f.seen.Skipped {
		if line := m.sign("– ", "- ") + s.Sentence().In(m.c.Book); s.Kind.Routine() {
			replaced = append(replaced, line)
		} else {
			lost = append(lost, line)
		}
	}
	d.add("")
	d.add(th.Heading.Render(m.c.Book.Say("bring.left-out")))
	if len(lost) == 0 {
		d.add(th.Dim.Render(m.c.Book.Say("bring.nothing-left-out")))
	}
	for _, l := range lost {
		d.tell(l, th.Text.Render)
	}
	for _, l := range replaced {
		d.tell(l, th.Dim.Render)
	}
	for _, n := range d.f.seen.Notes {
		d.tell(m.sign("▲ ", "! ")+n.In(m.c.Book), th.Warn.Render)
	}
}

func roleName(r corpus.Role) string {
	switch r {
	case corpus.Interviewer:
		return "bring.role-interviewer"
	case corpus.Respondent:
		return "bring.role-respondent"
	case corpus.Interpreter:
		return "bring.role-interpreter"
	}
	return "bring.role-other"
}
