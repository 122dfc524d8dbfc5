// Package corpus answers one question: what did people say?
//
// It holds the transcripts of a study (Transcript, Turn, Speaker), who took
// part (Participant) and what holds for the study as a whole (Settings), and
// reads and writes them as plain text that people and version control can
// read.
//
// Positions are Offsets: Unicode code points from the start of an interview's
// body, from 0, the end exclusive. The body is what was said, and nothing else:
// the texts of the turns, joined by one line feed, without labels, numbers and
// times. So renaming a speaker or correcting a time moves no passage.
//
// It must never interpret what was said (that is coding), never touch the
// network, and never write a file other than through package store. It never
// holds a person's name: labels and participants' ids stand for people.
package corpus
