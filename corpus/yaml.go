package corpus

import (
	"bytes"
	"errors"
	"io"
	"regexp"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"citaat/corpus/phrases"
)

var yamlLine = regexp.MustCompile(`line (\d+): ?`)

// DecodeYAML reads a hand-edited file into v. Unknown fields are refused, so
// that a typing error never silently loses what was meant. offset is added to
// the line numbers (the front matter of a transcript does not start a file).
func DecodeYAML(file string, data []byte, offset int, v any) error {
	if line := conflictLine(data); line > 0 {
		return &ParseError{File: file, Line: line + offset,
			Text: phrases.Make("corpus.yaml.conflict"), Cure: phrases.Make("corpus.yaml.conflict.cure")}
	}
	d := yaml.NewDecoder(bytes.NewReader(data))
	d.KnownFields(true)
	err := d.Decode(v)
	if err == nil || errors.Is(err, io.EOF) {
		return nil
	}
	return yamlError(file, offset, err)
}

func yamlError(file string, offset int, err error) error {
	message := err.Error()
	var te *yaml.TypeError
	if errors.As(err, &te) && len(te.Errors) > 0 {
		message = te.Errors[0]
	}
	line := 0
	if m := yamlLine.FindStringSubmatch(message); m != nil {
		line, _ = strconv.Atoi(m[1])
		line += offset
	}
	e := &ParseError{File: file, Line: line, Cure: phrases.Make("corpus.yaml.cure")}
	if _, after, ok := strings.Cut(message, "field "); ok && strings.Contains(after, " not found") {
		field, _, _ := strings.Cut(after, " not found")
		e.Text = phrases.Make("corpus.yaml.unknown", phrases.Args{"Field": field})
		e.Cure = phrases.Make("corpus.yaml.unknown.cure")
		return e
	}
	// yaml's message may quote the text around the mistake; ours must not.
	e.Text = phrases.Make("corpus.yaml.malformed")
	return e
}

// conflictLine is the line of a version-control conflict mark, or 0.
func conflictLine(data []byte) int {
	for i, l := range bytes.Split(data, []byte("\n")) {
		if bytes.HasPrefix(l, []byte("<<<<<<< ")) || bytes.HasPrefix(l, []byte(">>>>>>> ")) {
			return i + 1
		}
	}
	return 0
}
