package ingest

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"
)

// marginLines is how many lines at the head and at the foot of a page may
// belong to the page and not to the text.
const marginLines = 3

// markMargins marks what stands on every page: a line near the head or the
// foot that comes back, apart from its digits, at the same height on most
// pages (on odd and even pages apart), and the number of the page. What looks
// like the beginning of a turn must come back on every page of at least three.
// Between the edge of the page and such a line stand only others of its kind.
// A stamp across the page is marked too.
func markMargins(pages []pdfPage) {
	type spot struct {
		text string
		base int
	}
	seen := map[spot]int{}
	edges := make([][]int, len(pages))
	for i, p := range pages {
		edges[i] = edgesOf(p)
		for _, k := range edges[i] {
			seen[spot{alike(p[k].text), int(math.Round(p[k].base / 4))}]++
		}
	}
	offset, numbered := numbering(pages, edges)
	for i, p := range pages {
		for _, k := range edges[i] {
			l := &p[k]
			n, at := 0, int(math.Round(l.base/4))
			for d := -1; d <= 1; d++ { // a rounding apart is the same height
				n += seen[spot{alike(l.text), at + d}]
			}
			need := max(2, (len(pages)*2+4)/5)
			if opensTurn(l.text) {
				need = max(3, len(pages))
			}
			bare := bareNumber(l.text)
			l.margin = n >= need && bare < 0 || pageNumber(l.text) > 0 || numbered && bare == i+1+offset
		}
		keepOutermost(p, edges[i])
		markStamps(p)
	}
}

// keepOutermost unmarks lines with speech between them and the edge of the
// page. edge holds the lines at the head and at the foot, downwards.
func keepOutermost(p pdfPage, edge []int) {
	head, foot := 0, len(edge)
	for head < len(edge) && p[edge[head]].margin {
		head++
	}
	for foot > head && p[edge[foot-1]].margin {
		foot--
	}
	for _, k := range edge[head:foot] {
		p[k].margin = false
	}
}

// markStamps marks what runs up or across a page of which most runs along it.
func markStamps(p pdfPage) {
	upright := 0
	for _, l := range p {
		if !l.turned {
			upright++
		}
	}
	for k := range p {
		p[k].margin = p[k].margin || p[k].turned && upright*2 > len(p)
	}
}

// edgesOf gives the lines at the head and at the foot of a page.
func edgesOf(p pdfPage) []int {
	order := make([]int, len(p))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(p[b].base, p[a].base) })
	if len(order) <= 2*marginLines {
		return order
	}
	return append(order[:marginLines:marginLines], order[len(order)-marginLines:]...)
}

// alike is a line as it is compared between pages: page 9 is like page 10.
func alike(s string) string {
	s = likeness(s)
	for strings.Contains(s, "00") {
		s = strings.ReplaceAll(s, "00", "0")
	}
	return s
}

// numbering finds by how much the numbers on the pages differ from their
// order: a report may begin at page 17. A bare number is a page's only when at
// least two pages agree, or the only page says 1.
func numbering(pages []pdfPage, edges [][]int) (offset int, ok bool) {
	votes := map[int]int{}
	for i, p := range pages {
		for _, k := range edges[i] {
			if n := bareNumber(p[k].text); n >= 0 {
				votes[n-i-1]++
			}
		}
	}
	best := 0
	for o, n := range votes {
		if n > best || n == best && o < offset {
			offset, best = o, n
		}
	}
	return offset, best > 1 || best == 1 && len(pages) == 1 && offset == 0
}

// bareNumber reads a line that is nothing but a number: 3, - 3 -, [3]; else -1.
func bareNumber(s string) int {
	s = strings.Trim(s, " \t-–—|[]().")
	if len(s) > 4 {
		return -1
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 {
		return -1
	}
	return n
}

// withoutMargins takes out the lines that belong to the page, and lists them.
func withoutMargins(lines []line, b *builder) []line {
	return slices.DeleteFunc(lines, func(l line) bool {
		if l.margin {
			b.ledger.skip(PageLines, l.text)
		}
		return l.margin
	})
}
