package ingest

import (
	"bufio"
	"context"
	"encoding/xml"
	"errors"
	"io"
	"strings"
)

// errDepth comes out of XML that is nested deeper than any document is.
var errDepth = errors.New("elements are nested too deep")

// errDirective comes out of XML with a document type: a document has none, and
// entities of one's own are what a trap is made of.
var errDirective = errors.New("document type is not allowed")

// errNesting comes out of XML whose ends do not match its starts.
var errNesting = errors.New("elements do not match")

// tokens reads XML without resolving name spaces: producers differ in prefixes,
// not in local names. Go's decoder knows no entities but XML's own five.
type tokens struct {
	d     *xml.Decoder
	depth int
}

func newTokens(r io.Reader) *tokens {
	return &tokens{d: xml.NewDecoder(bufio.NewReaderSize(r, 32<<10))}
}

// next is the next token; its bytes are valid until the one after it.
func (x *tokens) next() (xml.Token, error) {
	t, err := x.d.RawToken()
	if err != nil {
		if err == io.EOF && x.depth != 0 {
			return nil, errNesting
		}
		return nil, err
	}
	switch t.(type) {
	case xml.StartElement:
		if x.depth++; x.depth > maxDepth {
			return nil, errDepth
		}
	case xml.EndElement:
		if x.depth--; x.depth < 0 {
			return nil, errNesting
		}
	case xml.Directive:
		return nil, errDirective
	}
	return t, nil
}

// elements is what a reader of documents makes of their parts.
type elements interface {
	start(xml.StartElement) error
	end(name string)
	chars([]byte)
}

// walk gives a whole part to a reader.
func (x *tokens) walk(ctx context.Context, to elements) error {
	for i := 0; ; i++ {
		if err := beat(ctx, i); err != nil {
			return err
		}
		t, err := x.next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			err = to.start(t)
		case xml.EndElement:
			to.end(t.Name.Local)
		case xml.CharData:
			to.chars(t)
		}
		if err != nil {
			return err
		}
	}
}

// skip passes over the element that has just begun.
func (x *tokens) skip() error {
	for end := x.depth - 1; x.depth > end; {
		if _, err := x.next(); err != nil {
			return err
		}
	}
	return nil
}

// text passes over the element that has just begun and gives the text in it, a
// line break for each paragraph, and how many text boxes it holds. What an
// alternative repeats is not given twice.
func (x *tokens) text() (text string, boxes int, err error) {
	var s strings.Builder
	in := 0 // depth of a w:t that is open
	for end := x.depth - 1; x.depth > end; {
		t, err := x.next()
		if err != nil {
			return "", 0, err
		}
		switch t := t.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "t", "delText":
				in++
			case "Fallback":
				if err := x.skip(); err != nil {
					return "", 0, err
				}
			case "txbxContent":
				boxes++
			case "br", "cr", "tab":
				s.WriteByte('\n')
			}
		case xml.EndElement:
			switch t.Name.Local {
			case "t", "delText":
				in--
			case "p", "tc":
				s.WriteByte('\n')
			}
		case xml.CharData:
			if in > 0 {
				s.Write(t)
			}
		}
	}
	return s.String(), boxes, nil
}
