package export

import (
	"strings"

	"citaat/coding"
	"citaat/coding/wording"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// word gives a passage the wording to publish and its attribution, and tells
// where a wording that somebody wrote is not what was said.
func (c *collector) word(t *corpus.Transcript, g *coding.Coding, p *Passage) {
	p.Quotation = g.Choice.Published
	if p.Quotation == "" {
		p.Quotation = p.Text
		if !plainAnswer(t, g.Span) {
			p.Quotation = wording.Quote(t, g.Span)
		}
	}
	p.Attribution = c.attribution(p)
}

// plainAnswer tells whether a passage is a participant's words in one turn:
// nearly all are, and are published as they are.
func plainAnswer(t *corpus.Transcript, s corpus.Span) bool {
	from, to := t.TurnsIn(s)
	return to-from == 1 && t.Speaker(t.Turns[from].Speaker).Voice().OfParticipant()
}

// attribution is made from the group and never from the participant, in the
// language of the study: – Moeder (spreekt over een moeder), via tolk.
func (c *collector) attribution(p *Passage) string {
	key := speaking{p.Group, p.Remark, p.Rendered && c.settings.Settings.ViaInterpreter}
	said, known := c.said[key]
	if !known {
		if who := c.settings.Group(p.Group).Attribution; who != "" {
			said = strings.TrimSpace(strings.TrimPrefix(wording.Format(c.words, "", who, key.remark, key.via), wording.Format(c.words, "", "", "", false)))
		}
		c.said[key] = said
	}
	return said
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
	return wording.Format(book, s, "", "", false)
}
