// Package files is a chooser for folders and files, made of the fuzzy picker:
// nobody has to type a path.
//
// It reads one folder at a time, in a command; an answer for a folder that was
// left meanwhile is dropped. Where the caller can tell what a file is from its
// first bytes, those are read, and no more. It must never change a folder.
package files

import (
	"errors"
	"io"
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
	Kind       func(head []byte) string // what a file is by its first bytes; nil: not told
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
	files  []string        // that are shown, without the folders
	kept   []string        // paths of what was marked in other folders
	inside map[string]bool // names of folders that enter goes into
	err    error
}

// Items that are no file or folder of that name.
const (
	up   = ".."
	here = "."
	take = "/" // what was marked in other folders
)

// entry is a file or folder that is offered.
type entry struct {
	name   string
	folder bool
	wanted bool // a folder that holds what is looked for
	kind   string
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
			folders = append(folders, entry{name: name, folder: true, wanted: opts.Holds != "" && err == nil})
		case slices.Contains(opts.Extensions, strings.ToLower(filepath.Ext(name))):
			files = append(files, entry{name: name, wanted: true, kind: kindOf(filepath.Join(dir, name), info, opts)})
		}
	}
	return append(folders, files...), nil
}

// headBytes is how much of a file is read to tell what it is.
const headBytes = 512

// kindOf tells what a file is by its beginning; "" where that is not asked, or it
// cannot be read.
func kindOf(path string, info os.FileInfo, opts Options) string {
	if opts.Kind == nil || !info.Mode().IsRegular() {
		return ""
	}
	f, err := os.Open(path)
	if err != nil {
		return ""
	}
	defer f.Close()
	head := make([]byte, headBytes)
	n, err := io.ReadFull(f, head)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) && !errors.Is(err, io.EOF) {
		return ""
	}
	return opts.Kind(head[:n])
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
	it, _ := m.picker.Chosen()
	switch k, _ := msg.(tea.KeyMsg); {
	case k.String() == "enter" && m.inside[it.ID]: // into a folder, also where files are marked
		return m.chosen([]string{it.ID})
	case k.String() == "tab" && it.ID == take: // what is marked already
		return m, Outcome{}, nil
	}
	var o pick.Outcome
	m.picker, o = m.picker.Update(msg)
	if now, _ := m.picker.Chosen(); slices.Contains(m.picker.Marked(), it.ID) && m.inside[now.ID] {
		m.picker = m.picker.Choose(it.ID) // the last file was marked: enter takes it, and does not go into a folder
	}
	return m.answer(o)
}

// answer acts on what came of the picker.
func (m Model) answer(o pick.Outcome) (Model, Outcome, tea.Cmd) {
	for _, id := range m.picker.Marked() { // a folder cannot be marked: it is gone into
		if id == take || m.inside[id] {
			m.picker = m.picker.MarkAll([]string{id})
			return m.chosen([]string{id})
		}
	}
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
	marked := m.marked()
	m.dir, m.files, m.kept, m.inside = l.dir, nil, nil, map[string]bool{up: true}
	var again []string
	for _, path := range marked {
		if filepath.Dir(path) == m.dir {
			again = append(again, filepath.Base(path))
		} else {
			m.kept = append(m.kept, path)
		}
	}
	var items []pick.Item
	if n := len(m.kept); n > 0 {
		items = append(items, pick.Item{ID: take, Title: m.book.Say("widgets.take-marked", phrases.Args{"Count": n})})
	}
	if len(m.opts.Extensions) == 0 && m.opts.Holds == "" {
		items = append(items, pick.Item{ID: here, Title: m.book.Say("widgets.this-folder")})
	}
	for _, e := range l.entries {
		it := pick.Item{ID: e.name, Title: e.name}
		if e.folder {
			it.Title += "/"
			m.inside[e.name] = !e.wanted
		} else {
			m.files = append(m.files, e.name)
			it.Count = e.kind
		}
		if e.folder && e.wanted {
			it.Count = m.book.Say("widgets.a-study")
		}
		items = append(items, it)
	}
	if parent := filepath.Dir(m.dir); parent != m.dir {
		items = append(items, pick.Item{ID: up, Title: "../"})
	}
	m.picker = pick.New(m.theme, m.book, pick.Options{Title: m.opts.Title + " · " + m.dir, Several: m.opts.Several}, items).MarkAll(again)
	return m
}

// marked are the paths of all that is marked, in this folder and in others.
func (m Model) marked() []string {
	all := slices.Clone(m.kept)
	for _, id := range m.picker.Marked() {
		all = append(all, filepath.Join(m.dir, id))
	}
	return all
}

// chosen goes into a folder, or ends with what was chosen here and what was
// marked elsewhere.
func (m Model) chosen(ids []string) (Model, Outcome, tea.Cmd) {
	paths := slices.Clone(m.kept)
	for _, id := range ids {
		if m.inside[id] {
			n, cmd := m.enter(filepath.Join(m.dir, id))
			return n, Outcome{}, cmd
		}
		if id != take {
			paths = append(paths, filepath.Join(m.dir, id))
		}
	}
	return m, Outcome{Done: len(paths) > 0, Paths: paths}, nil
}

// View draws the chooser.
func (m Model) View(width, height int) string {
	box := m.picker.View(width, height)
	if m.err != nil {
		box += "\n " + m.theme.Warn.Render(m.book.Say("widgets.unreadable-folder"))
	}
	return box
}
