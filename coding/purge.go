package coding

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"slices"

	"citaat/corpus"
	"citaat/corpus/phrases"
	"citaat/corpus/store"
)

// know writes into new events which erasures their writer knows of.
func (s *Study) know(events []*Event) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.graves == nil {
		return
	}
	for _, e := range events {
		e.After = s.graves.frontier
	}
}

// markFile says under .citaat up to which erasures this machine was purged.
const markFile = "erased"

func (s *Study) markRead() string {
	data, err := os.ReadFile(s.localPath(markFile))
	if err != nil {
		return ""
	}
	return string(data)
}

// lockAll takes the locks of all logs and of the files, always in this order.
func (s *Study) lockAll() (unlock func(), err error) {
	names := []string{"log-" + string(s.coder)}
	for _, c := range s.loggers() {
		names = append(names, "log-"+string(c))
	}
	slices.Sort(names)
	var held []func()
	unlock = func() {
		for _, u := range slices.Backward(held) {
			u()
		}
	}
	for _, name := range append(slices.Compact(names), "files") {
		u, err := s.lock(name)
		if err != nil {
			unlock()
			return nil, err
		}
		held = append(held, u)
	}
	return unlock, nil
}

// fewTexts is how many texts are looked at before every write, for old ones that
// came back this moment; a network drive takes its time for each.
const fewTexts = 64

// haunted tells whether words were met that an erasure took away. It looks at
// what others wrote since.
func (s *Study) haunted() (bool, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.takeNew(); err != nil {
		return false, err
	}
	if s.graves == nil {
		return false, nil
	}
	for _, name := range []string{SettingsFile, CodebookFile, ParticipantsFile} {
		if s.fileChanged(name) {
			_ = s.readFile(name) // whoever needs it is told
		}
	}
	if len(s.graves.gone)+len(s.graves.cuts) > fewTexts {
		return s.haunt.any(), nil // opening and refreshing looks at all of them
	}
	for id := range s.graves.gone {
		if _, err := os.Stat(s.path(TranscriptFolder, string(id)+".md")); err == nil {
			s.haunt.text(id)
		}
	}
	for id := range s.graves.cuts {
		s.notice(id)
	}
	return s.haunt.any(), nil
}

// exorcise purges the files of what erasures took, where any of it is left or
// came back, before anything else is written.
func (s *Study) exorcise() error {
	found := false
	look := func() (err error) {
		found, err = s.haunted()
		return err
	}
	if err := s.undisturbed(look); err != nil || !found {
		return err
	}
	unlock, err := s.lockAll()
	if err != nil {
		return err
	}
	defer unlock()
	if err := s.undisturbed(look); err != nil || !found { // another did it meanwhile
		return err
	}
	s.mu.Lock()
	tombs := s.maskTombs()
	s.mu.Unlock()
	if len(tombs) > 0 {
		if err := s.raise(tombs); err != nil {
			return err
		}
	}
	_, err = s.purge(nil)
	return err
}

// purge makes the files hold no more than erasures left. The logs come last and
// the mark behind them: what is broken off before goes on at the next write.
// The caller holds all locks; words are those that go, where they are known.
func (s *Study) purge(words []string) (done Erased, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	defer func() {
		if err != nil {
			err = unfinished(err)
		}
	}()
	if err := store.Folder(s.local()); err != nil {
		return done, err
	}
	if err := os.Remove(s.localPath(markFile)); err != nil && !errors.Is(err, os.ErrNotExist) {
		return done, err
	}
	if done.Local, err = s.purgeLocal(words); err != nil {
		return done, err
	}
	for _, name := range []string{SettingsFile, CodebookFile, ParticipantsFile} {
		if err := s.purgeFile(name); err != nil {
			return done, err
		}
	}
	for _, id := range s.hauntedTexts() {
		if err := s.purgeText(id, words); err != nil {
			return done, err
		}
		done.Interviews++
	}
	for _, c := range s.loggers() {
		lines, unreadable, err := s.purgeLog(s.path(LogFolder, string(c)+".jsonl"), words)
		if err != nil {
			return done, err
		}
		done.Lines, done.Unreadable = done.Lines+lines, done.Unreadable+unreadable
	}
	if err := store.Replace(s.localPath(markFile), []byte(s.graves.name())); err != nil {
		return done, err
	}
	s.haunt = haunt{}
	s.stale = true
	s.forget()
	return done, s.takeNew()
}

