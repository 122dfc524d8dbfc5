// Package quotes is screen 4: the theme-to-quote board.
//
// Of a theme it shows the passages, chosen ones first, whose they are and how
// they are spread over people. Quotations are chosen, put in order, and their
// published wording is adjusted with marked omissions and insertions while the
// check against the transcript runs. What is on the screen can be copied and
// exported.
//
// What is shown is a snapshot, made in a command after every change. A choice
// or an order shows at once and is saved by the queue in the order of the keys;
// the title line says when it is on disk. The package must never decide what
// an honest wording is (that is package wording) nor what may leave in a file
// to share (that is package export).
package quotes
