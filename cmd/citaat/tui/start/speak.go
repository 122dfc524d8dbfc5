package start

import (
	"citaat/cmd/citaat/tui/frame"
	"citaat/cmd/citaat/tui/screen"
	"citaat/corpus/phrases"
)

// Speak is the screen in words.
func (m Model) Speak() screen.Speech {
	say := m.c.Book.Say
	switch {
	case m.chooser != nil:
		return m.chooser.Speak()
	case m.form != nil:
		return m.speakForm()
	}
	s := screen.Speech{Where: say("start.screen") + ". " + say("start.what")}
	if m.busy.Key != "" {
		s.Now = m.busy.In(m.c.Book)
		return s
	}
	items := m.items()
	at := min(m.at, len(items)-1)
	it := items[at]
	s.Now = frame.Clean(it.title) + ", " + frame.Clean(it.about) + "; " + say("plain.key", phrases.Args{"Key": it.key}) + "; " +
		say("plain.place", phrases.Args{"N": at + 1, "Of": len(items)})
	for i, it := range items {
		if i != at {
			s.Aside = append(s.Aside, frame.Clean(it.title)+"; "+say("plain.key", phrases.Args{"Key": it.key}))
		}
	}
	return s
}

func (m Model) speakForm() screen.Speech {
	f, say := *m.form, m.c.Book.Say
	s := screen.Speech{Where: say("start.new")}
	lang := say("start.language") + ": " + say(languages(m.c.Book)[f.lang].name)
	folder := say("start.folder") + ": " + frame.Clean(f.folder())
	switch f.at {
	case rowTitle:
		s.Field, s.Typed, s.More = say("start.title"), f.title.Value(), []string{say("start.title-about")}
	case rowLang:
		s.Now, s.More = lang, []string{say("start.language-about")}
	case rowGroups:
		s.Field, s.Typed, s.More = say("start.groups"), f.groups.Value(), []string{say("start.groups-about")}
	default:
		s.Now, s.More = folder, []string{say("start.folder-about")}
	}
	if f.fault.Key != "" {
		s.More = append(s.More, f.fault.In(m.c.Book))
	}
	s.Aside = []string{say("start.title") + ": " + frame.Clean(f.title.Value()), lang, say("start.groups") + ": " + frame.Clean(f.groups.Value()), folder}
	return s
}

var _ screen.Spoken = Model{}
