package export

import (
	"cmp"
	"strings"

	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/phrases"
	"citaat/corpus/privacy"
)

// writing is a text of somebody that stands in a file.
type writing struct {
	place, coding, text string
	cure                phrases.Sentence
	ours                bool // the researchers' own words, where names of codes stand
}

// writings are the texts of a file that somebody wrote or worded: published
// wordings and remarks, what the codebook says, and in a working file memos.
func (k *maker) writings(f Format) []writing {
	var list []writing
	add := func(w writing) {
		if strings.TrimSpace(w.text) != "" {
			list = append(list, w)
		}
	}
	for _, p := range k.once {
		cure := phrases.Make("disclosure.words.cure", phrases.Args{"Interview": string(p.Interview)})
		if k.Share || p.Chosen || p.Worded {
			add(writing{place: p.Place, coding: p.ID, text: p.Quotation, cure: cure})
		}
		add(writing{place: p.Place, coding: p.ID, text: p.Remark, cure: phrases.Make("disclosure.remark.cure")})
		if !k.Share {
			add(writing{place: p.Place, coding: p.ID, text: p.Notes, cure: phrases.Make("disclosure.memo.cure"), ours: true})
		}
	}
	if f.texts() {
		for _, c := range k.Codes {
			for _, s := range []string{c.Short, c.Definition, c.UseWhen, c.DoNotUse, c.Example} {
				add(writing{place: c.path(), text: s, cure: phrases.Make("disclosure.code.cure"), ours: true})
			}
		}
	}
	if !k.Share && f == XLSX {
		for _, p := range k.People {
			add(writing{place: string(p.ID), text: p.Notes, cure: phrases.Make("disclosure.note.cure"), ours: true})
		}
		for _, m := range k.Memos {
			if m.Kind != "coding" { // those stand beside their passages
				add(writing{place: cmp.Or(m.Place, m.Code, k.memoKind(m)), text: m.Text, cure: phrases.Make("disclosure.memo.cure"), ours: true})
			}
		}
	}
	return list
}

// quotedBack are the texts in which withheld words stand: a wording that puts
// them in brackets, a remark, a definition.
func (k *maker) quotedBack(f Format) []Disclosure {
	if len(k.Secrets) == 0 {
		return nil
	}
	var found []Disclosure
	secrets := coding.NewSecrets(k.Secrets)
	for _, w := range k.writings(f) {
		if secrets.Quoted(w.text) {
			found = append(found, Disclosure{Kind: WithheldWords, Coding: w.coding, Place: w.place,
				What: phrases.Make("disclosure.withheld"), Cure: phrases.Make("disclosure.withheld.cure")})
		}
	}
	return found
}

// identifying are the words in those texts that may identify somebody. What
// somebody decided identifies nobody is left alone, and so is an age, which is
// told of among the characteristics.
func (k *maker) identifying(f Format) []Disclosure {
	var found []Disclosure
	own := k.ownNames()
	for _, w := range k.writings(f) {
		for _, c := range privacy.Scan(w.text, privacy.Options{Known: k.Options.Known}) {
			if c.Kind == privacy.Age || k.Spared[strings.ToLower(c.Text)] || bracketed(w.text, c.Span) || w.ours && own[strings.ToLower(c.Text)] {
				continue
			}
			found = append(found, Disclosure{Kind: Identifying, Coding: w.coding, Place: w.place, Cure: w.cure,
				What: phrases.Make("disclosure.kind-" + string(c.Kind)), Words: c.Text})
		}
	}
	return found
}

// ownNames are the words of the study's own names: its title, groups, codes and
// coders.
func (k *maker) ownNames() map[string]bool {
	own := map[string]bool{}
	add := func(s string) {
		for _, w := range strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !corpus.WordRune(r) }) {
			own[w] = true
		}
	}
	add(k.Title)
	for _, g := range k.Groups {
		add(g.Name + " " + g.Plural + " " + g.Attribution)
	}
	for _, c := range k.Codes {
		add(strings.Join(c.Path, " "))
	}
	for _, p := range k.Passages { // researchers name each other
		own[strings.ToLower(string(p.Coder))] = true
	}
	for _, m := range k.Memos {
		own[strings.ToLower(string(m.Coder))] = true
	}
	return own
}

// bracketed tells whether a stretch of a text stands between brackets: a mark
// put there in the place of what identified somebody.
func bracketed(text string, s corpus.Span) bool {
	runes := []rune(text)
	if int(s.End) > len(runes) {
		return false
	}
	before, after := string(runes[:s.Start]), string(runes[s.End:])
	open, shut := strings.LastIndexByte(before, '['), strings.LastIndexByte(before, ']')
	next, again := strings.IndexByte(after, ']'), strings.IndexByte(after, '[')
	return open > shut && next >= 0 && (again < 0 || next < again)
}
