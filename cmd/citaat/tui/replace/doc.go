// Package replace is the screen of the codings whose words are in doubt since a
// text was corrected: at one side what was coded, at the other where it may be
// now, to confirm, to place by hand or to drop.
//
// First come those whose words are gone, then those that were placed again by
// likeness. Only one's own can be decided on; those of others are listed for
// their owners. It must never place a coding without a person's decision.
package replace
