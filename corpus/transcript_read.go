package corpus

import (
	"bytes"
	"strings"

	"golang.org/x/text/unicode/norm"

	"citaat/corpus/phrases"
)

// ParseTranscript reads a transcript as it stands in a study. file is the name
// for errors. Turns without a number get theirs here; the file gets them at its
// next write.
func ParseTranscript(file string, data []byte) (*Transcript, error) {
	head, rest, line, err := splitFrontMatter(file, data)
	if err != nil {
		return nil, err
	}
	var meta Meta
	if err := DecodeYAML(file, head, 1, &meta); err != nil {
		return nil, err
	}
	if err := checkMeta(file, meta); err != nil {
		return nil, err
	}
	r := turnReader{file: file, line: line, labels: map[Label]bool{}, seen: map[TurnNumber]bool{}}
	for _, s := range meta.Speakers {
		r.labels[s.Label] = true
	}
	if err := r.read(rest); err != nil {
		return nil, err
	}
	return NewTranscript(meta, r.turns), nil
}

// ParseMeta reads only the front matter: enough for a list of interviews.
func ParseMeta(file string, data []byte) (Meta, error) {
	head, _, _, err := splitFrontMatter(file, data)
	if err != nil {
		return Meta{}, err
	}
	var meta Meta
	if err := DecodeYAML(file, head, 1, &meta); err != nil {
		return Meta{}, err
	}
	return meta, checkMeta(file, meta)
}

// splitFrontMatter cuts a file at its two "---" lines; line is the number of
// the first line of the rest.
func splitFrontMatter(file string, data []byte) (head, rest []byte, line int, err error) {
	data = bytes.TrimPrefix(data, []byte("\xEF\xBB\xBF"))
	if bytes.IndexByte(data, '\r') >= 0 {
		data = bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
	}
	if !bytes.HasPrefix(data, []byte("---\n")) {
		return nil, nil, 0, &ParseError{File: file, Line: 1,
			Text: phrases.Make("corpus.front.missing"), Cure: phrases.Make("corpus.front.missing.cure")}
	}
	data = data[4:]
	end := bytes.Index(data, []byte("\n---\n"))
	if end < 0 {
		if tail := bytes.TrimSuffix(data, []byte("\n---")); len(tail) < len(data) {
			return tail, nil, bytes.Count(data, []byte("\n")) + 2, nil
		}
		return nil, nil, 0, &ParseError{File: file, Line: 1,
			Text: phrases.Make("corpus.front.open"), Cure: phrases.Make("corpus.front.missing.cure")}
	}
	head, rest = data[:end+1], data[end+5:]
	return head, rest, bytes.Count(head, []byte("\n")) + 3, nil
}

func checkMeta(file string, m Meta) error {
	if m.ID == "" {
		return &ParseError{File: file, Line: 1, Text: phrases.Make("corpus.meta.id"), Cure: phrases.Make("corpus.meta.id.cure")}
	}
	seen := map[Label]bool{}
	for _, s := range m.Speakers {
		switch {
		case !ValidLabel(s.Label):
			return &ParseError{File: file, Line: 1, Text: phrases.Make("corpus.meta.label"), Cure: phrases.Make("corpus.meta.label.cure")}
		case seen[s.Label]:
			return &ParseError{File: file, Line: 1, Text: phrases.Make("corpus.meta.twice", phrases.Args{"Label": string(s.Label)})}
		case s.Role != Interviewer && s.Role != Respondent && s.Role != Interpreter && s.Role != Other:
			return &ParseError{File: file, Line: 1, Text: phrases.Make("corpus.meta.role", phrases.Args{"Label": string(s.Label)}),
				Cure: phrases.Make("corpus.meta.role.cure")}
		}
		seen[s.Label] = true
	}
	return nil
}

// ValidLabel tells whether a label can open a turn: one word of letters,
// digits and hyphens.
func ValidLabel(l Label) bool {
	if l == "" || len(l) > 24 {
		return false
	}
	for _, r := range l {
		if r != '-' && r != '_' && !WordRune(r) {
			return false
		}
	}
	return true
}

