package codes

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/form"
	"citaat/cmd/citaat/tui/frame"
	"citaat/cmd/citaat/tui/pick/files"
	"citaat/cmd/citaat/tui/screen"
	"citaat/coding"
	"citaat/corpus/phrases"
	"citaat/corpus/store"
	"citaat/export"
)

// askExport asks for the file to write the codebook to.
func (m Model) askExport() (Model, tea.Cmd) {
	fields := []form.Field{
		{ID: "format", Label: m.say("codes.format"), Kind: form.Choice, Value: "csv", Options: []form.Option{{ID: "csv", Label: m.say("codes.format-csv")}, {ID: "yaml", Label: m.say("codes.format-yaml")}}},
		{ID: "examples", Label: m.say("codes.examples"), Kind: form.Choice, Value: form.Yes, About: m.say("codes.examples-about"),
			Options: []form.Option{{ID: form.Yes, Label: m.say("codes.with")}, {ID: form.No, Label: m.say("codes.without")}}},
		{ID: "file", Label: m.say("codes.file"), Kind: form.Text, Value: m.say("codes.file-name"), About: m.say("codes.folder", phrases.Args{"Folder": m.c.Dir})},
	}
	m.win = filling{form: form.New(m.c.Theme, m.c.Book, form.Options{Title: m.say("codes.export-title")}, fields),
		then: func(m Model, v form.Values) (Model, tea.Cmd) { return m.export(v, anew{}) }}
	return m, nil
}

// anew is what somebody said yes to already, when writing is tried again.
type anew struct{ over, found bool }

// export writes the codebook; a file that is there is only replaced when
// somebody said so, and so one in which the disclosure check found something.
func (m Model) export(v form.Values, yes anew) (Model, tea.Cmd) {
	format, examples := v.Get("format"), v.Get("examples") != form.No
	name := strings.TrimSpace(v.Get("file"))
	if name == "" {
		name = m.say("codes.file-name")
	}
	if ext := strings.ToLower(filepath.Ext(name)); ext != ".csv" && ext != ".yaml" && ext != ".yml" {
		name += "." + format
	}
	if !filepath.IsAbs(name) {
		name = filepath.Join(m.c.Dir, name)
	}
	study, book, journal := m.c.Study, m.c.Book, m.c.Journal
	m.win = exporting{values: v, yes: yes}
	return m, screen.Do(func() tea.Msg {
		if err := coding.MayReplace(name); err != nil {
			return written{path: name, err: err}
		}
		if _, err := os.Stat(name); err == nil && !yes.over {
			return written{path: name, exists: true}
		}
		cb, _ := study.CodebookToGive()
		r := export.Result{Disclosures: export.CheckCodebook(cb, study.Settings(), examples, export.Options{Book: book})}
		if len(r.Disclosures) > 0 && !yes.found {
			return written{path: name, found: r.Disclosures}
		}
		if examples {
			r.People = study.QuotedIn(cb)
		}
		data, err := codebookFile(cb, book, format, examples)
		if err == nil {
			err = store.Replace(name, data)
		}
		if err == nil && journal != nil {
			err = journal(name, r, "")
		}
		return written{path: name, err: err}
	})
}

func codebookFile(cb *coding.Codebook, book *phrases.Book, format string, examples bool) ([]byte, error) {
	if format == "yaml" {
		return cb.YAML(examples)
	}
	var b bytes.Buffer
	err := cb.WriteCSV(&b, book, examples)
	return b.Bytes(), err
}

// exporting waits until the file is written.
type exporting struct {
	values form.Values
	yes    anew
}

func (w exporting) keys(Model) screen.Table {
	return screen.Table{Modal: true, Bindings: []screen.Binding{{Action: "codes.esc", Keys: []string{"esc"}, Help: "codes.close", Footer: 1}}}
}

func (w exporting) press(m Model, k tea.KeyMsg) (Model, tea.Cmd) {
	if k.String() == "esc" {
		m.win = nil
	}
	return m, nil
}

func (w exporting) draw(m Model, width, height int) string {
	return frame.Pane(m.c.Theme, m.say("codes.export-title"), "\n "+m.say("codes.writing"), min(width, 50), 5, true)
}

func (w exporting) speak(m Model) screen.Speech {
	return screen.Speech{Where: m.say("codes.export-title"), Now: m.say("codes.writing")}
}

