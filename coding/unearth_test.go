package coding

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Tombstones are found wherever they stand in a log that does not fit the buffer,
// in its last line too, and a word in an interview is none.
func TestTombstonesAreFoundInALongLog(t *testing.T) {
	const stone = `{"v":1,"id":"01KA00000000000000000%05d","op":"tombstone","tomb":{"from":"aa","to":"bb"}}`
	line := `{"v":1,"id":"01KA0000000000000000000000","op":"code","anchor":{"quote":"op een \"tombstone\" staat"}}`
	long := `{"v":1,"op":"memo","text":"` + strings.Repeat("lang ", 40_000) + `"}`
	var log []string
	for i := range 2000 {
		log = append(log, strings.Repeat(line+"\n", i%3)+fmt.Sprintf(stone, i))
		if i%500 == 0 {
			log = append(log, long)
		}
	}
	path := filepath.Join(t.TempDir(), "eva.jsonl")
	for _, end := range []string{"\n", "", "\n" + line[:40]} {
		if err := os.WriteFile(path, []byte(strings.Join(log, "\n")+end), 0o600); err != nil {
			t.Fatal(err)
		}
		tombs := tombsIn(path)
		if len(tombs) != 2000 {
			t.Fatalf("%d of 2000", len(tombs))
		}
		for i, e := range tombs {
			if want := fmt.Sprintf("01KA00000000000000000%05d", i); string(e.ID) != want {
				t.Fatalf("%s, want %s", e.ID, want)
			}
		}
	}
}
