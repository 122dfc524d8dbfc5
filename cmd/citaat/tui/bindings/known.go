package bindings

import (
	_ "embed"
	"encoding/json"
	"slices"

	"citaat/cmd/citaat/tui/screen"
)

//go:embed actions.json
var actionsFile []byte

// Everywhere is the screen of the actions that all screens have.
const Everywhere = "everywhere"

// Known is an action as the program has it.
type Known struct {
	Screen string        `json:"screen"` // read, codes, … or everywhere
	Action screen.Action `json:"action"`
	Keys   []string      `json:"keys"`
	Help   string        `json:"help"` // key of the sentence that explains it
}

// Actions are all actions, by screen. They come out empty-handed only from a
// broken build.
func Actions() []Known {
	var all []Known
	if err := json.Unmarshal(actionsFile, &all); err != nil {
		panic(err)
	}
	return all
}

// Free tells whether the user may give an action other keys: not where all its
// keys have to stay what they are.
func (k Known) Free() bool { return len(fixed(k.Keys)) < len(k.Keys) }

// With are the keys of an action as they are with a user's own.
func (k Known) With(s Set) []string {
	if mine := s[k.Action]; len(mine) > 0 {
		return append(fixed(k.Keys), mine...)
	}
	return slices.Clone(k.Keys)
}

// meet tells whether two actions can be done on one screen.
func (k Known) meet(o Known) bool {
	return k.Screen == o.Screen || k.Screen == Everywhere || o.Screen == Everywhere
}
