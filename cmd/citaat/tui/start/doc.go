// Package start is the screen outside a study: practise with the example, make
// a new study, open one.
//
// Folders are chosen in a chooser; nobody has to type a path. What it remembers
// between two runs, in the user's configuration folder, is where the studies
// are and what they are called, and nothing else. It opens no study itself: it
// tells the root which one is meant (Chosen).
package start
