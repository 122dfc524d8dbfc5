package bring

import (
	"strings"

	"citaat/cmd/citaat/tui/frame"
	"citaat/corpus/phrases"
)

// outcome is what became of the files, below one another: what came in, and what
// did not, with the reason and what helps.
func (m Model) outcome(width int) []string {
	th, say := m.c.Theme, m.c.Book.Say
	var in, out []string
	for i, f := range m.files {
		name := frame.Clean(f.name)
		mark, style := m.mark(m.stateOf(i))
		switch s := m.stateOf(i); {
		case s == written:
			in = append(in, " "+style.Render(mark)+" "+frame.Fit(string(f.id()), 9)+" "+frame.Fit(say("bring.turns", phrases.Args{"Count": len(f.plan.Transcript.Turns)}), 12)+" "+th.Dim.Render(name))
		case s != ready:
			out = append(out, " "+style.Render(mark)+" "+name)
			for _, l := range frame.Wrap(m.reason(i), max(width-4, 8)) {
				out = append(out, "   "+th.Dim.Render(l))
			}
		default:
			out = append(out, " "+style.Render(mark)+" "+name, "   "+th.Dim.Render(say("bring.not-yet")))
		}
	}
	lines := []string{" " + th.Heading.Render(say("bring.sum-in", phrases.Args{"Count": len(in)}))}
	lines = append(lines, in...)
	if len(out) > 0 {
		lines = append(lines, "", " "+th.Heading.Render(say("bring.not-come")))
		lines = append(lines, out...)
	}
	return lines
}

// reason is why a file did not come in, in one line.
func (m Model) reason(i int) string {
	var parts []string
	if s := m.fault(i); s != "" {
		parts = append(parts, s)
	}
	for _, s := range m.why(i) {
		parts = append(parts, s.In(m.c.Book))
	}
	return frame.Clean(strings.Join(parts, " "))
}
