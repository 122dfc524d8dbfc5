// Package privacy is the screen of the privacy check: what in the texts may
// identify somebody, to be judged by a person, candidate by candidate or all
// alike at once.
//
// What is judged harmless is noted in the study at once and can be undone. What
// is to be replaced is only marked, until the user says so once for all of it:
// a replacement goes through the whole history of the study and cannot be
// undone. The package must never replace a word that nobody judged, and never
// keep one longer than the screen is open.
package privacy
