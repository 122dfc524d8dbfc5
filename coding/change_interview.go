package coding

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"

	"citaat/corpus"
	"citaat/corpus/phrases"
)

// OpInterview is the journal of a change to the front matter of a transcript.
// What was said, and so every coding, stays where it is.
const OpInterview Op = "interview"

// front is the front matter as the journal keeps it: what may change. Speakers
// stand under their labels, so that two people can each change one.
type front struct {
	Participants []corpus.ParticipantID          `json:"participants,omitempty"`
	Date         string                          `json:"date,omitempty"`
	Order        int                             `json:"order,omitempty"`
	Language     string                          `json:"language,omitempty"`
	Mode         string                          `json:"mode,omitempty"`
	Interpreter  bool                            `json:"interpreter,omitempty"`
	Gender       string                          `json:"interpreter_gender,omitempty"`
	Duration     int                             `json:"duration,omitempty"`
	Place        string                          `json:"place,omitempty"`
	Notes        string                          `json:"notes,omitempty"`
	Source       *sourceFile                     `json:"source,omitempty"`
	Speakers     map[corpus.Label]corpus.Speaker `json:"-"`
}

// sourceFile is the file that an interview was read from; it changes where that
// file comes again, corrected.
type sourceFile struct {
	Name   string `json:"name,omitempty"`
	SHA256 string `json:"sha256,omitempty"`
}

// speakerPrefix marks the fields of an entry that are speakers.
const speakerPrefix = "speaker:"

// frontEntry is front matter as an entry that is merged field by field.
func frontEntry(m corpus.Meta) map[string]any {
	var source *sourceFile
	if m.Source != (corpus.SourceFile{}) {
		source = &sourceFile{m.Source.Name, m.Source.SHA256}
	}
	e := asMap(raw(front{Source: source, Participants: m.Participants, Date: m.Date, Order: m.Order, Language: m.Language, Mode: m.Mode,
		Interpreter: m.Interpreter.Present, Gender: m.Interpreter.Gender, Duration: m.Duration, Place: m.Place, Notes: m.Notes}))
	for _, s := range m.Speakers {
		e[speakerPrefix+string(s.Label)] = asMap(raw(s))
	}
	return e
}

// withFront is front matter with the fields of an entry. A speaker whom only the
// entry knows is not added: the turns decide who speaks.
func withFront(m corpus.Meta, entry map[string]any) (corpus.Meta, error) {
	var f front
	if err := json.Unmarshal(raw(entry), &f); err != nil {
		return m, err
	}
	m.Participants, m.Date, m.Order, m.Language, m.Mode = f.Participants, f.Date, f.Order, f.Language, f.Mode
	m.Interpreter = corpus.Interpreting{Present: f.Interpreter, Gender: f.Gender}
	m.Duration, m.Place, m.Notes = f.Duration, f.Place, f.Notes
	if f.Source != nil {
		m.Source = corpus.SourceFile{Name: f.Source.Name, SHA256: f.Source.SHA256}
	}
	m.Speakers = slices.Clone(m.Speakers)
	for i, s := range m.Speakers {
		e, there := entry[speakerPrefix+string(s.Label)]
		if !there {
			continue
		}
		if err := json.Unmarshal(raw(e), &m.Speakers[i]); err != nil {
			return m, err
		}
		if now, _ := e.(map[string]any); now["participant"] == nil {
			m.Speakers[i].Participant = ""
		}
		m.Speakers[i].Label = s.Label
	}
	return m, nil
}

// ChangeInterview notes that the front matter of an interview says something
// else; its id decides which one. Labels come and go with the turns, not here.
func (b *Batch) ChangeInterview(m corpus.Meta) error {
	old, ok := b.s.Interview(m.ID)
	if !ok {
		return phrases.Fail("coding.interview.unknown", phrases.Args{"Interview": string(m.ID)}).
			WithCure("coding.interview.unknown.cure")
	}
	before, after := frontEntry(old.Meta), frontEntry(m)
	for k := range after {
		if _, had := before[k]; !had && strings.HasPrefix(k, speakerPrefix) {
			delete(after, k)
		}
	}
	for k, v := range before {
		if _, has := after[k]; !has && strings.HasPrefix(k, speakerPrefix) {
			after[k] = v
		}
	}
	if reflect.DeepEqual(before, after) {
		return nil
	}
	for _, f := range checkFront(m) { // what was wrong before and stays so is no reason to refuse the rest
		if !reflect.DeepEqual(before[f.Field], after[f.Field]) {
			return &phrases.Problem{What: f.What}
		}
	}
	c := Change{ID: string(m.ID), Before: raw(before), After: raw(after)}
	e := b.file(OpInterview, c)
	e.Interview = m.ID
	return nil
}

// applyInterview makes a change to the front matter of a transcript as it is
// now; its turns stay as they are.
func (w *fileWriter) applyInterview(c Change) error {
	id := corpus.TranscriptID(c.ID)
	now, err := w.textNow(id)
	if err != nil {
		return err
	}
	merged, _, field, ok := mergeEntry(asMap(c.Before), frontEntry(now.Meta), asMap(c.After), true)
	if !ok {
		return phrases.Fail("coding.file.conflict", phrases.Args{"File": TranscriptFolder + "/" + c.ID + ".md", "ID": c.ID, "Field": field}).
			WithCure("coding.file.conflict.cure").Because(ErrConflict)
	}
	meta, err := withFront(now.Meta, merged)
	if err != nil {
		return err
	}
	w.texts = slices.DeleteFunc(w.texts, func(t *corpus.Transcript) bool { return t.ID == id })
	w.texts = append(w.texts, corpus.NewTranscript(meta, now.Turns))
	return nil
}

// InOrder are interviews in the order in which they were collected: as numbered,
// then those without a number by date.
func InOrder(list []Interview) []Interview {
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b Interview) int {
		switch {
		case a.Order != b.Order && a.Order > 0 && b.Order > 0:
			return a.Order - b.Order
		case (a.Order > 0) != (b.Order > 0):
			if a.Order > 0 {
				return -1
			}
			return 1
		case a.Date != b.Date:
			if a.Date == "" || b.Date == "" {
				return len(b.Date) - len(a.Date)
			}
			return strings.Compare(a.Date, b.Date)
		}
		return corpus.CompareIDs(string(a.ID), string(b.ID))
	})
	return list
}

// MoveInterview notes that an interview goes some places up (negative) or down
// in the order of collection. All interviews have a number afterwards.
func (b *Batch) MoveInterview(id corpus.TranscriptID, by int) error {
	list := InOrder(b.s.Interviews())
	at := slices.IndexFunc(list, func(v Interview) bool { return v.ID == id })
	to := at + by
	if at < 0 || to < 0 || to >= len(list) {
		return phrases.Fail("people.order-end", phrases.Args{"Interview": string(id)})
	}
	moved := list[at]
	list = slices.Insert(slices.Delete(list, at, at+1), to, moved)
	for i, v := range list {
		m := v.Meta
		m.Order = i + 1
		if err := b.ChangeInterview(m); err != nil {
			return err
		}
	}
	return nil
}
