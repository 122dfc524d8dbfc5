package people

import (
	"slices"
	"strings"
	"unicode"

	"citaat/cmd/citaat/tui/form"
	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// Switches of a study.
const (
	isBlind  = "blind"
	isVia    = "via"
	isHidden = "hide"
	isClean  = "clean"
)

// generally is what the study is set to, in words.
func (m Model) generally() string {
	parts := []string{m.snap.general.Language}
	for _, o := range m.switches() {
		if slices.Contains(m.switched(), o.ID) {
			parts = append(parts, o.Label)
		}
	}
	return strings.Join(parts, " · ")
}

func (m Model) switches() []form.Option {
	say := m.Book.Say
	return []form.Option{{ID: isBlind, Label: say("people.blind")}, {ID: isVia, Label: say("people.via")},
		{ID: isHidden, Label: say("people.hide")}, {ID: isClean, Label: say("people.clean")}}
}

// switched are the switches that are on.
func (m Model) switched() []string {
	g := m.snap.general
	var on []string
	for _, s := range []struct {
		id string
		on bool
	}{{isBlind, g.Blind}, {isVia, g.Settings.ViaInterpreter}, {isHidden, g.Settings.HideInterviewer}, {isClean, g.Settings.DropHesitations}} {
		if s.on {
			on = append(on, s.id)
		}
	}
	return on
}

// generalForm is the form of what study.yaml says outside its lists.
func (m Model) generalForm() form.Model {
	say, g := m.Book.Say, m.snap.general
	by := g.Settings.Attribution
	if by == "" {
		by = "group"
	}
	return form.New(m.Theme, m.Book, form.Options{Title: say("people.form-general"), Check: m.titled("title")}, []form.Field{
		{ID: "title", Label: say("people.study-title"), Value: g.Title},
		{ID: "language", Label: say("people.language"), About: say("people.study-language-about"), Kind: form.Choice, Open: true, Value: g.Language, Options: m.languages()},
		{ID: "attribution", Label: say("people.attribution"), About: say("people.attribution-about"), Kind: form.Choice, Value: by,
			Options: []form.Option{{ID: "group", Label: say("people.by-group")}, {ID: "participant", Label: say("people.by-participant")}}},
		{ID: "switches", Label: say("people.switches"), About: say("people.switches-about"), Kind: form.Several, Options: m.switches(), Values: m.switched()},
		{ID: "hesitations", Label: say("people.hesitations"), About: say("people.hesitations-about"), Value: strings.Join(g.Settings.Hesitations, ", ")},
	})
}

// titled asks that a field is filled in.
func (m Model) titled(id string) func(form.Values) []form.Fault {
	return func(v form.Values) []form.Fault {
		if v.Get(id) == "" {
			return []form.Fault{{Field: id, Said: m.Book.Say("people.empty-name")}}
		}
		return nil
	}
}

func (m Model) keepGeneral(v form.Values) change {
	g := m.snap.general
	g.Title, g.Language, g.Settings.Attribution = v.Get("title"), v.Get("language"), v.Get("attribution")
	on := v.List("switches")
	g.Blind, g.Settings.ViaInterpreter = slices.Contains(on, isBlind), slices.Contains(on, isVia)
	g.Settings.HideInterviewer, g.Settings.DropHesitations = slices.Contains(on, isHidden), slices.Contains(on, isClean)
	g.Settings.Hesitations = strings.FieldsFunc(v.Get("hesitations"), func(r rune) bool { return r == ',' || r == ' ' })
	if m.snap.general.Settings.Attribution == "" && g.Settings.Attribution == "group" {
		g.Settings.Attribution = ""
	}
	return change{phrases.Make("people.kept", phrases.Args{"What": g.Title}), func(b *coding.Batch) error {
		b.SetGeneral(g)
		return nil
	}}
}

func (m Model) groupEntry(id string) corpus.Group {
	for _, g := range m.snap.settings.Groups {
		if string(g.ID) == id {
			return g
		}
	}
	return corpus.Group{ID: corpus.GroupID(id)}
}

func (m Model) groupForm(id string) form.Model {
	say, g := m.Book.Say, m.groupEntry(id)
	title := say("people.add-group")
	if id != "" {
		title = say("people.form-group", phrases.Args{"Name": m.snap.settings.Group(g.ID).Name})
	}
	name := g.Name
	if name == "" {
		name = id
	}
	return form.New(m.Theme, m.Book, form.Options{Title: title, Check: m.named(id, func(v string) bool {
		return slices.ContainsFunc(m.snap.settings.Groups, func(o corpus.Group) bool { return string(o.ID) == v })
	})}, []form.Field{
		{ID: "name", Label: say("people.name"), About: say("people.group-name-about"), Value: name},
		{ID: "plural", Label: say("people.plural"), About: say("people.plural-about"), Value: g.Plural},
		{ID: "attribution", Label: say("people.attribution"), About: say("people.group-attribution-about"), Value: g.Attribution},
	})
}

// named asks for a name whose id no other entry of the list has.
func (m Model) named(id string, taken func(string) bool) func(form.Values) []form.Fault {
	empty := m.titled("name")
	return func(v form.Values) []form.Fault {
		if fs := empty(v); len(fs) > 0 || id != "" {
			return fs
		}
		if made := idOf(v.Get("name")); made == "" || taken(made) {
			return []form.Fault{{Field: "name", Said: m.Book.Say("people.name-taken")}}
		}
		return nil
	}
}

// idOf is the id of an entry that is first named so.
func idOf(name string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return !corpus.WordRune(r) && !unicode.IsDigit(r) }), "-")
}

