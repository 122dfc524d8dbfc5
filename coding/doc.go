// Package coding answers one question: what does it mean?
//
// It holds the codebook (Code, Codebook), the codings that researchers make on
// passages (Coding), memos and choices, and the Study that brings them together
// with the texts of package corpus.
//
// Every researcher appends to a log of their own, codings/<coder>.jsonl: JSON
// Lines, one Event a line, never rewritten but by an erasure. The state of a
// study is the fold of the union of all logs in the order of their ULIDs: the
// same lines, in whatever order and however often repeated by a merge, give the
// same state. Undo and redo are events too. The codebook, the participants, the
// settings and the transcripts are files that people may edit; those files are
// the truth and their events the journal.
//
// It must never say that something is saved before the disk has said so, never
// lose an acknowledged event, never move a coding onto other words silently,
// and never put the text of a transcript into an error.
package coding
