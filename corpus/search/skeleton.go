package search

import (
	"slices"

	"citaat/corpus"
)

// skeleton is an interview without its words: who speaks where.
type skeleton struct {
	id           corpus.TranscriptID
	language     string
	participants []corpus.ParticipantID
	speakers     []corpus.Speaker
	turns        []turn
	again        bool // some turns repeat others
}

// turn is a turn without its words.
type turn struct {
	span    corpus.Span
	speaker int // in speakers
	answer  int // the first turn that gave this answer; most often itself
}

func bones(t *corpus.Transcript) *skeleton {
	s := &skeleton{id: t.ID, language: language(t.Language), participants: t.Participants,
		speakers: slices.Clone(t.Speakers), turns: make([]turn, len(t.Turns))}
	numbers := make(map[corpus.TurnNumber]int, len(t.Turns))
	for i, u := range t.Turns {
		numbers[u.Number] = i
	}
	for i, u := range t.Turns {
		at := slices.IndexFunc(s.speakers, func(p corpus.Speaker) bool { return p.Label == u.Speaker })
		if at < 0 {
			at = len(s.speakers)
			s.speakers = append(s.speakers, t.Speaker(u.Speaker))
		}
		s.turns[i] = turn{span: u.Span, speaker: at, answer: i}
		if of, ok := numbers[u.Repeats]; ok && of < i && u.Repeats.Number != 0 {
			s.turns[i].answer, s.again = s.turns[of].answer, true
		}
	}
	return s
}

// respondents tells whether a turn holds a participant's words.
func (s *skeleton) respondents(turn int) bool {
	return s.speakers[s.turns[turn].speaker].Voice().OfParticipant()
}

// participant is whose turn it is; an interviewer's turn is that of the
// interview's first participant.
func (s *skeleton) participant(turn int) corpus.ParticipantID {
	sp := s.speakers[s.turns[turn].speaker]
	if sp.Participant != "" && sp.Voice().OfParticipant() {
		return sp.Participant
	}
	if len(s.participants) > 0 {
		return s.participants[0]
	}
	return sp.Participant
}

// people are the participants that a turn may be looked up by.
func (s *skeleton) people(turn int) []corpus.ParticipantID {
	sp := s.speakers[s.turns[turn].speaker]
	if sp.Participant != "" {
		return []corpus.ParticipantID{sp.Participant}
	}
	return s.participants
}

// touched are the turns [from, to) that a span touches.
func (s *skeleton) touched(span corpus.Span) (from, to int) {
	from, _ = slices.BinarySearchFunc(s.turns, span.Start, func(t turn, at corpus.Offset) int {
		return int(t.span.End - at)
	})
	for from < len(s.turns) && s.turns[from].span.End <= span.Start && span.Start < span.End {
		from++
	}
	to = from
	for to < len(s.turns) && s.turns[to].span.Start < span.End {
		to++
	}
	return from, max(to, min(from+1, len(s.turns)))
}
