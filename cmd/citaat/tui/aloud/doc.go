// Package aloud is the interface for those who hear it: what a screen reader is
// given to say after each key.
//
// It gives lines of plain words and of them only those that are new: where one
// is when that changed, what one stands on when that changed, and of the rest
// what was not there before. It must never give a line drawn, a control
// character, or a line twice for one key.
package aloud
