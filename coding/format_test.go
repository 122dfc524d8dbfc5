package coding_test

import (
	"os"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"citaat/coding"
	"citaat/coding/anchor"
	"citaat/corpus"
)

// The page about the format names every field and every operation that the
// program writes.
func TestTheFormatIsDescribed(t *testing.T) {
	page, err := os.ReadFile("FORMAT.md")
	if err != nil {
		t.Fatal(err)
	}
	named := func(word string) bool {
		return regexp.MustCompile(`(^|[^\pL_])` + regexp.QuoteMeta(word) + `([^\pL_]|$)`).Match(page)
	}
	for _, v := range []any{corpus.Settings{}, corpus.Group{}, corpus.Variable{}, corpus.Topic{}, corpus.Coder{}, corpus.Search{}, corpus.Choices{},
		corpus.Participant{}, corpus.Consent{}, corpus.Meta{}, corpus.Interpreting{}, corpus.SourceFile{}, corpus.Speaker{},
		coding.Code{}, coding.Event{}, coding.MemoText{}, coding.MemoTarget{}, coding.Choice{}, coding.Change{}, coding.TextEdit{}, coding.LoggedTurn{}, coding.SentFile{}, coding.Tomb{}, coding.Cut{}, anchor.Anchor{}} {
		typ := reflect.TypeOf(v)
		for i := range typ.NumField() {
			tag := typ.Field(i).Tag.Get("yaml")
			if tag == "" {
				tag = typ.Field(i).Tag.Get("json")
			}
			if name, _, _ := strings.Cut(tag, ","); name != "" && name != "-" && !named(name) {
				t.Errorf("%s.%s: the page does not name %q", typ, typ.Field(i).Name, name)
			}
		}
	}
	source, err := os.ReadFile("event.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, op := range regexp.MustCompile(`Op = "([a-z]+)"`).FindAllStringSubmatch(string(source), -1) {
		if !named(op[1]) {
			t.Errorf("the page does not name the operation %q", op[1])
		}
	}
}