func (m Model) keepGroup(id string, v form.Values) change {
	g := m.groupEntry(id)
	if id == "" {
		g.ID = corpus.GroupID(idOf(v.Get("name")))
	}
	g.Name, g.Plural, g.Attribution = v.Get("name"), v.Get("plural"), v.Get("attribution")
	return putting(coding.PartGroups, string(g.ID), g, g.Name)
}

func putting(part, id string, entry any, name string) change {
	return change{phrases.Make("people.kept", phrases.Args{"What": name}), func(b *coding.Batch) error { return b.PutSetting(part, id, entry) }}
}

func (m Model) variableEntry(id string) corpus.Variable {
	for _, v := range m.snap.settings.Variables {
		if v.ID == id {
			return v
		}
	}
	return corpus.Variable{ID: id, Type: "category"}
}

func (m Model) variableForm(id string) form.Model {
	say, v := m.Book.Say, m.variableEntry(id)
	title, name := say("people.add-variable"), v.Name
	if id != "" {
		title, name = say("people.form-variable", phrases.Args{"Name": variableName(v)}), variableName(v)
	}
	var types []form.Option
	for _, t := range coding.Types() {
		types = append(types, form.Option{ID: t, Label: m.typeName(t)})
	}
	kind := v.Type
	if kind == "" {
		kind = "category"
	}
	check := m.named(id, func(x string) bool {
		return slices.ContainsFunc(m.snap.settings.Variables, func(o corpus.Variable) bool { return o.ID == x })
	})
	o := form.Options{Title: title, Check: func(w form.Values) []form.Fault { return append(check(w), m.misfits(v, w)...) }}
	return form.New(m.Theme, m.Book, o, []form.Field{
		{ID: "name", Label: say("people.name"), About: say("people.variable-name-about"), Value: name},
		{ID: "type", Label: say("people.type"), About: say("people.type-about"), Kind: form.Choice, Value: kind, Options: types},
	})
}

// misfits warns of values that another type would not understand.
func (m Model) misfits(v corpus.Variable, w form.Values) []form.Fault {
	as, n := v, 0
	as.Type = w.Get("type")
	for _, p := range m.snap.stock.Participants {
		if coding.CheckVariable(as, p.Variables[v.ID]).Key != "" {
			n++
		}
	}
	if n == 0 {
		return nil
	}
	return []form.Fault{{Field: "type", Said: m.Book.Say("people.misfits", phrases.Args{"Count": n}), Warns: true}}
}

func (m Model) keepVariable(id string, v form.Values) change {
	x := m.variableEntry(id)
	if id == "" {
		x.ID = strings.ReplaceAll(idOf(v.Get("name")), "-", "_")
	}
	x.Name, x.Type = v.Get("name"), v.Get("type")
	return putting(coding.PartVariables, x.ID, x, variableName(x))
}

func (m Model) topicEntry(id string) corpus.Topic {
	for _, t := range m.snap.settings.Topics {
		if t.ID == id {
			return t
		}
	}
	return corpus.Topic{ID: id}
}

func (m Model) topicForm(id string) form.Model {
	say, t := m.Book.Say, m.topicEntry(id)
	title := say("people.add-topic")
	if id != "" {
		title = say("people.form-topic")
	}
	return form.New(m.Theme, m.Book, form.Options{Title: title, Check: m.titled("text")}, []form.Field{
		{ID: "text", Label: say("people.topic-text"), About: say("people.topic-about"), Kind: form.Prose, Value: t.Text},
		{ID: "groups", Label: say("people.topic-groups"), About: say("people.topic-groups-about"), Kind: form.Several, Options: m.groupOptions(), Values: corpus.Texts(t.Groups)},
	})
}

func (m Model) keepTopic(id string, v form.Values) change {
	t := m.topicEntry(id)
	t.Text, t.Groups = strings.Join(strings.Fields(v.Get("text")), " "), corpus.IDs[corpus.GroupID](v.List("groups"))
	if id == "" {
		t.ID = m.topicID(t.Text)
	}
	return putting(coding.PartTopics, t.ID, t, t.Text)
}

// topicID is an id of the first words of a topic that no other has.
func (m Model) topicID(text string) string {
	words := strings.Fields(text)
	id := idOf(strings.Join(words[:min(len(words), 4)], " "))
	for made := id; ; made += "-2" {
		if !slices.ContainsFunc(m.snap.settings.Topics, func(o corpus.Topic) bool { return o.ID == made }) {
			return made
		}
	}
}

// groupNames are groups in words; none is all of them.
func (m Model) groupNames(ids []corpus.GroupID) string {
	if len(ids) == 0 {
		return m.Book.Say("people.all-groups")
	}
	var names []string
	for _, id := range ids {
		names = append(names, m.snap.settings.Group(id).Plural)
	}
	return strings.Join(names, ", ")
}
