// Package frame draws what all screens share: panes with a title in their
// border, panes side by side, a box laid over the rest, the title line, and
// the footer and help that are made from a screen's key table.
//
// Everything here is a pure function of its arguments and keeps to the width
// and height it is given, whatever is in it. Widths are x/ansi's alone. It
// must never keep state or know a screen.
package frame
