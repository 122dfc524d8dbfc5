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
	head, err := formatMeta(t.Meta)
	if err != nil {
		return nil, err
	}
	return t.format(head), nil
}

// FormatOver is Format for a file that replaces an older one. What stays the same
// in the front matter stays as it was written: comments, order and notation are
// people's.
func (t *Transcript) FormatOver(old []byte) ([]byte, error) {
	head, err := formatMeta(t.Meta)
	if err != nil {
		return nil, err
	}
	meta, err := ParseMeta("", old)
	if err != nil {
		return t.format(head), nil // nothing that could be kept
	}
	was, _, _, _ := splitFrontMatter("", old) // it was read a moment ago
	if same, err := formatMeta(meta); err == nil && bytes.Equal(same, head) {
		return t.format(was), nil
	}
	if head, err = overFrontMatter(was, t.Meta); err != nil {
		return nil, err
	}
	return t.format(head), nil
}

func formatMeta(m Meta) ([]byte, error) {
	var b bytes.Buffer
	enc := yaml.NewEncoder(&b)
	enc.SetIndent(2)
	if err := enc.Encode(m); err != nil {
		return nil, err
	}
	err := enc.Close()
	return b.Bytes(), err
}

func (t *Transcript) format(head []byte) []byte {
	var b bytes.Buffer
	b.WriteString("---\n")
	b.Write(head)
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
	return b.Bytes()
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
