package find

import (
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/text"
	"citaat/corpus"
)

// unit is how much around a hit is coded.
type unit int

const (
	ofSentence unit = iota
	ofTurn
	ofHit
	ofWords // the hit and some words on both sides
	units
)

// fewWords is how many words are taken along on both sides, until the user says
// otherwise; mostWords is the most.
const (
	fewWords  = 5
	mostWords = 99
)

// extent is a unit, with its number of words.
type extent struct {
	unit  unit
	words int
}

// wider takes more or fewer words along.
func (m Model) wider(by int) (Model, tea.Cmd) {
	if m.extent.unit != ofWords {
		m.extent.unit = ofWords
		return m, nil
	}
	m.extent.words = min(max(m.extent.words+by, 1), mostWords)
	return m, nil
}

// texts is where a passage's interview is read.
type texts interface {
	Transcript(corpus.TranscriptID) (*corpus.Transcript, error)
}

// passage is what is coded of a hit: the unit around it; a coding as it is.
func passage(s texts, r row, e extent) (corpus.Span, error) {
	if e.unit == ofHit || r.Coding != "" {
		return r.Span, nil
	}
	t, err := s.Transcript(r.Transcript)
	if err != nil {
		return r.Span, err
	}
	return widened(t, r.Span, e), nil
}

func widened(t *corpus.Transcript, s corpus.Span, e extent) corpus.Span {
	switch e.unit {
	case ofSentence:
		return text.Around(t, s, text.Sentence)
	case ofTurn:
		return text.Around(t, s, text.Turn)
	case ofWords:
		s = wholeWords(t, s)
		for range e.words {
			s.Start, s.End = wordBefore(t, s.Start), wordAfter(t, s.End)
		}
	}
	return s
}

// wholeWords widens a span to what stands between spaces, so that a full stop
// behind a word is no word.
func wholeWords(t *corpus.Transcript, s corpus.Span) corpus.Span {
	from, to := t.TurnIndex(s.Start), t.TurnIndex(s.End-1)
	if from < 0 || to < 0 {
		return s
	}
	starts, ends := wordStarts(t, from), wordEnds(t, to)
	if i, exact := slices.BinarySearch(starts, s.Start); !exact && i > 0 {
		s.Start = starts[i-1]
	}
	if i, _ := slices.BinarySearch(ends, s.End); i < len(ends) {
		s.End = ends[i]
	}
	return s
}

// wordBefore is where the word before an offset begins, in the same turn.
func wordBefore(t *corpus.Transcript, at corpus.Offset) corpus.Offset {
	i := t.TurnIndex(at)
	if i < 0 {
		return at
	}
	starts := wordStarts(t, i)
	n, _ := slices.BinarySearch(starts, at)
	return starts[max(n-1, 0)]
}

// wordAfter is where the word after an offset ends, in the same turn.
func wordAfter(t *corpus.Transcript, at corpus.Offset) corpus.Offset {
	i := t.TurnIndex(max(at-1, 0))
	if i < 0 {
		return at
	}
	for _, end := range wordEnds(t, i) {
		if end > at {
			return end
		}
	}
	return max(at, t.Turns[i].Span.End)
}

// wordStarts are where the words of a turn begin, parted by spaces: its own
// beginning first.
func wordStarts(t *corpus.Transcript, turn int) []corpus.Offset {
	span := t.Turns[turn].Span
	starts := []corpus.Offset{span.Start}
	at, space := span.Start, false
	for _, r := range t.Turns[turn].Text {
		if r != ' ' && space {
			starts = append(starts, at)
		}
		space = r == ' '
		at++
	}
	return starts
}

// wordEnds are where the words of a turn end.
func wordEnds(t *corpus.Transcript, turn int) []corpus.Offset {
	var ends []corpus.Offset
	at, word := t.Turns[turn].Span.Start, false
	for _, r := range t.Turns[turn].Text {
		if r == ' ' && word {
			ends = append(ends, at)
		}
		word = r != ' '
		at++
	}
	if word {
		ends = append(ends, at)
	}
	return ends
}
