package search

// Query is what to look for; Parse makes one. Its values are not changed once
// made.
type Query struct {
	source   string
	root     node // what the user wrote, as a tree
	terms    []term
	filters  []filter
	branches []branch
	last     int // the term that a user is still typing; -1: none
}

// String is the query as it was written.
func (q Query) String() string { return q.source }

// filter is a field with its value.
type filter struct {
	field field
	value string // as written; of var: the value
	name  string // of var: the variable
	at    int    // in code points of the query
	link  *link  // of code: instead of a value
}

// node is a part of a query.
type node interface{ isNode() }

type (
	one  struct{ term int }    // an occurrence of a term
	row  struct{ terms []int } // of several, one after another
	near struct {
		a, b     node
		distance int
	} // of two, not far apart
	all    struct{ of []node }
	either struct{ of []node }
	not    struct{ of node }
	where  struct{ filter int }
)

func (one) isNode()    {}
func (row) isNode()    {}
func (near) isNode()   {}
func (all) isNode()    {}
func (either) isNode() {}
func (not) isNode()    {}
func (where) isNode()  {}
