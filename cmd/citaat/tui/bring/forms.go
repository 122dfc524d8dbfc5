package bring

import (
	"strings"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"citaat/cmd/citaat/tui/form"
	"citaat/cmd/citaat/tui/frame"
	"citaat/corpus"
	"citaat/corpus/ingest"
)

// open changes the row one stands on: in a form, or to its next value where there
// are but a few.
func (m Model) open() (Model, tea.Cmd) {
	if now := m.openForm(); now.window != nil {
		return now, nil
	}
	return m.turn(1)
}

// openForm opens the form of the row one stands on: the interview's, or the
// speaker's. A row that is only switched has none.
func (m Model) openForm() Model {
	rows := m.rows()
	if m.row >= len(rows) {
		return m
	}
	f, r := m.files[m.at], rows[m.row]
	var w form.Model
	switch {
	case r.kind == ofSpeaker:
		w, m.about = m.speakerForm(f, r.speaker), asked{f.path, r.speaker}
	case r.kind <= ofLanguage:
		w, m.about = m.interviewForm(f), asked{f.path, -1}
		for range r.kind - ofID {
			w, _ = w.Update(tea.KeyMsg{Type: tea.KeyTab})
		}
	case r.kind == ofMore:
		w, m.about = m.moreForm(f), asked{f.path, another}
	default:
		return m
	}
	m.window = &w
	return m
}

// another is what a form is about that asks for somebody who speaks too.
const another = -2

func (m Model) moreForm(f file) form.Model {
	say := m.c.Book.Say
	return form.New(m.c.Theme, m.c.Book, form.Options{Title: frame.Clean(f.name)}, []form.Field{
		{ID: "name", Label: say("bring.name"), About: say("bring.name-about")},
	})
}

func (m Model) interviewForm(f file) form.Model {
	say := m.c.Book.Say
	var groups, people []form.Option
	for _, g := range m.c.Study.Settings().Groups {
		groups = append(groups, form.Option{ID: string(g.ID), Label: m.groupName(g.ID)})
	}
	for _, p := range m.c.Study.Participants() {
		people = append(people, form.Option{ID: string(p.ID), Label: string(p.ID)})
	}
	t := f.plan.Transcript
	id, date, language, who := string(f.id()), f.choices.Date, f.choices.Language, string(f.choices.Participant)
	if t != nil {
		date, language = t.Date, t.Language
	}
	if who == "" && len(f.plan.Participants) > 0 {
		who = string(f.plan.Participants[0].ID)
	}
	return form.New(m.c.Theme, m.c.Book, form.Options{Title: frame.Clean(f.name), Check: m.faults}, []form.Field{
		{ID: "id", Label: say("bring.id"), About: say("bring.id-about"), Value: id},
		{ID: "who", Label: say("bring.who"), About: say("bring.who-about"), Kind: form.Choice, Open: true, Value: who, Options: people},
		{ID: "group", Label: say("bring.group"), About: say("bring.group-about"), Kind: form.Choice, Open: true, Value: string(f.group()), Options: groups, None: say("bring.no-group")},
		{ID: "date", Label: say("bring.date"), About: say("bring.date-about"), Kind: form.Date, Value: date},
		{ID: "language", Label: say("bring.language"), About: say("bring.language-about"), Value: language},
	})
}

// faults are what is wrong with the answers about an interview.
func (m Model) faults(v form.Values) []form.Fault {
	var out []form.Fault
	for _, id := range []string{"id", "who"} {
		s := v.Get(id)
		if s == "" && id == "id" || s != "" && (!corpus.ValidLabel(corpus.Label(s)) || strings.HasPrefix(s, "-")) {
			out = append(out, form.Fault{Field: id, Said: m.c.Book.Say("bring.no-id")})
		}
	}
	if d := v.Get("date"); d != "" && !isDate(d) {
		out = append(out, form.Fault{Field: "date", Said: m.c.Book.Say("bring.no-date")})
	}
	return out
}

func isDate(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}

