// Package wording answers whether a published quotation is an honest rendering
// of what was said, and makes the wording that is published unless somebody
// adjusts it.
//
// A quotation may leave words out at a mark (…) and put words in between
// brackets [naam vrijwilliger]; such an insertion stands for nothing or for at
// most five words. It never changes a word, its form or its order: broken Dutch
// is not corrected. All its words are one participant's, in their own words or
// as the interpreter rendered them, within one passage. It goes from one turn
// to the next unmarked only where nothing but a hum stands between them. A
// quotation that begins with the label of a speaker (I: R:) is a conversation:
// there the words under each label are looked for in that speaker's turns.
//
// Quotation marks, dashes, dots and spaces are no part of the wording, nor is
// the case of a letter that begins a sentence; a bare … is a pause and equal to
// ... and to nothing. Everything else counts, commas and question marks too.
// Hesitations may be dropped unmarked where the study says so; the verdict
// lists them.
//
// The published words are laid along those of the passage at the least cost,
// with a table of one cell for each pair of words (Wagner & Fischer, The
// string-to-string correction problem, Journal of the ACM 21, 1974), in which
// marks cost nothing. What costs something is a difference. Places in the
// published text are code points.
//
// The package must never soften a verdict: what it cannot explain by the rules
// above is a difference.
package wording
