package archive

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/oklog/ulid/v2"
	"gopkg.in/yaml.v3"

	"citaat/coding"
	"citaat/coding/anchor"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// Anonymous is a study made anew from what it is now, for a data archive: what
// the participants agreed to, and nothing that tells how it came about.
//
// An interview goes along when all who take part in it agreed to archiving (and
// with reuse, to that) and it may still be kept. A passage that is not to be used is covered with blocks,
// as long as it was, so that every other passage stays where it is. Quotations
// of who did not agree to be quoted are not chosen any more. Coders have a
// number. Left out are memos and notes, date, place and source file of an
// interview, the examples in the codebook, saved searches, and the history of
// the logs: they may hold what was corrected or taken back since.
//
// The texts are those of the study: whoever is named in them still is. Pseudonymised
// data remain personal data.
func Anonymous(s *coding.Study, reuse bool, now time.Time) (Contents, error) {
	a := &anonymizer{study: s, reuse: reuse, now: now, coders: map[corpus.CoderName]corpus.CoderName{}, seen: map[corpus.ParticipantID]bool{}, secrets: s.Secrets()}
	a.nameCoders()
	logs := map[corpus.CoderName][]*coding.Event{}
	for _, v := range s.Interviews() {
		if !a.may(v) {
			a.interviews++
			continue
		}
		if err := a.interview(v, logs); err != nil {
			return Contents{}, err
		}
	}
	for name, events := range logs {
		if err := a.log(name, events); err != nil {
			return Contents{}, err
		}
	}
	if err := a.settings(); err != nil {
		return Contents{}, err
	}
	for _, name := range []string{coding.TranscriptFolder, coding.LogFolder} {
		a.entries = append(a.entries, Entry{Name: name, Folder: true, Mode: 0o700, Changed: now})
	}
	slices.SortFunc(a.entries, func(x, y Entry) int { return strings.Compare(x.Name, y.Name) })
	people := slices.Collect(maps.Keys(a.seen))
	slices.SortFunc(people, func(x, y corpus.ParticipantID) int { return corpus.CompareIDs(string(x), string(y)) })
	return Contents{Kind: Reduced, Title: s.Settings().Title, Entries: a.entries, People: people, LeftOut: a.leftOut()}, nil
}

type anonymizer struct {
	study   *coding.Study
	reuse   bool
	now     time.Time
	coders  map[corpus.CoderName]corpus.CoderName
	seen    map[corpus.ParticipantID]bool // whose interviews go along
	secrets coding.Secrets
	entries []Entry

	// what is left out
	interviews, covered, codings, choices, unknown int
}

// nameCoders gives each coder a number, in the order of the study.
func (a *anonymizer) nameCoders() {
	word := "coder"
	if strings.HasPrefix(a.study.Settings().Language, "nl") {
		word = "codeur"
	}
	add := func(c corpus.CoderName) {
		if _, known := a.coders[c]; !known {
			a.coders[c] = corpus.CoderName(fmt.Sprintf("%s-%d", word, len(a.coders)+1))
		}
	}
	for _, c := range a.study.Settings().Coders {
		add(c.ID)
	}
	for _, c := range a.study.Codings() {
		add(c.Coder)
	}
}

// people are all who take part in an interview.
func people(v coding.Interview) []corpus.ParticipantID {
	ids := slices.Clone(v.Participants)
	for _, sp := range v.Speakers {
		if sp.Participant != "" && !slices.Contains(ids, sp.Participant) {
			ids = append(ids, sp.Participant)
		}
	}
	return ids
}

// may tells whether all who take part agreed to archiving, and it may still be
// kept.
func (a *anonymizer) may(v coding.Interview) bool {
	ids := people(v)
	if r, ok := a.study.RetentionOf(v); ok && r.Over() {
		return false
	}
	for _, id := range ids {
		p, _ := a.study.Participant(id)
		if !p.Consent.May(corpus.ScopeArchive) || a.reuse && !p.Consent.May(corpus.ScopeReuse) {
			return false
		}
	}
	for _, id := range ids {
		if p, _ := a.study.Participant(id); !p.Consent.Known() && !a.seen[id] {
			a.unknown++
		}
		a.seen[id] = true
	}
	return true
}

func (a *anonymizer) interview(v coding.Interview, logs map[corpus.CoderName][]*coding.Event) error {
	t, err := a.study.Transcript(v.ID)
	if err != nil {
		return err
	}
	held := a.study.WithheldIn(v.ID)
	if slices.ContainsFunc(held, func(w coding.Withheld) bool { return w.Lost }) {
		// Nobody knows any more what was not to be used.
		a.interviews++
		return nil
	}
	a.covered += len(held)
	t = covered(t, held)
	data, err := t.Format()
	if err != nil {
		return err
	}
	a.add(coding.TranscriptFolder+"/"+string(v.ID)+".md", data)
	for _, c := range a.study.CodingsIn(v.ID) {
		if c.Lost || slices.ContainsFunc(held, func(w coding.Withheld) bool { return !w.Span.Common(c.Span).Empty() }) {
			a.codings++
			continue
		}
		logs[a.coders[c.Coder]] = append(logs[a.coders[c.Coder]], a.events(t, c)...)
	}
	return nil
}

