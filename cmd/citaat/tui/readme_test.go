package tui

import (
	"os"
	"strings"
	"testing"

	"citaat/cmd/citaat/tui/screen"
	"citaat/cmd/citaat/tui/theme"
	"citaat/corpus/phrases"
)

const (
	keysOpen  = "<!-- keys: go test ./cmd/citaat/tui -run README -update -->\n"
	keysClose = "<!-- /keys -->\n"
)

// The key table in the README is made from the tables that the screens act on,
// so that it cannot say anything else than the program does.
func TestTheREADMEHasTheKeysOfTheProgram(t *testing.T) {
	const file = "../../../README.md"
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, found := strings.Cut(string(data), keysOpen)
	_, after, closed := strings.Cut(rest, keysClose)
	if !found || !closed {
		t.Fatal("the README has no place for the keys")
	}
	want := before + keysOpen + keyTables(t) + keysClose + after
	if updating() {
		if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if string(data) != want {
		t.Error("the README has other keys than the program; mend it with: go test ./cmd/citaat/tui -run README -update")
	}
}

func keyTables(t *testing.T) string {
	book := phrases.For(phrases.English)
	s := sit(t, newFolder(t), theme.Look{}, phrases.English)
	var b strings.Builder
	for _, at := range []struct {
		room string
		keys []string
	}{{"1 Read", nil}, {"2 Codes", []string{"g2"}}, {"3 Search", []string{"esc", "g3", "'bezorgd'", "enter"}}, {"4 Quotations", []string{"g4"}}, {"6 People", []string{"g6"}}, {"Memos", []string{"gm"}}, {"Privacy check", []string{"gp"}}} {
		s.press(at.keys...)
		b.WriteString("\n**" + at.room + "**\n\n| key | does |\n|---|---|\n")
		for _, k := range s.app.screens[s.app.at].Keys().Bindings {
			if line := keyLine(book, k); line != "" {
				b.WriteString(line)
			}
		}
	}
	s.send(screen.GoTo{To: screen.Bring})
	b.WriteString("\n**Reading in**\n\n| key | does |\n|---|---|\n")
	for _, k := range s.app.screens[screen.Bring].Keys().Bindings {
		b.WriteString(keyLine(book, k))
	}
	b.WriteString("\n**Everywhere**\n\n| key | does |\n|---|---|\n")
	for _, k := range Keys(true) {
		b.WriteString(keyLine(book, k))
	}
	return b.String() + "\n"
}

func keyLine(book *phrases.Book, k screen.Binding) string {
	if k.Help == "" {
		return ""
	}
	written := strings.ReplaceAll(k.Written(), "|", `\|`)
	return "| `" + written + "` | " + book.Say(k.Help) + " |\n"
}