// unfinished is what a user is told when an erasure could not be finished.
func unfinished(err error) error {
	saved := notSaved(err)
	return phrases.Fail("erasure.unfinished", phrases.Args{"Reason": reason(err)}).WithCure("erasure.unfinished.cure").Because(saved)
}

func (s *Study) hauntedTexts() []corpus.TranscriptID {
	ids := make([]corpus.TranscriptID, 0, len(s.haunt.texts))
	for id := range s.haunt.texts {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return ids
}

func (s *Study) purgeFile(name string) error {
	data, err := os.ReadFile(s.path(name))
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	buried, err := s.graves.buryFile(name, data)
	if err != nil || bytes.Equal(buried, data) {
		return err
	}
	if err := store.Replace(s.path(name), buried); err != nil {
		return err
	}
	return s.readFile(name)
}

// purgeText writes a text as erasures leave it, or removes it.
func (s *Study) purgeText(id corpus.TranscriptID, words []string) error {
	path := s.path(TranscriptFolder, string(id)+".md")
	if s.graves.gone[id] {
		if err := store.Remove(path); err != nil {
			return err
		}
		delete(s.interviews, id)
		s.texts.drop(id)
		s.fold.replace(id)
		s.sortInterviews()
		return nil
	}
	old, err := os.ReadFile(path)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	t, err := s.readTranscript(id)
	if err != nil {
		return err
	}
	data, err := t.FormatOver(old)
	if err != nil {
		return err
	}
	if holds(data, words) { // a comment in the front matter
		if data, err = t.Format(); err != nil {
			return err
		}
	}
	if err := store.Replace(path, data); err != nil {
		return err
	}
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	s.textChanged(id, t, info)
	return nil
}

func holds(data []byte, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return w != "" && bytes.Contains(data, []byte(w)) })
}

// purgeLog rewrites a log without what erasures took. A line that nobody can
// read goes too where it may hold any of it.
func (s *Study) purgeLog(path string, words []string) (changed, unreadable int, err error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return 0, 0, err
	}
	var out bytes.Buffer
	seen := map[EventID]bool{}
	for raw := range bytes.Lines(data) {
		line := bytes.TrimSpace(bytes.TrimPrefix(raw, []byte("\ufeff")))
		var e Event
		if json.Unmarshal(line, &e) != nil || len(e.ID) != 26 || e.Op == "" {
			if len(line) > 0 && s.mayHold(line, words) {
				unreadable++
				continue
			}
			out.Write(raw)
			continue
		}
		is := s.haunt.lines[e.ID]
		switch {
		case seen[e.ID] && s.graves.touches(&e, is):
			changed++
			continue
		case is == nil && !s.graves.foreign(&e):
			out.Write(raw)
		default:
			if is == nil {
				is = emptied(&e)
			}
			text, err := encodeLines([]*Event{is})
			if err != nil {
				return 0, 0, err
			}
			if !bytes.Equal(bytes.TrimSpace(text), line) {
				changed++
			}
			out.Write(text)
		}
		seen[e.ID] = true
	}
	if bytes.Equal(out.Bytes(), data) {
		return 0, 0, nil
	}
	return changed, unreadable, store.Replace(path, out.Bytes())
}

// touches tells whether a line is among those that an erasure rewrites.
func (g *graves) touches(e, is *Event) bool { return is != nil || g.foreign(e) }

// foreign tells of a line of a newer version that is about an interview that is
// gone: nobody knows what it holds.
func (g *graves) foreign(e *Event) bool { return g.gone[e.Interview] && e.Op != OpTombstone }

// mayHold tells whether a line that nobody can read may hold words that went: it
// holds them, it names an interview that an erasure touched, or it is a piece of
// which nobody knows what it is about.
func (s *Study) mayHold(line []byte, words []string) bool {
	if holds(line, words) || !bytes.HasPrefix(line, []byte(`{"v":`)) && bytes.Contains(line, []byte(`"`)) {
		return true
	}
	names := func(id corpus.TranscriptID) bool { return bytes.Contains(line, []byte(`"`+string(id)+`"`)) }
	for id := range s.graves.gone {
		if names(id) {
			return true
		}
	}
	for id := range s.graves.cuts {
		if names(id) {
			return true
		}
	}
	return false
}
