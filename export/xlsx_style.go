package export

import "github.com/xuri/excelize/v2"

// What a workbook looks like. Arial is on every computer that opens one.
const (
	face      = "Arial"
	ink       = "1F2933"
	inkSoft   = "8A94A0"
	accent    = "1F4E5F"
	accentSub = "DCE8EC"
	warning   = "B3261E"
	hairline  = "E1E6EB"
	ruleTheme = "9AA5B1"
)

// role is what a cell does on its sheet.
type role uint8

const (
	roleBanner role = iota
	roleTitle
	roleNote
	roleOver
	roleHead
	roleHeadCentre
	roleFoot
	roleWords
	roleHeading
	roleQuote
	roleCentre
	roleRaw // of a table that is not meant to be read on paper
)

// edge is the line over a cell: where a run of equal headings starts.
type edge uint8

const (
	edgeHair edge = iota
	edgeTheme
	edgeCategory
)

// look is what one shared style is made for. A dim cell says what the one above
// it said already, or 0.
type look struct {
	role role
	edge edge
	dim  bool
}

// newStyles makes the styles that all cells of a workbook share.
func newStyles(f *excelize.File) (map[look]int, error) {
	if err := f.SetDefaultFont(face); err != nil {
		return nil, err
	}
	styles := map[look]int{}
	add := func(l look, s *excelize.Style) error {
		id, err := f.NewStyle(s)
		styles[l] = id
		return err
	}
	frame := frameStyles()
	for r := roleBanner; r < roleWords; r++ {
		if err := add(look{role: r}, frame[r]); err != nil {
			return nil, err
		}
	}
	for r := roleWords; r <= roleRaw; r++ {
		for e := edgeHair; e <= edgeCategory; e++ {
			for _, dim := range []bool{false, true} {
				l := look{r, e, dim}
				if err := add(l, bodyStyle(l)); err != nil {
					return nil, err
				}
			}
		}
	}
	return styles, nil
}

func font(size float64, colour string, bold bool) *excelize.Font {
	return &excelize.Font{Family: face, Size: size, Color: colour, Bold: bold}
}

func fill(colour string) excelize.Fill {
	return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}}
}

func frameStyles() map[role]*excelize.Style {
	middle := func(h string, wrap bool) *excelize.Alignment {
		a := &excelize.Alignment{Horizontal: h, Vertical: "center", WrapText: wrap}
		if h == "left" {
			a.Indent = 1
		}
		return a
	}
	note := &excelize.Alignment{Horizontal: "left", Vertical: "top", Indent: 1, WrapText: true}
	line := []excelize.Border{{Type: "left", Color: "FFFFFF", Style: 1}, {Type: "right", Color: "FFFFFF", Style: 1}}
	return map[role]*excelize.Style{
		roleBanner:     {Font: font(11, "FFFFFF", true), Fill: fill(warning), Alignment: middle("left", false)},
		roleTitle:      {Font: font(14, accent, true), Alignment: middle("left", false)},
		roleNote:       {Font: font(9, ink, false), Alignment: note},
		roleOver:       {Font: font(10, accent, true), Fill: fill(accentSub), Alignment: middle("center", true), Border: line},
		roleHead:       {Font: font(10, "FFFFFF", true), Fill: fill(accent), Alignment: middle("left", true), Border: line},
		roleHeadCentre: {Font: font(10, "FFFFFF", true), Fill: fill(accent), Alignment: middle("center", true), Border: line},
		roleFoot:       {Font: font(9, inkSoft, false), Alignment: note},
	}
}

func bodyStyle(l look) *excelize.Style {
	s := &excelize.Style{
		Font:      font(10, ink, l.role == roleHeading && !l.dim),
		Alignment: &excelize.Alignment{Vertical: "top", Horizontal: "left", Indent: 1, WrapText: l.role != roleRaw},
	}
	if l.dim {
		s.Font.Color = inkSoft
	}
	switch l.role {
	case roleCentre:
		s.Alignment.Horizontal, s.Alignment.Indent = "center", 0
	case roleRaw: // numbers to the right and texts to the left, as in any data
		s.Alignment.Horizontal, s.Alignment.Indent = "", 0
	}
	if l.role == roleRaw {
		return s // its sheet shows the grid
	}
	top := excelize.Border{Type: "top", Color: hairline, Style: 1}
	switch l.edge {
	case edgeTheme:
		top.Color = ruleTheme
	case edgeCategory:
		top.Color, top.Style = accent, 2
	}
	s.Border = []excelize.Border{top, {Type: "bottom", Color: hairline, Style: 1}}
	return s
}

// roleOf is the role of the body cells of a column.
func roleOf(t Table, c Column) role {
	switch {
	case t.NoPrint:
		return roleRaw
	case c.Kind == Heading:
		return roleHeading
	case c.Kind == Quote:
		return roleQuote
	case c.Kind == Figure, c.Kind == Mark:
		return roleCentre
	}
	return roleWords
}
