package coding

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/unicode/norm"

	"citaat/corpus"
	"citaat/corpus/phrases"
)

// largest is how long a codebook to read in may be.
const largest = 16 << 20

// ParseCodebookCSV reads a codebook from a table: as citaat writes it, or as
// Excel saves that again, or one made by hand. The titles of the columns may be
// Dutch or English, in any order; only the one with the codes must be there.
func ParseCodebookCSV(file string, data []byte) ([]Entry, error) {
	fail := func(line int, key string, args ...phrases.Args) error {
		return &corpus.ParseError{File: file, Line: line, Text: phrases.Make(key, args...), Cure: phrases.Make("coding.csv.cure")}
	}
	if len(data) > largest {
		return nil, fail(0, "coding.csv.large")
	}
	text, err := decoded(data)
	if err != nil {
		return nil, fail(0, "coding.csv.unreadable")
	}
	r := csv.NewReader(strings.NewReader(text.body))
	r.Comma, r.FieldsPerRecord, r.LazyQuotes = text.comma, -1, true
	head, err := r.Read()
	if errors.Is(err, io.EOF) {
		return nil, fail(0, "coding.csv.empty")
	}
	if err != nil {
		return nil, fail(text.skipped+1, "coding.csv.unreadable")
	}
	v := newVocabulary()
	columns := v.head(head)
	if columns[csvCode] == nil && columns[csvName] == nil {
		return nil, fail(text.skipped+1, "coding.csv.nocode")
	}
	var entries []Entry
	for {
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			return entries, nil
		}
		line, _ := r.FieldPos(0)
		if err != nil {
			return nil, fail(text.skipped+line, "coding.csv.unreadable")
		}
		if e, any := v.entry(row, columns); any {
			e.Line = text.skipped + line
			entries = append(entries, e)
		}
	}
}

// csvText is the text of a table and how it is written.
type csvText struct {
	body    string
	comma   rune
	skipped int // lines before the titles
}

// decoded makes text of what Excel and others save: UTF-8 with or without a
// mark, UTF-16, or the old Windows letters.
func decoded(data []byte) (csvText, error) {
	var err error
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xfe")), bytes.HasPrefix(data, []byte("\xfe\xff")):
		data, err = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Bytes(data)
	case !utf8.Valid(data):
		data, err = charmap.Windows1252.NewDecoder().Bytes(data)
	}
	if err != nil {
		return csvText{}, err
	}
	t := csvText{body: strings.TrimPrefix(string(data), "\ufeff")}
	first, rest, _ := strings.Cut(t.body, "\n")
	if sep, ok := strings.CutPrefix(strings.TrimSpace(first), "sep="); ok && len(sep) <= 1 {
		t.body, t.skipped = rest, 1 // a line that tells Excel how the table is written
		first, _, _ = strings.Cut(rest, "\n")
	}
	t.comma = ';'
	for _, c := range ",\t" {
		if strings.Count(first, string(c)) > strings.Count(first, string(t.comma)) {
			t.comma = c
		}
	}
	return t, nil
}

// Columns that only tables made by others have.
const (
	csvName   = "name"
	csvParent = "parent"
)

// vocabulary is how a table may say things, in both languages. It is made once
// a table: a catalogue is not read for every cell.
type vocabulary struct {
	titles map[string]string // of columns, to their names
	words  map[string]string // in cells, to what they mean
}

func newVocabulary() vocabulary {
	v := vocabulary{
		titles: map[string]string{csvName: csvName, "naam": csvName, csvParent: csvParent, "onder": csvParent, "path": csvCode, "pad": csvCode, "color": csvColour, "memo": csvDefinition},
		words:  map[string]string{"1": yes, "x": yes, "true": yes, "waar": yes, "0": no, "false": no, "onwaar": no},
	}
	for _, lang := range []phrases.Lang{phrases.Dutch, phrases.English} {
		b := phrases.For(lang)
		for _, c := range csvColumns() {
			v.titles[titled(c.name)] = c.name
			v.titles[titled(b.Say(c.title))] = c.name
		}
		v.words[titled(b.Say("coding.csv.yes"))] = yes
		v.words[titled(b.Say("coding.csv.no"))] = no
		v.words[titled(b.Say("coding.csv.category"))] = string(Category)
		v.words[titled(b.Say("coding.csv.theme"))] = string(Theme)
		v.words[titled(b.Say("coding.csv.wording"))] = string(Wording)
		for _, name := range colours {
			v.words[titled(b.Say("coding.colour."+name))] = name
		}
	}
	return v
}

