// Package amend tells in lines what an edit of an interview does before it is
// written: the turns that change, the codings that go along or lose their place,
// and the chosen quotations that it touches. The command line prints the lines,
// the screen draws them.
//
// It must never write anything, nor leave out what somebody would want to know
// before saying yes.
package amend
