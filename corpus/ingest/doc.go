// Package ingest answers one question: how does a file become a transcript?
//
// Read takes the bytes of a file and gives a Draft: the turns under the names
// that the file uses, who those speakers seem to be, and a list of everything
// that was left out. Draft.Plan turns a draft and the user's Choices into a
// transcript with labels in place of names. Between the two a caller shows a
// preview and asks.
//
// A file passes three stages. Its container is told by content, never by name
// (sniff.go), and opened into text, lines or cues: documents (docx.go, odt.go,
// rtf.go, pdf.go), results of speech recognition and oTranscribe (json.go),
// pages (html.go), and text in four encodings (encoding.go). A dialect (labels.go,
// headed.go, transcribe.go, meet.go, table.go, vtt.go, srt.go, cues.go, own.go,
// alternate.go) finds the turns in them; the builder joins and cleans what was
// said. A new format is a new container that yields lines or cues, or a new
// dialect over them; nothing else changes. What was opened is kept, so that a
// user may try other cleaning (Draft.With) without the file being read again.
//
// A page that is neither noScribe's nor oTranscribe's is read as a document is:
// its paragraphs as lines, its tables as tables. A text without labels is read
// as paragraphs, and refused until the user says that speakers alternate.
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
