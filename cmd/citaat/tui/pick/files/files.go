// Package files is a chooser for folders and files, made of the fuzzy picker:
// nobody has to type a path.
//
// It reads one folder at a time, in a command; an answer for a folder that was
// left meanwhile is dropped. It must never open a file or change a folder.
package files

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/pick"
	"citaat/cmd/citaat/tui/screen"
	"citaat/cmd/citaat/tui/theme"
	"citaat/corpus/phrases"
)

// Options say what is chosen.
type Options struct {
	Title      string
	Extensions []string // of the files shown, such as ".docx"; none: folders are chosen
	Holds      string   // a folder that holds this file is what is looked for: study.yaml
	Several    bool
}

// Outcome is what came of a key.
type Outcome struct {
	Done      bool
	Cancelled bool
	Paths     []string
}

// Model is an open chooser.
type Model struct {
	theme  theme.Theme
	book   *phrases.Book
	opts   Options
	dir    string
	read   int // number of the newest reading
	picker pick.Model
	files  []string // that are shown, without the folders
	err    error
}

const (
	up   = ".."
	here = "."
)

// entry is a file or folder that is offered.
type entry struct {
	name   string
	folder bool
	wanted bool // a folder that holds what is looked for
}

// listed is the answer to a reading of a folder.
type listed struct {
	read    int
	dir     string
	entries []entry
	err     error
}

// New opens the chooser in a folder; the command reads it.
func New(th theme.Theme, book *phrases.Book, opts Options, dir string) (Model, tea.Cmd) {
	m := Model{theme: th, book: book, opts: opts}
	m.picker = pick.New(th, book, pick.Options{Title: opts.Title}, nil)
	return m.enter(dir)
}

// Dir is the folder that is shown.
func (m Model) Dir() string { return m.dir }

func (m Model) enter(dir string) (Model, tea.Cmd) {
	m.read++
	n, opts := m.read, m.opts
	return m, screen.Do(func() tea.Msg {
		entries, err := list(dir, opts)
		return listed{n, dir, entries, err}
	})
}

// list reads a folder: folders first, then the files that may be chosen; what
// is hidden stays so.
func list(dir string, opts Options) ([]entry, error) {
	found, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	var folders, files []entry
	for _, e := range found {
		name := e.Name()
		if strings.HasPrefix(name, ".") {
			continue
		}
		info, err := os.Stat(filepath.Join(dir, name)) // follows links
		switch {
		case err != nil:
		case info.IsDir():
			_, err := os.Stat(filepath.Join(dir, name, opts.Holds))
			folders = append(folders, entry{name, true, opts.Holds != "" && err == nil})
		case slices.Contains(opts.Extensions, strings.ToLower(filepath.Ext(name))):
			files = append(files, entry{name, false, true})
		}
	}
	return append(folders, files...), nil
}

// Update answers keys and the chooser's own messages. Enter on a folder goes
// into it, on what is looked for chooses it.
func (m Model) Update(msg tea.Msg) (Model, Outcome, tea.Cmd) {
	if l, ok := msg.(listed); ok {
		return m.onListed(l), Outcome{}, nil
	}
	if k, ok := msg.(tea.KeyMsg); ok && k.String() == "backspace" && m.picker.Text() == "" && m.dir != "" {
		n, cmd := m.enter(filepath.Dir(m.dir))
		return n, Outcome{}, cmd
	}
	if k, ok := msg.(tea.KeyMsg); ok && k.String() == "ctrl+a" && m.opts.Several {
		m.picker = m.picker.MarkAll(m.files)
		return m, Outcome{}, nil
	}
	var o pick.Outcome
	m.picker, o = m.picker.Update(msg)
	switch {
	case o.Cancelled:
		return m, Outcome{Cancelled: true}, nil
	case !o.Done || len(o.IDs) == 0:
		return m, Outcome{}, nil
	}
	return m.chosen(o.IDs)
}

func (m Model) onListed(l listed) Model {
	if l.read != m.read {
		return m
	}
	m.err = l.err
	if l.err != nil {
		return m
	}
	m.dir, m.files = l.dir, nil
	var items []pick.Item
	if len(m.opts.Extensions) == 0 && m.opts.Holds == "" {
		items = append(items, pick.Item{ID: here, Title: m.book.Say("widgets.this-folder")})
	}
	for _, e := range l.entries {
		it := pick.Item{ID: e.name, Title: e.name}
		if e.folder {
			it.Title += "/"
		} else {
			m.files = append(m.files, e.name)
		}
		if e.folder && e.wanted {
			it.Count = m.book.Say("widgets.a-study")
		}
		items = append(items, it)
	}
	if parent := filepath.Dir(m.dir); parent != m.dir {
		items = append(items, pick.Item{ID: up, Title: "../"})
	}
	m.picker = pick.New(m.theme, m.book, pick.Options{Title: m.opts.Title + " · " + m.dir, Several: m.opts.Several}, items)
	return m
}

func (m Model) chosen(ids []string) (Model, Outcome, tea.Cmd) {
	var paths []string
	for _, id := range ids {
		path := filepath.Join(m.dir, id)
		info, err := os.Stat(path)
		if err == nil && info.IsDir() && id != here && !m.wanted(path) {
			if len(ids) == 1 {
				n, cmd := m.enter(path)
				return n, Outcome{}, cmd
			}
			continue
		}
		paths = append(paths, path)
	}
	return m, Outcome{Done: len(paths) > 0, Paths: paths}, nil
}

// wanted tells whether a folder is what is looked for, so that enter chooses
// it and does not go into it.
func (m Model) wanted(path string) bool {
	if m.opts.Holds == "" {
		return false
	}
	_, err := os.Stat(filepath.Join(path, m.opts.Holds))
	return err == nil
}

// View draws the chooser.
func (m Model) View(width, height int) string {
	box := m.picker.View(width, height)
	if m.err != nil {
		box += "\n " + m.theme.Warn.Render(m.book.Say("widgets.unreadable-folder"))
	}
	return box
}
