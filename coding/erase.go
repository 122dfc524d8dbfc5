package coding

import (
	"context"

	"citaat/corpus"
)

// Redaction is a piece of a text of the study that somebody decided is to go,
// and the mark that takes its place. It is a span of the body of Interview, or
// of another text where Of names one.
type Redaction struct {
	Interview corpus.TranscriptID
	Of        TextName    // zero: the body of the interview
	Span      corpus.Span // in the text as it is now
	With      string      // `[naam-1]`; in a body it must not be empty
	Kind      string      // a privacy.Kind
}

// TextName names a text of the study that is no body: Kind and ID say what it
// belongs to, Field which of its texts.
//
//	memo         a memo, by its id        text
//	coding       a coding, by its id      published, remark
//	code         a code                   name, short, definition, use_when, do_not_use_when, example
//	participant  a participant            notes
//	interview    an interview             notes, place
type TextName struct {
	Kind  string `json:"kind,omitempty"`
	ID    string `json:"id,omitempty"`
	Field string `json:"field,omitempty"`
}

// OtherText is a text of the study that is no body, as it is now.
type OtherText struct {
	TextName
	Text string
}

// Erased tells what an erasure did.
type Erased struct {
	Tombs      []EventID // the tombstones that tell of it
	Cuts       int       // pieces of text that are gone
	Interviews int       // that were rewritten or removed
	Lines      int       // of the logs that were rewritten or removed
	Unreadable int       // lines that nobody could read and that went with it
	Codings    int       // that went
	Memos      int       // that went
	Local      int       // files under .citaat that went: index, copies, drafts, history
	NotYet     error     // why the files could not all be purged: the next write goes on with it
}

// OtherTexts are the texts of the study that are no body: memos, wordings and
// remarks of quotations, notes, and what the codebook says.
func (s *Study) OtherTexts() []OtherText { return nil }

// Redact takes pieces of text out of the study for good: out of the transcripts,
// the codings of everybody, their wordings, the memos that are named, the whole
// history of the logs, earlier bodies, drafts and the index. Codings stay where
// they are. It cannot be undone. What it returns holds no word of what went.
// Spans are of one state of the study: a change in between makes it refuse.
func (s *Study) Redact(ctx context.Context, list []Redaction) (Erased, error) {
	return Erased{}, nil
}

// Withdrawal is what will go when a participant withdraws.
type Withdrawal struct {
	Participant corpus.ParticipantID
	Listed      bool                  // participants.yaml has an entry
	Gone        []corpus.TranscriptID // interviews that go as a whole
	Shared      []SharedInterview     // interviews of several, of which only that person's turns go
	Codings     int                   // of everybody
	Quotations  int                   // of those, chosen to be published
	Shrunk      int                   // codings that run over the turns of others and keep those
	Memos       int                   // on the participant, the interviews and those codings
	Rejections  int
	Done        int        // marks of coders that are done with an interview
	Cells       int        // of the framework
	Examples    []TextName // texts of the codebook that quote this person
	Files       []SentFile // made earlier, with this person's words: out of reach
	Git         bool       // the study lies in a git work tree, whose history is out of reach
	Purge       []string   // the commands that purge that history
}

// SharedInterview is an interview of several of which one person's turns go.
type SharedInterview struct {
	Interview corpus.TranscriptID
	Turns     []corpus.TurnNumber
}

// PlanWithdrawal works out what will go when a participant withdraws. Nothing
// is written.
func (s *Study) PlanWithdrawal(p corpus.ParticipantID) (Withdrawal, error) {
	return Withdrawal{Participant: p}, nil
}

// Withdraw erases what a participant said and what was made of it. The study is
// looked at again: what came since the plan was made goes too. why is kept in
// the log and must name nobody.
func (s *Study) Withdraw(ctx context.Context, plan Withdrawal, why string) (Erased, error) {
	return Erased{}, nil
}
