package form

import (
	"strings"

	"citaat/cmd/citaat/tui/frame"
	"citaat/cmd/citaat/tui/screen"
	"citaat/corpus/phrases"
)

// Speak is the form in words.
func (m Model) Speak() screen.Speech {
	s := screen.Speech{Where: m.opts.Title}
	if len(m.fields) == 0 {
		return s
	}
	if s.Typed = m.typedHere(); m.typesHere() {
		s.Field = m.fields[m.at].Label
		if x, bad := m.fault(m.at); bad {
			s.More = append(s.More, x.Said)
		}
	} else {
		s.Now = m.spoken(m.at)
	}
	if a := m.fields[m.at].About; a != "" {
		s.More = append(s.More, a)
	}
	for i := range m.fields {
		if i != m.at {
			s.Aside = append(s.Aside, m.spoken(i))
		}
	}
	return s
}

// typesHere tells whether the field with the keys is one to type in.
func (m Model) typesHere() bool {
	f := m.fields[m.at]
	return f.Kind <= Date || f.Kind == Prose || f.typed
}

func (m Model) typedHere() string {
	switch f := m.fields[m.at]; {
	case !m.typesHere():
		return ""
	case f.Kind == Prose:
		return strings.Join(strings.Fields(f.prose.Value()), " ")
	case f.typed:
		return f.value
	default:
		return f.line.Value()
	}
}

// spoken is a field with its value, and what is wrong with it.
func (m Model) spoken(i int) string {
	f := m.fields[i]
	value := ""
	switch f.Kind {
	case Text, Number, Date, Prose, Fixed:
		value = strings.Join(f.now(), " ")
		if value == "" {
			value = m.book.Say("form.empty")
		}
	case Choice, YesNo:
		value = m.said(f)
	case Several:
		value = m.spokenMarks(f, i == m.at)
	}
	said := f.Label + ": " + frame.Clean(value)
	if x, bad := m.fault(i); bad {
		said += ". " + x.Said
	}
	return said
}

func (m Model) spokenMarks(f field, here bool) string {
	var on []string
	for _, id := range f.now() {
		on = append(on, f.label(id))
	}
	said := strings.Join(on, ", ")
	if said == "" {
		said = m.book.Say("form.empty")
	}
	if here && f.at < len(f.Options) {
		key := "form.not-marked"
		for _, id := range f.values {
			if id == f.Options[f.at].ID {
				key = "form.marked"
			}
		}
		said += "; " + m.book.Say(key, phrases.Args{"Option": f.Options[f.at].Label})
	}
	return said
}