// What a cell with yes or no means.
const (
	yes = "yes"
	no  = "no"
)

// means is what a cell means, or what it says where that is no word.
func (v vocabulary) means(cell string) string {
	if m, known := v.words[titled(cell)]; known {
		return m
	}
	return cell
}

// head tells where the columns are; what it does not know is no column of a
// codebook. The value points to an index.
func (v vocabulary) head(head []string) map[string]*int {
	at := map[string]*int{}
	for i, title := range head {
		if name, ok := v.titles[titled(title)]; ok && at[name] == nil {
			at[name] = &i
		}
	}
	return at
}

// titled makes titles alike that differ in case and signs only.
func titled(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return r == '_' || r == ' ' || r == '-' || r == '\u00a0' }), " ")
}

// entry reads a row; any is false for an empty one.
func (v vocabulary) entry(row []string, columns map[string]*int) (e Entry, any bool) {
	cell := func(name string) string {
		i := columns[name]
		if i == nil || *i >= len(row) {
			return ""
		}
		s := cleaned(unguarded(row[*i]))
		any = any || s != ""
		return s
	}
	path := cell(csvCode)
	if name := cell(csvName); path == "" && name != "" {
		path = cell(csvParent) + "/" + name
	}
	e.Path = pathOf(path)
	e.Code = Code{ID: CodeID(cell(csvID)), Short: cell(csvShort), Definition: cell(csvDefinition),
		UseWhen: cell(csvUse), DoNotUse: cell(csvNot), Example: cell(csvExample)}
	e.merged = cell(csvMerged)
	e.readKind(v.means(cell(csvKind)))
	e.readColour(v.means(cell(csvColour)))
	e.readKey(cell(csvKey))
	e.readRetired(v.means(cell(csvRetired)))
	return e, any
}

// cleaned is a cell without what no codebook may hold.
func cleaned(s string) string {
	s = strings.ReplaceAll(strings.ToValidUTF8(s, ""), "\r\n", "\n")
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case r == '\t', r == '\r':
			return ' '
		case corpus.Unprintable(r):
			return -1
		}
		return r
	}, s)
	return strings.TrimSpace(norm.NFC.String(s))
}

// pathOf are the names in a path such as Meerwaarde/Vertrouwen.
func pathOf(s string) []string {
	s = strings.Trim(strings.TrimSpace(s), "/")
	if s == "" {
		return nil
	}
	names := strings.Split(s, "/")
	for i := range names {
		names[i] = strings.TrimSpace(names[i])
	}
	return names
}

func (e *Entry) note(key string, args phrases.Args) {
	e.Notes = append(e.Notes, phrases.Make(key, args))
}

func (e *Entry) readKind(s string) {
	switch k := Kind(strings.ToLower(s)); k {
	case "":
	case Category, Theme, Wording:
		e.Code.Kind = k
	default:
		e.note("coding.codes.kind", phrases.Args{"Kind": short(s)})
	}
}

func (e *Entry) readColour(s string) {
	s = strings.ToLower(s)
	switch {
	case s == "":
	case slices.Contains(colours[:], s), len(s) == 7 && s[0] == '#' && strings.Trim(s[1:], "0123456789abcdef") == "":
		e.Code.Colour = s
	default:
		e.note("coding.codes.colour", phrases.Args{"Colour": short(s)})
	}
}

func (e *Entry) readKey(s string) {
	n, err := strconv.Atoi(s)
	switch {
	case s == "" || s == "0":
	case err != nil || n < 1 || n > 9:
		e.note("coding.codes.key", phrases.Args{"Key": short(s)})
	default:
		e.Code.Key = n
	}
}

func (e *Entry) readRetired(s string) {
	switch s {
	case yes, no:
		retired := s == yes
		e.Retired = &retired
	case "":
	default:
		e.note("coding.codes.retired", phrases.Args{"Text": short(s)})
	}
}

// short is the beginning of a cell, for a sentence about it.
func short(s string) string {
	if r := []rune(s); len(r) > 24 {
		return string(r[:24]) + "…"
	}
	return s
}
