// Package sieve is the window in which filters are put on and taken off: on the
// left the kinds of filters, on the right the values of one, each with how many
// interviews have it.
//
// Space takes a value in or out, letters look for one, enter puts the filter on;
// before anything is taken in, enter goes to the values and takes one.
// Nothing is hidden before that; esc leaves all as it was. It must never say how
// much passes otherwise than the lens itself does.
package sieve
