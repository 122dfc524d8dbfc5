// Package replace is the screen of the codings whose words are in doubt since a
// text was corrected: side by side what was coded and where it may be now, to
// confirm, to place anew or to drop.
//
// It must never place a coding without a person's decision.
package replace
