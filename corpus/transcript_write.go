package corpus

import (
	"bytes"
	"strings"

	"gopkg.in/yaml.v3"
)

// Format writes a transcript as it stands in a study: front matter, then one
// line a turn with a blank line between. ParseTranscript reads the same
// transcript back.
func (t *Transcript) Format() ([]byte, error) {
	var b bytes.Buffer
	b.WriteString("---\n")
	enc := yaml.NewEncoder(&b)
	enc.SetIndent(2)
	if err := enc.Encode(t.Meta); err != nil {
		return nil, err
	}
	if err := enc.Close(); err != nil {
		return nil, err
	}
	b.WriteString("---\n")
	labels := map[Label]bool{}
	for _, s := range t.Speakers {
		labels[s.Label] = true
	}
	for _, u := range t.Turns {
		b.WriteString("\n[")
		b.WriteString(u.Number.String())
		if u.Time >= 0 {
			b.WriteString(" " + u.Time.String())
		}
		if u.Repeats.Number > 0 {
			b.WriteString(" =" + u.Repeats.String())
		}
		b.WriteString("] " + string(u.Speaker) + ": ")
		if needsEscape(u.Text, labels) {
			b.WriteByte('\\')
		}
		b.WriteString(u.Text + "\n")
	}
	return b.Bytes(), nil
}

// needsEscape tells of speech that a reader would take for something else: a
// backslash of its own, or what looks like the opening of a turn.
func needsEscape(text string, labels map[Label]bool) bool {
	if strings.HasPrefix(text, `\`) {
		return true
	}
	label, _, ok := strings.Cut(text, ":")
	return ok && labels[Label(label)]
}
