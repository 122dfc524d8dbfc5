// Package lens is a study seen through the filters that are on: the screens ask
// it what they would ask the study, and get what the filters let through.
//
// It must never write, never hide something while no filter says so, and never
// leave a user in doubt that a filter is on: what it hides the title line names.
package lens

import "citaat/coding"

// Lens is a study seen through filters. It is safe for concurrent use.
type Lens struct {
	*coding.Study
}

// New is a lens without filters.
func New(s *coding.Study) *Lens { return &Lens{Study: s} }
