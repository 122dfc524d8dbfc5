package ingest

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/responses"
)

// pdfPage is the lines of one page, in reading order.
type pdfPage []pdfLine

// pdfLine is a line and where it stands: in points, upwards from the foot of
// the page.
type pdfLine struct {
	line
	left, right float64
	base        float64 // the line on which its letters stand
	height      float64 // of its tallest letter
	turned      bool    // it runs up or across the page, as a stamp does
}

// columnGap is how many times its height a line must be open for the two sides
// to be columns, as of a table of speakers and speech.
const columnGap = 2.2

// wideGap is how many times its height a line must be open for more than one
// space, which the engine does not tell from one.
const wideGap = 0.6

// pageOf makes lines of the letters of a page. The engine gives them in the
// order of the document, with a line break where a line ends; that is how they
// are read, unless the document draws them in no order at all.
func pageOf(chars []*responses.GetPageTextStructuredChar, number int) pdfPage {
	var lines pdfPage
	from := 0
	for i, c := range chars {
		if c.Text == "\n" || c.Text == "\r" || c.Text == brokenWord || i == len(chars)-1 {
			if l, ok := lineOf(chars[from:i+1], number); ok {
				lines = append(lines, l)
			}
			from = i + 1
		}
	}
	if disordered(lines) {
		slices.SortStableFunc(lines, func(a, b pdfLine) int {
			return cmp.Or(cmp.Compare(math.Round(b.base), math.Round(a.base)), cmp.Compare(a.left, b.left))
		})
	}
	return joinRows(lines)
}

// brokenWord is what the engine gives for a hyphen at the end of a line.
const brokenWord = "\x02"

// lineOf makes a line of its letters. Where it is wide open it gets a tab.
func lineOf(chars []*responses.GetPageTextStructuredChar, page int) (pdfLine, bool) {
	l := pdfLine{line: line{page: page}, left: math.Inf(1), right: math.Inf(-1)}
	var text strings.Builder
	var bases []float64
	turned, space, last, usual := 0, false, rune(0), usualGap(chars)
	for _, c := range chars {
		t := c.Text
		if t == brokenWord {
			t = "-"
		}
		if empty(t) || t == "\u00a0" {
			space = space || t == " " || t == "\t" || t == "\u00a0"
			continue
		}
		at := c.PointPosition
		l.height = max(l.height, math.Abs(at.Top-at.Bottom))
		next, _ := utf8.DecodeRuneInString(t)
		switch gap := at.Left - l.right; {
		case len(bases) == 0:
		case gap > columnGap*max(l.height, 6):
			text.WriteByte('\t')
		case space && gap > wideGap*max(l.height, 6):
			text.WriteString("   ") // Teams and Otter write a name, spaces and a time
		case space, apart(last, next, (gap-usual)/max(l.height, 6)):
			text.WriteByte(' ')
		}
		space = false
		last, _ = utf8.DecodeLastRuneInString(t)
		text.WriteString(t)
		if _, part := math.Modf(c.Angle / (2 * math.Pi)); part > 0.02 && part < 0.98 {
			turned++
		}
		l.left, l.right = min(l.left, at.Left), max(l.right, at.Right)
		bases = append(bases, at.Bottom)
	}
	if len(bases) == 0 {
		return l, false
	}
	slices.Sort(bases)
	l.base, l.text, l.turned = bases[len(bases)/2], text.String(), turned*2 > len(bases)
	return l, true
}

// usualGap is the middle of the distances between letters that follow each
// other, which is wide where text is spaced out.
func usualGap(chars []*responses.GetPageTextStructuredChar) float64 {
	var gaps []float64
	for i := 1; i < len(chars); i++ {
		if !empty(chars[i-1].Text) && !empty(chars[i].Text) {
			gaps = append(gaps, chars[i].PointPosition.Left-chars[i-1].PointPosition.Right)
		}
	}
	if len(gaps) == 0 {
		return 0
	}
	slices.Sort(gaps)
	return max(gaps[len(gaps)/2], 0)
}