// covered is a transcript without what belongs to nobody else, with blocks over
// what is not to be used.
func covered(t *corpus.Transcript, held []coding.Withheld) *corpus.Transcript {
	meta := t.Meta
	meta.Date, meta.Place, meta.Notes, meta.Source = "", "", "", corpus.SourceFile{}
	turns := slices.Clone(t.Turns)
	for i := range turns {
		text := []rune(turns[i].Text)
		for _, w := range held {
			in := w.Span.Common(turns[i].Span)
			for at := in.Start; at < in.End; at++ {
				text[at-turns[i].Span.Start] = '█'
			}
		}
		turns[i].Text = string(text)
	}
	return corpus.NewTranscript(meta, turns)
}

// events are a coding as it is now: made, and chosen where it is.
func (a *anonymizer) events(t *corpus.Transcript, c coding.Coding) []*coding.Event {
	at := anchor.Make(t.Body(), t.Hash(), c.Span)
	base := coding.Event{Version: coding.Version, ID: c.ID, Time: c.Made, Coder: a.coders[c.Coder], Op: coding.OpCode, Batch: c.ID,
		Interview: c.Interview, Code: c.Code, Stance: c.Stance, Anchor: &at}
	list := []*coding.Event{&base}
	if !c.Choice.Chosen {
		return list
	}
	if a.study.Barred(t, c.Span, c.Choice.Published).Key != "" {
		a.choices++
		return list
	}
	id := coding.EventID(ulid.MustNew(ulid.Timestamp(a.now), ulid.DefaultEntropy()).String())
	choice := c.Choice
	choice.Used, choice.Remark = "", a.secrets.Without(choice.Remark)
	return append(list, &coding.Event{Version: coding.Version, ID: id, Time: a.now.UTC(), Coder: base.Coder, Op: coding.OpChoose, Batch: id,
		Interview: c.Interview, Target: c.ID, Was: &coding.Choice{}, Choice: &choice})
}

func (a *anonymizer) add(name string, data []byte) {
	a.entries = append(a.entries, made(name, data, a.now))
}

func (a *anonymizer) log(name corpus.CoderName, events []*coding.Event) error {
	slices.SortFunc(events, func(x, y *coding.Event) int { return strings.Compare(string(x.ID), string(y.ID)) })
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	for _, e := range events {
		if err := enc.Encode(e); err != nil {
			return err
		}
	}
	a.add(coding.LogFolder+"/"+string(name)+".jsonl", b.Bytes())
	return nil
}

func (a *anonymizer) settings() error {
	s := a.study.Settings()
	s.Coders, s.Searches = nil, nil
	for _, name := range a.coders {
		s.Coders = append(s.Coders, corpus.Coder{ID: name})
	}
	slices.SortFunc(s.Coders, func(x, y corpus.Coder) int { return corpus.CompareIDs(string(x.ID), string(y.ID)) })
	list := []corpus.Participant{}
	for _, p := range a.study.Participants() {
		if a.seen[p.ID] {
			list = append(list, corpus.Participant{ID: p.ID, Group: p.Group, Variables: p.Variables, Consent: corpus.Consent{Scope: p.Consent.Scope}})
		}
	}
	for name, v := range map[string]any{coding.SettingsFile: s, coding.ParticipantsFile: list} {
		data, err := yaml.Marshal(v)
		if err != nil {
			return err
		}
		a.add(name, data)
	}
	book, _ := a.study.CodebookToGive()
	codes, err := book.YAML(false)
	if err != nil {
		return err
	}
	a.add(coding.CodebookFile, codes)
	return nil
}

// leftOut tells what is not in the copy, and what its reader must know.
func (a *anonymizer) leftOut() []phrases.Sentence {
	list := []phrases.Sentence{phrases.Make("vault.left-anonymous")}
	for _, l := range []struct {
		n   int
		key phrases.Sentence
	}{
		{a.interviews, phrases.Make("vault.left-interviews", phrases.Args{"Count": a.interviews})},
		{a.covered, phrases.Make("vault.left-covered", phrases.Args{"Count": a.covered})},
		{a.codings, phrases.Make("vault.left-codings", phrases.Args{"Count": a.codings})},
		{a.choices, phrases.Make("vault.left-choices", phrases.Args{"Count": a.choices})},
		{a.unknown, phrases.Make("vault.left-unknown", phrases.Args{"Count": a.unknown})},
	} {
		if l.n > 0 {
			list = append(list, l.key)
		}
	}
	return append(list, phrases.Make("vault.left-remain"))
}
