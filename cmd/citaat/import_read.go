package main

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"runtime"
	"slices"
	"strings"
	"sync"

	"citaat/cmd/citaat/desk"
	"citaat/coding"
	"citaat/coding/threeway"
	"citaat/corpus"
	"citaat/corpus/ingest"
	"citaat/corpus/phrases"
)

// fate is what becomes of a file.
type fate int

const (
	unreadYet fate = iota
	ready
	written
	same   // as an interview that is there already
	failed // err tells why
)

// incoming is one file on its way into the study. Its text is let go where many
// texts would be held at once, and read again when it is written.
type incoming struct {
	source
	name   string
	state  fate
	id     corpus.TranscriptID // under which it is there already
	seen   seen
	people []corpus.Participant
	text   *corpus.Transcript // nil: let go
	update *coding.Update     // nil: a new interview, or let go
	err    error
}

// seen is what is told of a file once its text is let go.
type seen struct {
	format   ingest.Format
	encoding ingest.Encoding
	sha256   string
	skipped  []ingest.Skipped
	notes    []phrases.Sentence
	speakers []ingest.Assigned
	first    []corpus.Turn
	id       corpus.TranscriptID
	date     string
	turns    int
	words    int
	changes  updateSize // of an update
}

func (f *incoming) fail(err error) {
	if f.state != failed {
		f.state, f.err, f.text, f.update = failed, err, nil, nil
	}
}

// intake is the files of one import.
type intake struct {
	book    *phrases.Book
	desk    *desk.Desk
	choices ingest.Choices
	updates bool
	prefer  threeway.Side
	print   printing
	files   []*incoming
	passed  []passed

	mu   sync.Mutex
	held int // bytes of texts that are kept
}

func newIntake(b *phrases.Book, d *desk.Desk, c ingest.Choices) *intake {
	return &intake{book: b, desk: d, choices: c}
}

func (b *intake) count(state fate) int {
	n := 0
	for _, f := range b.files {
		if f.state == state {
			n++
		}
	}
	return n
}

// written are the interviews that came in.
func (b *intake) written() []corpus.TranscriptID {
	var ids []corpus.TranscriptID
	for _, f := range b.files {
		if f.state == written {
			ids = append(ids, f.seen.id)
		}
	}
	return ids
}

// read reads the files side by side and plans what would be written.
func (b *intake) read(ctx context.Context, env *Env, files []source) {
	for _, s := range files {
		b.files = append(b.files, &incoming{source: s, name: base(s.path)})
	}
	p := newImportProgress(env, "import.reading", len(files))
	work, done := make(chan *incoming), make(chan *incoming)
	var wg sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(files)) {
		wg.Go(func() {
			for f := range work {
				b.readOne(ctx, f)
				done <- f
			}
		})
	}
	go func() {
		for _, f := range b.files {
			work <- f
		}
		close(work)
		wg.Wait()
		close(done)
	}()
	for f := range done {
		p.step(f.name)
	}
	p.end()
	b.settle()
}

// maxBytes is what a transcript never reaches; a larger file is not read.
const maxBytes = 64 << 20

// openDraft reads a file under the choices.
func openDraft(ctx context.Context, path string, c ingest.Choices) (ingest.Draft, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return ingest.Draft{}, phrases.Fail("cli.import.missing")
	case err != nil:
		return ingest.Draft{}, err
	case !info.Mode().IsRegular():
		return ingest.Draft{}, phrases.Fail("cli.import.nofile")
	case info.Size() > maxBytes:
		return ingest.Draft{}, phrases.Fail("ingest.error.large").WithCure("ingest.error.large.cure")
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return ingest.Draft{}, err
	}
	var names []string
	for _, s := range c.Speakers {
		names = append(names, s.Found)
	}
	draft, err := ingest.Read(ctx, base(path), data, names...)
	if err != nil {
		return draft, err
	}
	return draft.With(ctx, c)
}

