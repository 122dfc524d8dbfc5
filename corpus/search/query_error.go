package search

import "citaat/corpus/phrases"

// QueryError is what is wrong with a query, and where.
type QueryError struct {
	Offset int // in code points of the query
	What   phrases.Sentence
	Cause  error
}

// Say implements phrases.Sayer: the cause, where it can say itself, and the
// place.
func (e *QueryError) Say(b *phrases.Book) string {
	what := e.What.In(b)
	if what == "" {
		what = b.Error(e.Cause)
	}
	return b.Say("search.at", phrases.Args{"What": what, "Column": e.Offset + 1})
}

// Error implements error, in English.
func (e *QueryError) Error() string { return e.Say(phrases.For(phrases.English)) }

// Unwrap returns the cause.
func (e *QueryError) Unwrap() error { return e.Cause }

func wrong(at int, what phrases.Sentence) *QueryError { return &QueryError{Offset: at, What: what} }
