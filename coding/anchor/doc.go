// Package anchor keeps a passage in its place while the text around it is
// corrected.
//
// An Anchor holds where a passage stands in a body, and beside it the exact
// quotation and the text before and behind it, as the TextPositionSelector and
// the TextQuoteSelector of the W3C Web Annotation Data Model (2017) do. Where
// both versions of a text are known, Diff compares them and Edit.Map takes a
// passage through the difference; where only the new one is, Find looks for the
// quotation.
//
// The rules of Map: a passage that an edit touched grows or shrinks with it.
// What is inserted at its border stays outside. A change that runs over its
// border leaves it the words that survive within. A word replaced within the
// passage is replaced in it; a word corrected (one for one, at least 70 % of
// its letters; two words written as one) is the same word. A common word that
// happens to stand in rewritten text is no survivor. A passage of which no word
// survives is given up: a person places it again. It never moves onto other
// words.
//
// The rules of Find: the exact quotation, on the borders of words if it stood
// on them; of several the one place whose context is most like the anchor's;
// without any, the one place most like quotation and context together that
// holds at least 70 % of the quotation's characters. A short quotation without
// an exact place also needs half of its context. Two places that are equally
// good are none.
//
// Words are compared with the greedy algorithm of Myers (An O(ND) Difference
// Algorithm, Algorithmica 1, 1986), cut first at words that occur once in both
// texts where they differ in much (Cohen's patience diff). Both are written out
// here and not taken from a library, because everybody who has the logs must
// place every passage alike, whatever the version of citaat. Quotations are
// looked for with Myers's bit-vectors (A fast bit-vector algorithm for
// approximate string matching, Journal of the ACM 46, 1999) in Hyyrö's block
// form (2003), in large bodies only where the diagonals of shared four-letter
// sequences gather.
//
// The package knows nothing of codings, turns and files. It must never guess:
// in doubt there is no place.
package anchor
