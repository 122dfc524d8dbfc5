// Package tour is the tutorial: what is asked of somebody who learns to code,
// one small thing at a time, and how it is known to be done.
//
// It runs beside the real program on a copy of the example. A step is done when
// the study or the screen shows that it is, never because time passed or any key
// was pressed. The package must never write to a study or stand in the way: every
// step can be skipped, gone back to, and left for later.
package tour
