// Package bring is the room where files are read in. The user chooses them; the
// room shows for each what it was taken for, who speaks in it, the text as it
// would be and what is left out, and lets all of that be put right, for one file
// or for all alike. Enter writes what is ticked.
//
// Files are read and planned a few at a time, each in a command of its own, and
// what the room draws is only what can be seen; so two hundred files are as quick
// as two. What is decided about a file can be taken back with a key until it is
// written; an import itself is not taken back.
//
// Names in the file become labels before anything is written; what is shown of
// a file stays on the screen. The package must never write without enter on what
// is shown, and never hold a name in a sentence, an error or a file.
package bring
