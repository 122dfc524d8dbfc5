package ingest

import (
	"context"
	"encoding/xml"
	"strconv"
	"strings"
)

// odtReader walks the text of an OpenDocument. It takes the accepted reading of
// tracked changes and what a reader of the printed page sees. Elements are
// known by their local names, as in Word documents.
type odtReader struct {
	composer
	ctx    context.Context
	x      *tokens
	styles map[string]odtStyle
	named  string // the style that is open
	text   bool   // it is a text document
	title  string

	inText  int    // depth of open paragraphs and headings
	inIndex int    // depth of open tables of contents
	hidden  []bool // for each open span, paragraph and section: is it hidden?
	inTitle bool   // within the title in the metadata
	unseen  strings.Builder
}

func (w *odtReader) start(e xml.StartElement) error {
	switch e.Name.Local {
	case "text":
		w.text = w.text || e.Name.Space == "office"
	case "p", "h":
		w.inText++
		s := w.styles["paragraph/"+attr(e, "style-name")]
		w.heading = e.Name.Local == "h" || s.heading || w.inIndex > 0
		w.hidden = append(w.hidden, s.hidden)
	case "span", "a", "section", "hidden-paragraph":
		hidden := e.Name.Local == "span" && w.styles["text/"+attr(e, "style-name")].hidden
		hidden = hidden || attr(e, "display") == "none" || attr(e, "is-hidden") == "true"
		w.hidden = append(w.hidden, hidden)
	case "s":
		n, _ := strconv.Atoi(attr(e, "c"))              // without a number it is one
		w.write(strings.Repeat(" ", min(max(n, 1), 8))) // more mean no more; Teams writes three
	case "tab":
		w.write("\t")
	case "line-break":
		w.write("\n")
	case "table":
		w.startTable()
	case "table-of-content", "alphabetical-index", "illustration-index", "user-index", "object-index", "table-index":
		w.inIndex++
	case "style":
		w.style(e)
	case "text-properties":
		w.hide(e)
	case "title":
		w.inTitle = w.inText == 0
	}
	return w.aside(e)
}

// aside passes over what stands beside the text and lists it.
func (w *odtReader) aside(e xml.StartElement) error {
	switch local := e.Name.Local; {
	case local == "tracked-changes":
		return w.deletions()
	case local == "annotation":
		return w.skip(Comments, true)
	case local == "note":
		return w.skip(Footnotes, true)
	case local == "header", local == "footer", strings.HasPrefix(local, "header-"), strings.HasPrefix(local, "footer-"):
		if e.Name.Space != "style" || strings.HasSuffix(local, "-style") {
			return nil
		}
		return w.skip(Headers, false)
	case local == "hidden-text":
		w.gaps.skip(Hidden, attr(e, "string-value"))
		return w.x.skip()
	case local == "ruby-text", local == "forms", local == "scripts":
		return w.x.skip()
	case e.Name.Space == "draw" && w.text && local != "a", local == "frame":
		return w.drawing()
	}
	return nil
}

func (w *odtReader) end(local string) {
	switch local {
	case "p", "h":
		w.inText--
		w.unhide()
		if w.inText == 0 {
			w.endParagraph()
		}
	case "span", "a", "section", "hidden-paragraph":
		w.unhide()
	case "table-cell", "covered-table-cell":
		w.endCell()
	case "table-row":
		w.endRow()
	case "table":
		w.endTable()
	case "table-of-content", "alphabetical-index", "illustration-index", "user-index", "object-index", "table-index":
		w.inIndex--
	case "title":
		w.inTitle = false
	}
}

// unhide closes a span, paragraph or section.
func (w *odtReader) unhide() {
	if w.unseen.Len() > 0 {
		w.gaps.skip(Hidden, w.unseen.String())
		w.unseen.Reset()
	}
	if n := len(w.hidden); n > 0 {
		w.hidden = w.hidden[:n-1]
	}
}

// chars takes text. Line breaks and tabs in it are how the file is laid out,
// not what it says.
func (w *odtReader) chars(text []byte) {
	switch {
	case w.inTitle:
		if len(w.title) < maxTitle {
			w.title += string(text)
		}
	case w.inText > 0:
		w.write(layout.Replace(string(text)))
	}
}

// layout makes spaces of the white space with which XML is laid out.
var layout = strings.NewReplacer("\n", " ", "\r", " ", "\t", " ")

func (w *odtReader) write(s string) {
	if w.inText == 0 {
		return
	}
	for _, h := range w.hidden {
		if h {
			w.unseen.WriteString(s)
			return
		}
	}
	w.para.WriteString(s)
}

// skip passes over an element and lists its words; without words only if it
// counts all the same.
func (w *odtReader) skip(kind Kind, always bool) error {
	a, err := w.x.odtText()
	if n := countWords(a.text); err == nil && (n > 0 || always) {
		w.gaps.add(kind, 1, n)
	}
	return err
}

// deletions lists what tracked changes took out; what they put in is text.
func (w *odtReader) deletions() error {
	for end := w.x.depth - 1; w.x.depth > end; {
		t, err := w.x.next()
		if err != nil {
			return err
		}
		if e, ok := t.(xml.StartElement); ok && e.Name.Local == "deletion" {
			if err := w.skip(Deletions, false); err != nil {
				return err
			}
		}
	}
	return nil
}

// drawing passes over a frame or a shape: a text box with its words, an object
// of another program, or a picture.
func (w *odtReader) drawing() error {
	a, err := w.x.odtText()
	if err != nil {
		return err
	}
	switch n := countWords(a.text); {
	case a.boxes > 0 || n > 0:
		w.gaps.add(TextBoxes, max(a.boxes, 1), n)
		w.gaps.add(Images, a.images, 0)
	case a.objects > 0:
		w.gaps.add(Embedded, a.objects, 0)
	default:
		w.gaps.add(Images, max(a.images, 1), 0)
	}
	return nil
}

// odtAside is what an element beside the text holds.
type odtAside struct {
	text                   string
	boxes, images, objects int
}

// odtText passes over the element that has just begun and tells what it holds.
// The description of a picture is not text.
func (x *tokens) odtText() (odtAside, error) {
	var a odtAside
	var s strings.Builder
	in, described := 0, 0
	for end := x.depth - 1; x.depth > end; {
		t, err := x.next()
		if err != nil {
			return a, err
		}
		switch t := t.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "p", "h":
				in++
			case "title", "desc":
				if t.Name.Space == "svg" {
					described++
				}
			case "s", "tab", "line-break":
				s.WriteByte(' ')
			case "text-box":
				a.boxes++
			case "image":
				a.images++
			case "object", "object-ole", "plugin", "floating-frame":
				a.objects++
			}
		case xml.EndElement:
			switch t.Name.Local {
			case "p", "h":
				in--
				s.WriteByte('\n')
			case "title", "desc":
				if t.Name.Space == "svg" {
					described--
				}
			}
		case xml.CharData:
			if in > 0 && described == 0 {
				s.Write(t)
			}
		}
	}
	a.text = s.String()
	return a, nil
}
