package export

import "io"

// WriteCSV writes one table by itself, with the same care for formulas as in a
// file.
func WriteCSV(out io.Writer, t Table, d Dialect) error { return writeCSV(out, t, d) }
