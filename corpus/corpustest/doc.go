// Package corpustest makes interviews for benchmarks and property tests.
//
// Generate gives the same transcripts for the same seed, on every machine:
// talk between an interviewer and a respondent, a third of it through an
// interpreter, in Dutch function words and some 30,000 made-up words that are
// built, inflected and distributed (Zipf–Mandelbrot) as Dutch ones are. The
// words mean nothing; only their lengths, frequencies and forms are lifelike.
//
// It must never be imported by code that ships in the program, and never hold
// text that somebody said.
package corpustest
