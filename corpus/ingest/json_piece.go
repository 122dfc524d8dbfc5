package ingest

import (
	"bytes"
	"encoding/json"
	"math"
	"strconv"
	"strings"
)

// maxSeconds is what no recording reaches; a time beyond it is none.
const maxSeconds = 100 * 3600

// segment is one piece of speech as Whisper, WhisperX (with speakers), its
// faster kin (timestamp) and whisper.cpp (timestamps, offsets) write it. Fields
// that hold no speech, such as tokens and probabilities, are passed over; a
// word that the program was unsure of is kept like any other.
type segment struct {
	Start     seconds   `json:"start"`
	End       seconds   `json:"end"`
	Timestamp []seconds `json:"timestamp"`
	Offsets   struct {
		From seconds `json:"from"` // milliseconds
		To   seconds `json:"to"`
	} `json:"offsets"`
	Timestamps struct {
		From seconds `json:"from"`
		To   seconds `json:"to"`
	} `json:"timestamps"`
	Text    utterances `json:"text"`
	Speaker whose      `json:"speaker"`
	Words   words      `json:"words"`
}

// words is what a program tells of every word, as it stands in the file: it is
// most of the file, and seldom needed.
type words []byte

// UnmarshalJSON keeps a list.
func (w *words) UnmarshalJSON(b []byte) error {
	if len(b) > 2 && b[0] == '[' {
		*w = append((*w)[:0], b...)
	}
	return nil
}

// read gives the words themselves, the first speaker that one of them has, and
// when the first is said.
func (w words) read() (text, speaker string, start seconds) {
	var list []struct {
		Word    utterances `json:"word"`
		Text    utterances `json:"text"` // Amberscript
		Start   seconds    `json:"start"`
		Speaker whose      `json:"speaker"`
	}
	_ = json.Unmarshal(w, &list) // what is no word is none
	said := make([]string, len(list))
	for i, x := range list {
		if said[i] = x.Word.String(); len(x.Word) == 0 {
			said[i] = x.Text.String()
		}
		if !start.known {
			start = x.Start
		}
		if speaker == "" {
			speaker = string(x.Speaker)
		}
	}
	return strings.Join(said, " "), speaker, start
}

// shared tells whether words have different speakers.
func (w words) shared() bool {
	var first []byte
	for b := []byte(w); ; {
		i := bytes.Index(b, []byte(`"speaker"`))
		if i < 0 {
			return false
		}
		inSpeech := i > 0 && b[i-1] == '\\'
		b = b[i+len(`"speaker"`):]
		if inSpeech {
			continue
		}
		end := bytes.IndexAny(b, ",}")
		if end < 0 {
			return false
		}
		if first == nil {
			first = b[:end]
		} else if !bytes.Equal(bytes.TrimSpace(first), bytes.TrimSpace(b[:end])) {
			return true
		}
	}
}

// times gives start and end in seconds; a start beyond maxSeconds is unknown.
func (p segment) times() (from, to float64) {
	switch {
	case p.Start.known:
		return p.Start.n, p.End.n
	case len(p.Timestamp) > 0 && p.Timestamp[0].known:
		return p.Timestamp[0].n, p.Timestamp[len(p.Timestamp)-1].n
	case p.Offsets.From.known:
		return p.Offsets.From.n / 1000, p.Offsets.To.n / 1000
	case p.Timestamps.From.known:
		return p.Timestamps.From.n, p.Timestamps.To.n
	}
	return maxSeconds, 0
}

// seconds is a time as a number, or as text: 62.4, "62.4", "00:01:02,400".
type seconds struct {
	n     float64
	known bool
}

// UnmarshalJSON takes what is no time for none.
func (s *seconds) UnmarshalJSON(b []byte) error {
	text := strings.ReplaceAll(strings.Trim(string(b), `" `), ",", ".")
	n := 0.0
	for _, part := range strings.Split(text, ":") {
		f, err := strconv.ParseFloat(part, 64)
		if err != nil || math.IsNaN(f) || math.Abs(f) > maxSeconds*1000 {
			return nil
		}
		n = n*60 + f
	}
	s.n, s.known = n, true
	return nil
}

// utterances is text; a field that comes twice is read twice, so that nothing
// of it is lost.
type utterances []string

func (u utterances) String() string { return strings.Join(u, " ") }

// UnmarshalJSON takes what is no text for none.
func (u *utterances) UnmarshalJSON(b []byte) error {
	var s string
	if len(b) > 0 && b[0] == '"' && json.Unmarshal(b, &s) == nil && s != "" {
		*u = append(*u, s)
	}
	return nil
}

// whose is a speaker, by name or by number.
type whose string

// UnmarshalJSON takes what is neither text nor a number for none.
func (v *whose) UnmarshalJSON(b []byte) error {
	var s string
	switch {
	case len(b) == 0:
	case b[0] == '"':
		if json.Unmarshal(b, &s) == nil {
			*v = whose(s)
		}
	case b[0] >= '0' && b[0] <= '9' && len(b) < 6:
		*v = whose("SPEAKER_" + string(b))
	}
	return nil
}
