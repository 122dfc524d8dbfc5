// Package bring reads files in: it lets the user choose them, shows for each
// what would come of it (the speakers, the first turns, what is left out), and
// writes what the user agrees to.
//
// Names in the file become labels before anything is written; what is shown of
// a file stays on the screen. The package must never write without a preview.
package bring
