// Package threeway answers one question: what becomes of a transcript when its
// source file comes again, corrected, after people have worked on the text?
//
// Three texts meet: the base (the file as it was read in before), ours (the
// interview as it stands, with corrections and redactions) and theirs (the new
// file). Turns are matched by the words they share, in order; a turn that was
// split or joined on either side is compared as one stretch. Within a stretch
// words are merged three ways, as diff3 does (Khanna, Kunal & Pierce, A Formal
// Investigation of Diff3, 2007): what one side alone changed is taken, what
// both changed alike is taken once, and the rest is a conflict that a person
// decides.
//
// A mark in brackets that stands in ours where theirs has words is a redaction:
// ours stays, whatever is preferred, and words that a mark stands for elsewhere
// in the interview do not come in with new text either.
//
// Without a base every difference that is no redaction is a conflict. The
// package knows no files, codings or people; it must never guess, and never let
// a redacted word come back.
package threeway
