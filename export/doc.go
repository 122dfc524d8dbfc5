// Package export answers one question: how do others get it?
//
// A Document is a set of Tables that leave together in one file; its writers
// make a workbook (xlsx), a csv, a text (md), a page (html) or JSON of it.
// Material holds what the tables are made from, so that every table is a pure
// function over small inputs; Collect takes it from a study.
//
// There are two kinds of file, and they are never confused. A working file is
// for the team and says so, on every sheet and in every row of data. A file to
// share holds chosen quotations only, with their published wording and an
// attribution made from the group.
//
// It must never put an id, a place, a participant, a coder, a row of
// characteristics or an example from the codebook into a file to share, nor a
// quotation of somebody who did not consent to it, nor one that differs from
// what was said; what is left out is listed and never dropped silently. It
// must never write a cell that a spreadsheet would run as a formula. The same
// input gives the same bytes.
package export
