package ingest

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// rtfFont is what the reader needs of a font.
type rtfFont struct {
	table  *[256]rune // nil: that of the file
	symbol bool       // its characters are pictures
}

// text reads text up to the next sign of the format.
func (r *rtfReader) text() {
	from := r.pos
	for r.pos < len(r.data) && plainASCII(r.data[r.pos]) {
		r.pos++
	}
	run := r.data[from:r.pos]
	if len(run) == 0 { // a byte of a code page
		r.char(r.data[r.pos])
		r.pos++
		return
	}
	for len(run) > 0 && r.skip > 0 {
		r.skip--
		run = run[1:]
	}
	if len(run) == 0 {
		return
	}
	r.char(run[0]) // it may open the name of a style
	if run = run[1:]; len(run) > 0 && r.fonts[r.state.font].symbol {
		for _, c := range run {
			r.char(c)
		}
	} else if len(run) > 0 {
		r.write(string(run))
	}
}

func plainASCII(c byte) bool {
	return c >= ' ' && c < utf8.RuneSelf && c != '\\' && c != '{' && c != '}' || c == '\t'
}

// char reads one byte of text.
func (r *rtfReader) char(c byte) {
	if r.skip > 0 {
		r.skip--
		return
	}
	st := &r.state
	switch st.dest {
	case toFonts, toNobody, toGrave:
		return
	case toStyles:
		if st.aside == nil { // the name of a style: its group is the open one
			st.aside, st.opens = new(strings.Builder), true
		}
	}
	font := r.fonts[st.font]
	switch {
	case font.symbol && st.dest == toBody && c > ' ':
		r.gaps.add(Symbols, 1, 0)
	case c < utf8.RuneSelf:
		r.write(string(rune(c)))
	case font.table != nil:
		r.write(string(font.table[c]))
	default:
		r.write(string(r.encoding[c]))
	}
}

// unicode reads a character of Unicode, written as a signed number of 16 bits;
// what an old reader would show for it follows and is passed over.
func (r *rtfReader) unicode(c rune) {
	r.skip = r.state.unicodeSkip
	switch r.state.dest {
	case toFonts, toNobody, toGrave:
		return
	}
	if c < 0 {
		c += 1 << 16
	}
	high := r.high
	r.high = 0
	switch {
	case c >= 0xD800 && c < 0xDC00:
		r.high = c
	case utf16.IsSurrogate(c):
		r.write(string(utf16.DecodeRune(high, c)))
	case c >= 0xF000 && c <= 0xF0FF: // a character of a symbol font
		if r.state.dest == toBody {
			r.gaps.add(Symbols, 1, 0)
		}
	case c == 0, c > utf8.MaxRune: // no character
	default:
		r.write(string(c))
	}
}

// charset gives the code page that a font names by Windows' number.
func charset(n int) rtfFont {
	switch n {
	case 2:
		return rtfFont{symbol: true}
	case 77:
		return rtfFont{table: ansi(10000)}
	case 161:
		return rtfFont{table: ansi(1253)}
	case 162:
		return rtfFont{table: ansi(1254)}
	case 163:
		return rtfFont{table: ansi(1258)}
	case 177:
		return rtfFont{table: ansi(1255)}
	case 178:
		return rtfFont{table: ansi(1256)}
	case 186:
		return rtfFont{table: ansi(1257)}
	case 204:
		return rtfFont{table: ansi(1251)}
	case 222:
		return rtfFont{table: ansi(874)}
	case 238:
		return rtfFont{table: ansi(1250)}
	case 254:
		return rtfFont{table: ansi(437)}
	case 255:
		return rtfFont{table: ansi(850)}
	}
	return rtfFont{table: ansi(1252)}
}

// ansi gives the characters of a code page; of one that is not known, those of
// Windows-1252.
func ansi(page int) *[256]rune {
	m := charmap.Windows1252
	switch page {
	case 437:
		m = charmap.CodePage437
	case 850:
		m = charmap.CodePage850
	case 852:
		m = charmap.CodePage852
	case 874:
		m = charmap.Windows874
	case 1250:
		m = charmap.Windows1250
	case 1251:
		m = charmap.Windows1251
	case 1253:
		m = charmap.Windows1253
	case 1254:
		m = charmap.Windows1254
	case 1255:
		m = charmap.Windows1255
	case 1256:
		m = charmap.Windows1256
	case 1257:
		m = charmap.Windows1257
	case 1258:
		m = charmap.Windows1258
	case 10000:
		m = charmap.Macintosh
	}
	var table [256]rune
	for i := range table {
		table[i] = m.DecodeByte(byte(i))
	}
	return &table
}
