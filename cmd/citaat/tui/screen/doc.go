// Package screen is the contract between the root of the interface and its
// screens, and everything that may pass between them.
//
// A screen is a value with Init, Update, View and Keys. It leaves by returning
// a message of this package (GoTo, Say, Failed, Saved, Unsaved, Copy); answers
// to its own commands are types of its own package. Every command is made by
// Do, so that a panic becomes a sentence and never a stack on the user's
// terminal.
//
// The package is a leaf: every screen imports it and it imports none. It must
// never touch a file, draw anything or know which screens there are beyond
// their names.
package screen
