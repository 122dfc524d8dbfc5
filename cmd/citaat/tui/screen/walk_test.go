package screen

import "testing"

func TestWalk(t *testing.T) {
	w := Walk{Down: "down", Up: "up", PageDown: "page-down", PageUp: "page-up", First: "first", Last: "last"}
	for _, c := range []struct {
		a           Action
		at, n, want int
		moves       bool
	}{
		{"down", 3, 10, 4, true}, {"down", 9, 10, 9, true}, {"up", 0, 10, 0, true}, {"up", 4, 10, 3, true},
		{"page-down", 1, 10, 6, true}, {"page-down", 8, 10, 9, true}, {"page-up", 8, 10, 3, true}, {"page-up", 2, 10, 0, true},
		{"first", 8, 10, 0, true}, {"last", 2, 10, 9, true}, {"down", 0, 0, 0, true}, {"last", 0, 0, 0, true}, {"open", 3, 10, 3, false},
	} {
		if got, moves := w.Step(c.a, c.at, c.n, 5); got != c.want || moves != c.moves {
			t.Errorf("%s at %d of %d: %d, %v, want %d, %v", c.a, c.at, c.n, got, moves, c.want, c.moves)
		}
	}
}

func TestInSight(t *testing.T) {
	for _, c := range []struct{ top, at, n, room, want int }{
		{0, 3, 10, 5, 0}, // in sight already
		{0, 7, 10, 5, 3}, // below
		{6, 2, 10, 5, 2}, // above
		{8, 9, 10, 5, 5}, // no room left empty
		{3, 1, 2, 5, 0},  // all fits
		{0, 4, 10, 0, 4}, // a window too small for a row
		{0, 0, 0, 5, 0},
	} {
		if got := InSight(c.top, c.at, c.n, c.room); got != c.want {
			t.Errorf("InSight(%d, %d, %d, %d) = %d, want %d", c.top, c.at, c.n, c.room, got, c.want)
		}
	}
}
