// Package phrases holds every sentence that citaat says to its users, in Dutch
// and in English.
//
// The catalogues are JSON files, one pair an area: nl/find.json and
// en/find.json. A key without a translation is a failing test, never an empty
// screen. The package must never hold or log the text of a transcript: what a
// sentence needs from the outside comes in as Args, and the caller decides
// whether it may be shown.
package phrases

import (
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"path"
	"sort"
	"strings"
	"sync"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"
)

//go:embed nl/*.json en/*.json
var catalogues embed.FS

// Lang is a language of the interface.
type Lang string

// The languages of the interface.
const (
	Dutch   Lang = "nl"
	English Lang = "en"
)

// Args fill the places of a sentence. A number under "Count" chooses between
// singular and plural.
type Args map[string]any

// Parse reads a language from a flag, a study or a locale such as "nl_NL.UTF-8".
func Parse(s string) (Lang, bool) {
	switch s = strings.ToLower(s); {
	case strings.HasPrefix(s, "nl"), strings.HasPrefix(s, "dutch"):
		return Dutch, true
	case strings.HasPrefix(s, "en"), s == "c", strings.HasPrefix(s, "c."), s == "posix":
		return English, true
	}
	return "", false
}

// Book says sentences in one language. It is safe for concurrent use.
type Book struct {
	lang  Lang
	mu    sync.Mutex
	areas map[string]*i18n.Localizer
}

// For returns the book of a language. A catalogue is read at the first sentence
// of its area, so that a verb pays only for what it says.
func For(lang Lang) *Book {
	if lang != English {
		lang = Dutch
	}
	return &Book{lang: lang, areas: map[string]*i18n.Localizer{}}
}

// Lang is the language of the book.
func (b *Book) Lang() Lang { return b.lang }

// Say returns the sentence under key. An unknown key comes back as itself
// between ‹›, so that a mistake is seen and nothing is lost.
func (b *Book) Say(key string, args ...Args) string {
	area, _, _ := strings.Cut(key, ".")
	c := &i18n.LocalizeConfig{MessageID: key}
	if len(args) > 0 {
		c.TemplateData = map[string]any(args[0])
		if n, ok := args[0]["Count"]; ok {
			c.PluralCount = n
		}
	}
	say := b.area(area)
	if say == nil {
		return "‹" + key + "›"
	}
	s, err := say.Localize(c)
	if err != nil {
		return "‹" + key + "›"
	}
	return s
}

// area is the catalogue of an area, which is the first word of its keys and the
// name of its file; nil: there is none.
func (b *Book) area(name string) *i18n.Localizer {
	b.mu.Lock()
	defer b.mu.Unlock()
	if say, known := b.areas[name]; known {
		return say
	}
	data, err := catalogues.ReadFile(path.Join(string(b.lang), name+".json"))
	if err != nil {
		b.areas[name] = nil
		return nil
	}
	bundle := i18n.NewBundle(language.Make(string(b.lang)))
	bundle.RegisterUnmarshalFunc("json", json.Unmarshal)
	if _, err := bundle.ParseMessageFileBytes(data, string(b.lang)+".json"); err != nil {
		panic(fmt.Errorf("catalogue %s/%s: %w", b.lang, name, err)) // it is compiled in: only a broken build gets here
	}
	b.areas[name] = i18n.NewLocalizer(bundle, string(b.lang))
	return b.areas[name]
}

// Keys returns every key of a language's catalogues with its raw value, sorted,
// for the test that none is missing.
func Keys(lang Lang) ([]string, error) {
	files, err := catalogues.ReadDir(string(lang))
	if err != nil {
		return nil, err
	}
	var keys []string
	for _, f := range files {
		data, err := catalogues.ReadFile(path.Join(string(lang), f.Name()))
		if err != nil {
			return nil, err
		}
		var messages map[string]json.RawMessage
		if err := json.Unmarshal(data, &messages); err != nil {
			return nil, fmt.Errorf("catalogue %s/%s: %w", lang, f.Name(), err)
		}
		for k := range messages {
			keys = append(keys, k)
		}
	}
	sort.Strings(keys)
	return keys, nil
}

// Sayer is an error that can say itself in the user's language.
type Sayer interface {
	error
	Say(*Book) string
}

// Error returns err in the user's language: of the chain, the outermost error
// that can say itself, else its English text.
func (b *Book) Error(err error) string {
	if err == nil {
		return ""
	}
	var s Sayer
	if errors.As(err, &s) {
		return s.Say(b)
	}
	return err.Error()
}

// Sentence is something to say later, when the user's language is known.
type Sentence struct {
	Key  string
	Args Args
}

// Make returns a sentence to be said later.
func Make(key string, args ...Args) Sentence {
	s := Sentence{Key: key}
	if len(args) > 0 {
		s.Args = args[0]
	}
	return s
}

// In says the sentence in the language of the book; the empty sentence is "".
func (s Sentence) In(b *Book) string {
	if s.Key == "" {
		return ""
	}
	if s.Args == nil {
		return b.Say(s.Key)
	}
	return b.Say(s.Key, s.Args)
}

// Problem is the plain error for what a user can mend: what happened and, if
// it is not obvious, the cure. A sentinel may be wrapped for callers to branch
// on with errors.Is.
type Problem struct {
	What  Sentence
	Cure  Sentence
	Cause error
}

// Fail makes a Problem of one sentence.
func Fail(key string, args ...Args) *Problem { return &Problem{What: Make(key, args...)} }

// WithCure adds what the user can do.
func (p *Problem) WithCure(key string, args ...Args) *Problem {
	p.Cure = Make(key, args...)
	return p
}

// Because wraps a cause.
func (p *Problem) Because(err error) *Problem {
	p.Cause = err
	return p
}

// Say implements Sayer.
func (p *Problem) Say(b *Book) string {
	s := p.What.In(b)
	if cure := p.Cure.In(b); cure != "" {
		s += ". " + cure
	}
	return s
}

// Error implements error, in English.
func (p *Problem) Error() string {
	s := p.Say(For(English))
	if p.Cause != nil {
		s += ": " + p.Cause.Error()
	}
	return s
}

// Unwrap returns the cause.
func (p *Problem) Unwrap() error { return p.Cause }