// apart tells of two words that a file draws apart without a space between
// them, as typesetters do and the engine sometimes overlooks. more is how much
// further they stand than letters do, in heights of the line: letters at most a
// tenth, words a third. Beside a full stop or a digit, which have much white of
// their own, it takes more, and digits stay together.
func apart(last, next rune, more float64) bool {
	switch {
	case unicode.IsLetter(last) && unicode.IsLetter(next):
		return more > 0.22
	case unicode.IsDigit(last) && unicode.IsDigit(next), !unicode.IsLetter(next) && !unicode.IsDigit(next) && !strings.ContainsRune("“‘(", next):
		return false
	}
	return more > 0.3
}

// disordered tells of a page whose lines go up more often than columns,
// headers and footers explain.
func disordered(lines pdfPage) bool {
	up := 0
	for i := 1; i < len(lines); i++ {
		if lines[i].base > lines[i-1].base+lines[i].height/2 {
			up++
		}
	}
	return up > 3 && up*10 > len(lines)
}

// joinRows makes one line of pieces that stand side by side.
func joinRows(lines pdfPage) pdfPage {
	out := lines[:0]
	for _, l := range lines {
		if n := len(out); n > 0 {
			last := &out[n-1]
			if gap := l.left - last.right; math.Abs(l.base-last.base) < last.height/3 && gap > -1 && !l.turned && !last.turned {
				between := " "
				if gap > columnGap*max(l.height, last.height, 6) {
					between = "\t"
				}
				last.text += between + l.text
				last.right, last.height = l.right, max(last.height, l.height)
				continue
			}
		}
		out = append(out, l)
	}
	return out
}

// beside counts what stands on a page beside its text: pictures, remarks,
// fields of a form. A page that does not tell keeps its text.
func (r pdfReader) beside(page requests.Page) {
	const most = 200 // a page of more is a drawing
	if n, err := r.FPDFPage_CountObjects(&requests.FPDFPage_CountObjects{Page: page}); err == nil {
		for i := range min(n.Count, most) {
			object, err := r.FPDFPage_GetObject(&requests.FPDFPage_GetObject{Page: page, Index: i})
			if err != nil {
				break
			}
			if t, err := r.FPDFPageObj_GetType(&requests.FPDFPageObj_GetType{PageObject: object.PageObject}); err == nil && t.Type == enums.FPDF_PAGEOBJ_IMAGE {
				r.o.ledger.add(Images, 1, 0)
			}
		}
	}
	if n, err := r.FPDFPage_GetAnnotCount(&requests.FPDFPage_GetAnnotCount{Page: page}); err == nil {
		for i := range min(n.Count, most) {
			a, err := r.FPDFPage_GetAnnot(&requests.FPDFPage_GetAnnot{Page: page, Index: i})
			if err != nil {
				break
			}
			r.remark(a.Annotation)
			_, _ = r.FPDFPage_CloseAnnot(&requests.FPDFPage_CloseAnnot{Annotation: a.Annotation}) // it goes with the page at the latest
		}
	}
}

// remark counts a note that somebody put on the page, or a field filled in.
func (r pdfReader) remark(a references.FPDF_ANNOTATION) {
	kind, key := Comments, "Contents"
	s, err := r.FPDFAnnot_GetSubtype(&requests.FPDFAnnot_GetSubtype{Annotation: a})
	switch {
	case err != nil, s.Subtype == enums.FPDF_ANNOT_SUBTYPE_LINK, s.Subtype == enums.FPDF_ANNOT_SUBTYPE_POPUP:
		return
	case s.Subtype == enums.FPDF_ANNOT_SUBTYPE_WIDGET:
		kind, key = TextBoxes, "V"
	}
	v, err := r.FPDFAnnot_GetStringValue(&requests.FPDFAnnot_GetStringValue{Annotation: a, Key: key})
	if err != nil {
		return
	}
	if n := countWords(v.Value); n > 0 || kind == Comments {
		r.o.ledger.add(kind, 1, n)
	}
}
