package codes

import (
	"maps"
	"strconv"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/form"
	"citaat/cmd/citaat/tui/screen"
	"citaat/cmd/citaat/tui/theme"
	"citaat/coding"
	"citaat/corpus/phrases"
)

// fields are all that a code says of itself.
func (m Model) fields(c coding.Code) []form.Field {
	say := func(key string) string { return m.say(key) }
	var kindOptions, colours, keys []form.Option
	for _, k := range kinds() {
		kindOptions = append(kindOptions, form.Option{ID: k[0], Label: say(k[1])})
	}
	for _, name := range theme.HueNames() {
		h, _ := theme.ParseHue(name)
		colours = append(colours, form.Option{ID: name, Label: m.sign("▌", "|") + m.hue(h)})
	}
	for i := 1; i <= 9; i++ {
		keys = append(keys, form.Option{ID: strconv.Itoa(i), Label: strconv.Itoa(i)})
	}
	key, keyAbout := "", say("codes.key-about")
	if c.ID == "" {
		keyAbout = say("codes.key-new")
	}
	if c.Key > 0 {
		key = strconv.Itoa(c.Key)
	}
	kind := string(c.Kind)
	if kind == "" {
		kind = string(coding.Theme)
	}
	return []form.Field{
		{ID: "name", Label: say("codes.name"), Kind: form.Text, Value: c.Name},
		{ID: "kind", Label: say("codes.kind"), Kind: form.Choice, Value: kind, Options: kindOptions, About: say("codes.kind-about")},
		{ID: "colour", Label: say("codes.colour-field"), Kind: form.Choice, Value: theme.HueOf(c.Colour, string(c.ID)).Name(), Options: colours},
		{ID: "key", Label: say("codes.key"), Kind: form.Choice, Value: key, Options: keys, None: say("codes.no-key"), About: keyAbout},
		{ID: "short", Label: say("codes.short"), Kind: form.Text, Value: c.Short, About: say("codes.short-about")},
		{ID: "definition", Label: say("codes.definition"), Kind: form.Prose, Value: c.Definition, About: say("codes.definition-about")},
		{ID: "use", Label: say("codes.use"), Kind: form.Prose, Value: c.UseWhen},
		{ID: "not", Label: say("codes.not"), Kind: form.Prose, Value: c.DoNotUse},
		{ID: "example", Label: say("codes.example"), Kind: form.Prose, Value: c.Example, About: say("codes.example-about")},
	}
}

// filled is a code with what stands in the form.
func filled(c coding.Code, v form.Values, colour string) coding.Code {
	c.Name = strings.TrimSpace(v.Get("name"))
	if kind := v.Get("kind"); kind != "" {
		c.Kind = coding.Kind(kind)
	}
	if got := v.Get("colour"); got != "" && got != colour { // a colour of the file's own stays until another is picked
		c.Colour = got
	}
	c.Key, _ = strconv.Atoi(v.Get("key"))
	c.Short, c.Definition, c.UseWhen = v.Get("short"), v.Get("definition"), v.Get("use")
	c.DoNotUse, c.Example = v.Get("not"), v.Get("example")
	return c
}

// check tells what is wrong with a name, and which code loses its key.
func (m Model) check(c coding.Code) func(form.Values) []form.Fault {
	cb := m.snap.book
	return func(v form.Values) []form.Fault {
		var faults []form.Fault
		name := strings.TrimSpace(v.Get("name"))
		switch {
		case name == "":
			faults = append(faults, form.Fault{Field: "name", Said: m.say("codes.name-missing")})
		case strings.Contains(name, "/"):
			faults = append(faults, form.Fault{Field: "name", Said: m.say("codes.name-slash")})
		}
		for _, id := range cb.Children(c.Parent) {
			if o, _ := cb.Code(id); o.InUse() && id != c.ID && strings.EqualFold(o.Name, name) {
				faults = append(faults, form.Fault{Field: "name", Said: m.say("codes.name-taken")})
			}
		}
		if other, taken := m.keyOf(v.Get("key"), c.ID); taken {
			faults = append(faults, form.Fault{Field: "key", Warns: true, Said: m.say("codes.key-taken", phrases.Args{"Code": other.Name})})
		}
		return faults
	}
}

// keyOf is another code that has a digit.
func (m Model) keyOf(key string, but coding.CodeID) (coding.Code, bool) {
	n, err := strconv.Atoi(key)
	if err != nil {
		return coding.Code{}, false
	}
	for _, c := range m.snap.book.Codes() {
		if c.Key == n && c.ID != but && c.InUse() {
			return c, true
		}
	}
	return coding.Code{}, false
}

// put writes a code; a digit that another code had goes over to it.
func put(b *coding.Batch, c coding.Code) error {
	if c.Key > 0 {
		for _, o := range b.Codebook().Codes() {
			if o.Key == c.Key && o.ID != c.ID {
				o.Key = 0
				if err := b.ChangeCode(o); err != nil {
					return err
				}
			}
		}
	}
	return b.ChangeCode(c)
}

