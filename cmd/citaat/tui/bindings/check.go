package bindings

import (
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"citaat/cmd/citaat/tui/screen"
	"citaat/corpus/phrases"
)

// check gathers the lines that hold.
type check struct {
	path   string
	known  []Known
	wishes []wish
	faults Faults
}

func (c *check) fault(line int, what phrases.Sentence, cure ...phrases.Sentence) {
	f := &LineError{File: c.path, Line: line, What: what}
	if len(cure) > 0 {
		f.Cure = cure[0]
	}
	c.faults = append(c.faults, f)
}

// take reads one line: an action and its keys.
func (c *check) take(name, value *yaml.Node) {
	a := screen.Action(name.Value)
	i := slices.IndexFunc(c.known, func(k Known) bool { return k.Action == a })
	args := phrases.Args{"Action": name.Value}
	switch {
	case i < 0:
		c.fault(name.Line, phrases.Make("bindings.unknown", args), phrases.Make("bindings.nearest", phrases.Args{"Near": c.nearest(name.Value)}))
		return
	case !c.known[i].Free():
		c.fault(name.Line, phrases.Make("bindings.fixed", args))
		return
	case slices.ContainsFunc(c.wishes, func(w wish) bool { return w.action == a }):
		c.fault(name.Line, phrases.Make("bindings.twice", args))
		return
	}
	var nodes []*yaml.Node
	switch value.Kind {
	case yaml.ScalarNode:
		nodes = []*yaml.Node{value}
	case yaml.SequenceNode:
		nodes = value.Content
	}
	w := wish{action: a, line: name.Line}
	for _, n := range nodes {
		if k, ok := c.key(n); ok && !slices.Contains(w.keys, k) {
			w.keys = append(w.keys, k)
		}
	}
	if len(nodes) == 0 || len(nodes) == 1 && nodes[0].Value == "" {
		c.fault(name.Line, phrases.Make("bindings.no-key", args))
	}
	if len(w.keys) > 0 {
		c.wishes = append(c.wishes, w)
	}
}

// key reads the name of a key.
func (c *check) key(n *yaml.Node) (string, bool) {
	if n.Kind != yaml.ScalarNode || n.Value == "" {
		return "", false
	}
	k := Normal(n.Value)
	args := phrases.Args{"Key": n.Value}
	switch _, exists := screen.Press(k); {
	case reserved(k):
		c.fault(n.Line, phrases.Make("bindings.reserved", args), phrases.Make("bindings.reserved-cure"))
	case exists:
		return k, true
	case unsendable(k):
		c.fault(n.Line, phrases.Make("bindings.unsendable", args), phrases.Make("bindings.unsendable-cure"))
	default:
		c.fault(n.Line, phrases.Make("bindings.no-such-key", args), phrases.Make("bindings.no-such-key-cure"))
	}
	return "", false
}

// Normal is the name of a key as tables have it.
func Normal(k string) string {
	switch strings.ToLower(k) {
	case "space", "spatie":
		return " "
	case "return":
		return "enter"
	case "escape":
		return "esc"
	case "del":
		return "delete"
	}
	if i := strings.LastIndexByte(k, '+'); i > 0 && i < len(k)-1 {
		parts := strings.Split(strings.ToLower(k[:i]), "+")
		last := k[i+1:]
		if len(parts) == 1 && parts[0] == "shift" && len(last) == 1 && last >= "a" && last <= "z" {
			return strings.ToUpper(last) // shift with a letter is the capital
		}
		if slices.Contains(parts, "ctrl") || len(last) > 1 {
			last = strings.ToLower(last)
		}
		return strings.Join(parts, "+") + "+" + last
	}
	if len(k) > 1 && k[0] != 'g' {
		return strings.ToLower(k)
	}
	return k
}

// unsendable tells of keys that exist on a keyboard and no terminal tells of, or
// tells apart from another key.
func unsendable(k string) bool {
	parts := strings.Split(k, "+")
	for _, p := range parts[:len(parts)-1] {
		switch p {
		case "ctrl", "alt", "shift", "cmd", "super", "win", "meta", "option", "fn":
		default:
			return false
		}
	}
	return len(parts) > 1
}

// settle drops the lines whose key does something else on the same screen,
// until none is left that does.
func (c *check) settle() {
	for {
		set := c.set()
		i := slices.IndexFunc(c.wishes, func(w wish) bool { return c.clashes(w, set) })
		if i < 0 {
			return
		}
		c.wishes = slices.Delete(c.wishes, i, i+1)
	}
}

// clashes tells, and reports, whether a key of a line has another meaning.
func (c *check) clashes(w wish, set Set) bool {
	for _, mine := range c.known {
		if mine.Action != w.action {
			continue
		}
		for _, o := range c.known {
			if o.Action == w.action || !mine.meet(o) {
				continue
			}
			for _, k := range w.keys {
				if !slices.Contains(o.With(set), k) || c.earlier(w, o.Action) {
					continue
				}
				c.fault(w.line, phrases.Make("bindings.taken", phrases.Args{"Key": Spelled(k), "Other": string(o.Action), "Action": string(w.action)}),
					phrases.Make("bindings.taken-cure", phrases.Args{"Other": string(o.Action)}))
				return true
			}
		}
	}
	return false
}

// earlier tells whether a line stands above the one that gives keys to an
// action: then the lower one is to blame.
func (c *check) earlier(w wish, other screen.Action) bool {
	return slices.ContainsFunc(c.wishes, func(o wish) bool { return o.action == other && o.line > w.line })
}

func (c *check) set() Set {
	if len(c.wishes) == 0 {
		return nil
	}
	s := Set{}
	for _, w := range c.wishes {
		s[w.action] = w.keys
	}
	return s
}

// nearest is the action whose name is most like a wrong one.
func (c *check) nearest(name string) string {
	best, least := "", 1<<30
	for _, k := range c.known {
		if !k.Free() {
			continue
		}
		if d := distance(name, string(k.Action)); d < least {
			best, least = string(k.Action), d
		}
	}
	return best
}

// distance is how many letters must be put in, left out or changed
// (Levenshtein).
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, diagonal+1, row[j]+1)
		}
	}
	return row[len(b)]
}
