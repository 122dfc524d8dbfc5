// Package quiet keeps the terminal from being asked for its background before
// main runs.
//
// Bubble Tea asks in its init, and a terminal that does not answer holds up
// every verb for seconds. Telling Lip Gloss an answer first prevents that; the
// interface asks later, with a time limit (theme.Detect). Packages are
// initialised in the order of their paths as soon as what they import is
// ready, so this one must import Lip Gloss and nothing else.
package quiet

import "github.com/charmbracelet/lipgloss"

func init() { lipgloss.SetHasDarkBackground(true) }
