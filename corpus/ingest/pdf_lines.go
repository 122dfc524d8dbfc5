package ingest

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// startParagraphs puts the lines of all pages in one row and marks which of
// them begin a paragraph: below a wider space than lines have between them, or
// below a line that ends a sentence well before the right edge.
func startParagraphs(pages []pdfPage) []line {
	usual, edge := spacing(pages)
	var out []line
	var last *pdfLine
	for _, p := range pages {
		for i := range p {
			l := &p[i]
			if !l.margin {
				l.start = last == nil || sentence(last.text) && last.right < edge*0.85
				if last != nil && last.page == l.page && last.base-l.base > usual*1.25 {
					l.start = true
				}
				last = l
			}
			out = append(out, l.line)
		}
	}
	return out
}

// separate puts an empty line between paragraphs, as a text has it.
func separate(lines []line) []line {
	out := make([]line, 0, len(lines)*5/4)
	for i, l := range lines {
		if i > 0 && l.start {
			out = append(out, line{page: l.page})
		}
		out = append(out, l)
	}
	return out
}

// spacing finds the usual distance of two lines and the right edge of the text.
func spacing(pages []pdfPage) (usual, edge float64) {
	var steps, rights []float64
	for _, p := range pages {
		for i := range p {
			if p[i].margin {
				continue
			}
			rights = append(rights, p[i].right)
			if i > 0 && !p[i-1].margin && p[i-1].base > p[i].base+p[i].height/2 {
				steps = append(steps, p[i-1].base-p[i].base)
			}
		}
	}
	slices.Sort(steps)
	slices.Sort(rights)
	if len(steps) > 0 {
		usual = steps[len(steps)/10] // many turns are a single line
	}
	if len(rights) > 0 {
		edge = rights[len(rights)*9/10]
	}
	return usual, edge
}

// rejoin makes words whole that a hyphen broke at the end of a line: the rest
// of the word moves up, and the hyphen goes. It stays where it belongs to the
// word: when the file writes the word with it elsewhere (zwart-wit), after a
// single letter or a digit (e-mail, 20-jarige), before a capital
// (Noord-Holland) and between two of the same vowel (na-apen). Before en, of, and, or it stands for the rest of a word
// (voor- en nadelen), and nothing moves. It returns how many hyphens went.
func rejoin(lines []line) ([]line, int) {
	whole, gone := compounds(lines), 0
	for i := range lines {
		l := &lines[i]
		if l.margin {
			continue
		}
		next := i + 1
		for next < len(lines) && lines[next].margin {
			next++
		}
		if next == len(lines) {
			break
		}
		head, ok := brokenEnd(l.text)
		if !ok {
			continue
		}
		tail, rest := firstWord(lines[next].text)
		first, _ := utf8.DecodeRuneInString(tail)
		if !unicode.IsLetter(first) || suspended(tail) || strings.HasSuffix(tail, ":") {
			continue
		}
		word := strings.ToLower(lastWord(head))
		keep := whole[word+"-"+strings.ToLower(letters(tail))] || utf8.RuneCountInString(word) < 2 || endsInDigit(word) || unicode.IsUpper(first) || clash(word, first)
		if keep {
			l.text = head + "-" + tail
		} else {
			l.text = head + tail
			gone++
		}
		lines[next].text = rest
	}
	return slices.DeleteFunc(lines, func(l line) bool { return l.text == "" }), gone
}

// clash tells of a word that ends in the vowel with which its rest begins:
// Dutch writes a hyphen there, and never breaks a word there that has none.
func clash(word string, next rune) bool {
	last, _ := utf8.DecodeLastRuneInString(word)
	return last == unicode.ToLower(next) && strings.ContainsRune("aeiou", last)
}

// brokenEnd takes the hyphen off a line that ends in one right after a letter
// or a digit.
func brokenEnd(s string) (string, bool) {
	s = strings.TrimRight(s, " \t\u00a0")
	for _, h := range []string{"-", "\u2010", "\u00ad"} {
		if head, ok := strings.CutSuffix(s, h); ok {
			r, _ := utf8.DecodeLastRuneInString(head)
			return head, unicode.IsLetter(r) || unicode.IsDigit(r)
		}
	}
	return s, false
}

func firstWord(s string) (word, rest string) {
	s = strings.TrimLeft(s, " \t\u00a0")
	word, rest, _ = strings.Cut(s, " ")
	return word, strings.TrimLeft(rest, " ")
}

func lastWord(s string) string {
	return s[strings.LastIndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) })+1:]
}

// letters is a word without what follows its letters.
func letters(s string) string {
	if i := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) }); i >= 0 {
		return s[:i]
	}
	return s
}

func endsInDigit(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return unicode.IsDigit(r)
}

// suspended tells of the words between two halves that share an end.
func suspended(w string) bool {
	switch strings.ToLower(w) {
	case "en", "of", "and", "or", "und", "oder", "en/of":
		return true
	}
	return false
}

// compounds gathers the words that the file writes with a hyphen inside a line.
func compounds(lines []line) map[string]bool {
	found := map[string]bool{}
	for _, l := range lines {
		if !strings.ContainsAny(l.text, "-\u2010") {
			continue
		}
		for _, w := range strings.Fields(strings.ToLower(strings.ReplaceAll(l.text, "\u2010", "-"))) {
			if a, b, ok := strings.Cut(w, "-"); ok && a != "" && letters(b) != "" {
				found[lastWord(a)+"-"+letters(b)] = true
			}
		}
	}
	return found
}
