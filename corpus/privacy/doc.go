// Package privacy answers one question: what in a text identifies somebody?
//
// Scan finds candidates: numbers with a check digit, addresses, names, places,
// dates. Marks gives each a replacement that is the same throughout a study.
// Both are pure: they read a text and write nothing.
//
// It must never decide. A candidate is a question to a person, who accepts or
// rejects it; an age is a finding, to be asked about and not masked unasked. It
// must never put a word of a text into an error, a log or a file: the only place
// where names may be kept is the encrypted key (package key under it).
package privacy
