// Package anchor keeps a passage in its place while the text around it is
// corrected.
package anchor
