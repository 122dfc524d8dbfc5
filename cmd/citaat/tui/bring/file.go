package bring

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"unicode"

	"citaat/corpus"
	"citaat/corpus/ingest"
	"citaat/corpus/phrases"
)

// file is a file of the list: what it holds, what was decided about it, and the
// plan that follows.
type file struct {
	path    string
	name    string
	read    bool
	draft   ingest.Draft // as it was opened
	seen    ingest.Draft // as the choices have it cleaned
	was     size         // what the plan before this one came to
	names   []string     // that somebody says speak in it too
	reopen  bool         // it is to be read again, with those
	fillers int          // how many words of hesitation stand in it
	choices ingest.Choices
	plan    ingest.Plan
	err     error               // why it cannot be read, or not so
	there   corpus.TranscriptID // these bytes are in the study already
	taken   corpus.TranscriptID // another text has this id in the study
	fix     correction          // what this one would make of that
	chosen  bool                // somebody chose the group: it is not guessed again
	tick    tick
	version int  // number of the newest choices
	planned int  // number of those that the plan is made of
	sent    bool // it is on its way to the disk
	in      bool // it was written
	fixed   bool // as a corrected version
	refused error
}

// tick tells whether a file is to be read in; unless somebody decides it is so
// when nothing about it is in question.
type tick int

const (
	byState tick = iota
	ticked
	unticked
)

// state is how a file stands.
type state int

// The states.
const (
	waiting state = iota // to be read
	failed               // it cannot be read
	there                // it was read in before
	changed              // its id is that of an interview with another text
	clash                // another file of the list has its id or its content
	asks                 // something about it was guessed and matters
	ready                // it can be read in
	sent                 // it is being written
	written              // it is in the study
	refused              // the study did not take it
)

// can tells whether a file in this state can be written.
func (s state) can() bool { return s == ready || s == asks || s == refused }

// most is what a transcript never reaches; a larger file is not read.
const most = 64 << 20

// open reads a file and plans it.
func open(ctx context.Context, study Study, book *phrases.Book, f file) file {
	info, err := os.Stat(f.path)
	if err == nil && info.Size() > most {
		err = phrases.Fail("ingest.error.large").WithCure("ingest.error.large.cure")
	}
	var data []byte
	if err == nil {
		data, err = os.ReadFile(f.path)
	}
	if err == nil {
		f.draft, err = ingest.Read(ctx, f.name, data, f.names...)
	}
	f.read, f.reopen = true, false
	if f.err = unread(err); err != nil {
		return f
	}
	if f.draft.Format != ingest.Own && f.choices.Language == "" { // a transcript of our own may say it itself
		f.choices.Language = study.Settings().Language
	}
	f.plan = ingest.Plan{}
	f.fillers = hesitations(f.draft.Turns)
	return f.plans(ctx, study, book)
}

// unread says why a file cannot be read, without its path.
func unread(err error) error {
	var said phrases.Sayer
	switch {
	case err == nil || errors.As(err, &said):
		return err
	case errors.Is(err, fs.ErrNotExist):
		return phrases.Fail("bring.gone").WithCure("bring.gone.cure")
	}
	return phrases.Fail("bring.unreadable").WithCure("bring.unreadable.cure")
}

// hesitations counts the words that cleaning can take out.
func hesitations(turns []ingest.DraftTurn) int {
	known := map[string]bool{}
	for _, w := range ingest.Fillers() {
		known[w] = true
	}
	n := 0
	for _, t := range turns {
		for w := range strings.FieldsFuncSeq(t.Text, func(r rune) bool { return !unicode.IsLetter(r) }) {
			if len(w) <= 6 && known[strings.ToLower(w)] {
				n++
			}
		}
	}
	return n
}

// plans carries out the choices; a group that nobody chose is guessed.
func (f file) plans(ctx context.Context, study Study, book *phrases.Book) file {
	f.planned = f.version
	f.there, f.taken = "", ""
	if id, known := study.Imported(f.draft.SHA256); known {
		f.there = id
	}
	was, before := f.size(), f.plan
	f.plan, f.err = ingest.Plan{}, nil
	if f.mute() { // somebody must say first that speakers take turns
		f.seen = f.draft
		return f
	}
	var plan ingest.Plan
	seen, err := f.draft.With(ctx, f.choices)
	if err == nil {
		plan, err = seen.Plan(f.choices)
	}
	if err == nil && len(plan.Participants) > 0 {
		c := f.choices
		c.Group = groupOf(study, plan.Participants[0], f.chosen)
		plan, err = seen.Plan(c)
	}
	if err != nil { // what stood before stays in sight, so that it can be put right
		f.err, f.plan = err, before
		return f
	}
	if f.seen = seen; was.turns > 0 {
		f.was = was
	}
	f.plan = plan
	for _, v := range study.Interviews() { // on many disks ids that differ in case alone are one file
		if strings.EqualFold(string(v.ID), string(plan.Transcript.ID)) {
			f.taken = v.ID
		}
	}
	f.fix = correction{prefer: f.fix.prefer}
	if f.taken != "" && f.there == "" {
		return f.corrects(study, book)
	}
	return f
}

// groupOf is the group of somebody who comes in. An import adds people, it
// never changes them.
func groupOf(study Study, p corpus.Participant, chosen bool) corpus.GroupID {
	if known, there := study.Participant(p.ID); there {
		return known.Group
	}
	if chosen || p.Group != "" {
		return p.Group
	}
	if groups := study.Settings().Groups; len(groups) == 1 {
		return groups[0].ID
	}
	return study.GuessGroup(p.ID)
}

// begin is a file of the list before it is read.
func begin(path string) file { return file{path: path, name: filepath.Base(path)} }

// size is what a plan comes to.
type size struct{ turns, words int }

func (f file) size() size {
	if f.plan.Transcript == nil {
		return size{}
	}
	return size{len(f.plan.Transcript.Turns), f.seen.Words.Imported}
}

// mute tells that the file has no labels, and nobody said yet whose turns they
// are.
func (f file) mute() bool { return f.draft.Alternates && len(f.choices.Alternate) == 0 }

// whole tells whether there is a text to show.
func (f file) whole() bool { return f.plan.Transcript != nil }

// id is the interview's id as it would be.
func (f file) id() corpus.TranscriptID {
	if f.plan.Transcript == nil {
		return f.choices.ID
	}
	return f.plan.Transcript.ID
}

// group is the group of the respondent as it would be.
func (f file) group() corpus.GroupID {
	if len(f.plan.Participants) > 0 {
		return f.plan.Participants[0].Group
	}
	return f.choices.Group
}

// questions are what was guessed about a file and matters.
func (f file) questions(groups int) []phrases.Sentence {
	if f.mute() {
		return []phrases.Sentence{phrases.Make("bring.asks-turns")}
	}
	var out []phrases.Sentence
	unnamed, guessed := false, false
	for _, s := range f.plan.Speakers {
		unnamed = unnamed || s.Found == ingest.Unknown
		guessed = guessed || s.Guessed
	}
	switch {
	case unnamed:
		out = append(out, phrases.Make("bring.asks-who"))
	case guessed:
		out = append(out, phrases.Make("bring.asks-role"))
	}
	if groups > 0 && len(f.plan.Participants) > 0 && f.group() == "" {
		out = append(out, phrases.Make("bring.asks-group"))
	}
	return out
}
