package corpus

// Offset counts Unicode code points from the start of a body, from 0.
type Offset int

// Span is [Start, End) of one body, in code points.
type Span struct {
	Start Offset `json:"start"`
	End   Offset `json:"end"`
}

// Len is the number of code points in the span.
func (s Span) Len() Offset { return s.End - s.Start }

// Empty tells whether the span covers nothing.
func (s Span) Empty() bool { return s.End <= s.Start }

// Overlaps tells whether two spans share at least one code point.
func (s Span) Overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }

// Covers tells whether o lies wholly within s.
func (s Span) Covers(o Span) bool { return s.Start <= o.Start && o.End <= s.End }

// Holds tells whether the code point at an offset lies within the span.
func (s Span) Holds(at Offset) bool { return s.Start <= at && at < s.End }

// Common is the part that two spans share; it is empty when there is none.
func (s Span) Common(o Span) Span {
	c := Span{max(s.Start, o.Start), min(s.End, o.End)}
	if c.End < c.Start {
		c.End = c.Start
	}
	return c
}
