// Package text is the heart of the interface: the wrapped, selectable,
// highlighted text of one interview.
//
// It alone converts between the three units of text: the code point (stored),
// the grapheme (what the cursor steps over) and the column (what the screen
// has). Graphemes are found by uniseg and measured by x/ansi, the renderer's
// own ruler; where the two disagree about where a grapheme ends, the pieces
// are one cell.
//
// Layout is lazy: a turn is wrapped when it is first near the screen, to a
// table of lines that holds offsets and no text, and kept as long as the
// transcript and the width are the same. Marks, hits, cursor and selection are
// laid over it at drawing and never cause a new layout. A frame costs what is
// visible: marks are found by an index of intervals.
//
// Text that is read from right to left stays in the order in which it is spoken:
// terminals that know how turn it around themselves, and one cell follows the
// other in the order of its letters in all. Overrides of the direction are
// replaced at drawing, so that no text turns the frame around.
//
// It must never let a control character reach the terminal, draw a line wider
// than it was given, split a grapheme, or hold a text beyond the transcript.
package text
