package people

import (
	"slices"
	"strconv"
	"strings"

	"citaat/cmd/citaat/tui/form"
	"citaat/cmd/citaat/tui/lens"
	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// Fields of a speaker: the label follows.
const (
	rolePrefix = "role:"
	forPrefix  = "for:"
)

// talk is an interview of all there are.
func (m Model) talk(id string) coding.Interview {
	for _, v := range m.snap.stock.Interviews {
		if string(v.ID) == id {
			return v
		}
	}
	return coding.Interview{Meta: corpus.Meta{ID: corpus.TranscriptID(id)}}
}

// interviewForm is the form of an interview: its front matter.
func (m Model) interviewForm(id string) form.Model {
	say, v := m.Book.Say, m.talk(id)
	present := form.No
	if v.Interpreter.Present {
		present = form.Yes
	}
	fields := []form.Field{
		{ID: "participants", Label: say("people.participants"), About: say("people.participants-about"), Value: strings.Join(corpus.Texts(v.Participants), ", ")},
		{ID: "date", Label: say("people.date"), About: say("people.date-about"), Kind: form.Date, Value: v.Date},
		{ID: "order", Label: say("people.order"), About: say("people.order-about"), Kind: form.Number, Value: positive(v.Order)},
		{ID: "mode", Label: say("people.mode"), Kind: form.Choice, Value: v.Mode, Options: m.modes()},
		{ID: "interpreter", Label: say("people.interpreter"), About: say("people.interpreter-about"), Kind: form.YesNo, Value: present},
		{ID: "interpreter_gender", Label: say("people.gender"), Kind: form.Choice, Value: v.Interpreter.Gender, Options: m.genders()},
		{ID: "duration", Label: say("people.duration"), About: say("people.duration-about"), Kind: form.Number, Value: positive(v.Duration)},
		{ID: "place", Label: say("people.place"), About: say("people.place-about"), Value: v.Place},
		{ID: "language", Label: say("people.language"), About: say("people.language-about"), Kind: form.Choice, Open: true, Value: v.Language, Options: m.languages()},
		{ID: "notes", Label: say("people.notes"), About: say("people.interview-notes-about"), Kind: form.Prose, Value: v.Notes},
	}
	for i, s := range v.Speakers {
		f := form.Field{ID: rolePrefix + string(s.Label), Label: say("people.role", phrases.Args{"Label": string(s.Label)}), Kind: form.Choice, Value: string(s.Role), Options: m.roles()}
		if i == 0 {
			f.Heading = say("people.speakers")
		}
		fields = append(fields, f, form.Field{ID: forPrefix + string(s.Label), Label: say("people.for"), About: say("people.for-about"),
			Kind: form.Choice, Open: true, None: say("people.for-nobody"), Value: string(s.Participant), Options: options(corpus.Texts(v.Participants))})
	}
	o := form.Options{Title: say("people.form-interview", phrases.Args{"ID": id}), Check: func(w form.Values) []form.Fault { return m.interviewFaults(v.Meta, w) }}
	return form.New(m.Theme, m.Book, o, fields)
}

func positive(n int) string {
	if n <= 0 {
		return ""
	}
	return strconv.Itoa(n)
}

func options(ids []string) []form.Option {
	var out []form.Option
	for _, id := range ids {
		out = append(out, form.Option{ID: id, Label: id})
	}
	return out
}

func (m Model) modes() []form.Option {
	var out []form.Option
	for _, id := range coding.Modes() {
		out = append(out, form.Option{ID: id, Label: lens.ModeName(m.Book, id)})
	}
	return out
}

func (m Model) genders() []form.Option {
	say := m.Book.Say
	return []form.Option{{ID: "v", Label: say("people.gender-v")}, {ID: "m", Label: say("people.gender-m")}, {ID: "x", Label: say("people.gender-x")}}
}

func (m Model) roles() []form.Option {
	var out []form.Option
	for _, r := range []corpus.Role{corpus.Interviewer, corpus.Respondent, corpus.Interpreter, corpus.Other} {
		out = append(out, form.Option{ID: string(r), Label: m.roleName(r)})
	}
	return out
}

func (m Model) roleName(r corpus.Role) string {
	switch r {
	case corpus.Interviewer:
		return m.Book.Say("people.role-interviewer")
	case corpus.Respondent:
		return m.Book.Say("people.role-respondent")
	case corpus.Interpreter:
		return m.Book.Say("people.role-interpreter")
	}
	return m.Book.Say("people.role-other")
}

func (m Model) languages() []form.Option {
	used := []string{"nl", "en"}
	for _, v := range m.snap.stock.Interviews {
		if v.Language != "" && !slices.Contains(used, v.Language) {
			used = append(used, v.Language)
		}
	}
	return options(used)
}

// metaOf is what the form says of an interview, with what is no number.
func (m Model) metaOf(old corpus.Meta, v form.Values) (corpus.Meta, []form.Fault) {
	var fs []form.Fault
	number := func(id string) int {
		s := v.Get(id)
		if s == "" {
			return 0
		}
		n, err := strconv.Atoi(s)
		if err != nil || n < 0 || n > 100000 {
			fs = append(fs, form.Fault{Field: id, Said: m.Book.Say("people.no-whole")})
		}
		return n
	}
	meta := old
	meta.Participants = nil
	for _, id := range strings.FieldsFunc(v.Get("participants"), func(r rune) bool { return r == ',' || r == ';' || r == ' ' }) {
		meta.Participants = append(meta.Participants, m.sameID(id))
	}
	meta.Date, meta.Order, meta.Duration = v.Get("date"), number("order"), number("duration")
	meta.Mode, meta.Place, meta.Language, meta.Notes = v.Get("mode"), v.Get("place"), v.Get("language"), v.Get("notes")
	meta.Interpreter = corpus.Interpreting{Present: v.Get("interpreter") == form.Yes, Gender: v.Get("interpreter_gender")}
	meta.Speakers = slices.Clone(old.Speakers)
	for i, s := range meta.Speakers {
		if r := v.Get(rolePrefix + string(s.Label)); r != "" {
			meta.Speakers[i].Role = corpus.Role(r)
		}
		meta.Speakers[i].Participant = corpus.ParticipantID(v.Get(forPrefix + string(s.Label)))
	}
	return meta, fs
}

// sameID is the participant whose id differs in case alone.
func (m Model) sameID(id string) corpus.ParticipantID {
	for _, p := range m.snap.stock.Participants {
		if strings.EqualFold(string(p.ID), id) {
			return p.ID
		}
	}
	return corpus.ParticipantID(id)
}

func (m Model) interviewFaults(old corpus.Meta, v form.Values) []form.Fault {
	meta, fs := m.metaOf(old, v)
	for _, f := range coding.CheckInterview(meta, m.snap.stock.Interviews) {
		id := f.Field
		if label, is := strings.CutPrefix(id, "speaker:"); is {
			id = forPrefix + label
		}
		fs = append(fs, form.Fault{Field: id, Said: f.What.In(m.Book)})
	}
	var groups []string
	for _, id := range meta.Participants {
		p := m.snap.stock.Person(id)
		if name := m.snap.settings.Group(p.Group).Plural; !slices.Contains(groups, name) {
			groups = append(groups, name)
		}
		if !slices.ContainsFunc(m.snap.stock.Participants, func(o corpus.Participant) bool { return o.ID == id }) {
			fs = append(fs, form.Fault{Field: "participants", Said: m.Book.Say("people.will-be-added", phrases.Args{"ID": string(id)}), Warns: true})
		}
	}
	if len(groups) > 1 {
		fs = append(fs, form.Fault{Field: "participants", Said: m.Book.Say("people.two-groups", phrases.Args{"Groups": strings.Join(groups, ", ")}), Warns: true})
	}
	if meta.Interpreter.Gender != "" && !meta.Interpreter.Present {
		fs = append(fs, form.Fault{Field: "interpreter_gender", Said: m.Book.Say("people.no-interpreter"), Warns: true})
	}
	return fs
}

func (m Model) keepInterview(id string, v form.Values) change {
	old := m.talk(id)
	meta, _ := m.metaOf(old.Meta, v)
	var added []corpus.Participant
	for _, p := range meta.Participants {
		if !slices.ContainsFunc(m.snap.stock.Participants, func(o corpus.Participant) bool { return o.ID == p }) {
			added = append(added, corpus.Participant{ID: p})
		}
	}
	return change{phrases.Make("people.kept", phrases.Args{"What": id}), func(b *coding.Batch) error {
		for _, p := range added {
			if err := b.ChangeParticipant(p); err != nil {
				return err
			}
		}
		return b.ChangeInterview(meta)
	}}
}
