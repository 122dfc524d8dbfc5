// Package chart draws small pictures of numbers in a few cells: the stripe of
// an interview's codings, bars, sparklines.
//
// A picture never stands alone: whoever draws it prints the number beside it.
// What is not zero is never drawn as nothing. Each has a form for terminals
// that show no more than ASCII. The package must never style or measure text.
package chart
