// Package bindings is the keys that a user gave to actions, in the file
// keys.yaml of citaat's folder for configuration:
//
//	read.code: k
//	quotes.star: [s, "*"]
//
// A line names an action and the keys that do it from now on; its own keys do it
// no longer. What an action is called `citaat keys` tells. A line that cannot
// hold is told with its place and its cure, and the others hold all the same.
//
// Which actions there are is in actions.json, which a test makes from the tables
// of the screens. The package must never change what an action does, nor take
// away a key by which one gets out of something: esc, enter and ctrl+c, and the
// digits of quick codes, stay what they are.
package bindings
