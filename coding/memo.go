package coding

import (
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"citaat/corpus"
	"citaat/corpus/phrases"
)

// Kinds of things that a memo may be about.
const (
	OnStudy       = "study"
	OnInterview   = "interview"
	OnParticipant = "participant"
	OnCode        = "code"
	OnCoding      = "coding"
)

// Literature tells that a memo is a note on something that was read: it names
// its source.
func (m Memo) Literature() bool { return m.Source != "" }

// Title is the first line of a memo that is not empty.
func (m Memo) Title() string {
	for line := range strings.Lines(m.Text) {
		if line = strings.TrimSpace(line); line != "" {
			return line
		}
	}
	return ""
}

// CleanMemo is a text as a memo holds it: valid UTF-8, NFC, lines ended by LF,
// without blank ends and without what a terminal would obey.
func CleanMemo(s string) string {
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n", "\t", " ").Replace(strings.ToValidUTF8(s, "\uFFFD"))
	s = strings.Map(func(r rune) rune {
		if r != '\n' && corpus.Unprintable(r) {
			return -1
		}
		return r
	}, s)
	return strings.TrimSpace(norm.NFC.String(s))
}

// Memo notes a new memo and returns its id. Saving refuses one that is about
// nothing that exists, or says nothing.
func (b *Batch) Memo(on MemoTarget, text, source string) EventID {
	if err := b.canNote(on); err != nil && b.fault == nil {
		b.fault = err
	}
	if text, source = CleanMemo(text), CleanMemo(source); b.fault == nil && text == "" {
		b.fault = phrases.Fail("coding.memo.empty")
	}
	e := b.event(OpMemo)
	e.Memo = &MemoText{On: on, Text: text, Source: source}
	return e.ID
}

// canNote tells whether what a memo is about exists, or is made in this batch.
func (b *Batch) canNote(on MemoTarget) error {
	there := false
	switch on.Kind {
	case OnStudy:
		there = on.ID == ""
	case OnInterview:
		_, there = b.s.Interview(corpus.TranscriptID(on.ID))
	case OnParticipant:
		_, there = b.s.Participant(corpus.ParticipantID(on.ID))
		there = there || b.s.interviewed(corpus.ParticipantID(on.ID))
	case OnCode:
		_, there = b.s.Codebook().Code(CodeID(on.ID))
		there = there || b.adds(CodeID(on.ID))
	case OnCoding:
		_, there = b.s.Coding(CodingID(on.ID))
		there = there || slices.ContainsFunc(b.events, func(e *Event) bool { return e.Op == OpCode && e.ID == CodingID(on.ID) })
	}
	if !there {
		return phrases.Fail("coding.memo.nothing", phrases.Args{"ID": on.ID})
	}
	return nil
}

// interviewed tells whether an interview names a participant, who need not be
// in participants.yaml.
func (s *Study) interviewed(id corpus.ParticipantID) bool {
	return slices.ContainsFunc(s.Interviews(), func(v Interview) bool { return slices.Contains(v.Participants, id) })
}

// Rewrite notes that a memo of one's own reads otherwise; an empty text takes
// it away.
func (b *Batch) Rewrite(id EventID, text, source string) error {
	m, ok := b.s.Memo(id)
	if !ok {
		return phrases.Fail("coding.memo.unknown")
	}
	if m.Coder != b.s.coder {
		return phrases.Fail("coding.memo.other", phrases.Args{"Coder": string(m.Coder)})
	}
	if text, source = CleanMemo(text), CleanMemo(source); m.Text == text && m.Source == source {
		return nil
	}
	op := OpMemo
	if text == "" {
		op = OpUnmemo
	}
	e := b.event(op)
	e.Target = id
	if text != "" {
		e.Memo = &MemoText{On: m.On, Text: text, Source: source}
	}
	return nil
}

// Memo returns one memo.
func (s *Study) Memo(id EventID) (Memo, bool) {
	s.lockFolded()
	defer s.mu.Unlock()
	m := s.fold.memos[id]
	if m == nil || !m.there || !s.seesOn(m.now.On, m.now.Coder) {
		return Memo{}, false
	}
	return m.now, true
}

// Memos are all memos, the newest first.
func (s *Study) Memos() []Memo {
	list := s.memosThat(func(MemoTarget) bool { return true })
	slices.Reverse(list)
	return list
}

// MemosOn are the memos about one thing, the oldest first.
func (s *Study) MemosOn(on MemoTarget) []Memo {
	return s.memosThat(func(o MemoTarget) bool { return o == on })
}

// MemosAbout is MemosOn with, for a code, the memos on the codes that went up
// in it: those that were written under another name are on another code.
func (s *Study) MemosAbout(on MemoTarget) []Memo {
	if on.Kind != OnCode {
		return s.MemosOn(on)
	}
	cb := s.Codebook()
	return s.memosThat(func(o MemoTarget) bool {
		return o.Kind == OnCode && cb.Now(CodeID(o.ID)) == cb.Now(CodeID(on.ID)) && (o == on || cb.Now(CodeID(on.ID)) == CodeID(on.ID))
	})
}

func (s *Study) memosThat(wanted func(MemoTarget) bool) []Memo {
	s.lockFolded()
	defer s.mu.Unlock()
	var found []*memoRecord
	for _, m := range s.fold.memos {
		if m.there && wanted(m.now.On) && s.seesOn(m.now.On, m.now.Coder) {
			found = append(found, m)
		}
	}
	slices.SortFunc(found, func(a, b *memoRecord) int { return strings.Compare(string(a.now.ID), string(b.now.ID)) })
	var list []Memo
	for _, m := range found {
		list = append(list, m.now)
	}
	return list
}

// RemovedCoding is what a coding was that has been taken away since: its code,
// its interview and its words. Memos outlive it.
func (s *Study) RemovedCoding(id CodingID) (Coding, bool) {
	s.lockFolded()
	defer s.mu.Unlock()
	r := s.fold.codings[id]
	if r == nil || r.there || r.made.Anchor == nil || !s.sees(r.made.Interview, r.made.Coder) {
		return Coding{}, false
	}
	was := r.now
	was.Quote = r.made.Anchor.Quote
	return was, true
}
