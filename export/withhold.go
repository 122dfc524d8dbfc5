package export

import (
	"slices"
	"strings"

	"citaat/coding"
	"citaat/coding/wording"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// bar notes of a passage that it is not to be used, unless its wording leaves
// the withheld words out; then what was said is told without them too.
func (c *collector) bar(t *corpus.Transcript, g *coding.Coding, p *Passage) {
	list := c.withheld[g.Interview]
	if len(list) == 0 {
		return
	}
	if t == nil || g.Lost {
		p.Withheld = slices.ContainsFunc(list, func(w coding.Withheld) bool {
			return strings.Contains(p.Text, w.Quote) || strings.Contains(w.Quote, p.Text)
		})
		return
	}
	if p.Withheld = coding.Withholds(list, t, g.Span, g.Choice.Published, c.rules); p.Withheld {
		return
	}
	var cuts []corpus.Span
	for _, w := range list {
		if !w.Lost && w.Span.Overlaps(g.Span) {
			cuts = append(cuts, w.Span)
		}
	}
	if len(cuts) > 0 {
		p.Text = wording.Less(t, g.Span, cuts)
	}
}

// without takes withheld words out of what somebody wrote, as far as they are
// quoted there.
func (c *collector) without(text string) string { return c.secrets.Without(text) }

// spare notes the words of an interview that identify nobody, as somebody
// decided.
func (c *collector) spare(t *corpus.Transcript) {
	if t == nil {
		return
	}
	for _, s := range c.study.SparedIn(t.ID) {
		if !s.Lost {
			c.m.Spared[strings.ToLower(t.Body().Slice(s.Span))] = true
		}
	}
}

// learnWithheld looks up what is not to be used.
func (c *collector) learnWithheld() {
	add := func(id corpus.TranscriptID) {
		list := c.study.WithheldIn(id)
		if len(list) == 0 {
			return
		}
		c.withheld[id] = list
		for _, w := range list {
			c.m.Secrets = append(c.m.Secrets, w.Quote)
		}
	}
	for _, v := range c.study.Interviews() {
		add(v.ID)
	}
	for _, id := range c.study.Unread() {
		add(id)
	}
	c.secrets = coding.NewSecrets(c.m.Secrets)
}

// setApart takes the withheld passages out of a material: they are in no table
// and in no count.
func (m *Material) setApart() {
	m.Passages = slices.DeleteFunc(m.Passages, func(p *Passage) bool {
		if p.Withheld {
			m.Withheld = append(m.Withheld, p)
		}
		return p.Withheld
	})
}

// withheldOut tells of the passages that are not to be used: the chosen ones
// one by one in a file to share, and how many there are.
func (m Material) withheldOut(share bool) (left []LeftOut, notices []Notice) {
	codes := m.codes()
	n := 0
	for _, p := range m.Withheld {
		if share && p.Chosen {
			left = append(left, LeftOut{ID: p.ID, Place: p.Place, Theme: codeOf(codes, p.Code).path(), Why: phrases.Make("consent.leftout.withheld")})
		} else if !share {
			n++
		}
	}
	if n > 0 {
		notices = []Notice{{phrases.Make("consent.export.withheld", phrases.Args{"Count": n})}}
	}
	return left, notices
}