func (m Model) speakerForm(f file, i int) form.Model {
	say, s := m.c.Book.Say, f.speaker(i)
	var kinds, others, people []form.Option
	for _, r := range roles() {
		kinds = append(kinds, form.Option{ID: string(r), Label: say(roleName(r))})
	}
	same := ""
	for j, o := range f.plan.Speakers {
		if j != i && !contains(others, string(o.Label)) {
			others = append(others, form.Option{ID: string(o.Label), Label: string(o.Label) + " " + frame.Clean(o.Found)})
			if o.Label == s.Label {
				same = string(o.Label)
			}
		}
	}
	for _, p := range f.plan.Participants {
		people = append(people, form.Option{ID: string(p.ID), Label: string(p.ID)})
	}
	for _, p := range m.c.Study.Participants() {
		if !contains(people, string(p.ID)) {
			people = append(people, form.Option{ID: string(p.ID), Label: string(p.ID)})
		}
	}
	return form.New(m.c.Theme, m.c.Book, form.Options{Title: "“" + frame.Clean(s.Found) + "”", Check: m.speakerFaults}, []form.Field{
		{ID: "role", Label: say("bring.role"), Kind: form.Choice, Value: string(s.Role), Options: kinds},
		{ID: "same", Label: say("bring.same"), About: say("bring.same-about"), Kind: form.Choice, Value: same, Options: others, None: say("bring.same-none")},
		{ID: "label", Label: say("bring.label"), About: say("bring.label-about"), Value: string(s.Label)},
		{ID: "whose", Label: say("bring.whose"), About: say("bring.whose-about"), Kind: form.Choice, Open: true, Value: string(s.Participant), Options: people, None: say("bring.whose-none")},
	})
}

func contains(list []form.Option, id string) bool {
	for _, o := range list {
		if o.ID == id {
			return true
		}
	}
	return false
}

// speakerFaults are what is wrong with the answers about a speaker.
func (m Model) speakerFaults(v form.Values) []form.Fault {
	var out []form.Fault
	if v.Get("same") == "" && !corpus.ValidLabel(corpus.Label(v.Get("label"))) {
		out = append(out, form.Fault{Field: "label", Said: m.c.Book.Say("bring.no-label")})
	}
	if w := v.Get("whose"); w != "" && !corpus.ValidLabel(corpus.Label(w)) {
		out = append(out, form.Fault{Field: "whose", Said: m.c.Book.Say("bring.no-id")})
	}
	return out
}

// keep takes the answers of a form for the file that it was about.
func (m Model) keep(v form.Values) (Model, tea.Cmd) {
	i := m.find(m.about.path)
	if i < 0 || m.files[i].in || m.files[i].sent {
		return m, nil
	}
	f := m.files[i]
	switch m.about.speaker {
	case another:
		f.names, f.reopen = append(f.names[:len(f.names):len(f.names)], v.Get("name")), true
	case -1:
		f = f.keepInterview(v)
	default:
		f = f.keepSpeaker(m.about.speaker, v)
	}
	m = m.remember([]file{m.files[i]})
	return m.with(i, f).replan([]int{i})
}

func (f file) keepInterview(v form.Values) file {
	was := string(f.id())
	if id := v.Get("id"); id != was {
		f.choices.ID = corpus.TranscriptID(id)
		f = f.rename(was, id)
	}
	who := ""
	if len(f.plan.Participants) > 0 {
		who = string(f.plan.Participants[0].ID)
	}
	if now := v.Get("who"); now != who && now != "" {
		f.choices.Participant = corpus.ParticipantID(now)
	}
	if g := corpus.GroupID(v.Get("group")); g != f.group() {
		f.choices.Group, f.chosen = g, true
	}
	f.choices.Date, f.choices.Language = v.Get("date"), v.Get("language")
	return f
}

func (f file) keepSpeaker(i int, v form.Values) file {
	if i >= len(f.plan.Speakers) {
		return f
	}
	s := f.speaker(i)
	c := ingest.SpeakerChoice{Found: s.Found, Role: corpus.Role(v.Get("role")), Label: corpus.Label(v.Get("label")), Participant: corpus.ParticipantID(v.Get("whose"))}
	for _, o := range f.plan.Speakers { // the same person under another name
		if o.Found != s.Found && v.Get("same") == string(o.Label) {
			f = f.speak(ingest.SpeakerChoice{Found: o.Found, Label: o.Label, Role: o.Role, Participant: o.Participant})
			c.Label, c.Role, c.Participant = o.Label, o.Role, o.Participant
			break
		}
	}
	if c.Role != s.Role && c.Label == s.Label { // another role, and nobody typed a label for it
		c.Label = f.label(c.Role, i)
	}
	if v.Get("same") == "" && c.Role != corpus.Respondent && c.Role != corpus.Interpreter {
		c.Participant = ""
	}
	c.OwnWords = c.Role == corpus.Interpreter && s.Role == corpus.Interpreter && c.Participant == ""
	return f.speak(c)
}
