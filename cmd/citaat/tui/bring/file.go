package bring

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/screen"
	"citaat/corpus"
	"citaat/corpus/ingest"
	"citaat/corpus/phrases"
)

// file is a file that was read, and the plan for it.
type file struct {
	name    string
	draft   ingest.Draft
	choices ingest.Choices
	plan    ingest.Plan
	err     error
	there   corpus.TranscriptID // it is in the study already
	groups  []corpus.Group      // of the study
	named   bool                // somebody typed the id: it is not guessed again
	chosen  bool                // somebody chose the group: it is not guessed again
	in      bool                // it was written
}

// ready tells whether the file can be written.
func (f file) ready() bool {
	return f.plan.Transcript != nil && f.err == nil && f.there == "" && !f.in
}

// most is what a transcript never reaches; a larger file is not read.
const most = 64 << 20

// patient is how long a reading may take before anything is said about it.
const patient = 200 * time.Millisecond

// read reads the first of the files and plans it.
func (m Model) read() (Model, tea.Cmd) {
	m.file = nil
	return m.fetch(m.paths[0])
}

// fetch reads a file, in a command that esc stops.
func (m Model) fetch(path string) (Model, tea.Cmd) {
	m = m.stop()
	ctx, cancel := context.WithCancel(context.Background())
	m.cancel = cancel
	n, c := m.number, m.c
	return m, tea.Batch(
		screen.Do(func() tea.Msg { return hasRead{n, open(ctx, c, path)} }),
		c.Tick(patient, func(time.Time) tea.Msg { return slow{n} }))
}

// stop ends the reading in flight and gives the next one its number.
func (m Model) stop() Model {
	if m.cancel != nil {
		m.cancel()
	}
	m.number++
	m.cancel, m.slow = nil, false
	return m
}

func (m Model) onRead(msg hasRead) (Model, tea.Cmd) {
	if msg.number != m.number {
		return m, nil
	}
	m.cancel()
	m.cancel, m.slow = nil, false
	if m.all != nil {
		return m.allRead(msg.file)
	}
	m.file, m.row = &msg.file, 0
	return m, nil
}

func open(ctx context.Context, c Config, path string) (f file) {
	f.name = filepath.Base(path)
	info, err := os.Stat(path)
	if err == nil && info.Size() > most {
		err = phrases.Fail("ingest.error.large").WithCure("ingest.error.large.cure")
	}
	var data []byte
	if err == nil {
		data, err = os.ReadFile(path)
	}
	if err == nil {
		f.draft, err = ingest.Read(ctx, f.name, data)
	}
	if f.err = err; err != nil {
		return f
	}
	if id, there := c.Study.Imported(f.draft.SHA256); there {
		f.there = id
		return f
	}
	settings := c.Study.Settings()
	f.groups = settings.Groups
	if f.draft.Format != ingest.Own { // a transcript of our own may say it itself
		f.choices.Language = settings.Language
	}
	f.plan, f.err = planOf(c.Study, f.draft, f.choices, false)
	return f
}

// planOf carries out the choices; a group that nobody chose is guessed, and an
// id that is taken is refused before anybody agrees to it.
func planOf(study Study, draft ingest.Draft, choices ingest.Choices, chosen bool) (ingest.Plan, error) {
	plan, err := draft.Plan(choices)
	if err != nil {
		return plan, err
	}
	if len(plan.Participants) > 0 {
		choices.Group = groupOf(study, plan.Participants[0], chosen)
		if plan, err = draft.Plan(choices); err != nil {
			return plan, err
		}
	}
	for _, v := range study.Interviews() { // on many disks ids that differ in case alone are one file
		if strings.EqualFold(string(v.ID), string(plan.Transcript.ID)) {
			return plan, phrases.Fail("bring.exists", phrases.Args{"Interview": string(v.ID)}).WithCure("bring.exists.cure")
		}
	}
	return plan, nil
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
