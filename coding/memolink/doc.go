// Package memolink finds the links in a memo and tells what they are about.
//
// A link is written [[M3]], [[M3:142]], [[Vertrouwen]], [[Meerwaarde/Vertrouwen]]
// or [[#01jd3k8z]], the beginning of a memo's id of at least eight characters.
// Where one name has several meanings a word before it decides:
// [[deelnemer:M3]], [[code:Rust]]. Case and accents do not matter.
//
// What a link means is looked up each time: a code that moved is found under
// its new name, one that went up in another leads there, and what cannot be
// found stays as it was written. The package must never change a memo.
package memolink
