package export

import (
	"bufio"
	"fmt"
	"html"
	"io"
	"strconv"
	"strings"
)

// writeHTML writes one page that needs nothing else: no script, no font, no
// picture, no connection.
func writeHTML(out io.Writer, doc Document) error {
	w := htmlWriter{bufio.NewWriter(out)}
	class := "shared"
	if doc.Status == Working {
		class = "working"
	}
	w.put("<!DOCTYPE html>\n<html lang=\"", string(doc.Book.Lang()), "\">\n<head>\n<meta charset=\"utf-8\">\n",
		"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n",
		"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n",
		"<title>", escape(doc.Title), "</title>\n<style>\n", pageStyle, "</style>\n</head>\n<body class=\"", class, "\">\n")
	if doc.Status == Working {
		w.put("<p class=\"banner\">", escape(doc.Book.Say("export.working")), "</p>\n")
	}
	w.put("<main>\n<h1>", escape(doc.Title), "</h1>\n")
	w.contents(doc)
	for i, t := range doc.Tables {
		w.put("<section id=\"t", strconv.Itoa(i+1), "\">\n")
		if t.Title != "" {
			w.put("<h2>", escape(t.Title), "</h2>\n")
		}
		for _, n := range t.Notes {
			w.put("<p class=\"about\">", escape(n), "</p>\n")
		}
		if t.has(Quote) {
			w.quotes(t)
		} else {
			w.table(t)
		}
		for _, n := range t.Foot {
			w.put("<p class=\"foot\">", escape(n), "</p>\n")
		}
		w.put("</section>\n")
	}
	w.put("</main>\n</body>\n</html>\n")
	return w.Flush()
}

// htmlWriter keeps its errors for Flush.
type htmlWriter struct{ *bufio.Writer }

func (w htmlWriter) put(parts ...string) {
	for _, p := range parts {
		w.WriteString(p)
	}
}

func escape(s string) string { return html.EscapeString(printable(s)) }

// lines is escaped text that keeps its line breaks.
func lines(s string) string { return strings.ReplaceAll(escape(s), "\n", "<br>") }

func (w htmlWriter) contents(doc Document) {
	if len(doc.Tables) < 2 {
		return
	}
	w.put("<nav>")
	for i, t := range doc.Tables {
		w.put("<a href=\"#t", strconv.Itoa(i+1), "\">", escape(t.Title), "</a> ")
	}
	w.put("</nav>\n")
}

func (w htmlWriter) quotes(t Table) {
	var run runs
	headings := t.headings()
	for row := range t.Rows {
		for i := run.next(row, headings); i < headings; i++ {
			fmt.Fprintf(w, "<h%d>%s</h%d>\n", 3+i, escape(row[i].Text), 3+i)
		}
		quotes, details := parts(t, row)
		w.put("<figure>")
		for _, q := range quotes {
			w.put("<blockquote dir=\"auto\">", lines(q), "</blockquote>")
		}
		if len(details) > 0 {
			w.put("<figcaption>", lines(strings.Join(details, " · ")), "</figcaption>")
		}
		w.put("</figure>\n")
	}
}

func (w htmlWriter) table(t Table) {
	w.put("<div class=\"wide\"><table>\n<thead>\n")
	w.overs(t)
	w.put("<tr>")
	for _, c := range t.Columns {
		w.put("<th scope=\"col\"", align(c), ">", escape(c.Title), "</th>")
	}
	w.put("</tr>\n</thead>\n<tbody>\n")
	var run runs
	headings := t.headings()
	for row := range t.Rows {
		first := run.next(row, headings)
		w.put("<tr", rowClass(first, headings), ">")
		for i, c := range row {
			switch {
			case i < headings && i < first:
				w.put("<th class=\"again\">", lines(c.Text), "</th>")
			case i < headings:
				w.put("<th scope=\"row\">", lines(c.Text), "</th>")
			default:
				w.put("<td", align(t.Columns[i]), ">", lines(cellText(c)), "</td>")
			}
		}
		w.put("</tr>\n")
	}
	w.put("</tbody>\n</table></div>\n")
}

func (w htmlWriter) overs(t Table) {
	s := sheet{table: t}
	if !s.over() {
		return
	}
	w.put("<tr class=\"over\">")
	for i := 0; i < len(t.Columns); {
		to := i + 1
		for to < len(t.Columns) && t.Columns[to].Over == t.Columns[i].Over {
			to++
		}
		fmt.Fprintf(w, "<th colspan=\"%d\">%s</th>", to-i, escape(t.Columns[i].Over))
		i = to
	}
	w.put("</tr>\n")
}

func align(c Column) string {
	if c.Kind == Figure || c.Kind == Mark {
		return " class=\"mid\""
	}
	return ""
}

func rowClass(first, headings int) string {
	switch {
	case first >= headings:
		return ""
	case first == 0:
		return " class=\"first\""
	}
	return " class=\"next\""
}

const pageStyle = `:root { color-scheme: light; --ink: #1f2933; --soft: #66717d; --accent: #1f4e5f; --pale: #eef4f6; --line: #d8dfe5; --warn: #b3261e; }
* { box-sizing: border-box; }
body { margin: 0; color: var(--ink); background: #fff; font: 16px/1.55 Arial, Helvetica, sans-serif; }
main { max-width: 62rem; margin: 0 auto; padding: 2rem 1.5rem 4rem; }
.banner { position: sticky; top: 0; z-index: 1; margin: 0; padding: .5rem 1.5rem; color: #fff; background: var(--warn); font-weight: bold; }
h1 { margin: 0 0 .5rem; color: var(--accent); font-size: 1.8rem; line-height: 1.2; }
h2 { margin: 3rem 0 .5rem; padding-bottom: .3rem; border-bottom: 3px solid var(--accent); color: var(--accent); font-size: 1.35rem; }
h3 { margin: 2.2rem 0 .2rem; color: var(--accent); font-size: 1.15rem; }
h4 { margin: 1.5rem 0 .4rem; font-size: 1rem; }
nav a { margin-right: 1.2rem; color: var(--accent); }
.about { margin: .4rem 0; max-width: 46rem; }
.foot { margin: .6rem 0; color: var(--soft); font-size: .85rem; }
figure { margin: .7rem 0; padding: .1rem 0 .1rem 1rem; border-left: 4px solid var(--line); max-width: 46rem; break-inside: avoid; }
blockquote { margin: 0; }
figcaption { margin-top: .1rem; color: var(--soft); font-size: .9rem; }
.wide { overflow-x: auto; }
table { margin: 1rem 0; border-collapse: collapse; }
th, td { font-size: 10.5pt; line-height: 1.3; padding: .3rem .6rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
thead th { color: #fff; background: var(--accent); border-right: 1px solid #fff; }
thead .over th { color: var(--accent); background: #dce8ec; text-align: center; }
tbody tr.first > * { border-top: 2px solid var(--accent); }
tbody th.again { color: var(--soft); font-weight: normal; }
.mid, thead th.mid { text-align: center; }
@page { size: A4; margin: 18mm 15mm; }
@media print {
  body { font-size: 10.5pt; }
  th, td { font-size: 9.5pt; }
  main { max-width: none; padding: 0; }
  nav { display: none; }
  .working main { padding-top: 12mm; }
  .banner { position: fixed; top: 0; left: 0; right: 0; padding: 1mm 2mm; color: var(--warn); background: #fff; border: 1px solid var(--warn); }
  h2, h3, h4 { break-after: avoid; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
  .wide { overflow: visible; }
}
`
