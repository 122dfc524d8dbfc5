package ingest

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

// archive is an opened zip, as Word and LibreOffice keep a document in. Its
// parts are read as streams, never unpacked to disk, so that names that climb
// out of a folder and links do nothing; budget is what may still be unpacked
// of all of them, whatever sizes the zip claims.
type archive struct {
	files  map[string]*zip.File
	budget int64
}

// errBudget comes out of a part that is larger than what is left of the budget.
var errBudget = errors.New("document is too large when unpacked")

// errEntries comes out of a zip of more files than a document has.
var errEntries = errors.New("document has too many parts")

// openZip reads the directory of a zip. The files are counted first: a
// directory alone can fill the memory.
func openZip(data []byte) (*zip.Reader, error) {
	if bytes.Count(data, []byte("PK\x01\x02")) > maxEntries {
		return nil, errEntries
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, err
	}
	return z, nil
}

// openArchive opens a zip; of two parts with one name the first counts.
func openArchive(data []byte) (*archive, error) {
	z, err := openZip(data)
	if err != nil {
		return nil, err
	}
	a := &archive{files: make(map[string]*zip.File, len(z.File)), budget: maxUnpacked}
	for _, f := range z.File {
		name := strings.TrimPrefix(f.Name, "/")
		if _, twice := a.files[name]; !twice {
			a.files[name] = f
		}
	}
	return a, nil
}

// part opens a part; reading more than the budget fails.
func (a *archive) part(name string) (io.ReadCloser, error) {
	f := a.files[name]
	if f == nil {
		return nil, errors.New("missing part")
	}
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	return &rationed{ReadCloser: r, budget: &a.budget}, nil
}

// rationed reads until the budget of the document is used up.
type rationed struct {
	io.ReadCloser
	budget *int64
}

func (r *rationed) Read(p []byte) (int, error) {
	if *r.budget <= 0 {
		return 0, errBudget
	}
	if int64(len(p)) > *r.budget {
		p = p[:*r.budget]
	}
	n, err := r.ReadCloser.Read(p)
	*r.budget -= int64(n)
	return n, err
}

// scan calls see for every element of a part.
func (a *archive) scan(name string, see func(xml.StartElement)) error {
	r, err := a.part(name)
	if err != nil {
		return err
	}
	defer func() { _ = r.Close() }() // only read from
	x := newTokens(r)
	for {
		t, err := x.next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if e, ok := t.(xml.StartElement); ok {
			see(e)
		}
	}
}

func attr(e xml.StartElement, local string) string {
	for _, a := range e.Attr {
		if a.Name.Local == local {
			return a.Value
		}
	}
	return ""
}
