package coding

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"citaat/corpus/phrases"
)

// The columns of a codebook as a table, by their English names, which are
// those of codebook.yaml.
const (
	csvID         = "id"
	csvCode       = "code"
	csvKind       = "kind"
	csvShort      = "short"
	csvDefinition = "definition"
	csvUse        = "use_when"
	csvNot        = "do_not_use_when"
	csvExample    = "example"
	csvColour     = "colour"
	csvKey        = "key"
	csvRetired    = "retired"
	csvMerged     = "merged_into"
)

// csvColumn is a column with the sentence that is its title.
type csvColumn struct{ name, title string }

func csvColumns() []csvColumn {
	return []csvColumn{
		{csvCode, "coding.csv.code"}, {csvKind, "coding.csv.kind"}, {csvShort, "coding.csv.short"},
		{csvDefinition, "coding.csv.definition"}, {csvUse, "coding.csv.use"}, {csvNot, "coding.csv.not"},
		{csvExample, "coding.csv.example"}, {csvColour, "coding.csv.colour"}, {csvKey, "coding.csv.key"},
		{csvRetired, "coding.csv.retired"}, {csvMerged, "coding.csv.merged"}, {csvID, "coding.csv.id"},
	}
}

// WriteCSV writes the codebook as a table that Excel opens with a double
// click: a byte order mark, semicolons, titles in the language of the book. A
// cell that a spreadsheet could run gets a ' before it. examples tells whether
// the column with respondents' words goes along.
func (cb *Codebook) WriteCSV(out io.Writer, book *phrases.Book, examples bool) error {
	if _, err := io.WriteString(out, "\ufeff"); err != nil {
		return err
	}
	w := csv.NewWriter(out)
	w.Comma, w.UseCRLF = ';', true
	var head []string
	for _, c := range csvColumns() {
		if c.name != csvExample || examples {
			head = append(head, book.Say(c.title))
		}
	}
	if err := w.Write(head); err != nil {
		return err
	}
	for _, id := range cb.Branch("") {
		row := cb.csvRow(id, book, examples)
		for i := range row {
			row[i] = guarded(row[i])
		}
		if err := w.Write(row); err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}

func (cb *Codebook) csvRow(id CodeID, book *phrases.Book, examples bool) []string {
	c, _ := cb.Code(id)
	key, retired, merged, kind := "", "", "", ""
	if c.Key > 0 {
		key = strconv.Itoa(c.Key)
	}
	if c.Retired {
		retired = book.Say("coding.csv.yes")
	}
	if c.MergedInto != "" {
		merged = cb.Path(c.MergedInto)
	}
	switch c.Kind {
	case Category:
		kind = book.Say("coding.csv.category")
	case Theme:
		kind = book.Say("coding.csv.theme")
	case Wording:
		kind = book.Say("coding.csv.wording")
	default:
		kind = string(c.Kind)
	}
	row := []string{cb.Path(id), kind, c.Short, c.Definition, c.UseWhen, c.DoNotUse}
	if examples {
		row = append(row, c.Example)
	}
	return append(row, c.Colour, key, retired, merged, string(c.ID))
}

// guarded puts a ' before what a spreadsheet could run as a formula, and
// before what would otherwise be read as such a guard.
func guarded(s string) string {
	if formula(strings.TrimLeft(s, "'")) {
		return "'" + s
	}
	return s
}

// unguarded takes the ' of guarded away.
func unguarded(s string) string {
	if rest, ok := strings.CutPrefix(s, "'"); ok && formula(strings.TrimLeft(rest, "'")) {
		return rest
	}
	return s
}

func formula(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	switch r {
	case '=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠':
		return true
	}
	return false
}
