// Package codes is screen 2: the codebook as a tree, with what each code means,
// how much it holds, and everything that can be done with it.
//
// It must never do something to codings without having shown how many it
// touches, and never anything that one key does not take back.
package codes
