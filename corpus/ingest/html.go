package ingest

import (
	"context"
	"errors"
	"io"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"citaat/corpus"
)

// isHTML tells of HTML by how it begins, white space and comments aside.
func isHTML(text string) bool {
	for {
		text = strings.TrimLeft(text, " \t\r\n\ufeff")
		switch {
		case strings.HasPrefix(text, "<!--"):
			_, rest, ok := strings.Cut(text[4:], "-->")
			if !ok {
				return false
			}
			text = rest
		case strings.HasPrefix(text, "<?xml"):
			_, rest, ok := strings.Cut(text, "?>")
			if !ok {
				return false
			}
			text = rest
		default:
			head := strings.ToLower(text[:min(len(text), 16)])
			for _, tag := range []string{"<!doctype html", "<html", "<head", "<body", "<meta", "<title", "<style", "<script", "<p>", "<p ", "<div", "<table", "<h1", "<h2", "<h3", "<section", "<article", "<ul", "<ol"} {
				if strings.HasPrefix(head, tag) {
					return true
				}
			}
			return false
		}
	}
}

// readHTML reads a page as lines: a paragraph, a heading, an item of a list or
// a cell each. Where noScribe has put its anchors in, they tell when and by
// whom a paragraph is said; any other page is read by the dialects that read
// documents, and refused like them where nobody speaks.
func readHTML(ctx context.Context, text string, o *opened) error {
	r := htmlReader{o: o, z: html.NewTokenizer(strings.NewReader(text))}
	return r.read(ctx)
}

// readOTR reads what oTranscribe holds: a page of its own whose times stand in
// marked spans.
func readOTR(ctx context.Context, text string, o *opened) error {
	r := htmlReader{o: o, z: html.NewTokenizer(strings.NewReader(text)), stamps: true}
	return r.read(ctx)
}

// htmlReader makes lines of a page. It keeps no tree: however deep elements are
// nested, it holds one paragraph and one row.
type htmlReader struct {
	o      *opened
	z      *html.Tokenizer
	stamps bool // times stand in spans, as oTranscribe writes them

	para    strings.Builder
	heading bool
	who     string       // of the paragraph's first anchor
	at      corpus.Clock // the same
	timed   bool
	raw     Kind // what the open element's text is, where it is no speech
	inRaw   bool
	stamp   *strings.Builder // an open span with a time
	data    string           // its time as an attribute

	row    []string // cells of the open row
	inCell bool
	cell   strings.Builder
}

func (r *htmlReader) read(ctx context.Context) error {
	for i := 0; ; i++ {
		if err := beat(ctx, i); err != nil {
			return err
		}
		switch r.z.Next() {
		case html.ErrorToken:
			r.endStamp()
			r.endParagraph()
			r.endRow()
			if err := r.z.Err(); !errors.Is(err, io.EOF) {
				return tooLarge()
			}
			return nil
		case html.TextToken:
			r.text(string(r.z.Text()))
		case html.CommentToken:
			r.o.ledger.skip(CodeComments, string(r.z.Text()))
		case html.StartTagToken, html.SelfClosingTagToken:
			name, more := r.z.TagName()
			r.start(atom.Lookup(name), more)
		case html.EndTagToken:
			name, _ := r.z.TagName()
			r.end(atom.Lookup(name))
		}
	}
}

func (r *htmlReader) text(s string) {
	switch {
	case r.inRaw:
		r.inRaw = false
		if r.raw == Scripts {
			r.o.ledger.add(Scripts, 1, 0)
		} else if !empty(s) {
			r.o.title = corpus.CleanText(tidy(s))
			r.o.ledger.skip(r.raw, s)
		}
	case r.stamp != nil:
		r.stamp.WriteString(s)
	default:
		r.para.WriteString(strings.NewReplacer("\n", " ", "\r", " ", "\t", " ").Replace(s))
	}
}

func (r *htmlReader) start(a atom.Atom, more bool) {
	r.inRaw = false
	switch a {
	case atom.Script, atom.Style, atom.Noframes, atom.Iframe, atom.Noembed, atom.Xmp:
		r.inRaw, r.raw = true, Scripts
	case atom.Title:
		r.inRaw, r.raw = true, Before
	case atom.Br:
		r.para.WriteByte('\n')
	case atom.Img, atom.Svg, atom.Video, atom.Audio, atom.Object:
		r.o.ledger.add(Images, 1, 0)
	case atom.A:
		if more {
			r.anchor()
		}
	case atom.Span:
		if more && r.stamps {
			r.span()
		}
	case atom.Tr:
		r.endRow()
	case atom.Td, atom.Th:
		r.endParagraph()
		r.endCell()
		r.inCell = true
	default:
		if block(a) {
			r.endParagraph()
			r.heading = headingTag(a)
		}
	}
}

func (r *htmlReader) end(a atom.Atom) {
	switch a {
	case atom.Span:
		r.endStamp()
	case atom.Td, atom.Th:
		r.endParagraph()
		r.endCell()
	case atom.Tr, atom.Table:
		r.endRow()
	default:
		if block(a) {
			r.endParagraph()
		}
	}
}

func headingTag(a atom.Atom) bool {
	switch a {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return true
	}
	return false
}

// block tells of the elements that begin on a line of their own.
func block(a atom.Atom) bool {
	switch a {
	case atom.P, atom.Div, atom.Li, atom.Ul, atom.Ol, atom.Dl, atom.Dt, atom.Dd, atom.Blockquote, atom.Pre, atom.Section, atom.Article,
		atom.Header, atom.Footer, atom.Main, atom.Body, atom.Hr, atom.Table, atom.Form, atom.Address, atom.Center:
		return true
	}
	return headingTag(a)
}
