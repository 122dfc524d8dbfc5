package main

import (
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"citaat/cmd/citaat/desk"
	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

func newInterviewsSet(env *Env) *cobra.Command {
	c := &cobra.Command{Use: "set ID FIELD=VALUE…", Short: "people.cli.interview-set.short", Long: "people.cli.interview-set.long", Args: between(2, -1),
		Example:           "citaat interviews set M3 date=2026-05-12 mode=phone order=4\ncitaat interviews set M3 interpreter=yes interpreter_gender=v duration=39",
		ValidArgsFunction: firstArg(env.interviewIDs())}
	c.RunE = func(c *cobra.Command, a []string) error { return runInterviewsSet(c, env, a[0], a[1:]) }
	return c
}

// runInterviewsSet changes what is known of an interview. What was said stays.
func runInterviewsSet(c *cobra.Command, env *Env, id string, fields []string) error {
	return env.with(c.Context(), func(d *desk.Desk) error {
		s := d.Study
		v, ok := s.Interview(findInterview(s, id))
		if !ok {
			return phrases.Fail("coding.interview.unknown", phrases.Args{"Interview": oneLine(id)}).WithCure("coding.interview.unknown.cure")
		}
		m, err := withFront(c, v.Meta, fields)
		if err != nil {
			return err
		}
		for _, f := range coding.CheckInterview(m, s.Interviews()) {
			if set(fields, f.Field) || strings.HasPrefix(f.Field, "speaker:") && set(fields, "participants") {
				return &phrases.Problem{What: f.What}
			}
		}
		if err := s.Do(func(b *coding.Batch) error { return b.ChangeInterview(m) }); err != nil {
			return err
		}
		env.Say("people.kept", phrases.Args{"What": string(m.ID)})
		return nil
	})
}

// frontFields are what of an interview can be set.
func frontFields() []string {
	return []string{"participants", "date", "order", "language", "mode", "interpreter", "interpreter_gender", "duration", "place", "notes"}
}

// withFront is front matter with the values that were given; an empty value is:
// not known.
func withFront(c *cobra.Command, m corpus.Meta, fields []string) (corpus.Meta, error) {
	for _, f := range fields {
		key, value, ok := strings.Cut(f, "=")
		key, value = strings.ToLower(key), oneLine(value)
		switch {
		case !ok:
			return m, wrongUse(c, phrases.Make("people.cli.no-value", phrases.Args{"Field": oneLine(f)}))
		case !slices.Contains(frontFields(), key):
			return m, wrongUse(c, phrases.Make("people.cli.no-field", phrases.Args{"Field": oneLine(key), "Known": strings.Join(frontFields(), ", ")}))
		}
		var said bool
		if m, said = withField(m, key, value); !said {
			return m, wrongUse(c, phrases.Make("people.cli.wrong-value", phrases.Args{"Field": key, "Value": value}))
		}
	}
	return m, nil
}

// withField is front matter with one other value; false: it cannot be one.
func withField(m corpus.Meta, key, value string) (corpus.Meta, bool) {
	number := func() (int, bool) {
		if value == "" {
			return 0, true
		}
		n, err := strconv.Atoi(value)
		return n, err == nil && n >= 0
	}
	ok := true
	switch key {
	case "participants":
		m.Participants = nil
		for _, id := range strings.FieldsFunc(value, func(r rune) bool { return r == ',' || r == ' ' }) {
			m.Participants = append(m.Participants, corpus.ParticipantID(id))
		}
	case "date":
		m.Date = value
	case "order":
		m.Order, ok = number()
	case "duration":
		m.Duration, ok = number()
	case "language":
		m.Language = value
	case "mode":
		m.Mode = value
	case "interpreter":
		if m.Interpreter.Present, ok = coding.YesNo(value); value == "" {
			ok = true
		}
	case "interpreter_gender":
		m.Interpreter.Gender = value
	case "place":
		m.Place = value
	case "notes":
		m.Notes = value
	}
	return m, ok
}
