package key

import (
	"bytes"
	"encoding/csv"
	"io"
	"strings"

	"citaat/corpus"
	"citaat/corpus/phrases"
	"citaat/corpus/privacy"
	"citaat/corpus/store"
)

// The columns of a list of a key. A row with an id is a person, one with a text
// a word.
var columns = [...]string{"id", "name", "contact", "notes", "text", "kind", "with"}

// SaveCSV writes what is in the key to a file that anybody can read. It is for
// the one who asked for it by name, and nobody else asks.
func (k *Key) SaveCSV(path, study string) error {
	to, err := Allowed(path, study)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := k.WriteCSV(&b); err != nil {
		return err
	}
	return store.ReplacePrivate(to, b.Bytes())
}

// WriteCSV writes the people and the words as rows. A value that a spreadsheet
// would take for a formula gets an apostrophe, which ReadCSV takes off.
func (k *Key) WriteCSV(out io.Writer) error {
	w := csv.NewWriter(out)
	rows := [][]string{columns[:]}
	for _, p := range k.people {
		rows = append(rows, []string{string(p.ID), p.Name, p.Contact, p.Notes, "", "", ""})
	}
	for _, v := range k.words {
		rows = append(rows, []string{"", "", "", "", v.Text, string(v.Kind), v.With})
	}
	for _, row := range rows {
		for i, s := range row {
			if startsFormula(s) {
				row[i] = "'" + s
			}
		}
		if err := w.Write(row); err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}

// startsFormula tells of what a spreadsheet would not take for a text, and of
// the apostrophe that says that it is one.
func startsFormula(s string) bool { return s != "" && strings.ContainsRune("=+-@'", rune(s[0])) }

// Read is how many people and words a list brought.
type Read struct{ People, Words int }

// ReadCSV adds the rows of a list, with commas, semicolons or tabs between the
// columns. Its first line names them; id or text must be among them. When a row
// does not hold nothing is added.
func (k *Key) ReadCSV(data []byte) (Read, error) {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	r := csv.NewReader(bytes.NewReader(data))
	r.Comma, r.FieldsPerRecord, r.TrimLeadingSpace = separator(data), -1, true
	rows, err := r.ReadAll()
	if err != nil { // its text quotes nothing but places, yet in English
		return Read{}, phrases.Fail("vault.list-broken")
	}
	if len(rows) == 0 {
		return Read{}, phrases.Fail("vault.list-head", phrases.Args{"Columns": strings.Join(columns[:], ", ")})
	}
	at, err := places(rows[0])
	if err != nil {
		return Read{}, err
	}
	trial := &Key{people: k.People(), words: k.Words()}
	var n Read
	for i, row := range rows[1:] {
		people, words, err := trial.add(at, row)
		if err != nil {
			return Read{}, phrases.Fail("vault.list-row", phrases.Args{"Row": i + 2})
		}
		n.People, n.Words = n.People+people, n.Words+words
	}
	k.people, k.words = trial.people, trial.words
	return n, nil
}

func (k *Key) add(at map[string]int, row []string) (people, words int, err error) {
	cell := func(name string) string {
		if i, ok := at[name]; ok && i < len(row) {
			if rest, quoted := strings.CutPrefix(row[i], "'"); quoted && startsFormula(rest) {
				return rest
			}
			return row[i]
		}
		return ""
	}
	if id := clean(cell("id")); id != "" {
		people++
		if err := k.PutPerson(Person{ID: corpus.ParticipantID(id), Name: cell("name"), Contact: cell("contact"), Notes: cell("notes")}); err != nil {
			return 0, 0, err
		}
	}
	if text := clean(cell("text")); text != "" {
		words++
		if err := k.PutWord(privacy.Known{Text: text, Kind: privacy.Kind(clean(cell("kind"))), With: cell("with")}); err != nil {
			return 0, 0, err
		}
	}
	return people, words, nil
}

// places are the columns of a list by their names.
func places(head []string) (map[string]int, error) {
	at := map[string]int{}
	for i, name := range head {
		at[strings.ToLower(clean(name))] = i
	}
	_, id := at["id"]
	_, text := at["text"]
	if !id && !text {
		return nil, phrases.Fail("vault.list-head", phrases.Args{"Columns": strings.Join(columns[:], ", ")})
	}
	return at, nil
}

// separator is what stands between the columns, by the first line.
func separator(data []byte) rune {
	first, _, _ := bytes.Cut(data, []byte("\n"))
	best, most := ',', 0
	for _, r := range []rune{',', ';', '\t'} {
		if n := bytes.Count(first, []byte(string(r))); n > most {
			best, most = r, n
		}
	}
	return best
}
