// Package quotes is screen 4: the theme-to-quote board.
//
// Of a theme it shows the passages, chosen ones first, whose they are and how
// they are spread over people. Quotations are chosen, put in order, and their
// published wording is adjusted with marked omissions and insertions while the
// check against the transcript runs. What is on the screen can be copied and
// exported.
//
// What is shown is a snapshot of the codings, made in a command after every
// change; it holds nothing of the texts. Of the passages in sight, and of no
// others, the texts are then read for their place, their printed form and the
// check. Whose words a passage holds follows from the interview, and only where
// several people speak in it from the text. A choice, an order or a mark of use
// shows at once and is saved by the queue in the order of the keys, as a change
// of what was seen, so that what others did meanwhile stays; the title line says
// when it is on disk. The package must never decide what an honest wording is
// (that is package wording) nor what may leave in a file to share (that is
// package export).
package quotes