// turnReader reads the lines below the front matter.
type turnReader struct {
	file   string
	line   int
	labels map[Label]bool
	seen   map[TurnNumber]bool
	turns  []Turn
	parts  []string // the lines of the open turn
}

func (r *turnReader) read(rest []byte) error {
	text := string(rest)
	if !norm.NFC.IsNormalString(text) {
		text = norm.NFC.String(text)
	}
	for len(text) > 0 {
		var line string
		line, text, _ = strings.Cut(text, "\n")
		if err := r.add(strings.TrimSpace(line)); err != nil {
			return err
		}
		r.line++
	}
	r.close()
	return nil
}

func (r *turnReader) add(line string) error {
	if line == "" {
		return nil
	}
	turn, speech, err := r.opening(line)
	if err != nil {
		return err
	}
	if turn != nil {
		r.close()
		r.turns = append(r.turns, *turn)
		r.parts = append(r.parts[:0], speech)
		return nil
	}
	if len(r.turns) == 0 {
		return &ParseError{File: r.file, Line: r.line,
			Text: phrases.Make("corpus.turn.orphan"), Cure: phrases.Make("corpus.turn.orphan.cure")}
	}
	r.parts = append(r.parts, unescape(line))
	return nil
}

// close gives the open turn its text.
func (r *turnReader) close() {
	if len(r.turns) == 0 {
		return
	}
	text := r.parts[0]
	if len(r.parts) > 1 {
		text = strings.Join(r.parts, " ")
	}
	r.turns[len(r.turns)-1].Text = text
}

// opening reads "[142 00:12:04 =141] M3: speech". It returns nil for a line
// that goes on with the turn above.
func (r *turnReader) opening(line string) (*Turn, string, error) {
	turn := Turn{Time: NoTime}
	rest, bracketed := line, false
	if line[0] == '[' {
		if in, after, ok := strings.Cut(line[1:], "] "); ok {
			if n, ok := bracket(in); ok {
				turn.Number, turn.Time, turn.Repeats = n.Number, n.Time, n.Repeats
				rest, bracketed = strings.TrimLeft(after, " "), true
			}
		}
	}
	label, speech, ok := strings.Cut(rest, ":")
	if !ok || !r.labels[Label(label)] || (speech != "" && speech[0] != ' ') {
		if bracketed {
			return nil, "", &ParseError{File: r.file, Line: r.line, Turn: turn.Number.String(),
				Text: phrases.Make("corpus.turn.label"), Cure: phrases.Make("corpus.turn.label.cure")}
		}
		return nil, "", nil
	}
	if turn.Number.Number > 0 {
		if r.seen[turn.Number] {
			return nil, "", &ParseError{File: r.file, Line: r.line, Turn: turn.Number.String(),
				Text: phrases.Make("corpus.turn.twice"), Cure: phrases.Make("corpus.turn.twice.cure")}
		}
		r.seen[turn.Number] = true
	}
	turn.Speaker = Label(label)
	return &turn, unescape(strings.TrimSpace(speech)), nil
}

// bracket reads what stands between the brackets before a label: a number, a
// time and a repetition, each optional but in this order.
func bracket(in string) (Turn, bool) {
	t := Turn{Time: NoTime}
	fields := strings.Fields(in)
	if len(fields) == 0 || len(fields) > 3 {
		return t, false
	}
	for i, f := range fields {
		switch {
		case f[0] == '=':
			n, err := ParseTurnNumber(f[1:])
			if err != nil || i != len(fields)-1 {
				return t, false
			}
			t.Repeats = n
		case strings.Contains(f, ":"):
			c, err := ParseClock(f)
			if err != nil || t.Time != NoTime {
				return t, false
			}
			t.Time = c
		default:
			n, err := ParseTurnNumber(f)
			if err != nil || i != 0 {
				return t, false
			}
			t.Number = n
		}
	}
	return t, true
}

// unescape takes the backslash off speech that looks like a declared label.
func unescape(s string) string {
	if strings.HasPrefix(s, `\`) {
		return s[1:]
	}
	return s
}
