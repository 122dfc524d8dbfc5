// Package form is a form in a window: fields of several kinds under one
// another, each with its label, what it is for, and under it what is wrong with
// it, in words.
//
// Tab and the arrows go from field to field, enter keeps the form, esc leaves it.
// Update answers at once with an Outcome. What was typed is the caller's to keep:
// a form is a value, and a caller that holds on to one can open it again as it
// was left.
//
// It must never know what it is about, and never refuse to let go: a form with
// faults can be left like any other.
package form
