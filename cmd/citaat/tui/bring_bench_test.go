package tui

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"citaat/cmd/citaat/tui/screen"
	"citaat/cmd/citaat/tui/theme"
	"citaat/corpus/phrases"
)

// BenchmarkBring is a key and the frame after it with two hundred files read, of
// which one is as long as a day of speech.
func BenchmarkBring(b *testing.B) {
	s := sit(b, newFolder(b), theme.Look{Dark: true, Colour: true}, phrases.Dutch)
	dir := b.TempDir()
	for i := range 200 {
		turns := 20
		if i == 0 {
			turns = 5000
		}
		text := strings.Repeat("Interviewer: Hoe ging het toen met u, en met de anderen?\n\nFadila Benali: Dat ging goed, zij was op tijd en wij dronken thee.\n\n", turns)
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("M%d.txt", i+10)), fmt.Appendf([]byte(text), "Interviewer: %d?\n", i), 0o600); err != nil {
			b.Fatal(err)
		}
	}
	s.app.house.dir = dir
	s.size(200, 60)
	s.send(screen.Import{})
	s.press("ctrl+a", "enter")
	keys := []string{"j", "k", "tab", "j", "k", "tab", "j", "G", "gg", "tab"}
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		s.press(keys[i%len(keys)])
		_ = s.app.View()
		i++
	}
}
