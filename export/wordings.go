package export

import (
	"slices"
	"strings"

	"citaat/coding"
	"citaat/coding/wording"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// word gives a passage the wording to publish and its attribution, and tells
// where that wording is not what a participant said.
func (c *collector) word(t *corpus.Transcript, g *coding.Coding, p *Passage) {
	via := p.Rendered
	group := p.Group
	switch plain := plainAnswer(t, g.Span); {
	case plain && !p.Worded:
		p.Quotation = p.Text
	default:
		source := wording.Of(t, g.Span)
		if p.Quotation = g.Choice.Published; !p.Worded {
			p.Quotation = source.Quote()
		}
		if !p.Worded && !p.Chosen {
			break // nobody publishes it
		}
		v := wording.Check(p.Quotation, source, c.rules)
		switch {
		case !v.OK && len(v.Differences) > 0:
			p.Fault = v.Differences[0].Text
		case !answers(t, g.Span):
			p.Fault = phrases.Make("export.leftout.nobody")
		}
		via = v.Rendered
		if who := c.person[v.Participant]; who != nil {
			group = who.Group // of two participants in one passage, the one whose words are published
		}
	}
	p.Attribution = c.attribution(speaking{group, p.Remark, via})
}

// answers tells whether a participant says something in a passage.
func answers(t *corpus.Transcript, s corpus.Span) bool {
	from, to := t.TurnsIn(s)
	return slices.ContainsFunc(t.Turns[from:to], func(u corpus.Turn) bool { return t.Speaker(u.Speaker).Voice().OfParticipant() })
}

// plainAnswer tells whether a passage is a participant's words in one turn:
// nearly all are, and are published as they are.
func plainAnswer(t *corpus.Transcript, s corpus.Span) bool {
	from, to := t.TurnsIn(s)
	return to-from == 1 && t.Speaker(t.Turns[from].Speaker).Voice().OfParticipant()
}

// attribution is made from the group and never from the participant, in the
// language of the study: – Moeder (spreekt over een moeder), via tolk.
func (c *collector) attribution(key speaking) string {
	said, known := c.said[key]
	if !known {
		said = Attribution(c.words, c.settings, key.group, key.remark, key.via)
		c.said[key] = said
	}
	return said
}

// Attribution is whose words a quotation of somebody of a group is said to hold.
// The book is that of the language of the study.
func Attribution(words *phrases.Book, s corpus.Settings, group corpus.GroupID, remark string, via bool) string {
	who := s.Group(group).Attribution
	if who == "" {
		return ""
	}
	return strings.TrimSpace(strings.TrimPrefix(wording.Format(words, "", who, remark, via && s.Settings.ViaInterpreter), wording.Format(words, "", "", "", false)))
}

// speaking is what an attribution is made of.
type speaking struct {
	group  corpus.GroupID
	remark string
	via    bool
}

// quoted puts words between quotation marks, once.
func quoted(book *phrases.Book, s string) string {
	s = strings.TrimSpace(s)
	if s == "" {
		return ""
	}
	if strings.HasPrefix(s, "“") && strings.HasSuffix(s, "”") && strings.Count(s, "“") == 1 {
		return s
	}
	if !strings.ContainsAny(s, "“”„«»\"") {
		return "“" + s + "”" // what Format does with nearly all
	}
	return wording.Format(book, s, "", "", false)
}
