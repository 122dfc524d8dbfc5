package export

import (
	"context"
	"io"
	"path/filepath"
	"strings"

	"citaat/corpus"
	"citaat/corpus/phrases"
	"citaat/corpus/privacy"
	"citaat/corpus/store"
)

// Format is a kind of file.
type Format string

// The kinds of files.
const (
	XLSX     Format = "xlsx"
	CSV      Format = "csv"
	Markdown Format = "md"
	HTML     Format = "html"
	JSON     Format = "json"
)

// ParseFormat reads the name of a format or the ending of a file's name.
func ParseFormat(s string) (Format, error) {
	name := strings.ToLower(strings.TrimPrefix(strings.TrimSpace(s), "."))
	switch f := Format(name); f {
	case XLSX, CSV, Markdown, HTML, JSON:
		return f, nil
	}
	switch name {
	case "htm":
		return HTML, nil
	case "markdown":
		return Markdown, nil
	}
	return "", phrases.Fail("export.format.unknown", phrases.Args{"Name": oneLine(s)}).WithCure("export.format.unknown.cure")
}

// Options say what the user wants.
type Options struct {
	Book    *phrases.Book
	Share   bool    // a file that may leave, instead of a working file
	Chosen  bool    // only the chosen quotations; a file to share has no others
	Merged  bool    // equal themes become one cell
	Dialect Dialect // of a csv

	Known  []privacy.Known          // words that identify, for the disclosure check
	Decide func([]Disclosure) error // whether to go on with what it found; nil: go on
}

// Result tells what is in a file and what is not.
type Result struct {
	Passages int // in the table of themes and quotations
	LeftOut  []LeftOut
	Notices  []Notice

	Disclosures []Disclosure           // what the disclosure check found
	People      []corpus.ParticipantID // whose words or characteristics the file holds
}

// Save writes the file; the ending of its name is the format. The file is
// whole, or it is what it was.
func Save(path string, m Material, o Options) (Result, error) {
	return SaveContext(context.Background(), path, m, o)
}

// SaveContext is Save that can be stopped: the file is then what it was.
func SaveContext(ctx context.Context, path string, m Material, o Options) (Result, error) {
	f, err := ParseFormat(filepath.Ext(path))
	if err != nil {
		return Result{}, err
	}
	var r Result
	err = store.ReplaceWith(path, func(w io.Writer) error {
		if r, err = Write(stoppable{ctx, w}, f, m, o); err == nil {
			err = ctx.Err()
		}
		return err
	})
	return r, err
}

// stoppable writes until its context ends.
type stoppable struct {
	ctx context.Context
	to  io.Writer
}

func (s stoppable) Write(p []byte) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	return s.to.Write(p)
}

// Write writes the theme-to-quote tables of a study in a format, after looking
// for what they would tell of somebody: before a byte is written that is put
// before Decide, and it is in the result whatever was decided.
func Write(out io.Writer, f Format, m Material, o Options) (Result, error) {
	var r Result
	barred, told := m.withheldOut(o.Share)
	if o.Share {
		m, r.LeftOut = m.shareable()
		m, r.Notices = m.withoutIDs()
	}
	r.LeftOut, r.Notices = append(r.LeftOut, barred...), append(r.Notices, told...)
	k := newMaker(m, o)
	r.Passages = len(k.once)
	r.Disclosures, r.People = k.disclose(f), k.holds(f)
	if len(r.Disclosures) > 0 && o.Decide != nil {
		if err := o.Decide(r.Disclosures); err != nil {
			return r, err
		}
	}
	var more []Notice
	var err error
	switch f {
	case XLSX:
		more, err = writeXLSX(out, k.document(k.sheets()), excelLimits)
	case CSV:
		err = writeCSV(out, k.forPrograms(), o.Dialect)
	case Markdown:
		err = writeMarkdown(out, k.document(k.texts()))
	case HTML:
		err = writeHTML(out, k.document(k.texts()))
	case JSON:
		err = k.writeJSON(out)
	default:
		_, err = ParseFormat(string(f))
	}
	r.Notices = append(r.Notices, more...)
	return r, err
}

func (k *maker) document(tables []Table) Document {
	d := Document{Title: k.Title, Book: k.Book, Tables: tables}
	if k.Share {
		d.Status = Shared
	}
	return d
}

// sheets are the tables of a workbook.
func (k *maker) sheets() []Table {
	overview := k.overview(true)
	overview.Title = k.titled(overview.Title)
	tables := []Table{k.themes(true), overview, k.codebook(true)}
	if k.Share {
		return tables
	}
	tables = append(tables, k.people(), k.data(false))
	if len(k.Memos) > 0 {
		tables = append(tables, k.memos())
	}
	return tables
}

// texts are the tables of a text that people read.
func (k *maker) texts() []Table {
	return []Table{k.themes(false), k.overview(false), k.codebook(false)}
}

// forPrograms is the one table of a csv.
func (k *maker) forPrograms() Table {
	if !k.Share {
		return k.data(true)
	}
	t := k.themes(false)
	t.Rows = Rows(k.once, func(p *Passage, row Row) Row {
		r := k.sharedRecord(p)
		return append(row, Text(r.Category), Text(r.Theme), Text(r.Quotation), Text(r.Attribution))
	})
	return t
}
