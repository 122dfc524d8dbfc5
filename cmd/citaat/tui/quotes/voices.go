package quotes

import (
	"maps"
	"sort"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/screen"
	"citaat/coding"
	"citaat/corpus"
)

// voices tells whose words are where in a text of several people.
type voices struct {
	hash corpus.Hash
	ends []corpus.Offset // of the turns
	by   []corpus.ParticipantID
}

// several tells whether an interview holds words of others than its first
// participant, so that its text must be read to know whose a passage is.
func several(m corpus.Meta) bool {
	for _, s := range m.Speakers {
		if s.Voice().OfParticipant() && s.Participant != "" && (len(m.Participants) == 0 || s.Participant != m.Participants[0]) {
			return true
		}
	}
	return false
}

// of is whose words a span holds, as corpus.Transcript.ParticipantOf tells; ""
// where nobody is known.
func (w voices) of(s corpus.Span) corpus.ParticipantID {
	from := sort.Search(len(w.ends), func(i int) bool { return w.ends[i] >= s.Start })
	for i := from; i < len(w.ends) && (i == from || w.ends[i-1]+1 < s.End); i++ {
		if w.by[i] != "" {
			return w.by[i]
		}
	}
	return ""
}

// who is whose words a coding holds, as far as is known by now.
func (s *snapshot) who(g *coding.Coding) corpus.ParticipantID {
	k := s.talks[g.Interview]
	if k.several && !g.Lost {
		if who := s.heard[g.Interview].of(g.Span); who != "" {
			return who
		}
	}
	return k.first
}

// hear reads the texts of several people, in a command.
func (m Model) hear() tea.Cmd {
	if len(m.snap.deaf) == 0 {
		return nil
	}
	n, study, deaf := m.n, m.c.Study, m.snap.deaf
	return screen.Do(func() tea.Msg {
		h := heard{n: n, voices: map[corpus.TranscriptID]voices{}}
		for _, id := range deaf {
			t, err := study.TranscriptOnce(id)
			if err != nil {
				continue // it is its first participant's
			}
			w := voices{hash: t.Hash()}
			for _, u := range t.Turns {
				who := corpus.ParticipantID("")
				if sp := t.Speaker(u.Speaker); sp.Voice().OfParticipant() {
					who = sp.Participant
				}
				w.ends, w.by = append(w.ends, u.Span.End), append(w.by, who)
			}
			h.voices[id] = w
		}
		return h
	})
}

func (m Model) onHeard(msg heard) Model {
	if msg.n != m.n {
		return m
	}
	all := maps.Clone(m.snap.heard)
	maps.Copy(all, msg.voices)
	m.snap.heard, m.snap.deaf = all, nil
	return m.show()
}
