package export

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"citaat/corpus/phrases"
)

// LeftOut is a chosen quotation that is not in a file to share, and why.
type LeftOut struct {
	ID    string
	Place string
	Theme string // the path of its code
	Why   phrases.Sentence
}

// Say tells it to the user.
func (l LeftOut) Say(b *phrases.Book) string {
	return b.Say("export.leftout", phrases.Args{"Place": l.Place, "Theme": l.Theme, "Why": l.Why.In(b)})
}

// shareable keeps the passages that may leave, and tells of the chosen ones
// that may not.
func (m Material) shareable() (Material, []LeftOut) {
	ids := m.identifiers()
	codes := m.codes()
	var may []*Passage
	var left []LeftOut
	for _, p := range m.Passages {
		if !p.Chosen {
			continue
		}
		why := p.unfit(ids)
		if why.Key != "" {
			left = append(left, LeftOut{ID: p.ID, Place: p.Place, Theme: codeOf(codes, p.Code).path(), Why: why})
			continue
		}
		may = append(may, p)
	}
	m.Passages, m.Memos = may, nil
	return m, left
}

// unfit tells why a chosen passage may not leave; the empty sentence if it may.
func (p *Passage) unfit(ids *regexp.Regexp) phrases.Sentence {
	switch {
	case p.Ended:
		return phrases.Make("consent.leftout.ended")
	case p.Secret:
		return phrases.Make("export.leftout.consent")
	case p.Unlisted:
		return phrases.Make("export.leftout.unlisted")
	case p.Lost:
		return phrases.Make("export.leftout.lost")
	case p.Fault.Key != "":
		return p.Fault
	case strings.TrimSpace(p.Quotation) == "":
		return phrases.Make("export.leftout.empty")
	case names(ids, p.Quotation), names(ids, p.Attribution):
		return phrases.Make("export.leftout.id")
	}
	return phrases.Sentence{}
}

// identifiers matches the ids of participants and interviews, with the number
// of a turn. Ids that could be ordinary words or numbers are not among them.
func (m Material) identifiers() *regexp.Regexp {
	var ids []string
	add := func(id string) {
		if strings.ContainsFunc(id, unicode.IsDigit) && strings.ContainsFunc(id, unicode.IsLetter) && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	for _, p := range m.People {
		add(string(p.ID))
		for _, i := range p.Interviews {
			add(string(i.ID))
		}
	}
	if len(ids) == 0 {
		return nil
	}
	// The longest first: M10 before M1.
	slices.SortFunc(ids, func(a, b string) int { return len(b) - len(a) })
	for i, id := range ids {
		ids[i] = regexp.QuoteMeta(id)
	}
	return regexp.MustCompile(`(^|[^\pL\pN_])(?:` + strings.Join(ids, "|") + `)(?::\d+[a-z]*(?:-\d+[a-z]*)?)?($|[^\pL\pN_])`)
}

func names(ids *regexp.Regexp, s string) bool { return ids != nil && ids.MatchString(s) }

// withoutIDs takes the ids out of the definitions of a codebook that leaves,
// and tells of the codes where it did.
func (m Material) withoutIDs() (Material, []Notice) {
	ids := m.identifiers()
	var notices []Notice
	codes := slices.Clone(m.Codes)
	for i := range codes {
		c := &codes[i]
		c.Example = ""
		changed := false
		for _, field := range []*string{&c.Short, &c.Definition, &c.UseWhen, &c.DoNotUse} {
			for names(ids, *field) { // again: two ids may share a space
				changed = true
				*field = ids.ReplaceAllString(*field, "${1}…${2}")
			}
		}
		if changed {
			notices = append(notices, Notice{phrases.Make("export.share.id", phrases.Args{"Code": c.path()})})
		}
	}
	m.Codes = codes
	return m, notices
}
