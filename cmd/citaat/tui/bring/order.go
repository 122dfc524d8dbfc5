package bring

import (
	"cmp"
	"path/filepath"
	"strings"
)

// inOrder compares the paths of files as people count: M2 comes before M10.
func inOrder(a, b string) int {
	if c := cmp.Compare(filepath.Dir(a), filepath.Dir(b)); c != 0 {
		return c
	}
	x, y := strings.ToLower(filepath.Base(a)), strings.ToLower(filepath.Base(b))
	for x != "" && y != "" {
		m, n := digits(x), digits(y)
		if m > 0 && n > 0 {
			p, q := strings.TrimLeft(x[:m], "0"), strings.TrimLeft(y[:n], "0")
			if c := cmp.Or(cmp.Compare(len(p), len(q)), cmp.Compare(p, q)); c != 0 {
				return c
			}
			x, y = x[m:], y[n:]
			continue
		}
		if x[0] != y[0] {
			return cmp.Compare(x[0], y[0])
		}
		x, y = x[1:], y[1:]
	}
	return cmp.Or(cmp.Compare(len(x), len(y)), cmp.Compare(a, b))
}

// digits is how many digits a text begins with.
func digits(s string) int {
	return len(s) - len(strings.TrimLeft(s, "0123456789"))
}
