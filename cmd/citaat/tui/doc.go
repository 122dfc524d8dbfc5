// Package tui is the interface in the terminal.
//
// The root (app.go) routes keys and messages between the screens and owns
// nothing else than what all of them share: the title line, the footer, help,
// the palette, and the way back. What a screen knows and does is in the
// screen's own package; what passes between them is in package screen.
//
// The same app is drawn, or heard (plain.go): then each Update is followed by
// lines of words on what changed. The user's own keys are laid over the tables of
// the screens here, so that a screen knows none of it.
//
// The packages of Bubble Tea and Lip Gloss are imported here and below only.
// Nothing here touches a file but through the study, and nothing waits for one
// in Update: reads and writes are commands. A panic becomes a sentence in the
// footer and never reaches the terminal.
package tui
