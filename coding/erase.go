package coding

import (
	"context"

	"citaat/corpus"
	"citaat/corpus/phrases"
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
//	memo         a memo, by its id        text, source
//	withheld     a withheld passage       why
//	coding       a coding, by its id      published, remark
//	code         a code                   name, short, definition, use_when, do_not_use_when, example
//	participant  a participant            notes
//	search       a saved search           name, query
//	topic        a topic                  text
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
}

// Redact takes pieces of text out of the study for good: out of the transcripts,
// the codings of everybody, their wordings, the memos that are named, the whole
// history of the logs, earlier bodies, drafts and the index. Codings stay where
// they are. It cannot be undone. What it returns holds no word of what went.
// Spans are of one state of the study: a change in between makes it refuse.
//
// An error with tombstones in Erased tells that the erasure has begun and is
// not finished: nothing of it is shown any more, and the next write goes on.
func (s *Study) Redact(ctx context.Context, list []Redaction) (Erased, error) {
	texts := func() ([]corpus.TranscriptID, error) { return edited(list), nil }
	return s.erase(ctx, texts, func() ([]*Event, []string, error) { return s.redactions(list) })
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
	Done        int                   // marks of coders that are done with an interview
	Cells       int                   // of the framework
	Quoting     []TextName            // other texts that quote this person, word for word: examples of codes, memos
	Files       []SentFile            // made earlier, with this person's words: out of reach
	Unread      []corpus.TranscriptID // interviews that cannot be read: nobody knows who speaks there
	Git         bool                  // the study lies in a git work tree, whose history is out of reach
	Purge       []string              // the commands that purge that history
}

// SharedInterview is an interview of several of which one person's turns go.
type SharedInterview struct {
	Interview corpus.TranscriptID
	Turns     []corpus.TurnNumber
}

// erase writes tombstones and purges the files of what they name. make works
// out the tombstones and the words that go, from the study as it then is; texts
// are the interviews from which something goes and that stay.
func (s *Study) erase(ctx context.Context, texts func() ([]corpus.TranscriptID, error), make func() ([]*Event, []string, error)) (done Erased, err error) {
	if err := s.Ready(); err != nil {
		return done, err
	}
	s.writing.Lock()
	defer s.writing.Unlock()
	if s.newer {
		return done, phrases.Fail("coding.write.newer").WithCure("coding.write.newer.cure").Because(ErrNewer)
	}
	if err := s.exorcise(); err != nil {
		return done, err
	}
	unlock, err := s.lockAll()
	if err != nil {
		return done, err
	}
	defer unlock()
	if err := s.undisturbed(func() error { return s.catchUp(ctx) }); err != nil {
		return done, err
	}
	ids, err := texts()
	if err != nil {
		return done, err
	}
	if err := s.journalHand(ids); err != nil {
		return done, err
	}
	s.mu.Lock()
	tombs, words, err := make()
	codings, memos := s.fold.standing()
	if err == nil {
		err = s.readable()
	}
	s.mu.Unlock()
	if err != nil {
		return done, err
	}
	if err := s.raise(tombs); err != nil {
		return done, err
	}
	done, err = s.purge(words)
	for _, t := range tombs {
		done.Tombs = append(done.Tombs, t.ID)
		done.Cuts += len(t.Tomb.Cuts)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	left, kept := s.fold.standing()
	done.Codings, done.Memos = codings-left, memos-kept
	return done, err
}

// catchUp takes over what others wrote since. The caller holds all locks.
func (s *Study) catchUp(ctx context.Context) error {
	s.mu.Lock()
	err := s.takeNew()
	for _, name := range []string{SettingsFile, CodebookFile, ParticipantsFile} {
		if err == nil && s.fileChanged(name) {
			err = s.readFile(name)
		}
	}
	s.mu.Unlock()
	if err != nil {
		return err
	}
	return s.refreshInterviews(ctx)
}

// readable refuses an erasure where a log is for the greater part unreadable:
// what may hold the words is then more than a torn line. The caller holds mu.
func (s *Study) readable() error {
	bad := map[string]int{}
	for _, b := range s.bad {
		bad[b.file]++
	}
	for _, l := range s.logs {
		if n := bad[l.path]; n > 2 && 2*n > l.lines {
			return phrases.Fail("erasure.unread", phrases.Args{"File": s.relative(l.path)}).WithCure("erasure.unread.cure")
		}
	}
	return nil
}

// stampTombs gives tombstones their ids and what they know of.
func (s *Study) stampTombs(tombs []*Event) *logFile {
	s.mu.Lock()
	defer s.mu.Unlock()
	var after []EventID
	if s.graves != nil {
		after = s.graves.frontier
	}
	for _, e := range tombs {
		e.Op = OpTombstone
		s.stamp(e)
		e.After = after
		after = []EventID{e.ID} // each knows the one before
	}
	return s.log(s.coder)
}

// raise puts tombstones into the log. From then on nobody sees what they name.
func (s *Study) raise(tombs []*Event) error {
	if err := s.appendEvents(s.stampTombs(tombs), tombs); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.takeNew(); err != nil {
		return unfinished(err)
	}
	s.dig()
	return nil
}

// standing counts the codings and memos that are there.
func (f *fold) standing() (codings, memos int) {
	for _, r := range f.codings {
		if r.there {
			codings++
		}
	}
	for _, m := range f.memos {
		if m.there {
			memos++
		}
	}
	return codings, memos
}