// heldAtOnce is how many bytes of texts are kept between the reading and the
// writing.
const heldAtOnce = 24 << 20

func (b *intake) readOne(ctx context.Context, f *incoming) {
	if isDone(ctx) {
		f.fail(ctx.Err())
		return
	}
	if err := b.plan(ctx, f); err != nil {
		f.fail(err)
		return
	}
	if f.state != ready {
		return
	}
	size := 6 * int(f.text.Body().Len())
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.held += size; b.held > heldAtOnce && len(b.files) > 1 {
		b.held -= size
		f.text, f.update = nil, nil
	}
}

// plan reads a file and works out what would be written.
func (b *intake) plan(ctx context.Context, f *incoming) error {
	c := b.choices
	draft, err := openDraft(ctx, f.path, c)
	if err != nil {
		return err
	}
	if id, there := b.desk.Study.Imported(draft.SHA256); there {
		f.state, f.id = same, id
		f.seen = seen{format: draft.Format, sha256: draft.SHA256, id: id}
		return nil
	}
	if b.updates {
		return b.planUpdate(f, draft)
	}
	plan, err := draft.Plan(b.choicesFor(draft))
	if err != nil {
		return err
	}
	if id := string(plan.Transcript.ID); !coding.ValidID(id) {
		return phrases.Fail("coding.import.id", phrases.Args{"Interview": id}).WithCure("cli.import.id.cure")
	}
	if err := b.otherGroup(plan.Participants); err != nil {
		return err
	}
	f.text = plan.Transcript
	if f.people == nil { // else somebody was asked for their group
		f.people = plan.Participants
	}
	f.saw(draft, plan)
	f.state = ready
	return nil
}

// saw notes what is told of a file.
func (f *incoming) saw(d ingest.Draft, p ingest.Plan) {
	f.seen = seen{format: d.Format, encoding: d.Encoding, sha256: d.SHA256, skipped: d.Skipped, notes: d.Notes,
		speakers: p.Speakers, first: slices.Clone(p.First(previewTurns)), id: p.Transcript.ID, date: p.Transcript.Date,
		turns: len(p.Transcript.Turns)}
	for _, u := range p.Transcript.Turns {
		f.seen.words += len(strings.Fields(u.Text))
	}
}

// again reads the text of a file that was let go.
func (b *intake) again(ctx context.Context, f *incoming) error {
	if f.text != nil {
		return nil
	}
	was := f.seen.sha256
	if err := b.plan(ctx, f); err != nil {
		return err
	}
	if f.seen.sha256 != was {
		return phrases.Fail("import.changed")
	}
	return nil
}

// otherGroup refuses a group for a participant who has another one: an import
// adds people, it never changes them.
func (b *intake) otherGroup(people []corpus.Participant) error {
	for _, p := range people {
		known, there := b.desk.Study.Participant(p.ID)
		if b.choices.Group != "" && there && known.Group != "" && known.Group != b.choices.Group {
			return phrases.Fail("cli.import.othergroup", phrases.Args{"Participant": string(p.ID), "Group": string(known.Group)}).
				WithCure("cli.import.othergroup.cure")
		}
	}
	return nil
}

// choicesFor leaves out what a batch says of speakers that this file does not
// have, and adds guesses that the study makes possible.
func (b *intake) choicesFor(d ingest.Draft) ingest.Choices {
	c := b.choices
	if len(b.files) > 1 {
		c.Speakers = slices.DeleteFunc(slices.Clone(c.Speakers), func(s ingest.SpeakerChoice) bool { return !d.Has(s.Found) })
	}
	if c.Language == "" && d.Format != ingest.Own { // a transcript of our own may say it itself
		c.Language = b.desk.Study.Settings().Language
	}
	if c.Group == "" {
		id := c.Participant
		if id == "" {
			id = corpus.ParticipantID(c.ID)
		}
		if id == "" {
			id = corpus.ParticipantID(d.ID)
		}
		c.Group = b.desk.Study.GuessGroup(id)
	}
	return c
}
