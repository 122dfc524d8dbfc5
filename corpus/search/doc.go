// Package search answers one question: where is it said?
//
// A Query (Parse) is looked up in an Index (NewIndex), which keeps the words of
// every turn in a folder, and gives Hits: one for each occurrence, as a Span of
// an interview's body. Find lists hits, Count counts them per group, NewLine sets
// one out as a concordance line.
//
// # The query language
//
//	bezorgd          the word and its inflections (stemmed by the interview's language)
//	"niet echt"      these words, literally, one after another
//	bezorg*          words that begin so; a * may stand anywhere in a word
//	bezorgt~1        words at most one letter away (up to ~2)
//	/reg.*/          whole words that a regular expression describes
//	a b, a AND b     both in one turn (EN)
//	a OR b           either (OF)
//	a NOT b          a where b is not in the turn (NIET, AND NOT)
//	a near/5 b       at most five words apart, in either order (bij/5)
//	( )              groups
//	code:Pad/Naam    a coding with this code, or one under it, overlaps the hit
//	group:moeder     by participant's group (groep:), participant: (deelnemer:),
//	var:pariteit=1   variable, transcript: (interview:), and speaker: (spreker:),
//	speaker:tolk     which takes a role or a label; speaker:* is everybody
//	code:a overlapping code:b   codings of a that one of b overlaps (overlapt)
//	code:a within-turn code:b   codings of a in a turn that one of b touches
//	                 (zelfde-beurt); before both words and groups may stand as
//	                 well, behind them a group of codes (code:b OR code:c)
//
// Case and diacritics never matter. A hit is one occurrence; AND and NOT look
// within one turn, code: at the hit's own words. Only participants' words are
// searched, their own or rendered by an interpreter, unless speaker: says
// otherwise; an answer that gives another again (Turn.Repeats) is left out
// where that other one is a hit already. code: without a word gives codings,
// another field without a word whole turns; each branch of an OR is answered
// by itself; NOT alone is an error.
//
// # The index
//
// It is bleve's (scorch), one document a turn, and derived: on any error, and
// for interviews that it does not know or knows in an older version, Find falls
// back to a scan of the transcripts, with the same answers. Update makes it
// follow the study. It holds no sentence, only words with their places; one
// field a language holds them folded as said, and a query's word is widened to
// the words of its stem.
//
// The package must never decide what a code, a group or a participant is: a
// Facets, fulfilled by the caller, answers that from memory, so that coding
// never waits for an index. It must never put what was said into an error, a
// log, or a file outside the index's folder, and never fail a search because
// the index is missing, damaged or in use.
package search
