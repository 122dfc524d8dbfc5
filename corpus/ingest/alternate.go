package ingest

import (
	"context"
	"slices"
)

// Alternating are the names for Choices.Alternate where the user only says that
// two speakers take turns: the interviewer begins.
func Alternating() []string { return []string{"Interviewer", "Respondent"} }

// With is the draft as the cleaning and the alternation of the choices have it:
// its turns, words and lists are those that Plan would import. It is quick, and
// without either it is the draft itself.
func (d Draft) With(ctx context.Context, c Choices) (Draft, error) {
	if d.own != nil || d.from == nil || d.cleaning.equal(c.Cleaning) && slices.Equal(d.alternate, c.Alternate) {
		return d, nil
	}
	return d.from.interpret(ctx, c)
}
