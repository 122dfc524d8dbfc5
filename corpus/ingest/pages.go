package ingest

import (
	"strings"
	"unicode"
)

// pageEdge is how many lines at the top and at the bottom of a page may be a
// header or a footer.
const pageEdge = 3

// dropPages takes out what stands on every page. Where the pages are known, by
// the document or by form feeds, these are the lines at their edges that come
// back, numbers aside, on three pages or on both of two, and bare page numbers.
// Elsewhere only lines that say that they are page numbers ("Pagina 3 van 12")
// and run up, and what comes back right beside them. A line that opens a turn
// always stays.
func dropPages(lines []line, l *ledger) []line {
	markPages(lines)
	var gone map[int]bool
	if len(lines) > 0 && lines[len(lines)-1].page > 1 {
		gone = repeatedEdges(lines)
	} else {
		gone = numberedLines(lines)
	}
	if len(gone) == 0 {
		return lines
	}
	out := make([]line, 0, len(lines)-len(gone))
	for i, x := range lines {
		if gone[i] {
			l.skip(PageLines, x.text)
			continue
		}
		out = append(out, x)
	}
	return out
}

// markPages numbers the pages of a text with form feeds.
func markPages(lines []line) {
	page := 0
	for i := range lines {
		if n := strings.Count(lines[i].text, "\f"); n > 0 {
			page += n
		}
	}
	if page == 0 {
		return
	}
	page = 1
	for i := range lines {
		if strings.HasPrefix(lines[i].text, "\f") {
			page++
		}
		lines[i].page = page
	}
}

// repeatedEdges finds headers and footers at the edges of pages.
func repeatedEdges(lines []line) map[int]bool {
	top, bottom := map[string]int{}, map[string]int{}
	gone := map[int]bool{}
	pages := 0
	edges := func(see func(i int, seen map[string]int)) {
		for from := 0; from < len(lines); {
			to := from
			for to < len(lines) && lines[to].page == lines[from].page {
				to++
			}
			pages++
			edge(lines, from, to, 1, func(i int) { see(i, top) })
			edge(lines, from, to, -1, func(i int) { see(i, bottom) })
			from = to
		}
	}
	edges(func(i int, seen map[string]int) { seen[likeness(lines[i].text)]++ })
	all := pages
	edges(func(i int, seen map[string]int) {
		n := seen[likeness(lines[i].text)]
		often := n >= 3 && n*2 >= all || all == 2 && n == 2
		if bare := number(lines[i].text); bare || pageNumber(lines[i].text) > 0 || often && !opensTurn(lines[i].text) {
			gone[i] = true
		}
	})
	return gone
}

// edge calls see for the lines at one edge of a page.
func edge(lines []line, from, to, step int, see func(int)) {
	i := from
	if step < 0 {
		i = to - 1
	}
	for n := 0; i >= from && i < to && n < pageEdge; i += step {
		if !empty(lines[i].text) && lines[i].cells == nil {
			see(i)
			n++
		}
	}
}

// numberedLines finds page numbers in a text without pages, and the lines that
// come back beside them.
func numberedLines(lines []line) map[int]bool {
	var at []int
	last := 0
	for i, l := range lines {
		if l.cells != nil {
			continue
		}
		if n := pageNumber(l.text); n > last && n <= last+20 {
			at, last = append(at, i), n
		}
	}
	if len(at) < 2 {
		return nil
	}
	gone, beside := map[int]bool{}, map[string]int{}
	neighbours := func(i int, see func(int)) {
		for _, step := range []int{-1, 1} {
			for k, n := i+step, 0; k >= 0 && k < len(lines) && n < pageEdge; k += step {
				if !empty(lines[k].text) && lines[k].cells == nil {
					see(k)
					n++
				}
			}
		}
	}
	for _, i := range at {
		gone[i] = true
		neighbours(i, func(k int) { beside[likeness(lines[k].text)]++ })
	}
	for _, i := range at {
		neighbours(i, func(k int) {
			if n := beside[likeness(lines[k].text)]; n >= 2 && n*2 >= len(at) && !opensTurn(lines[k].text) && countWords(lines[k].text) > 1 {
				gone[k] = true
			}
		})
	}
	return gone
}

// likeness is a line as it is compared between pages: numbers do not count.
func likeness(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return -1
		case unicode.IsDigit(r):
			return '0'
		}
		return unicode.ToLower(r)
	}, s)
}

func opensTurn(s string) bool {
	c, ok := cut(s)
	if !ok {
		return false
	}
	switch shapeOf(c.label) {
	case code, roleWord, bracketed:
		return true
	}
	return sentence(c.speech)
}

// pageNumber reads the number from a line that is nothing but a page number and
// says so: Pagina 3, page 3 of 12, - 3 -, 3 / 12. Otherwise 0.
func pageNumber(s string) int {
	s = strings.ToLower(strings.TrimSpace(s))
	if len(s) == 0 || len(s) > 24 {
		return 0
	}
	rest, says := s, false
	for _, word := range []string{"pagina", "page", "blz.", "blz", "pag."} {
		if r, ok := strings.CutPrefix(s, word); ok {
			rest, says = strings.TrimSpace(r), true
			break
		}
	}
	if r := strings.Trim(rest, "-–—"); len(r) < len(rest) {
		rest, says = strings.TrimSpace(r), true
	}
	first, of, found := strings.Cut(rest, "/")
	if !found {
		first, of, found = strings.Cut(rest, " van ")
	}
	if !found {
		first, of, found = strings.Cut(rest, " of ")
	}
	first = strings.TrimSpace(first)
	if !says && !found || found && !number(of) || !number(first) || len(first) > 4 {
		return 0
	}
	n := 0
	for _, c := range []byte(first) {
		n = n*10 + int(c-'0')
	}
	return n
}
