package ingest

import (
	"context"
	"strings"

	"citaat/corpus/phrases"
)

// maxTitle is how many bytes the title of a document may have.
const maxTitle = 1000

// readRTF reads Rich Text: its text as lines, the rest as a list of what was
// left out. A file that breaks off is read as far as it goes, and the user is
// told.
func readRTF(ctx context.Context, data []byte, o *opened) error {
	r := rtfReader{composer: composer{gaps: &o.ledger}, data: data, o: o, encoding: ansi(1252),
		fonts: map[int]rtfFont{}, headings: map[int]bool{}, state: rtfState{unicodeSkip: 1}}
	for i := 0; r.pos < len(data); i++ {
		if err := beat(ctx, i); err != nil {
			return err
		}
		if len(r.outer) > maxDepth {
			return tooLarge()
		}
		if done := r.token(); done {
			break
		}
	}
	if len(r.outer) > 0 {
		for len(r.outer) > 0 {
			r.endGroup()
		}
		o.notes = append(o.notes, phrases.Make("ingest-docs.note.rtf.torn"))
	}
	o.lines, o.title = r.finish(), tidy(o.title)
	return nil
}

// rtfReader walks Rich Text: groups in braces, control words behind a
// backslash, and text.
type rtfReader struct {
	composer
	data []byte
	pos  int
	o    *opened

	state rtfState
	outer []rtfState // of the groups around the open one

	encoding *[256]rune // of text outside a font that says otherwise
	fonts    map[int]rtfFont
	headings map[int]bool // styles that are headings

	skip   int             // characters to pass over: what an old reader shows for one of Unicode
	high   rune            // the first half of a character beyond the BMP
	gone   strings.Builder // tracked deletions
	unseen strings.Builder // hidden text
}

// rtfState is what a group inherits and, at its end, gives back.
type rtfState struct {
	dest        rtfDest
	aside       *strings.Builder // where the text of a note, a header, a box goes
	kind        Kind             // of the aside
	opens       bool             // the aside, or the name of a style, ends with this group
	before      rtfDest          // the destination around a text that comes in two versions
	unicodeSkip int              // how many characters stand for one of Unicode
	font        int              // the number of the font
	style       int              // the number of the style that is described
	hidden      bool
	deleted     bool
	inTable     bool // the paragraph stands in a table
	starred     bool // the next word names a destination that a reader may skip
}

// rtfDest is what becomes of the text of a group.
type rtfDest int

const (
	toBody   rtfDest = iota
	toAside          // counted as left out
	toNobody         // not text at all; a group in it may be
	toGrave          // nothing in it counts, since it stands elsewhere too
	toFonts
	toStyles
	toTitle
)

// token takes one step; done is true after the last group.
func (r *rtfReader) token() (done bool) {
	c := r.data[r.pos]
	r.pos++
	switch c {
	case '{':
		r.skip = 0
		r.outer = append(r.outer, r.state)
		r.state.opens, r.state.starred = false, false
	case '}':
		if len(r.outer) > 0 {
			r.endGroup()
		}
		return len(r.outer) == 0
	case '\\':
		r.control()
	case '\r', '\n', 0:
	default:
		r.pos--
		r.text()
	}
	return false
}

// endGroup closes a group: an aside is listed, a style has its name.
func (r *rtfReader) endGroup() {
	r.skip = 0
	s := r.state
	r.flush(true)
	r.state = r.outer[len(r.outer)-1]
	r.outer = r.outer[:len(r.outer)-1]
	if !s.opens || s.aside == nil {
		return
	}
	text := s.aside.String()
	switch s.dest {
	case toStyles:
		r.headings[s.style] = isHeading(strings.Trim(text, " ;"))
	case toAside:
		if n := countWords(text); n > 0 || s.kind == Comments {
			r.gaps.add(s.kind, 1, n)
		}
	}
}

// flush lists hidden and deleted text; ends tells that it ends here in any
// case.
func (r *rtfReader) flush(ends bool) {
	if (ends || !r.state.deleted) && r.gone.Len() > 0 {
		r.gaps.skip(Deletions, r.gone.String())
		r.gone.Reset()
	}
	if (ends || !r.state.hidden) && r.unseen.Len() > 0 {
		r.gaps.skip(Hidden, r.unseen.String())
		r.unseen.Reset()
	}
}

// write puts text where the group's text goes.
func (r *rtfReader) write(s string) {
	switch st := &r.state; st.dest {
	case toBody:
		switch {
		case st.deleted:
			r.gone.WriteString(s)
		case st.hidden:
			r.unseen.WriteString(s)
		default:
			r.para.WriteString(s)
		}
	case toAside, toStyles:
		if st.aside != nil {
			st.aside.WriteString(s)
		}
	case toTitle:
		if len(r.o.title) < maxTitle {
			r.o.title += s
		}
	}
}

// breakLine ends a line within a paragraph.
func (r *rtfReader) breakLine() { r.write("\n") }

// breakParagraph ends a paragraph, unless its mark is a tracked deletion: then
// it goes on with the next.
func (r *rtfReader) breakParagraph() {
	switch {
	case r.state.dest != toBody:
		r.write("\n")
	case r.state.deleted:
	default:
		if len(r.tables) > 0 && !r.state.inTable {
			r.endTable()
		}
		r.endAll()
	}
}

// endAll ends the paragraph; a style holds until another is set.
func (r *rtfReader) endAll() {
	heading := r.heading
	r.endParagraph()
	r.heading = heading
}
