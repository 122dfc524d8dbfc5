package chart

import (
	"math"
	"strings"

	"citaat/corpus"
)

// steps are eight heights; ASCII terminals get five.
func steps(ascii bool) []rune {
	if ascii {
		return []rune("_.:|#")
	}
	return []rune("▁▂▃▄▅▆▇█")
}

// Sparkline draws one value a cell. The scale runs from 0 to the largest value
// or to top where that is larger; zero is the lowest step, and anything above
// it at least the second.
func Sparkline(values []float64, top float64, ascii bool) string {
	s := steps(ascii)
	for _, v := range values {
		if !math.IsNaN(v) && !math.IsInf(v, 0) {
			top = max(top, v)
		}
	}
	var b strings.Builder
	for _, v := range values {
		i := 0
		if v > 0 && top > 0 {
			i = 1 + int(math.Round(min(v/top, 1)*float64(len(s)-2)))
		}
		b.WriteRune(s[min(i, len(s)-1)])
	}
	return b.String()
}

// Stripe draws where in a text of a length its codings are: a cell for each
// part of the text, as high as there are codings in it.
func Stripe(codings []corpus.Span, length corpus.Offset, width int, ascii bool) string {
	if width <= 0 {
		return ""
	}
	counts := make([]float64, width)
	for _, c := range codings {
		if length <= 0 || c.Empty() || c.Start >= length {
			continue
		}
		from := cellOf(c.Start, length, width)
		to := cellOf(min(c.End, length)-1, length, width)
		for i := from; i <= to; i++ {
			counts[i]++
		}
	}
	return Sparkline(counts, 3, ascii)
}

func cellOf(at, length corpus.Offset, width int) int {
	return min(int(int64(at)*int64(width)/int64(length)), width-1)
}

// Bar draws a value as a bar of at most width cells, in eighths of a cell.
func Bar(value, top float64, width int, ascii bool) string {
	if value <= 0 || top <= 0 || width <= 0 || math.IsNaN(value) {
		return ""
	}
	part := min(value/top, 1) * float64(width)
	if ascii {
		return strings.Repeat("#", max(int(math.Round(part)), 1))
	}
	eighths := max(int(math.Round(part*8)), 1)
	bar := strings.Repeat("█", eighths/8)
	if rest := eighths % 8; rest > 0 {
		bar += string([]rune("▏▎▍▌▋▊▉")[rest-1])
	}
	return bar
}

// Shade draws how full a cell of a heat table is, in five steps; width cells.
func Shade(value, top float64, width int, ascii bool) string {
	set := []rune(" ░▒▓█")
	if ascii {
		set = []rune(" .:+#")
	}
	i := 0
	if value > 0 && top > 0 {
		i = 1 + int(min(value/top, 1)*float64(len(set)-2))
	}
	return strings.Repeat(string(set[i]), max(width, 0))
}
