package quotes

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/screen"
	"citaat/coding"
	"citaat/corpus/phrases"
	"citaat/export"
)

// export writes the file, in a command that esc stops.
func (m Model) export(l leaving) (Model, tea.Cmd) {
	ctx, cancel := context.WithCancel(context.Background())
	l.busy, l.slow, l.cancel = true, false, cancel
	l.n++
	m.leaving = &l
	n, path, collect, f := l.n, m.target(l), m.c.Collect, m.filter(l.all)
	o := export.Options{Book: m.c.Book, Share: l.share, Chosen: l.chosen || l.share, Merged: l.merged, Decide: l.decide()}
	journal, why := m.c.Journal, ""
	if l.found != nil {
		why = strings.TrimSpace(l.found.why.String())
	}
	texts := filepath.Join(m.c.Study.Dir(), coding.TranscriptFolder)
	save := screen.Do(func() tea.Msg {
		if rel, err := filepath.Rel(texts, path); err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
			return exported{path: path, err: phrases.Fail("cli.quotes.transcripts").WithCure("cli.quotes.transcripts.cure")}
		}
		material, err := collect(ctx, f)
		if err != nil {
			return exported{path: path, err: err}
		}
		r, err := export.SaveContext(ctx, path, material, o)
		var unsaid error
		if err == nil && journal != nil {
			unsaid = journal(path, r, why)
		}
		return exported{path, r, err, unsaid}
	})
	return m, tea.Batch(save, m.c.Tick(patient, func(time.Time) tea.Msg { return writingLong{n} }))
}

// onExported tells what came of it. What was stopped leaves the question as it
// was: the file is what it was too.
func (m Model) onExported(msg exported) (Model, tea.Cmd) {
	l := leaving{}
	if m.leaving != nil {
		l = *m.leaving
	}
	if l.cancel != nil {
		l.cancel()
	}
	stopped := l.busy && l.cancel == nil && errors.Is(msg.err, context.Canceled)
	l.busy, l.cancel = false, nil
	if errors.Is(msg.err, errHeld) {
		return m.onHeld(l, msg.result.Disclosures)
	}
	if stopped {
		m.leaving = &l
		return m, screen.Tell(screen.Say{Sentence: phrases.Make("quotes.stopped")})
	}
	l.done = &msg
	m.leaving = &l
	return m, nil
}

func (m Model) onWritingLong(msg writingLong) Model {
	if m.leaving != nil && m.leaving.n == msg.n && m.leaving.busy {
		l := *m.leaving
		l.slow = true
		m.leaving = &l
	}
	return m
}
