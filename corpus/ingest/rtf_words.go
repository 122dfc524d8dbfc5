package ingest

import "strings"

// control reads what stands behind a backslash: a word with a number, or a
// sign.
func (r *rtfReader) control() {
	if r.pos == len(r.data) {
		return
	}
	c := r.data[r.pos]
	if !letter(c) {
		r.pos++
		r.sign(c)
		return
	}
	from := r.pos
	for r.pos < len(r.data) && letter(r.data[r.pos]) && r.pos-from < 32 {
		r.pos++
	}
	word := string(r.data[from:r.pos])
	n, given := r.parameter()
	if r.pos < len(r.data) && r.data[r.pos] == ' ' {
		r.pos++
	}
	if word == "bin" { // that many bytes of something else
		r.pos += min(max(n, 0), len(r.data)-r.pos)
		r.skip = max(r.skip-1, 0)
		return
	}
	if r.skip > 0 && word != "u" { // some writers leave out what an old reader would show
		r.skip--
		return
	}
	starred := r.state.starred
	r.state.starred = false
	if r.state.dest == toGrave || r.property(word, n, given) || r.character(word, n) || r.destination(word) {
		return
	}
	if starred {
		r.state.dest = toNobody
	}
}

func letter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// parameter reads the number behind a control word.
func (r *rtfReader) parameter() (n int, given bool) {
	sign := 1
	if r.pos+1 < len(r.data) && r.data[r.pos] == '-' && r.data[r.pos+1] >= '0' && r.data[r.pos+1] <= '9' {
		sign = -1
		r.pos++
	}
	for r.pos < len(r.data) && r.data[r.pos] >= '0' && r.data[r.pos] <= '9' {
		if n < 1<<30/10 {
			n = n*10 + int(r.data[r.pos]-'0')
		}
		given = true
		r.pos++
	}
	return sign * n, given
}

// sign reads a control symbol.
func (r *rtfReader) sign(c byte) {
	if c == '*' {
		r.state.starred = true
		return
	}
	if c == '\'' {
		if r.pos+2 <= len(r.data) {
			hi, lo := unhex(r.data[r.pos]), unhex(r.data[r.pos+1])
			if hi >= 0 && lo >= 0 {
				r.pos += 2
				r.char(byte(hi<<4 | lo))
			}
		}
		return
	}
	if r.skip > 0 {
		r.skip--
		return
	}
	switch c {
	case '\\', '{', '}':
		r.write(string(rune(c)))
	case '~':
		r.write("\u00a0")
	case '-':
		r.write("\u00ad")
	case '_':
		r.write("-")
	case '\r', '\n':
		r.breakParagraph()
	}
}

func unhex(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c|0x20 && c|0x20 <= 'f':
		return int(c|0x20-'a') + 10
	}
	return -1
}

// property carries out the words that set how text is read.
func (r *rtfReader) property(word string, n int, given bool) bool {
	st := &r.state
	switch word {
	case "uc":
		st.unicodeSkip = min(max(n, 0), 8)
	case "v":
		st.hidden = !given || n != 0
		r.flush(false)
	case "deleted":
		st.deleted = !given || n != 0
		r.flush(false)
	case "plain":
		st.hidden, st.deleted = false, false
		r.flush(false)
	case "pard":
		st.inTable = false
		r.heading = r.heading && st.dest != toBody
	case "intbl":
		st.inTable = true
	case "s":
		st.style = n
		if st.dest == toBody {
			r.heading = r.headings[n]
		}
	case "outlinelevel":
		r.heading = r.heading || st.dest == toBody && n < 9
	default:
		return r.coding(word, n)
	}
	return true
}

// coding carries out the words that tell in which code page bytes are.
func (r *rtfReader) coding(word string, n int) bool {
	switch word {
	case "ansicpg":
		r.encoding = ansi(n)
	case "mac":
		r.encoding = ansi(10000)
	case "pc":
		r.encoding = ansi(437)
	case "pca":
		r.encoding = ansi(850)
	case "f":
		r.state.font = n
	case "fcharset":
		if r.state.dest == toFonts && n != 1 {
			r.fonts[r.state.font] = charset(n)
		}
	case "cpg":
		if r.state.dest == toFonts {
			r.fonts[r.state.font] = rtfFont{table: ansi(n)}
		}
	case "deff":
		r.state.font = n
	default:
		return false
	}
	return true
}

// character carries out the words that stand for a character or a break.
func (r *rtfReader) character(word string, n int) bool {
	switch word {
	case "u":
		r.unicode(rune(n))
	case "par", "sect":
		r.breakParagraph()
	case "line", "lbr", "softline", "page", "column", "nestcell":
		r.breakLine()
	case "tab":
		r.write("\t")
	case "trowd":
		if r.state.dest == toBody && len(r.tables) == 0 {
			if r.para.Len() > 0 {
				r.endAll()
			}
			r.startTable()
		}
	case "cell":
		r.cell()
	case "row":
		if r.state.dest == toBody && len(r.tables) > 0 {
			r.endRow()
			r.endTable()
		}
	default:
		s, ok := rtfCharacters(word)
		if ok {
			r.write(s)
		}
		return ok
	}
	return true
}

// cell ends a cell; a row may begin without saying so.
func (r *rtfReader) cell() {
	if r.state.dest != toBody {
		r.write("\n")
		return
	}
	if len(r.tables) == 0 {
		r.startTable()
	}
	r.endCell()
}

// rtfCharacters are the characters with a name of their own.
func rtfCharacters(word string) (string, bool) {
	switch word {
	case "emdash":
		return "—", true
	case "endash":
		return "–", true
	case "lquote":
		return "‘", true
	case "rquote":
		return "’", true
	case "ldblquote":
		return "“", true
	case "rdblquote":
		return "”", true
	case "bullet":
		return "•", true
	case "emspace", "enspace", "qmspace":
		return " ", true
	case "zwj":
		return "\u200d", true
	case "zwnj":
		return "\u200c", true
	}
	return "", false
}

// destination carries out the words that say where the text of a group goes.
func (r *rtfReader) destination(word string) bool {
	st := &r.state
	switch word {
	case "fonttbl":
		st.dest = toFonts
	case "stylesheet":
		st.dest, st.aside = toStyles, nil
	case "title":
		if st.dest == toNobody {
			st.dest = toTitle
		}
	case "pict":
		r.gaps.add(Images, 1, 0)
		st.dest = toGrave
	case "object":
		r.gaps.add(Embedded, 1, 0)
		st.dest = toGrave
	case "footnote":
		r.beside(Footnotes)
	case "annotation":
		r.beside(Comments)
	case "shptxt", "dptxbxtext":
		r.beside(TextBoxes)
	case "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf":
		r.beside(Headers)
	case "nonshppict", "shprslt", "themedata", "datastore", "fldinst", "listpicture", "background":
		st.dest = toGrave
	case "upr":
		st.before, st.dest = st.dest, toNobody
	case "ud":
		st.dest = st.before
	case "shppict", "moMath":
	case "info", "colortbl", "filetbl", "listtext", "pntext", "xe", "tc", "rxe", "ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn",
		"private", "nonesttables":
		st.dest = toNobody
	default:
		return false
	}
	return true
}

// beside opens a text that is counted and left out.
func (r *rtfReader) beside(kind Kind) {
	r.state.dest, r.state.kind, r.state.opens, r.state.aside = toAside, kind, true, new(strings.Builder)
}