// edit opens the form of the code that is stood on.
func (m Model) edit() (Model, tea.Cmd) {
	c, _ := m.code()
	colour := theme.HueOf(c.Colour, string(c.ID)).Name()
	m = m.fill(filling{counts: true, draft: "edit " + string(c.ID),
		form: form.New(m.c.Theme, m.c.Book, form.Options{Title: m.say("codes.edit-title", phrases.Args{"What": c.Name}), Check: m.check(c)}, m.fields(c)),
		then: func(m Model, v form.Values) (Model, tea.Cmd) {
			to := filled(c, v, colour)
			if to == c {
				return m, nil
			}
			m.wanted = c.ID
			return m, m.c.Writer.Do(phrases.Make("codes.edited", phrases.Args{"What": to.Name}), func(b *coding.Batch) error {
				return put(b, onto(b, c, to))
			})
		}})
	return m.count([]coding.CodeID{c.ID})
}

// onto is the code as it is now with the fields that the form changed, so that
// what came in from another meanwhile stays.
func onto(b *coding.Batch, was, to coding.Code) coding.Code {
	now, ok := b.Codebook().Code(was.ID)
	if !ok {
		return to
	}
	for _, f := range []struct {
		now     *string
		was, to string
	}{{&now.Name, was.Name, to.Name}, {&now.Short, was.Short, to.Short}, {&now.Definition, was.Definition, to.Definition},
		{&now.UseWhen, was.UseWhen, to.UseWhen}, {&now.DoNotUse, was.DoNotUse, to.DoNotUse}, {&now.Example, was.Example, to.Example},
		{&now.Colour, was.Colour, to.Colour}} {
		if f.was != f.to {
			*f.now = f.to
		}
	}
	if was.Kind != to.Kind {
		now.Kind = to.Kind
	}
	if was.Key != to.Key {
		now.Key = to.Key
	}
	return now
}

// rename asks for another name.
func (m Model) rename() (Model, tea.Cmd) {
	c, _ := m.code()
	m.win = filling{counts: true,
		form: form.New(m.c.Theme, m.c.Book, form.Options{Title: m.say("codes.rename-title", phrases.Args{"What": c.Name}), Check: m.check(c)},
			[]form.Field{{ID: "name", Label: m.say("codes.name"), Kind: form.Text, Value: c.Name}}),
		about: func(m Model) []string { return []string{m.say("codes.rename-about")} },
		then: func(m Model, v form.Values) (Model, tea.Cmd) {
			return m.change([]coding.CodeID{c.ID}, "codes.renamed", func(c *coding.Code) { c.Name = strings.TrimSpace(v.Get("name")) })
		}}
	return m.count(m.snap.book.Branch(c.ID))
}

// add opens the form of a new code under another, or at the top.
func (m Model) add(parent coding.CodeID) (Model, tea.Cmd) {
	c := coding.Code{Parent: parent, Kind: coding.Theme}
	if parent == "" {
		c.Kind = coding.Category // what stands at the top has themes under it
		if beside, ok := m.code(); ok {
			c.Kind = beside.Kind
		}
	}
	title := m.say("codes.new-title")
	if p, ok := m.snap.book.Code(parent); ok && parent != "" {
		title = m.say("codes.new-under", phrases.Args{"Parent": p.Name})
		c.Colour = p.Colour
	} else {
		c.Colour = coding.Colours()[len(m.snap.book.Children(""))%len(coding.Colours())]
	}
	m = m.fill(filling{about: Model.aboutKind, draft: "new " + string(parent),
		form: form.New(m.c.Theme, m.c.Book, form.Options{Title: title, Check: m.check(c)}, m.fields(c)),
		then: func(m Model, v form.Values) (Model, tea.Cmd) {
			made := filled(c, v, "")
			made.ID = coding.NewCodeID(made.Name)
			m.wanted = made.ID
			return m, m.c.Writer.Do(phrases.Make("codes.added", phrases.Args{"What": made.Name}), func(b *coding.Batch) error {
				if _, err := b.AddCode(made); err != nil || made.Key == 0 {
					return err
				}
				return put(b, made)
			})
		}})
	return m, nil
}

// aboutKind says what a new category is for, while that is the kind in the form:
// who wants a code to code with makes a theme.
func (m Model) aboutKind() []string {
	if w, ok := m.win.(filling); ok && w.form.Values().Get("kind") == string(coding.Category) {
		return []string{m.say("codes.category-about")}
	}
	return nil
}

// fill opens a form; one that was left with something typed in it comes back as
// it was left.
func (m Model) fill(w filling) Model {
	if left, there := m.drafts[w.draft]; there {
		w = left
	}
	m.win = w
	return m
}

// leave closes a form; what was typed in it is kept until it is opened again.
func (m Model) leave(w filling) (Model, tea.Cmd) {
	m = m.forget(w)
	if m.win = nil; w.draft == "" || !w.form.Changed() {
		return m, nil
	}
	m.drafts[w.draft] = w
	return m, screen.Tell(screen.Say{Sentence: phrases.Make("codes.draft")})
}

// forget drops what was kept of a form.
func (m Model) forget(w filling) Model {
	m.drafts = maps.Clone(m.drafts)
	delete(m.drafts, w.draft)
	return m
}
