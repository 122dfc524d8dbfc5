package search

import (
	"strings"
	"sync"

	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/analysis/lang/ar"
	"github.com/blevesearch/bleve/v2/analysis/lang/ckb"
	"github.com/blevesearch/bleve/v2/analysis/lang/fa"
	"github.com/blevesearch/bleve/v2/analysis/lang/hi"
	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/danish"
	"github.com/blevesearch/snowballstem/dutch"
	"github.com/blevesearch/snowballstem/english"
	"github.com/blevesearch/snowballstem/finnish"
	"github.com/blevesearch/snowballstem/french"
	"github.com/blevesearch/snowballstem/german"
	"github.com/blevesearch/snowballstem/hungarian"
	"github.com/blevesearch/snowballstem/italian"
	"github.com/blevesearch/snowballstem/norwegian"
	"github.com/blevesearch/snowballstem/portuguese"
	"github.com/blevesearch/snowballstem/romanian"
	"github.com/blevesearch/snowballstem/russian"
	"github.com/blevesearch/snowballstem/spanish"
	"github.com/blevesearch/snowballstem/swedish"
	"github.com/blevesearch/snowballstem/turkish"
)

// language is the part of a language tag that chooses a stemmer.
func language(tag string) string {
	tag, _, _ = strings.Cut(strings.ToLower(tag), "-")
	tag, _, _ = strings.Cut(tag, "_")
	return tag
}

// stem is what the inflected forms of a folded word share, in the language of
// an interview. A language without a stemmer leaves words as they are.
func stem(lang, w string) (s string) {
	defer func() {
		// a stemmer that stumbles over an odd word must not end a search
		if r := recover(); r != nil {
			s = w
		}
	}()
	switch lang {
	case "nl":
		return stemDutch(w)
	case "ar":
		return filtered(w, ar.NewArabicNormalizeFilter(), ar.NewArabicStemmerFilter())
	case "ckb":
		return filtered(w, ckb.NewSoraniNormalizeFilter(), ckb.NewSoraniStemmerFilter())
	case "fa", "prs":
		return filtered(w, fa.NewPersianNormalizeFilter())
	case "hi":
		return filtered(w, hi.NewHindiNormalizeFilter(), hi.NewHindiStemmerFilter())
	}
	by := snowball(lang)
	if by == nil {
		return w
	}
	if lang == "en" {
		w = strings.TrimSuffix(w, "'s")
	}
	return snowed(by, w)
}

// stemCache remembers stems: making one costs more than all else in a scan.
type stemCache struct {
	mu sync.Mutex
	by map[string]map[string]string // by language and word
}

func (c *stemCache) of(lang, w string) string {
	c.mu.Lock()
	defer c.mu.Unlock()
	known := c.by[lang]
	if known == nil || len(known) >= maxFolded {
		if c.by == nil {
			c.by = map[string]map[string]string{}
		}
		known = map[string]string{}
		c.by[lang] = known
	}
	s, ok := known[w]
	if !ok {
		s = stem(lang, w)
		known[w] = s
	}
	return s
}

func snowball(lang string) func(*snowballstem.Env) bool {
	switch lang {
	case "en":
		return english.Stem
	case "de":
		return german.Stem
	case "fr":
		return french.Stem
	case "es":
		return spanish.Stem
	case "it":
		return italian.Stem
	case "pt":
		return portuguese.Stem
	case "ro":
		return romanian.Stem
	case "ru":
		return russian.Stem
	case "tr":
		return turkish.Stem
	case "sv":
		return swedish.Stem
	case "da":
		return danish.Stem
	case "no", "nb", "nn":
		return norwegian.Stem
	case "fi":
		return finnish.Stem
	case "hu":
		return hungarian.Stem
	}
	return nil
}

func snowed(by func(*snowballstem.Env) bool, w string) string {
	env := snowballstem.NewEnv(w)
	by(env)
	return env.Current()
}

func filtered(w string, by ...analysis.TokenFilter) string {
	tokens := analysis.TokenStream{{Term: []byte(w)}}
	for _, f := range by {
		tokens = f.Filter(tokens)
	}
	if len(tokens) != 1 || len(tokens[0].Term) == 0 {
		return w
	}
	return string(tokens[0].Term)
}

// stemDutch mends what the Dutch stemmer leaves apart: the doubled consonant
// of "zwangerschappen" and "lessen", the v and z of "brieven" and "huizen",
// and the apostrophe of "foto's".
func stemDutch(w string) string {
	w = strings.TrimSuffix(w, "'s")
	s := snowed(dutch.Stem, w)
	n := len(s)
	if n < 3 {
		return s
	}
	last := s[n-1]
	if last == s[n-2] && strings.IndexByte("bcdfghjklmnpqrstvwxz", last) >= 0 {
		s, n = s[:n-1], n-1
	}
	switch last {
	case 'v':
		return s[:n-1] + "f"
	case 'z':
		return s[:n-1] + "s"
	}
	return s
}
