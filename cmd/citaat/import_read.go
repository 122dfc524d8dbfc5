package main

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"

	"citaat/cmd/citaat/desk"
	"citaat/coding"
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

// incoming is one file on its way into the study.
type incoming struct {
	path, name string
	state      fate
	id         corpus.TranscriptID // under which it is there already
	draft      ingest.Draft        // without its turns, which the plan has
	plan       ingest.Plan
	err        error
}

func (f *incoming) fail(err error) {
	if f.state != failed {
		f.state, f.err, f.plan = failed, err, ingest.Plan{}
	}
}

// intake is the files of one import.
type intake struct {
	desk    *desk.Desk
	choices ingest.Choices
	files   []*incoming
}

func newIntake(d *desk.Desk, c ingest.Choices) *intake { return &intake{desk: d, choices: c} }

func (b *intake) count(state fate) int {
	n := 0
	for _, f := range b.files {
		if f.state == state {
			n++
		}
	}
	return n
}

// readable are the endings of files that import reads out of a folder.
func readable(name string) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".docx", ".vtt", ".txt", ".md":
		return !strings.HasPrefix(name, ".") && !strings.HasPrefix(name, "~$")
	}
	return false
}

// gather lists the files that are meant: those named, and those in the folders
// named. A file that is not there is found out when it is read.
func gather(args []string) ([]string, error) {
	var files []string
	for _, a := range args {
		info, err := os.Stat(a)
		if err != nil || !info.IsDir() {
			files = append(files, a)
			continue
		}
		var in []string
		err = filepath.WalkDir(a, func(path string, e fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return err
			case e.IsDir() && strings.HasPrefix(e.Name(), ".") && path != a:
				return filepath.SkipDir
			case !e.IsDir() && readable(e.Name()):
				in = append(in, path)
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
		if len(in) == 0 {
			return nil, phrases.Fail("cli.import.nothing", phrases.Args{"Folder": a})
		}
		slices.SortFunc(in, corpus.CompareIDs)
		files = append(files, in...)
	}
	return files, nil
}

// read reads the files side by side and plans what would be written.
func (b *intake) read(ctx context.Context, env *Env, paths []string) {
	for _, p := range paths {
		b.files = append(b.files, &incoming{path: p, name: base(p)})
	}
	p := newProgress(env, "cli.import.reading")
	work, done := make(chan *incoming), make(chan struct{})
	var wg sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(paths)) {
		wg.Go(func() {
			for f := range work {
				b.readOne(ctx, f)
				done <- struct{}{}
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
	n := 0
	for range done {
		n++
		p.show(n, len(paths))
	}
	p.end()
	b.settle()
}

// maxBytes is what a transcript never reaches; a larger file is not read.
const maxBytes = 64 << 20

func (b *intake) readOne(ctx context.Context, f *incoming) {
	if isDone(ctx) {
		f.fail(ctx.Err())
		return
	}
	info, err := os.Stat(f.path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		f.fail(phrases.Fail("cli.import.missing"))
		return
	case err != nil:
		f.fail(err)
		return
	case !info.Mode().IsRegular():
		f.fail(phrases.Fail("cli.import.nofile"))
		return
	case info.Size() > maxBytes:
		f.fail(phrases.Fail("ingest.error.large").WithCure("ingest.error.large.cure"))
		return
	}
	data, err := os.ReadFile(f.path)
	if err != nil {
		f.fail(err)
		return
	}
	draft, err := ingest.Read(ctx, f.name, data)
	if err != nil {
		f.fail(err)
		return
	}
	if id, there := b.desk.Study.Imported(draft.SHA256); there {
		f.state, f.id = same, id
		return
	}
	plan, err := draft.Plan(b.choicesFor(draft))
	if err != nil {
		f.fail(err)
		return
	}
	if id := string(plan.Transcript.ID); !coding.ValidID(id) {
		f.fail(phrases.Fail("coding.import.id", phrases.Args{"Interview": id}).WithCure("cli.import.id.cure"))
		return
	}
	if err := b.otherGroup(plan.Participants); err != nil {
		f.fail(err)
		return
	}
	draft.Turns = nil
	f.draft, f.plan, f.state = draft, plan, ready
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

// settle finds out which files would get in each other's way, in the order in
// which they were named. Ids that differ in case alone are one: on many disks
// they are one file.
func (b *intake) settle() {
	there := map[string]corpus.TranscriptID{}
	for _, v := range b.desk.Study.Interviews() {
		there[strings.ToLower(string(v.ID))] = v.ID
	}
	ids := map[string]string{}
	hashes := map[string]corpus.TranscriptID{}
	for _, f := range b.files {
		if f.state != ready {
			continue
		}
		id := f.plan.Transcript.ID
		folded := strings.ToLower(string(id))
		if twin, twice := hashes[f.draft.SHA256]; twice {
			f.state, f.id = same, twin
			continue
		}
		if old, taken := there[folded]; taken {
			f.fail(phrases.Fail("coding.import.exists", phrases.Args{"Interview": string(old)}).
				WithCure("coding.import.exists.cure").Because(coding.ErrExists))
			continue
		}
		if other, twice := ids[folded]; twice {
			f.fail(phrases.Fail("cli.import.twice", phrases.Args{"Interview": string(id), "Other": oneLine(other)}).
				WithCure("coding.import.exists.cure"))
			continue
		}
		ids[folded], hashes[f.draft.SHA256] = f.name, id
	}
}
