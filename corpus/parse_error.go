package corpus

import (
	"fmt"
	"strings"

	"citaat/corpus/phrases"
)

// ParseError tells what is wrong with a file of a study, where, and what to do
// about it. Its sentences are citaat's own; they never hold a transcript's text.
type ParseError struct {
	File string
	Line int    // from 1; 0: the file as a whole
	Turn string // the number of the turn, if that is the place
	Text phrases.Sentence
	Cure phrases.Sentence
}

// Say implements phrases.Sayer: file:line, what, and the cure.
func (e *ParseError) Say(b *phrases.Book) string {
	var s strings.Builder
	s.WriteString(e.File)
	if e.Line > 0 {
		fmt.Fprintf(&s, ":%d", e.Line)
	}
	if e.Turn != "" {
		fmt.Fprintf(&s, " [%s]", e.Turn)
	}
	s.WriteString(": ")
	s.WriteString(e.Text.In(b))
	if cure := e.Cure.In(b); cure != "" {
		s.WriteString(". ")
		s.WriteString(cure)
	}
	return s.String()
}

// Error implements error, in English.
func (e *ParseError) Error() string { return e.Say(phrases.For(phrases.English)) }