func (w exporting) hear(m Model, msg tea.Msg) (Model, tea.Cmd) {
	done, ok := msg.(written)
	if !ok {
		return m, nil
	}
	m.win = nil
	path := frame.Clean(done.path)
	switch {
	case done.exists:
		m.win = asking{title: m.say("codes.export-title"), yes: "codes.replace",
			lines:  func(m Model) []string { return []string{m.say("codes.exists", phrases.Args{"File": path})} },
			answer: func(m Model) (Model, tea.Cmd) { return m.export(w.values, anew{over: true, found: w.yes.found}) }}
	case len(done.found) > 0:
		m.win = asking{title: m.say("disclosure.title"), yes: "disclosure.go-on",
			lines:  func(m Model) []string { return foundLines(m.c.Book, done.found) },
			answer: func(m Model) (Model, tea.Cmd) { return m.export(w.values, anew{w.yes.over, true}) }}
	case done.err != nil:
		return m, screen.Tell(screen.Failed{Err: done.err})
	default:
		return m, screen.Tell(screen.Say{Sentence: phrases.Make("codes.exported", phrases.Args{"Count": m.snap.inUse, "File": path})})
	}
	return m, nil
}

// choosing is the chooser of the file to read in.
type choosing struct{ chooser files.Model }

func (m Model) askImport() (Model, tea.Cmd) {
	f, cmd := files.New(m.c.Theme, m.c.Book, files.Options{Title: m.say("codes.import-title"), Extensions: []string{".csv", ".yaml", ".yml", ".txt", ".tsv"}}, m.c.Dir)
	m.win = choosing{f}
	return m, cmd
}

func (w choosing) keys(m Model) screen.Table {
	return screen.Table{Modal: true, Typing: true, Bindings: []screen.Binding{
		{Action: "codes.enter", Keys: []string{"enter"}, Help: "codes.choose", Footer: 1},
		{Action: "codes.esc", Keys: []string{"esc"}, Help: "codes.close", Footer: 2},
	}}
}

func (w choosing) press(m Model, k tea.KeyMsg) (Model, tea.Cmd) { return w.hear(m, k) }

func (w choosing) hear(m Model, msg tea.Msg) (Model, tea.Cmd) {
	if p, ok := msg.(parsed); ok {
		return m.preview(p)
	}
	f, o, cmd := w.chooser.Update(msg)
	return w.answer(m, f, o, cmd)
}

// answer acts on what came of a key or a click.
func (w choosing) answer(m Model, f files.Model, o files.Outcome, cmd tea.Cmd) (Model, tea.Cmd) {
	m.win = choosing{f}
	switch {
	case o.Cancelled:
		m.win = nil
	case o.Done && len(o.Paths) > 0:
		study, path := m.c.Study, o.Paths[0]
		return m, screen.Do(func() tea.Msg { return readIn(study, path) })
	}
	return m, cmd
}

func (w choosing) draw(m Model, width, height int) string {
	return w.chooser.View(min(width, 80), min(height, 20))
}

func (w choosing) speak(m Model) screen.Speech {
	return w.chooser.Speak()
}

// largest is how long a codebook to read in may be.
const largest = 16 << 20

// readIn reads a file and tells what it would do to the codebook.
func readIn(study Study, path string) parsed {
	p := parsed{file: filepath.Base(path)}
	info, err := os.Stat(path)
	if err == nil && info.Size() > largest {
		err = phrases.Fail("codes.too-large")
	}
	if err != nil {
		p.err = unreadable(err)
		return p
	}
	data, err := os.ReadFile(path)
	if err != nil {
		p.err = unreadable(err)
		return p
	}
	if p.entries, p.err = coding.ParseEntries(p.file, data); p.err == nil {
		p.plan = study.Codebook().PlanImport(p.entries)
	}
	return p
}

func unreadable(err error) error {
	var say phrases.Sayer
	if errors.As(err, &say) {
		return err
	}
	return phrases.Fail("codes.unreadable").Because(err)
}

// preview shows what reading in a file would do.
func (m Model) preview(p parsed) (Model, tea.Cmd) {
	m.win = nil
	if p.err != nil {
		return m, screen.Tell(screen.Failed{Err: p.err})
	}
	slices.SortStableFunc(p.plan, func(a, b coding.Planned) int { return weight(a) - weight(b) })
	m.win = importing{parsed: p}
	return m, nil
}

// weight orders a plan: first what does not come in, last what stays as it is.
func weight(p coding.Planned) int {
	switch {
	case p.Verdict == coding.IsSkipped:
		return 0
	case len(p.Notes) > 0:
		return 1
	case p.Verdict == coding.IsNew:
		return 2
	case p.Verdict == coding.IsChanged:
		return 3
	}
	return 4
}

// importing is what reading in a file would do, before it is done.
type importing struct {
	parsed
	top int
}

func (w importing) changes() int { return w.plan.Count(coding.IsNew) + w.plan.Count(coding.IsChanged) }

