package export

import (
	"fmt"
	"math"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"citaat/corpus/phrases"
)

const (
	filterName = "_xlnm._FilterDatabase"
	titlesName = "_xlnm.Print_Titles"

	paperA4   = 9
	pageWidth = 280 // characters; a wider table is printed on several pages
	noteWidth = 130
)

// sheet is one worksheet: a table, or a part of a long one.
type sheet struct {
	name    string
	table   Table
	banner  string
	styles  map[look]int
	lim     limits
	widths  []float64
	from    int // rows of the table that stand on earlier sheets
	count   int // rows of the table on this one
	part    int
	notices []Notice
	book    *phrases.Book
}

// top is the number of rows over the header.
func (s *sheet) top() int {
	n := 1 + len(s.table.Notes)
	if s.banner != "" {
		n++
	}
	return n
}

// header is the row of the columns' titles, from 1.
func (s *sheet) header() int {
	n := s.top() + 1
	if s.over() {
		n++
	}
	return n
}

func (s *sheet) over() bool {
	for _, c := range s.table.Columns {
		if c.Over != "" {
			return true
		}
	}
	return false
}

func (s *sheet) filtered() bool { return s.table.Filter && !s.table.Merged && s.count > 0 }

// add makes the sheets of a table, without their rows.
func (b *xlsxBook) add(t Table) error {
	if len(t.Columns) > b.lim.cols {
		return phrases.Fail("export.xlsx.columns", phrases.Args{"Table": t.Name, "Count": len(t.Columns), "Most": b.lim.cols}).
			WithCure("export.xlsx.columns.cure")
	}
	count, widths := measure(t)
	model := sheet{table: t, styles: b.styles, lim: b.lim, widths: widths, book: b.doc.Book}
	if b.doc.Status == Working {
		model.banner = b.doc.Book.Say("export.working")
	}
	room := b.lim.rows - model.header() - len(t.Foot) - 1
	if room < 1 {
		return fmt.Errorf("no room for rows on sheet %q", t.Name)
	}
	for part := 1; part == 1 || (part-1)*room < count; part++ {
		s := model
		s.part, s.from = part, (part-1)*room
		s.count = min(room, count-s.from)
		s.name = b.freeName(t.Name, part)
		if err := b.frame(&s); err != nil {
			return fmt.Errorf("sheet %q: %w", s.name, err)
		}
		b.sheets = append(b.sheets, &s)
	}
	return nil
}

// freeName is the name of a sheet as Excel wants it: at most 31 characters,
// without some signs, and not used yet.
func (b *xlsxBook) freeName(name string, part int) string {
	name = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`:\/?*[]`, r) {
			return '-'
		}
		return r
	}, oneLine(name))
	name = strings.Trim(name, "' ")
	if name == "" {
		name = "Tabel"
	}
	for ; ; part++ {
		tail := ""
		if part > 1 {
			tail = fmt.Sprintf(" (%d)", part)
		}
		head := []rune(name)
		head = head[:min(len(head), 31-len(tail))]
		full := strings.TrimRight(string(head), "' ") + tail
		if key := strings.ToLower(full); !b.used[key] {
			b.used[key] = true
			return full
		}
	}
}

func sheetPart(i int) string { return fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1) }

// frame lets excelize make all of a sheet but its rows.
func (b *xlsxBook) frame(s *sheet) error {
	f := b.file
	if len(b.sheets) == 0 {
		if err := f.SetSheetName("Sheet1", s.name); err != nil {
			return err
		}
	} else if _, err := f.NewSheet(s.name); err != nil {
		return err
	}
	if err := b.paper(s); err != nil {
		return err
	}
	if err := b.layout(s); err != nil {
		return err
	}
	if err := f.SetPanes(s.name, s.panes()); err != nil {
		return err
	}
	if err := f.SetSheetDimension(s.name, s.dimension()); err != nil {
		return err
	}
	// A characteristic such as "2" is a text on purpose: no green corners.
	if err := f.AddIgnoredErrors(s.name, s.dimension(), excelize.IgnoredErrorsNumberStoredAsText); err != nil {
		return err
	}
	return b.names(s)
}

// dimension is the range of cells that are in use.
func (s *sheet) dimension() string {
	rows := s.header() + s.count
	if n := len(s.table.Foot); n > 0 {
		rows += 1 + n
	}
	last, err := excelize.CoordinatesToCellName(max(1, len(s.table.Columns)), rows)
	if err != nil {
		return "A1"
	}
	return "A1:" + last
}

// layout sets the widths of the columns and the size of the page.
func (b *xlsxBook) layout(s *sheet) error {
	f := b.file
	total, from := 0.0, 0
	for i, w := range s.widths {
		total += w
		if i+1 < len(s.widths) && s.widths[i+1] == w {
			continue // neighbours of one width are set together
		}
		first, err := excelize.ColumnNumberToName(from + 1)
		if err != nil {
			return err
		}
		last, err := excelize.ColumnNumberToName(i + 1)
		if err != nil {
			return err
		}
		if err := f.SetColWidth(s.name, first, last, w); err != nil {
			return err
		}
		from = i + 1
	}
	wide := int(math.Ceil(total / pageWidth))
	return f.SetPageLayout(s.name, &excelize.PageLayoutOptions{Size: ptr(paperA4), Orientation: ptr("landscape"),
		FitToWidth: ptr(max(1, wide)), FitToHeight: ptr(0), PageOrder: ptr("overThenDown")})
}

