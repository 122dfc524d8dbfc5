package coding_test

import (
	"testing"

	"citaat/coding"
	"citaat/corpus"
)

// A study goes from one system to another: a name that Windows keeps for a
// device names no file there.
func TestNamesThatCanBeFilesEverywhere(t *testing.T) {
	for name, ok := range map[string]bool{
		"M3": true, "V2b": true, "com": true, "com10": true, "console": true, "Contact": true, "één": true,
		"": false, "con": false, "CON": false, "nul.x": false, "COM1": false, "lpt9": false, "../x": false, "a/b": false, "-x": false, ".x": false, "a b": false,
	} {
		if coding.ValidID(name) != ok {
			t.Errorf("id %q: %v", name, !ok)
		}
		coder := ok || name == "a b" || name == "-x" // people have a space in their name
		if err := coding.ValidCoder(corpus.CoderName(name)); (err == nil) != coder {
			t.Errorf("coder %q: %v", name, err)
		}
	}
}
