// Package memos is the screen of all memos: what somebody thought, about what,
// with a search over them and the links between them.
//
// It holds one snapshot of the memos at a time. What is searched, filtered and
// sorted is worked out in commands; Update and View touch only what is on the
// screen, however many memos there are. It must never lose what was typed, nor
// change another's memo: writing is done in the window of package note.
package memos
