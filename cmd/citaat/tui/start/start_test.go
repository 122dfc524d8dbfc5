package start

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"citaat/coding"
	"citaat/corpus/phrases"
)

func study(t *testing.T, name string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), name)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, coding.SettingsFile), []byte("format: 1\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	return dir
}

// TestRecent: the newest first, each once, none that is gone, for the user's
// eyes alone.
func TestRecent(t *testing.T) {
	config := filepath.Join(t.TempDir(), "config")
	a, b, gone := study(t, "a"), study(t, "b"), study(t, "gone")
	Remember(config, a, "Eerste")
	Remember(config, gone, "Weg")
	Remember(config, b, "Tweede")
	Remember(config, a, "Eerste")
	if err := os.RemoveAll(gone); err != nil {
		t.Fatal(err)
	}
	list := Recent(config)
	if len(list) != 2 || list[0] != (Study{a, "Eerste"}) || list[1] != (Study{b, "Tweede"}) {
		t.Errorf("%+v", list)
	}
	info, err := os.Stat(filepath.Join(config, recentFile))
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v %v", info.Mode(), err)
	}
	for i := range 20 {
		Remember(config, study(t, fmt.Sprint(i)), "n")
	}
	if n := len(Recent(config)); n != most {
		t.Errorf("%d are remembered", n)
	}
}

// TestDamagedListIsNoList: it is only a convenience.
func TestDamagedListIsNoList(t *testing.T) {
	config := t.TempDir()
	if err := os.WriteFile(filepath.Join(config, recentFile), []byte("{kapot"), 0o600); err != nil {
		t.Fatal(err)
	}
	if list := Recent(config); len(list) != 0 {
		t.Errorf("%+v", list)
	}
	dir := study(t, "a")
	Remember(config, dir, "Eerste")
	if list := Recent(config); len(list) != 1 {
		t.Errorf("%+v", list)
	}
}

func TestPlainName(t *testing.T) {
	for title, want := range map[string]string{
		"Evaluatie Buurtmoeders": "evaluatie-buurtmoeders", " Één: vraag? ": "een-vraag", "../../etc": "etc", "نساء": "", "": "",
	} {
		if got := plainName(title); got != want {
			t.Errorf("%q: %q, want %q", title, got, want)
		}
	}
}

// TestGroupsOfTheForm: each group has an id of its own, in any script, once.
func TestGroupsOfTheForm(t *testing.T) {
	f := newForm(Config{Book: phrases.For(phrases.Dutch), Dir: "/"})
	f.groups.SetValue("Moeder, نساء; رجال, moeder,")
	got := f.settings(phrases.For(phrases.Dutch)).Groups
	if len(got) != 3 || got[0].ID != "moeder" || got[1].ID != "نساء" || got[2].ID != "رجال" {
		t.Errorf("%+v", got)
	}
	for lang, want := range map[phrases.Lang]string{phrases.Dutch: "/onderzoek", phrases.English: "/study"} {
		if got := newForm(Config{Book: phrases.For(lang), Dir: "/"}).folder(); filepath.ToSlash(got) != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}
