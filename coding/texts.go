package coding

import (
	"os"
	"slices"

	"citaat/coding/anchor"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// textLimit is how many code points of parsed transcripts are kept in memory.
const textLimit = 8_000_000

// textCache keeps the transcripts that were read last.
type textCache struct {
	byID  map[corpus.TranscriptID]*corpus.Transcript
	order []corpus.TranscriptID // the one used last is at the end
	size  corpus.Offset
	saved map[corpus.TranscriptID]corpus.Hash // texts of which a copy is kept
	found *anchor.Finder                      // of the text in which words were looked for last
	in    corpus.Hash
}

// finder finds anchors in a text; for many anchors in one text it is made once.
func (c *textCache) finder(t *corpus.Transcript) *anchor.Finder {
	if c.found == nil || c.in != t.Hash() {
		c.found, c.in = anchor.NewFinder(t.Body()), t.Hash()
	}
	return c.found
}

// kept tells whether the copy under .citaat is that of the text as it is.
func (c *textCache) kept(v *interview) bool { return c.saved[v.ID] == v.Hash }

func (c *textCache) keep(v *interview) {
	if c.saved == nil {
		c.saved = map[corpus.TranscriptID]corpus.Hash{}
	}
	c.saved[v.ID] = v.Hash
}

func (c *textCache) take(id corpus.TranscriptID) *corpus.Transcript {
	t := c.byID[id]
	if t != nil && c.order[len(c.order)-1] != id {
		c.order = slices.DeleteFunc(c.order, func(o corpus.TranscriptID) bool { return o == id })
		c.order = append(c.order, id)
	}
	return t
}

func (c *textCache) put(t *corpus.Transcript) {
	c.drop(t.ID)
	if c.byID == nil {
		c.byID = map[corpus.TranscriptID]*corpus.Transcript{}
	}
	c.byID[t.ID] = t
	c.order = append(c.order, t.ID)
	c.size += t.Body().Len()
	for c.size > textLimit && len(c.order) > 1 {
		c.drop(c.order[0])
	}
}

func (c *textCache) drop(id corpus.TranscriptID) {
	if t := c.byID[id]; t != nil {
		c.size -= t.Body().Len()
		delete(c.byID, id)
		c.order = slices.DeleteFunc(c.order, func(o corpus.TranscriptID) bool { return o == id })
	}
}

// Transcript returns the text of an interview as it is on disk. When the file
// changed since it was last looked at, its codings are placed again.
func (s *Study) Transcript(id corpus.TranscriptID) (*corpus.Transcript, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.transcript(id)
}

// transcript is Transcript for callers that hold mu.
func (s *Study) transcript(id corpus.TranscriptID) (*corpus.Transcript, error) {
	v := s.interviews[id]
	if v == nil {
		return nil, phrases.Fail("coding.interview.unknown", phrases.Args{"Interview": string(id)}).
			WithCure("coding.interview.unknown.cure")
	}
	if t := s.texts.take(id); t != nil && t.Hash() == v.Hash {
		return t, nil
	}
	info, err := os.Stat(s.path(TranscriptFolder, string(id)+".md"))
	if err != nil {
		return nil, err
	}
	t, err := s.readTranscript(id)
	if err != nil {
		return nil, err
	}
	s.texts.put(t)
	if t.Hash() != v.Hash || v.err != nil {
		s.textChanged(id, t, info)
	}
	return t, nil
}

// textChanged takes over a text that is not the one known before. The caller
// holds mu.
func (s *Study) textChanged(id corpus.TranscriptID, t *corpus.Transcript, info os.FileInfo) {
	v := &interview{Size: info.Size(), ModTime: info.ModTime()}
	v.learn(id, t, nil)
	s.interviews[id] = v
	s.stale = true
	s.texts.put(t)
	s.fold.replace(id)
	s.sortInterviews()
}
