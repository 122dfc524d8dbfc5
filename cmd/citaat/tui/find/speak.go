package find

import (
	"strings"

	"citaat/cmd/citaat/tui/frame"
	"citaat/cmd/citaat/tui/screen"
	"citaat/corpus/phrases"
)

// Speak is the screen in words.
func (m Model) Speak() screen.Speech {
	say := m.c.Book.Say
	switch {
	case m.picking != nil:
		return m.picking.Speak()
	case m.naming != nil:
		return screen.Speech{Where: say("find.naming-title"), Typed: m.naming.input.Value()}
	case m.review != nil:
		return m.speakReview()
	case m.kept.open:
		return m.speakKept()
	case m.typing:
		s := screen.Speech{Where: say("find.speak-query"), Typed: frame.Clean(m.input.Value())}
		if m.fault != nil {
			s.More = spoken(frame.Clean(m.c.Book.Error(m.fault)))
		} else {
			s.More = spoken(m.countsPlain())
		}
		return s
	}
	return m.speakHit()
}

func (m Model) speakHit() screen.Speech {
	say := m.c.Book.Say
	s := screen.Speech{Where: say("find.speak-hits", phrases.Args{"Query": frame.Clean(m.input.Value())})}
	r, ok := m.chosen()
	if !ok {
		s.More = spoken(m.countsPlain())
		return s
	}
	s.Now = say("find.speak-hit", phrases.Args{"N": m.at + 1, "Of": len(m.found.rows), "Place": r.place, "Text": r.Left + r.Node + r.Right})
	if m.marked[r.id()] {
		s.Now += ", " + say("find.speak-marked")
	}
	coded := say("find.not-coded")
	if len(r.tags) > 0 {
		coded = say("find.coded-with", phrases.Args{"Codes": r.told()})
	}
	s.More = spoken(say("find.speak-found", phrases.Args{"Text": r.Node}), coded, r.group, m.countsPlain(), say(sorted(m.sort)), m.codesWhat())
	return s
}

func (m Model) speakKept() screen.Speech {
	say := m.c.Book.Say
	s := screen.Speech{Where: say("find.kept-title")}
	x, ok := m.chosenKept()
	if !ok {
		s.More = spoken(say("find.none-kept"))
		return s
	}
	s.Now = say("find.speak-kept", phrases.Args{"N": m.kept.at + 1, "Of": len(m.kept.list), "Name": frame.Clean(x.Name)})
	s.More = spoken(frame.Clean(x.Query))
	switch {
	case x.err != nil:
		s.More = append(s.More, frame.Clean(m.c.Book.Error(x.err)))
	case x.counted:
		s.More = append(s.More, m.standingOf(x))
	}
	return s
}

func (m Model) speakReview() screen.Speech {
	say, r := m.c.Book.Say, m.review
	s := screen.Speech{Where: say("proposal.title", phrases.Args{"Name": frame.Clean(r.search.Name), "Code": m.reviewCode()})}
	p, _, ok := r.place()
	t := r.text.Transcript()
	switch {
	case r.err != nil:
		s.More = spoken(frame.Clean(m.c.Book.Error(r.err)))
	case r.loading:
		s.Now = say("find.loading")
	case !ok:
		s.More = spoken(say("proposal.none"))
	case t != nil && t.ID == p.Interview:
		s.Now = m.progress() + ": " + frame.Clean(t.Body().Slice(p.Span))
		s.More = spoken(t.Place(p.Span))
		if !r.looking {
			switch r.items[r.at].decided {
			case accepted:
				s.More = append(s.More, say("proposal.is-accepted"))
			case rejected:
				s.More = append(s.More, say("proposal.is-rejected"))
			}
		}
		if from, to := t.TurnsIn(p.Span); from < to {
			s.More = append(s.More, frame.Clean(t.Turns[from].Text))
		}
		s.More = append(s.More, spoken(m.codes.meaning(string(r.code)))...)
	}
	return s
}

// countsPlain is what was found, without colours.
func (m Model) countsPlain() string {
	say := m.c.Book.Say
	if m.answered == "" || m.fault != nil {
		return ""
	}
	if m.found.part {
		return say("find.first-hits", phrases.Args{"Count": len(m.found.rows)})
	}
	return strings.Join(spoken(say("find.hits", phrases.Args{"Count": m.found.sum.Hits}), m.found.groups), ", ")
}

// spoken are the texts that there are.
func spoken(texts ...string) []string {
	var out []string
	for _, t := range texts {
		if t != "" {
			out = append(out, t)
		}
	}
	return out
}
