package search

import (
	"encoding/json"
	"errors"
	"strings"

	"citaat/corpus"
)

// recordKey, and the id, is under what the index keeps an interview's record.
const recordKey = "interview:"

// listed says how an interview stands in the index: under which number, in
// which version, of how many turns.
type listed struct {
	Number  uint32
	Turns   uint32
	Version string
}

// catalogue is which interviews are in the index. It is read from the heads of
// the records, which bleve writes together with the words, so that the two
// cannot disagree.
type catalogue map[corpus.TranscriptID]listed

func catalogueOf(records map[string][]byte) (catalogue, error) {
	c := make(catalogue, len(records))
	for key, data := range records {
		id, ok := strings.CutPrefix(key, recordKey)
		if !ok {
			continue
		}
		l, _, err := takeHead(data)
		if err != nil {
			return nil, err
		}
		c[corpus.TranscriptID(id)] = l
	}
	return c, nil
}

func appendHead(b []byte, l listed) []byte {
	b = appendNumbers(b, uint64(l.Number), uint64(l.Turns), uint64(len(l.Version)), 0)
	return append(b, l.Version...)
}

func takeHead(data []byte) (l listed, rest []byte, err error) {
	n, rest, ok := takeNumbers(data)
	if !ok || n[2] > uint64(len(rest)) {
		return l, nil, errRecord
	}
	return listed{uint32(n[0]), uint32(n[1]), string(rest[:n[2]])}, rest[n[2]:], nil
}

// record is a skeleton as it is written: turns are start, end, speaker and how
// many turns earlier the same answer was given first.
type record struct {
	Language     string                 `json:"l,omitempty"`
	Participants []corpus.ParticipantID `json:"p,omitempty"`
	Speakers     []corpus.Speaker       `json:"s"`
	Turns        []byte                 `json:"t"`
}

var errRecord = errors.New("search: unreadable record in the index")

func encodeRecord(s *skeleton, l listed) ([]byte, error) {
	r := record{s.language, s.participants, s.speakers, nil}
	at := corpus.Offset(0)
	for i, t := range s.turns {
		r.Turns = appendNumbers(r.Turns, uint64(t.span.Start-at), uint64(t.span.Len()), uint64(t.speaker), uint64(i-t.answer))
		at = t.span.End
	}
	data, err := json.Marshal(r)
	return append(appendHead(nil, l), data...), err
}

func decodeSkeleton(id corpus.TranscriptID, data []byte) (*skeleton, error) {
	_, data, err := takeHead(data)
	if err != nil {
		return nil, err
	}
	var r record
	if err := json.Unmarshal(data, &r); err != nil {
		return nil, errRecord // the cause could quote the record
	}
	s := &skeleton{id: id, language: r.Language, participants: r.Participants, speakers: r.Speakers}
	at := corpus.Offset(0)
	for rest := r.Turns; len(rest) > 0; {
		var n [4]uint64
		var ok bool
		if n, rest, ok = takeNumbers(rest); !ok || n[2] >= uint64(len(r.Speakers)) || n[3] > uint64(len(s.turns)) {
			return nil, errRecord
		}
		t := turn{span: corpus.Span{Start: at + corpus.Offset(n[0])}, speaker: int(n[2]), answer: len(s.turns) - int(n[3])}
		t.span.End = t.span.Start + corpus.Offset(n[1])
		at, s.again = t.span.End, s.again || n[3] > 0
		s.turns = append(s.turns, t)
	}
	return s, nil
}