// paper sets what a sheet looks like on screen and on paper.
func (b *xlsxBook) paper(s *sheet) error {
	f, tab := b.file, accent
	if s.banner != "" {
		tab = warning
	}
	if err := f.SetSheetProps(s.name, &excelize.SheetPropsOptions{TabColorRGB: ptr(tab), FitToPage: ptr(true)}); err != nil {
		return err
	}
	if err := f.SetSheetView(s.name, 0, &excelize.ViewOptions{ShowGridLines: ptr(s.table.NoPrint)}); err != nil {
		return err
	}
	if err := f.SetPageMargins(s.name, &excelize.PageLayoutMarginsOptions{Left: ptr(0.4), Right: ptr(0.4), Top: ptr(0.7), Bottom: ptr(0.6), Header: ptr(0.3), Footer: ptr(0.3)}); err != nil {
		return err
	}
	small := `&8&"` + face + `,Regular"`
	header := "&L" + small + headerText(b.doc.Title, 120)
	footer := "&L" + small + headerText(s.name, 31)
	if s.banner != "" {
		loud := `&9&"` + face + `,Bold"&K` + warning + headerText(s.banner, 60)
		header += "&R" + loud
		footer += "&C" + loud
	}
	footer += "&R" + small + b.doc.Book.Say("export.page", phrases.Args{"Page": "&P", "Pages": "&N"})
	return f.SetHeaderFooter(s.name, &excelize.HeaderFooterOptions{OddHeader: header, OddFooter: footer})
}

func headerText(s string, most int) string {
	r := []rune(oneLine(s))
	return strings.ReplaceAll(string(r[:min(len(r), most)]), "&", "&&")
}

func (s *sheet) panes() *excelize.Panes {
	cell, err := excelize.CoordinatesToCellName(s.table.Frozen+1, s.header()+1)
	if err != nil {
		cell = "A1"
	}
	pane := "bottomLeft"
	if s.table.Frozen > 0 {
		pane = "bottomRight"
	}
	return &excelize.Panes{Freeze: true, XSplit: s.table.Frozen, YSplit: s.header(), TopLeftCell: cell, ActivePane: pane,
		Selection: []excelize.Selection{{SQRef: cell, ActiveCell: cell, Pane: pane}}}
}

// names defines what is repeated on paper, what is filtered, and the name under
// which a pivot table finds the data.
func (b *xlsxBook) names(s *sheet) error {
	quoted := "'" + strings.ReplaceAll(s.name, "'", "''") + "'!"
	last, err := excelize.ColumnNumberToName(max(1, len(s.table.Columns)))
	if err != nil {
		return err
	}
	repeat := fmt.Sprintf("%s$%d:$%d", quoted, s.top()+1, s.header())
	if s.table.Frozen > 0 {
		col, err := excelize.ColumnNumberToName(s.table.Frozen)
		if err != nil {
			return err
		}
		repeat = fmt.Sprintf("%s$A:$%s,%s", quoted, col, repeat)
	}
	cells := fmt.Sprintf("%s$A$%d:$%s$%d", quoted, s.header(), last, s.header()+max(1, s.count))
	names := []excelize.DefinedName{{Name: titlesName, RefersTo: repeat, Scope: s.name}}
	if s.filtered() {
		names = append(names, excelize.DefinedName{Name: filterName, RefersTo: cells, Scope: s.name})
	}
	if s.table.Range != "" && s.part == 1 {
		names = append(names, excelize.DefinedName{Name: s.table.Range, RefersTo: cells})
	}
	for i := range names {
		if err := b.file.SetDefinedName(&names[i]); err != nil {
			return fmt.Errorf("name %q: %w", names[i].Name, err)
		}
	}
	return nil
}

// measure counts the rows of a table and fits its columns.
func measure(t Table) (count int, widths []float64) {
	longest := make([]int, len(t.Columns))
	for row := range t.Rows {
		count++
		for i, c := range row {
			if t.Columns[i].Width > 0 {
				continue
			}
			n := 6
			if c.Kind == TextCell {
				n = longestLine(c.Text)
			}
			longest[i] = max(longest[i], n)
		}
	}
	widths = make([]float64, len(t.Columns))
	for i, c := range t.Columns {
		if widths[i] = c.Width; c.Width > 0 {
			continue
		}
		most := c.Most
		if most == 0 {
			most = 40
		}
		word := 0
		for _, w := range strings.Fields(c.Title) {
			word = max(word, utf8.RuneCountInString(w))
		}
		room := 3.0
		if t.Filter {
			room = 4 // the button of the filter
		}
		widths[i] = math.Round(max(5, float64(word)+room, min(most, float64(longest[i])*1.05+2))*10) / 10
	}
	return count, widths
}

func longestLine(s string) int {
	if len(s) < 200 && strings.IndexByte(s, '\n') < 0 {
		return utf8.RuneCountInString(s)
	}
	longest := 0
	for line := range strings.SplitSeq(s, "\n") {
		longest = max(longest, utf8.RuneCountInString(line))
	}
	return longest
}

func ptr[T any](v T) *T { return &v }