func (w importing) keys(Model) screen.Table {
	yes := "codes.import-now"
	if w.changes() == 0 {
		yes = "codes.close"
	}
	return yesNo(yes, "codes.close", screen.Binding{Action: doDown, Keys: []string{"j", "down", "k", "up", "pgdown", "pgup"}, Shown: "↑ ↓", Help: "codes.scroll", Footer: 2})
}

func (w importing) press(m Model, k tea.KeyMsg) (Model, tea.Cmd) {
	switch k.String() {
	case "esc":
		m.win = nil
	case "enter":
		m.win = nil
		if w.changes() == 0 {
			return m, nil
		}
		say := phrases.Make("codes.imported", phrases.Args{"New": w.plan.Count(coding.IsNew), "Changed": w.plan.Count(coding.IsChanged), "File": w.file})
		entries := w.entries
		return m, m.c.Writer.Do(say, func(b *coding.Batch) error {
			_, err := b.ImportCodes(entries)
			return err
		})
	case "j", "down":
		m.win = w.scrolled(1)
	case "k", "up":
		m.win = w.scrolled(-1)
	case "pgdown":
		m.win = w.scrolled(10)
	case "pgup":
		m.win = w.scrolled(-10)
	}
	return m, nil
}

func (w importing) scrolled(by int) importing {
	w.top = max(min(w.top+by, len(w.plan)-1), 0)
	return w
}

// summary tells how many codes are new, changed, the same and skipped.
func (w importing) summary(m Model) string {
	return m.say("codes.plan", phrases.Args{"New": w.plan.Count(coding.IsNew), "Changed": w.plan.Count(coding.IsChanged),
		"Same": w.plan.Count(coding.IsSame), "Skipped": w.plan.Count(coding.IsSkipped)})
}

// said is an entry of the plan in words.
func (w importing) said(m Model, p coding.Planned) string {
	var word string
	switch p.Verdict {
	case coding.IsNew:
		word = m.say("codes.plan-new")
	case coding.IsChanged:
		var names []string
		for _, f := range p.Fields {
			names = append(names, m.fieldName(f))
		}
		word = m.say("codes.plan-changed", phrases.Args{"Fields": strings.Join(names, ", ")})
	case coding.IsSame:
		word = m.say("codes.plan-same")
	default:
		word = m.say("codes.plan-skipped")
	}
	for _, n := range p.Notes {
		word += "; " + n.In(m.c.Book)
	}
	path := p.Path
	if path == "" {
		path = m.say("codes.line", phrases.Args{"Line": p.Line})
	}
	return path + ": " + word
}

func (m Model) fieldName(field string) string {
	switch field {
	case "name":
		return m.say("codes.name")
	case "parent":
		return m.say("codes.parent")
	case "kind":
		return m.say("codes.kind")
	case "short":
		return m.say("codes.short")
	case "definition":
		return m.say("codes.definition")
	case "use_when":
		return m.say("codes.use")
	case "do_not_use_when":
		return m.say("codes.not")
	case "example":
		return m.say("codes.example")
	case "colour":
		return m.say("codes.colour-field")
	case "key":
		return m.say("codes.key")
	}
	return m.say("codes.retired-field")
}

func (w importing) draw(m Model, width, height int) string {
	th := m.c.Theme
	width = min(width, 92)
	lines := []string{" " + th.Heading.Render(w.summary(m)), " " + th.Dim.Render(m.say("codes.import-about")), ""}
	for _, p := range w.plan[min(w.top, len(w.plan)):] {
		if len(lines) >= height-2 {
			break
		}
		mark, style := m.sign("· ", "- "), th.Dim
		switch {
		case p.Verdict == coding.IsSkipped || len(p.Notes) > 0:
			mark, style = "! ", th.Warn
		case p.Verdict == coding.IsNew:
			mark, style = "+ ", th.Good
		case p.Verdict == coding.IsChanged:
			mark, style = "~ ", th.Text
		}
		for i, l := range frame.Wrap(frame.Clean(w.said(m, p)), width-6) {
			if i > 0 {
				mark = "  "
			}
			lines = append(lines, " "+style.Render(mark+l))
		}
	}
	return frame.Pane(th, m.say("codes.import-file", phrases.Args{"File": frame.Clean(w.file)}), strings.Join(lines, "\n"), width, min(len(lines)+2, height), true)
}

func (w importing) speak(m Model) screen.Speech {
	s := screen.Speech{Where: m.say("codes.import-file", phrases.Args{"File": w.file}), Now: w.summary(m)}
	for _, p := range w.plan {
		s.More = append(s.More, w.said(m, p))
	}
	return s
}
