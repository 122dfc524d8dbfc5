// Package memos is the screen of all memos: what somebody thought, about what,
// with a search over them and the links between them.
//
// It must never lose what was typed, nor change another's memo.
package memos
