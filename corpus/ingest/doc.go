// Package ingest answers one question: how does a file become a transcript?
//
// Read takes the bytes of a file and gives a Draft: the turns under the names
// that the file uses, who those speakers seem to be, and a list of everything
// that was left out. Draft.Plan turns a draft and the user's Choices into a
// transcript with labels in place of names. Between the two a caller shows a
// preview and asks.
//
// A file passes three stages. Its container (docx.go, encoding.go) is opened
// into lines; a dialect (labels.go, headed.go, transcribe.go, meet.go,
// table.go, vtt.go, own.go) finds the turns in them; the builder joins and
// cleans what was said. A new format is a new container that yields lines, or
// a new dialect over them; nothing else changes.
//
// Words are counted: the words of the source are the words imported and the
// words listed as left out, always. A word is a run of letters, digits and
// combining marks; names of speakers and times stand in the list too, since
// labels and clocks replace them.
//
// It must never write a file, never unpack one to disk, never put a text of
// the source into an error, and never let a speaker's name into a transcript's
// labels, id or source name. What is spoken is cleaned (corpus.CleanText; runs
// of spaces and no-break spaces become one space; a soft hyphen goes), never
// corrected.
package ingest
