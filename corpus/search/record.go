package search

import (
	"encoding/json"
	"errors"

	"citaat/corpus"
)

// keys of what the index keeps beside the words.
const (
	catalogueKey = "catalogue"
	recordKey    = "interview:" // and the id
)

// catalogue is which interviews are in the index, and in which version.
type catalogue struct {
	Next  uint32                         `json:"next"`
	Known map[corpus.TranscriptID]listed `json:"known"`
}

type listed struct {
	Number  uint32 `json:"n"`
	Version string `json:"v"`
	Turns   int    `json:"t"`
}

// record is a skeleton as it is written: turns are start, end, speaker and the
// turn given again plus one.
type record struct {
	Language     string                 `json:"l,omitempty"`
	Participants []corpus.ParticipantID `json:"p,omitempty"`
	Speakers     []corpus.Speaker       `json:"s"`
	Turns        []byte                 `json:"t"`
}

var errRecord = errors.New("search: unreadable record in the index")

func encodeSkeleton(s *skeleton) ([]byte, error) {
	r := record{s.language, s.participants, s.speakers, nil}
	at := corpus.Offset(0)
	for _, t := range s.turns {
		r.Turns = appendNumbers(r.Turns, uint64(t.span.Start-at), uint64(t.span.Len()), uint64(t.speaker), uint64(t.repeats+1))
		at = t.span.End
	}
	return json.Marshal(r)
}

func decodeSkeleton(id corpus.TranscriptID, data []byte) (*skeleton, error) {
	var r record
	if err := json.Unmarshal(data, &r); err != nil {
		return nil, errRecord // the cause could quote the record
	}
	s := &skeleton{id: id, language: r.Language, participants: r.Participants, speakers: r.Speakers}
	at := corpus.Offset(0)
	for rest := r.Turns; len(rest) > 0; {
		var n [4]uint64
		var ok bool
		if n, rest, ok = takeNumbers(rest); !ok || n[2] >= uint64(len(r.Speakers)) {
			return nil, errRecord
		}
		t := turn{span: corpus.Span{Start: at + corpus.Offset(n[0])}, speaker: int(n[2]), repeats: int(n[3]) - 1}
		t.span.End = t.span.Start + corpus.Offset(n[1])
		at = t.span.End
		s.turns = append(s.turns, t)
	}
	for _, t := range s.turns {
		if t.repeats >= len(s.turns) {
			return nil, errRecord
		}
	}
	return s, nil
}
