package people

import (
	"maps"
	"slices"
	"strings"

	"citaat/cmd/citaat/tui/form"
	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// varPrefix marks the fields of a form that are variables.
const varPrefix = "var:"

// participantForm is the form of a participant; "" is a new one.
func (m Model) participantForm(id string) form.Model {
	say, s := m.Book.Say, m.snap.settings
	p := m.snap.stock.Person(corpus.ParticipantID(id))
	title := say("people.form-participant", phrases.Args{"ID": id})
	var fields []form.Field
	if id == "" {
		title = say("people.form-new-participant")
		fields = append(fields, form.Field{ID: "id", Label: say("people.id"), About: say("people.id-about")})
	}
	fields = append(fields, form.Field{ID: "group", Label: say("people.group"), About: say("people.group-about"), Kind: form.Choice, Open: true,
		Value: string(p.Group), Options: m.groupOptions()})
	for i, v := range s.Variables {
		f := m.variableField(v, p.Variables[v.ID])
		if i == 0 {
			f.Heading = say("people.variables")
		}
		fields = append(fields, f)
	}
	fields = append(fields,
		form.Field{ID: "consent_date", Label: say("people.consent-date"), About: say("people.date-about"), Kind: form.Date, Value: p.Consent.Date, Heading: say("people.consent")},
		form.Field{ID: "consent_form", Label: say("people.consent-form"), About: say("people.consent-form-about"), Value: p.Consent.Form},
		form.Field{ID: "scope", Label: say("people.scope"), About: say("people.scope-about"), Kind: form.Several, Options: m.scopes(), Values: corpus.Texts(p.Consent.Scope)},
		form.Field{ID: "until", Label: say("consent.until-label"), About: say("consent.until-about"), Kind: form.Date, Value: p.Consent.Until},
		form.Field{ID: "notes", Label: say("people.notes"), About: say("people.notes-about"), Kind: form.Prose, Value: p.Notes})
	return form.New(m.Theme, m.Book, form.Options{Title: title, Check: func(v form.Values) []form.Fault { return m.participantFaults(p, v) }}, fields)
}

func (m Model) groupOptions() []form.Option {
	var out []form.Option
	for _, g := range m.snap.settings.Groups {
		out = append(out, form.Option{ID: string(g.ID), Label: m.snap.settings.Group(g.ID).Name})
	}
	return out
}

func (m Model) scopes() []form.Option {
	say := m.Book.Say
	return []form.Option{{ID: string(corpus.ScopeTakePart), Label: say("people.scope-take-part")}, {ID: string(corpus.ScopeRecord), Label: say("people.scope-record")},
		{ID: string(corpus.ScopeQuote), Label: say("people.scope-quote")}, {ID: string(corpus.ScopeArchive), Label: say("people.scope-archive")},
		{ID: string(corpus.ScopeReuse), Label: say("people.scope-reuse")}}
}

// variableField is the field of a variable; a category offers what was used.
func (m Model) variableField(v corpus.Variable, value string) form.Field {
	f := form.Field{ID: varPrefix + v.ID, Label: variableName(v), Value: value}
	switch v.Type {
	case "number":
		f.Kind = form.Number
	case "text":
	case "yesno":
		f.Kind = form.YesNo
		if yes, ok := coding.YesNo(value); ok {
			f.Value = form.No
			if yes {
				f.Value = form.Yes
			}
		} else if value != "" { // something else was written by hand: it is shown, not lost
			f.Kind = form.Text
		}
	default:
		f.Kind, f.Open, f.About = form.Choice, true, m.Book.Say("people.category-about")
		used := map[string]bool{}
		for _, p := range m.snap.stock.Participants {
			if x := p.Variables[v.ID]; x != "" {
				used[x] = true
			}
		}
		for _, x := range slices.Sorted(maps.Keys(used)) {
			f.Options = append(f.Options, form.Option{ID: x, Label: x})
		}
	}
	return f
}

// participantOf is what the form says of a participant.
func (m Model) participantOf(old corpus.Participant, v form.Values) corpus.Participant {
	p := old
	if p.ID == "" {
		p.ID = corpus.ParticipantID(v.Get("id"))
	}
	p.Group = m.groupOf(v.Get("group"))
	p.Variables = maps.Clone(old.Variables)
	if p.Variables == nil {
		p.Variables = map[string]string{}
	}
	for _, x := range m.snap.settings.Variables {
		value := v.Get(varPrefix + x.ID)
		if x.Type == "yesno" {
			value = m.yesNo(value, old.Variables[x.ID])
		}
		if p.Variables[x.ID] = value; value == "" {
			delete(p.Variables, x.ID)
		}
	}
	if len(p.Variables) == 0 {
		p.Variables = nil
	}
	p.Consent = corpus.Consent{Date: v.Get("consent_date"), Form: v.Get("consent_form"), Scope: corpus.IDs[corpus.Scope](v.List("scope")), Until: v.Get("until")}
	p.Notes = v.Get("notes")
	return p
}

// groupOf is the group that is meant by what stands in the field: its id, its
// name, or a new one.
func (m Model) groupOf(said string) corpus.GroupID {
	for _, g := range m.snap.settings.Groups {
		c := m.snap.settings.Group(g.ID)
		if said == string(g.ID) || strings.EqualFold(said, c.Name) || strings.EqualFold(said, c.Plural) {
			return g.ID
		}
	}
	return corpus.GroupID(said)
}

// yesNo is yes or no in the words of the study; what says the same stays as it
// was written.
func (m Model) yesNo(value, old string) string {
	if value != form.Yes && value != form.No {
		return value
	}
	if yes, ok := coding.YesNo(old); ok && yes == (value == form.Yes) {
		return old
	}
	if strings.HasPrefix(m.snap.settings.Language, "en") {
		return value
	}
	if value == form.Yes {
		return "ja"
	}
	return "nee"
}

func (m Model) participantFaults(old corpus.Participant, v form.Values) []form.Fault {
	p := m.participantOf(old, v)
	var fs []form.Fault
	known := map[string]bool{}
	for _, x := range m.snap.settings.Variables {
		known[x.ID] = true
	}
	for _, f := range coding.CheckParticipant(p, m.snap.settings) {
		id := f.Field
		if known[id] {
			id = varPrefix + id
		}
		fs = append(fs, form.Fault{Field: id, Said: f.What.In(m.Book)})
	}
	if old.ID == "" && slices.ContainsFunc(m.snap.stock.Participants, func(o corpus.Participant) bool { return strings.EqualFold(string(o.ID), string(p.ID)) }) {
		fs = append(fs, form.Fault{Field: "id", Said: m.Book.Say("people.id-taken", phrases.Args{"ID": string(p.ID)})})
	}
	if old.ID != "" && p.Group != old.Group {
		fs = append(fs, form.Fault{Field: "group", Said: m.takes(old.ID), Warns: true})
	}
	return fs
}

// takes is how much goes to another group with a participant.
func (m Model) takes(id corpus.ParticipantID) string {
	if m.counts == nil {
		return m.Book.Say("people.takes-some")
	}
	return m.Book.Say("people.takes", phrases.Args{"ID": string(id),
		"Codings":    m.Book.Say("people.codings", phrases.Args{"Count": m.counts.Participant(id).Codings}),
		"Quotations": m.Book.Say("people.quotations", phrases.Args{"Count": m.counts.Participant(id).Chosen})})
}

func (m Model) keepParticipant(id string, v form.Values) change {
	old := m.snap.stock.Person(corpus.ParticipantID(id))
	p := m.participantOf(old, v)
	say := phrases.Make("people.kept", phrases.Args{"What": string(p.ID)})
	if id != "" && p.Group != old.Group {
		say = phrases.Make("people.regrouped", phrases.Args{"ID": id, "Group": m.snap.settings.Group(p.Group).Plural, "Takes": m.takes(old.ID)})
	}
	known := slices.ContainsFunc(m.snap.settings.Groups, func(g corpus.Group) bool { return g.ID == p.Group })
	return change{say, func(b *coding.Batch) error {
		if !known && p.Group != "" {
			if err := b.PutSetting(coding.PartGroups, string(p.Group), corpus.Group{ID: p.Group}); err != nil {
				return err
			}
		}
		return b.ChangeParticipant(p)
	}}
}
