// Package find is screen 3: searching, and coding what was found.
//
// Hits appear as one types, as concordance lines or as passages, sorted by
// place, by the words before or after them, or by group. Several can be marked
// and given a code together, which is one thing to undo. Enter goes to the
// place in the interview; back from there, the same hits are still here.
//
// A search waits for a short silence and has a number: a newer one cancels it,
// and an answer with an older number is dropped. What is shown is made in
// commands; Update and View never wait for the study, the index or the disk.
package find
