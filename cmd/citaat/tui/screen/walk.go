package screen

// Walk is the actions that move through a list, by the names that a screen has
// for them.
type Walk struct{ Down, Up, PageDown, PageUp, First, Last Action }

// Step is the row where an action leads from a row of a list of n, with pages
// of so many rows; ok is false for an action that does not move.
func (w Walk) Step(a Action, at, n, page int) (to int, ok bool) {
	switch a {
	case w.Down:
		at++
	case w.Up:
		at--
	case w.PageDown:
		at += page
	case w.PageUp:
		at -= page
	case w.First:
		at = 0
	case w.Last:
		at = n - 1
	default:
		return at, false
	}
	return max(min(at, n-1), 0), true
}

// InSight is the first row to show of a list of n, so that the chosen one is in
// sight where there is room for so many, and no room is left empty below.
func InSight(top, at, n, room int) int {
	room = max(room, 1)
	top = max(min(top, at), at-room+1)
	return max(min(top, n-room), 0)
}
