package phrases

import (
	"encoding/json"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// catalogue reads all sentences of a language, each in its forms.
func catalogue(t *testing.T, lang Lang) map[string]map[string]string {
	t.Helper()
	files, err := catalogues.ReadDir(string(lang))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]map[string]string{}
	for _, f := range files {
		data, err := catalogues.ReadFile(string(lang) + "/" + f.Name())
		if err != nil {
			t.Fatal(err)
		}
		var messages map[string]any
		if err := json.Unmarshal(data, &messages); err != nil {
			t.Fatalf("%s/%s: %v", lang, f.Name(), err)
		}
		for key, v := range messages {
			if all[key] != nil {
				t.Errorf("%s: %s stands in two catalogues", lang, key)
			}
			all[key] = forms(v)
		}
	}
	return all
}

func forms(v any) map[string]string {
	if s, ok := v.(string); ok {
		return map[string]string{"": s}
	}
	of := map[string]string{}
	if m, ok := v.(map[string]any); ok {
		for form, s := range m {
			of[form], _ = s.(string)
		}
	}
	return of
}

var place = regexp.MustCompile(`\{\{[^}]*\.([A-Z]\w*)[^}]*\}\}`)

// places are what a sentence wants filled in, in any of its forms.
func places(forms map[string]string) []string {
	seen := map[string]bool{}
	for _, s := range forms {
		for _, m := range place.FindAllStringSubmatch(s, -1) {
			seen[m[1]] = true
		}
	}
	delete(seen, "Count") // one of something may be said without its number
	return slices.Sorted(maps.Keys(seen))
}

// alwaysMany are counts that are never one.
var alwaysMany = map[string]bool{"export.xlsx.columns": true}

func TestBothLanguagesSayTheSame(t *testing.T) {
	dutch, english := catalogue(t, Dutch), catalogue(t, English)
	for key, nl := range dutch {
		en, ok := english[key]
		switch {
		case !ok:
			t.Errorf("%s is not in English", key)
		case !slices.Equal(slices.Sorted(maps.Keys(nl)), slices.Sorted(maps.Keys(en))):
			t.Errorf("%s has other forms in Dutch than in English", key)
		case !slices.Equal(places(nl), places(en)):
			t.Errorf("%s: Dutch wants %v, English %v", key, places(nl), places(en))
		}
		for form, s := range nl {
			if strings.TrimSpace(s) == "" || strings.TrimSpace(en[form]) == "" {
				t.Errorf("%s is empty", key)
			}
		}
		if s, plain := nl[""]; plain && strings.Contains(s, "{{.Count}}") && !alwaysMany[key] {
			t.Errorf("%s counts and has no forms for one and for more", key)
		}
	}
	for key := range english {
		if dutch[key] == nil {
			t.Errorf("%s is not in Dutch", key)
		}
	}
}

var (
	literal = regexp.MustCompile(`"([a-z]+(?:-[a-z]+)*(?:\.[a-z0-9_-]+)+)"`)
	series  = regexp.MustCompile(`"([a-z]+(?:\.[a-z0-9_-]+)*[.-])" ?\+`) // "find.sorted-" + name
	said    = regexp.MustCompile(`\b(?:Say|say|Make|Fail|WithCure|count)\((?:b(?:ook)?, )?"([a-z0-9_.-]+)"`)
)

// Code says sentences by literal keys, so that a text can be followed to its
// place and back.
func TestEveryKeyIsSaidAndExists(t *testing.T) {
	keys := catalogue(t, English)
	used := map[string]bool{}
	root := filepath.Join("..", "..")
	err := filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if e.IsDir() && strings.HasPrefix(e.Name(), ".") && path != root {
			return filepath.SkipDir
		}
		if e.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		for _, m := range literal.FindAllSubmatch(data, -1) {
			used[string(m[1])] = true
		}
		begins := map[string]bool{}
		for _, m := range series.FindAllSubmatch(data, -1) {
			for key := range keys {
				if strings.HasPrefix(key, string(m[1])) {
					used[key], begins[string(m[1])] = true, true
				}
			}
		}
		for _, m := range said.FindAllSubmatch(data, -1) {
			if key := string(m[1]); keys[key] == nil && !begins[key] {
				t.Errorf("%s says %q, which no catalogue has", path, key)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for key := range keys {
		if !used[key] {
			t.Errorf("nothing says %s", key)
		}
	}
}

// Whoever asks for a sentence gets it, with one and with more of a thing.
func TestEverySentenceCanBeSaid(t *testing.T) {
	for _, lang := range []Lang{Dutch, English} {
		book := For(lang)
		for key, forms := range catalogue(t, lang) {
			args := Args{}
			for _, p := range places(forms) {
				args[p] = "x"
			}
			counts := []int{1, 2}
			if alwaysMany[key] {
				args["Count"], counts = 2, []int{2}
			} else if _, plain := forms[""]; plain {
				counts = counts[:1]
			} else {
				args["Count"] = 1
			}
			for _, n := range counts {
				if _, counted := args["Count"]; counted {
					args["Count"] = n
				}
				if s := book.Say(key, args); strings.Contains(s, "‹"+key) || strings.Contains(s, "<no value>") {
					t.Errorf("%s: %s comes out as %q", lang, key, s)
				}
			}
		}
	}
}
