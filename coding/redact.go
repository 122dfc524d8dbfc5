package coding

import (
	"cmp"
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"unicode"

	"citaat/corpus"
	"citaat/corpus/phrases"
)

// plot gathers the cuts of an erasure before its tombstones are made.
type plot struct {
	s     *Study
	texts map[TextName][]Cut // also without a cut: looked at, and nothing to be done
	with  map[string]string  // the words that go from bodies, and what stands for them
	tombs []*Event
	words []string
}

// redactions are the tombstones for what somebody decided is to go, and its
// words. The caller holds mu.
func (s *Study) redactions(list []Redaction) ([]*Event, []string, error) {
	if len(list) == 0 {
		return nil, nil, phrases.Fail("erasure.nothing")
	}
	p := &plot{s: s, texts: map[TextName][]Cut{}, with: map[string]string{}}
	bodies := map[corpus.TranscriptID][]Cut{}
	for _, r := range list {
		k := Cut{Span: r.Span, With: corpus.CleanText(r.With), Kind: r.Kind}
		if r.Of != (TextName{}) {
			text, ok := s.textOf(r.Of)
			if !ok {
				return nil, nil, phrases.Fail("erasure.text", phrases.Args{"Kind": r.Of.Kind, "ID": r.Of.ID, "Field": r.Of.Field})
			}
			if err := p.word(corpus.NewBody(text), r.Span); err != nil {
				return nil, nil, err
			}
			p.texts[r.Of] = append(p.texts[r.Of], k)
			continue
		}
		if k.With == "" {
			return nil, nil, phrases.Fail("erasure.mark")
		}
		bodies[r.Interview] = append(bodies[r.Interview], k)
	}
	for _, id := range slices.Sorted(maps.Keys(bodies)) {
		if err := p.body(id, bodies[id]); err != nil {
			return nil, nil, err
		}
	}
	p.history()
	p.otherTexts()
	if len(p.tombs) == 0 {
		return nil, nil, phrases.Fail("erasure.nothing")
	}
	return p.tombs, p.words, nil
}

func notThere() error {
	return phrases.Fail("erasure.span").WithCure("erasure.span.cure").Because(ErrConflict)
}

// word notes words that go.
func (p *plot) word(body corpus.Body, span corpus.Span) error {
	if span.Start < 0 || span.End <= span.Start || span.End > body.Len() {
		return notThere()
	}
	word := body.Slice(span)
	p.words = append(p.words, word)
	if escaped, err := json.Marshal(word); err == nil && string(escaped[1:len(escaped)-1]) != word {
		p.words = append(p.words, string(escaped[1:len(escaped)-1]))
	}
	return nil
}

// body makes the tombstone of one interview and looks for the same words in the
// wordings of its codings.
func (p *plot) body(id corpus.TranscriptID, wanted []Cut) error {
	t, err := p.s.transcript(id)
	if err != nil {
		return err
	}
	var cuts []Cut
	with := map[string]string{} // what stands for a word
	for _, k := range wanted {
		if err := p.word(t.Body(), k.Span); err != nil {
			return err
		}
		word := t.Body().Slice(k.Span)
		with[word], p.with[word] = k.With, k.With
		from, to := t.TurnsIn(k.Span)
		for _, u := range t.Turns[from:to] {
			part := k
			if part.Span = k.Common(u.Span); !part.Empty() {
				cuts = append(cuts, part)
			}
		}
	}
	c := &cutting{cuts: tidy(cuts)}
	after := c.bury(t)
	if after.Body().String() != c.apply(t.Body().String()) {
		return notThere() // half a letter, say
	}
	if after.Hash() == t.Hash() {
		return nil
	}
	p.earlierTexts(t, with)
	p.tombs = append(p.tombs, &Event{Interview: id, Tomb: &Tomb{From: t.Hash(), To: after.Hash(), Cuts: c.cuts}})
	for _, r := range p.records(id) {
		touched := !r.there || r.now.Lost || slices.ContainsFunc(c.cuts, func(k Cut) bool { return k.Overlaps(r.now.Span) })
		p.wordings(r, touched, func(text string) []Cut { return occurrences(text, with) })
	}
	return nil
}

// records are the codings of an interview, also those that were taken away.
func (p *plot) records(id corpus.TranscriptID) []*record {
	var list []*record
	for _, r := range p.s.fold.codings {
		if r.made.Interview == id && r.made.Anchor != nil {
			list = append(list, r)
		}
	}
	slices.SortFunc(list, func(a, b *record) int { return cmp.Compare(a.made.ID, b.made.ID) })
	return list
}

// wordings notes what goes from the wording and the remark of a coding. Those
// of a touched one are named also where nothing goes: they were looked at.
func (p *plot) wordings(r *record, touched bool, find func(string) []Cut) {
	for field, text := range map[string]string{"published": r.now.Choice.Published, "remark": r.now.Choice.Remark} {
		if cuts := find(text); text != "" && (touched || len(cuts) > 0) {
			name := TextName{OnCoding, string(r.made.ID), field}
			p.texts[name] = append(p.texts[name], cuts...)
		}
	}
}

// otherTexts makes the tombstones of texts that are no body.
func (p *plot) otherTexts() {
	for _, name := range slices.SortedFunc(maps.Keys(p.texts), byName) {
		text, _ := p.s.textOf(name)
		c := &cutting{cuts: tidy(p.texts[name])}
		if name.Field == "published" {
			unnest(text, c.cuts)
		}
		p.tombs = append(p.tombs, &Event{Tomb: &Tomb{Of: name, From: hashOf(text), To: hashOf(c.apply(text)), Cuts: c.cuts}})
	}
}

// unnest takes the brackets off marks that come to stand in an insertion, which
// has its own: a wording is verified by them.
func unnest(text string, cuts []Cut) {
	runes := []rune(text)
	for i, k := range cuts {
		before := string(runes[:k.Start])
		if strings.LastIndex(before, "[") > strings.LastIndex(before, "]") && strings.HasPrefix(k.With, "[") && strings.HasSuffix(k.With, "]") {
			cuts[i].With = k.With[1 : len(k.With)-1]
		}
	}
}

func byName(a, b TextName) int {
	return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.ID, b.ID), cmp.Compare(a.Field, b.Field))
}

// occurrences are the places of whole words in a text; of longer ones whatever
// their case.
func occurrences(text string, with map[string]string) []Cut {
	var cuts []Cut
	runes := []rune(text)
	for word, mark := range with {
		w := []rune(word)
		for i := 0; i+len(w) <= len(runes); i++ {
			here := string(runes[i : i+len(w)])
			if here != word && (len(w) < 4 || !strings.EqualFold(here, word)) || !whole(runes, i, i+len(w)) {
				continue
			}
			cuts = append(cuts, Cut{Span: spanOf(i, i+len(w)), With: mark})
			i += len(w) - 1
		}
	}
	return tidy(cuts)
}

// whole tells whether a stretch does not begin or end within a word.
func whole(runes []rune, from, to int) bool {
	inner := func(i int) bool {
		return i > 0 && i < len(runes) && wordRune(runes[i-1]) && wordRune(runes[i])
	}
	return !inner(from) && !inner(to)
}

func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
