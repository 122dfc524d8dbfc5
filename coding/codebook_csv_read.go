package coding

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
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
	columns := csvHead(head)
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
		if e, any := csvEntry(row, columns); any {
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

// csvHead tells where the columns are; what it does not know is no column of
// a codebook. The value points to an index.
func csvHead(head []string) map[string]*int {
	known := map[string]string{csvName: csvName, "naam": csvName, csvParent: csvParent, "onder": csvParent, "path": csvCode, "pad": csvCode, "color": csvColour, "memo": csvDefinition}
	for _, c := range csvColumns() {
		known[titled(c.name)] = c.name
		for _, lang := range []phrases.Lang{phrases.Dutch, phrases.English} {
			known[titled(phrases.For(lang).Say(c.title))] = c.name
		}
	}
	at := map[string]*int{}
	for i, title := range head {
		if name, ok := known[titled(title)]; ok && at[name] == nil {
			at[name] = &i
		}
	}
	return at
}

// titled makes titles alike that differ in case and signs only.
func titled(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return r == '_' || r == ' ' || r == '-' || r == '\u00a0' }), " ")
}

// csvEntry reads a row; any is false for an empty one.
func csvEntry(row []string, columns map[string]*int) (e Entry, any bool) {
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
	e.readKind(cell(csvKind))
	e.readColour(cell(csvColour))
	e.readKey(cell(csvKey))
	e.readRetired(cell(csvRetired))
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

// said tells whether a cell holds one of these sentences, in either language.
func said(cell string, keys ...string) bool {
	for _, key := range keys {
		for _, lang := range []phrases.Lang{phrases.Dutch, phrases.English} {
			if titled(cell) == titled(phrases.For(lang).Say(key)) {
				return true
			}
		}
	}
	return false
}

func (e *Entry) note(key string, args phrases.Args) {
	e.Notes = append(e.Notes, phrases.Make(key, args))
}

func (e *Entry) readKind(s string) {
	switch {
	case s == "":
	case s == string(Category) || said(s, "coding.csv.category"):
		e.Code.Kind = Category
	case s == string(Theme) || said(s, "coding.csv.theme"):
		e.Code.Kind = Theme
	case s == string(Wording) || said(s, "coding.csv.wording"):
		e.Code.Kind = Wording
	default:
		e.note("coding.codes.kind", phrases.Args{"Kind": short(s)})
	}
}

func (e *Entry) readColour(s string) {
	s = strings.ToLower(s)
	for _, name := range colours {
		if s == name || said(s, "coding.colour."+name) {
			e.Code.Colour = name
			return
		}
	}
	if len(s) == 7 && s[0] == '#' && strings.Trim(s[1:], "0123456789abcdef") == "" {
		e.Code.Colour = s
	} else if s != "" {
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
	yes, no := said(s, "coding.csv.yes") || s == "1" || titled(s) == "x" || titled(s) == "true" || titled(s) == "waar",
		said(s, "coding.csv.no") || s == "0" || titled(s) == "false" || titled(s) == "onwaar"
	switch {
	case yes || no:
		e.Retired = &yes
	case s != "":
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
