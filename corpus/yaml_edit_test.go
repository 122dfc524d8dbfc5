package corpus_test

import (
	"strings"
	"testing"

	"citaat/corpus"
)

type entry struct {
	ID   string `yaml:"id"`
	Name string `yaml:"name"`
	Key  int    `yaml:"key,omitempty"`
}

func TestEditingYAMLKeepsCommentsAndOrder(t *testing.T) {
	const before = `# het codeboek van de evaluatie
codes:
  # eerst de meerwaarde
  - id: a
    name: Vertrouwen # besproken op 3 mei
    key: 1
  - {id: b, name: Rust}
`
	f, err := corpus.OpenYAML("codebook.yaml", []byte(before))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range []entry{{"a", "Zelfvertrouwen", 0}, {"c", "Nieuw", 2}} {
		if err := f.Put("codes", e.ID, e); err != nil {
			t.Fatal(err)
		}
	}
	f.Sort("codes", []string{"c", "a"})
	got, err := f.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"# het codeboek van de evaluatie", "# eerst de meerwaarde", "name: Zelfvertrouwen # besproken op 3 mei", "- id: c"} {
		if !strings.Contains(string(got), want) {
			t.Errorf("%q is gone from\n%s", want, got)
		}
	}
	if strings.Contains(string(got), "key: 1") {
		t.Error("an emptied field stayed")
	}
	if c, a, b := strings.Index(string(got), "id: c"), strings.Index(string(got), "id: a"), strings.Index(string(got), "id: b"); c > a || a > b {
		t.Errorf("wrong order:\n%s", got)
	}
	f.Drop("codes", "a")
	got, _ = f.Bytes()
	if strings.Contains(string(got), "id: a") {
		t.Error("a dropped entry stayed")
	}
}

func TestEditingAnEmptyFileMakesOne(t *testing.T) {
	for _, start := range []string{"", "codes:\n", "codes: []\n", "# leeg\n"} {
		f, err := corpus.OpenYAML("codebook.yaml", []byte(start))
		if err != nil {
			t.Fatal(err)
		}
		if err := f.Put("codes", "a", entry{ID: "a", Name: "Rust"}); err != nil {
			t.Fatal(err)
		}
		got, err := f.Bytes()
		if err != nil {
			t.Fatal(err)
		}
		var back struct {
			Codes []entry `yaml:"codes"`
		}
		if err := corpus.DecodeYAML("codebook.yaml", got, 0, &back); err != nil || len(back.Codes) != 1 {
			t.Errorf("from %q came %q (%v)", start, got, err)
		}
	}
}
