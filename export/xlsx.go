package export

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"errors"
	"io"
	"io/fs"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"
)

// limits are those of a worksheet; tests make them small.
type limits struct {
	rows  int
	cols  int
	chars int // UTF-16 units in a cell
}

var excelLimits = limits{rows: excelize.TotalRows, cols: excelize.MaxColumns, chars: excelize.TotalCellChars}

// madeAt is the time that a workbook tells it was made: always the same, so
// that the same tables give the same bytes.
const madeAt = "2000-01-01T00:00:00Z"

// writeXLSX writes a workbook with a sheet for each table, or more where a
// table is longer than a sheet can be. It returns what could not be shown in
// full.
//
// excelize makes the frame: styles, names, properties, print settings. The
// rows go straight from the table through the compressor into the file,
// because excelize's stream puts what is over 16 MB, so interviews, into the
// system's temporary folder, cuts long texts without a word, and writes its
// sheets in no fixed order.
func writeXLSX(out io.Writer, doc Document, lim limits) ([]Notice, error) {
	f := excelize.NewFile()
	defer f.Close()
	styles, err := newStyles(f)
	if err != nil {
		return nil, err
	}
	b := xlsxBook{doc: doc, file: f, styles: styles, lim: lim, used: map[string]bool{}}
	for _, t := range doc.Tables {
		if err := b.add(t); err != nil {
			return nil, err
		}
	}
	if err := b.properties(); err != nil {
		return nil, err
	}
	parts := partCollector{}
	f.SetZipWriter(func(io.Writer) excelize.ZipWriter { return parts })
	if _, err := f.WriteToBuffer(); err != nil {
		return nil, err
	}
	return b.zip(out, parts)
}

// xlsxBook is a workbook in the making.
type xlsxBook struct {
	doc    Document
	file   *excelize.File
	styles map[look]int
	lim    limits
	sheets []*sheet
	used   map[string]bool // names of sheets, in lower case
}

func (b *xlsxBook) properties() error {
	subject := ""
	if b.doc.Status == Working {
		subject = b.doc.Book.Say("export.working")
	}
	b.file.SetActiveSheet(0)
	if err := b.file.SetAppProps(&excelize.AppProperties{Application: "citaat"}); err != nil {
		return err
	}
	return b.file.SetDocProps(&excelize.DocProperties{
		Title: oneLine(b.doc.Title), Subject: subject, Creator: "citaat", LastModifiedBy: "citaat",
		Created: madeAt, Modified: madeAt, Language: string(b.doc.Book.Lang()),
	})
}

// zip writes the parts in a fixed order and without times. The rows of the
// sheets are made here, while they are compressed.
func (b *xlsxBook) zip(out io.Writer, parts partCollector) ([]Notice, error) {
	z := zip.NewWriter(out)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) {
		return flate.NewWriter(w, flate.BestSpeed)
	})
	var notices []Notice
	bySheet := map[string]*sheet{}
	for i, s := range b.sheets {
		bySheet[sheetPart(i)] = s
	}
	names := make([]string, 0, len(parts))
	for name := range parts {
		names = append(names, name)
	}
	slices.Sort(names) // [Content_Types].xml is the first
	for _, name := range names {
		w, err := z.Create(name)
		if err != nil {
			return nil, err
		}
		frame := parts[name].Bytes()
		if s := bySheet[name]; s != nil {
			err = besides(w, func(w io.Writer) error { return s.write(w, frame) })
			notices = append(notices, s.notices...)
		} else {
			_, err = w.Write(hideFilters(name, frame))
		}
		if err != nil {
			return nil, err
		}
	}
	return notices, z.Close()
}

// besides writes through a pipe, so that rows are made on one core while they
// are compressed on another.
func besides(out io.Writer, write func(io.Writer) error) error {
	from, to := io.Pipe()
	done := make(chan struct{})
	go func() {
		defer close(done)
		to.CloseWithError(write(to))
	}()
	_, err := io.Copy(out, from)
	from.CloseWithError(err) // lets the writer go when the disk is full
	<-done
	return err
}

// hideFilters hides the names that Excel keeps for the ranges of filters, which
// excelize shows to the user when it does not make them itself; and it does not
// where a name of a sheet has an apostrophe.
func hideFilters(part string, data []byte) []byte {
	if part != "xl/workbook.xml" {
		return data
	}
	return bytes.ReplaceAll(data, []byte(`name="`+filterName+`"`), []byte(`name="`+filterName+`" hidden="1"`))
}

// partCollector keeps the parts that excelize writes, which are small.
type partCollector map[string]*bytes.Buffer

// Create implements excelize.ZipWriter.
func (p partCollector) Create(name string) (io.Writer, error) {
	name = strings.TrimPrefix(name, "/")
	p[name] = new(bytes.Buffer)
	return p[name], nil
}

// AddFS implements excelize.ZipWriter; a new workbook has no files to add.
func (p partCollector) AddFS(fs.FS) error { return errors.ErrUnsupported }

// Close implements excelize.ZipWriter.
func (p partCollector) Close() error { return nil }
