// Package read is screen 1: reading an interview and coding it.
//
// Interviews stand at the left with a stripe of their codings, the text in the
// middle, the codes at the right; where there is no room the side panes fold
// away and tab brings them over the text.
//
// What is shown is a snapshot of the study, made in a command after every
// change: Update and View never wait for the study or the disk. Writes are
// asked of the study's queue in the order of the keys and acknowledged by a
// command; only then does the screen say "saved". The package must never touch
// a file, and never say that something is saved which is not.
package read
