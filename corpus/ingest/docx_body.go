package ingest

import (
	"context"
	"encoding/xml"
	"strings"
)

// bodyReader walks the text of a document. It takes the accepted reading of
// tracked changes and what a reader of the printed page sees.
type bodyReader struct {
	composer
	x    *tokens
	gone strings.Builder // tracked deletions in the open paragraph

	textDepth int  // depth of an open w:t
	inProps   int  // depth of an open pPr, rPr or trPr
	inRow     bool // within a trPr
	deleting  int  // depth of an open w:del or w:moveFrom
	hidden    bool // the open run is set as hidden text
	merges    bool // the paragraph mark is deleted: it goes on with the next
}

// body reads the part with the text.
func (d *docx) body(ctx context.Context, l *ledger) ([]line, error) {
	r, err := d.part(d.main)
	if err != nil {
		return nil, err
	}
	defer func() { _ = r.Close() }() // only read from
	w := bodyReader{composer: composer{gaps: l}, x: newTokens(r)}
	if err := w.x.walk(ctx, &w); err != nil {
		return nil, err
	}
	return w.finish(), nil
}

func (w *bodyReader) start(e xml.StartElement) error {
	switch e.Name.Local {
	case "t", "delText":
		w.textDepth++
	case "br", "cr":
		w.write("\n")
	case "tab", "ptab":
		if w.inProps == 0 { // else a tab stop
			w.write("\t")
		}
	case "noBreakHyphen":
		w.write("-")
	case "softHyphen":
		w.write("\u00ad") // where a word may break: it goes as every soft hyphen does
	case "sym":
		w.gaps.add(Symbols, 1, 0)
	case "pPr", "rPr":
		w.inProps++
	case "trPr":
		w.inProps++
		w.inRow = true
	case "r":
		w.hidden = false
	case "vanish":
		w.hidden = w.inProps == 1 && on(e)
	case "pStyle":
		w.heading = isHeading(attr(e, "val"))
	case "del", "moveFrom":
		w.startDeletion()
	case "tbl":
		w.startTable()
	case "Fallback", "pPrChange", "rPrChange", "trPrChange", "instrText", "sectPr", "rt":
		return w.x.skip()
	case "drawing", "pict":
		return w.picture(Images)
	case "object":
		return w.picture(Embedded)
	case "altChunk", "subDoc":
		w.gaps.add(Embedded, 1, 0)
	}
	return nil
}

// startDeletion tells a deleted run from the mark of a deleted paragraph or row.
func (w *bodyReader) startDeletion() {
	switch {
	case w.inProps == 0:
		w.deleting++
	case w.inRow:
		if len(w.tables) == 1 {
			w.tables[0].deleted = true
		}
	case w.inProps > 1: // pPr/rPr/del
		w.merges = true
	}
}

func (w *bodyReader) end(local string) {
	switch local {
	case "t", "delText":
		w.textDepth--
	case "pPr", "rPr":
		w.inProps--
	case "trPr":
		w.inProps--
		w.inRow = false
	case "r":
		w.hidden = false
	case "del", "moveFrom":
		if w.inProps == 0 {
			w.deleting--
			w.endDeletion()
		}
	case "p":
		if w.merges {
			w.merges = false
			return
		}
		w.endParagraph()
	case "tc":
		w.endCell()
	case "tr":
		w.endRow()
	case "tbl":
		w.endTable()
	}
}

// endDeletion lists the words of a run that was deleted.
func (w *bodyReader) endDeletion() {
	if w.gone.Len() > 0 {
		w.gaps.skip(Deletions, w.gone.String())
		w.gone.Reset()
	}
}

func (w *bodyReader) chars(text []byte) {
	if w.textDepth <= 0 {
		return
	}
	switch {
	case w.deleting > 0:
		w.gone.Write(text)
	case w.hidden:
		w.gaps.skip(Hidden, string(text))
	default:
		w.para.Write(text)
	}
}

func (w *bodyReader) write(s string) {
	if w.deleting > 0 {
		w.gone.WriteString(s)
	} else if !w.hidden {
		w.para.WriteString(s)
	}
}

// picture passes over a drawing; the words of a text box in it are listed.
func (w *bodyReader) picture(kind Kind) error {
	text, boxes, err := w.x.text()
	if err != nil {
		return err
	}
	if boxes > 0 {
		w.gaps.skip(TextBoxes, text)
	} else {
		w.gaps.add(kind, 1, countWords(text))
	}
	return nil
}

// on reads a switch of a run: present, and not set to false.
func on(e xml.StartElement) bool {
	switch attr(e, "val") {
	case "0", "false", "off":
		return false
	}
	return true
}

func isHeading(style string) bool {
	s := strings.ToLower(style)
	for _, p := range []string{"heading", "kop", "title", "titel", "subtitle", "ondertitel", "toc", "inhopg"} {
		if strings.HasPrefix(s, p) {
			// kop1, not koptekst: what follows the name is a number or nothing
			if strings.Trim(s[len(p):], "0123456789 ") == "" {
				return true
			}
		}
	}
	return false
}
