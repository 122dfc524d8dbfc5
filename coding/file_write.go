package coding

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"slices"

	"citaat/corpus"
	"citaat/corpus/phrases"
	"citaat/corpus/store"
)

// fileWriter applies the changes of a batch to the files as they are now, per
// entry and field, and can put them back. The caller holds the lock; apply and
// took are for callers that hold mu too, write and back for those that do not.
type fileWriter struct {
	s      *Study
	yaml   map[string]*corpus.YAMLFile
	texts  []*corpus.Transcript
	ways   []*Event                   // edits that the batch itself did not note
	before []beforeFile               // what was on disk, to put back
	infos  map[string]os.FileInfo     // of the files that were written
	behind map[string]map[string]bool // entries of files that the study in memory does not know yet
}

type beforeFile struct {
	path string
	data []byte
	none bool
}

// place tells in which file and list an operation finds its entry.
func place(op Op, part string) (file, list string) {
	switch op {
	case OpCodebook, OpOrder:
		return CodebookFile, "codes"
	case OpParticipant:
		return ParticipantsFile, ""
	}
	return SettingsFile, part
}

// open reads a file again: others may have changed it since.
func (w *fileWriter) open(file string) (*corpus.YAMLFile, error) {
	if f := w.yaml[file]; f != nil {
		return f, nil
	}
	if err := w.s.readFile(file); err != nil {
		return nil, err
	}
	data, err := os.ReadFile(w.s.path(file))
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, err
	}
	f, err := corpus.OpenYAML(file, data)
	if err != nil {
		return nil, err
	}
	if w.yaml == nil {
		w.yaml = map[string]*corpus.YAMLFile{}
	}
	w.yaml[file] = f
	return f, nil
}

// apply makes one change, merged three ways: a field that stands as it was
// before gets its new value, one that has it already stays, and one that
// another gave a third value is a conflict that people must settle.
func (w *fileWriter) apply(op Op, c Change) error {
	if op == OpInterview {
		return w.applyInterview(c)
	}
	file, list := place(op, c.Part)
	f, err := w.open(file)
	if err != nil {
		return err
	}
	entry := list + "\x00" + c.ID
	if w.behind[file][entry] || op == OpSettings && c.Part == "" {
		if err := w.catchUp(file); err != nil {
			return err
		}
	}
	w.changed(file, entry)
	switch {
	case op == OpOrder:
		return w.applyOrder(f, c)
	case op == OpSettings && c.Part == "":
		return w.applyGeneral(f, c)
	}
	now, there := w.entry(op, c)
	merged, drop, field, ok := mergeEntry(asMap(c.Before), now, asMap(c.After), there)
	if !ok {
		return phrases.Fail("coding.file.conflict", phrases.Args{"File": file, "ID": c.ID, "Field": field}).
			WithCure("coding.file.conflict.cure").Because(ErrConflict)
	}
	if drop {
		f.Drop(list, c.ID)
		return nil
	}
	return w.put(f, op, list, c.ID, merged)
}

// changed notes that the study in memory is behind in an entry of a file: what
// one batch does to many entries is taken over once.
func (w *fileWriter) changed(file, entry string) {
	if w.behind == nil {
		w.behind = map[string]map[string]bool{}
	}
	if w.behind[file] == nil {
		w.behind[file] = map[string]bool{}
	}
	w.behind[file][entry] = true
}

func (w *fileWriter) applyOrder(f *corpus.YAMLFile, c Change) error {
	var ids []string
	if err := json.Unmarshal(c.After, &ids); err != nil {
		return err
	}
	f.Sort("codes", ids)
	return nil
}

// entry is the present value of what a change is about.
func (w *fileWriter) entry(op Op, c Change) (map[string]any, bool) {
	switch op {
	case OpCodebook:
		if code, ok := w.s.codebook.Code(CodeID(c.ID)); ok {
			return asMap(raw(code)), true
		}
	case OpParticipant:
		for _, p := range w.s.participants {
			if string(p.ID) == c.ID {
				return asMap(raw(p)), true
			}
		}
	case OpSettings:
		if e, there := settingsEntry(w.s.settings, c.Part, c.ID); there {
			return asMap(raw(e)), true
		}
	}
	return nil, false
}

func asMap(data json.RawMessage) map[string]any {
	var m map[string]any
	if len(data) == 0 || json.Unmarshal(data, &m) != nil {
		return nil
	}
	return m
}

// mergeEntry merges an entry three ways, field by field.
func mergeEntry(before, now, after map[string]any, there bool) (merged map[string]any, drop bool, conflict string, ok bool) {
	if after == nil {
		if there && !reflect.DeepEqual(now, before) {
			return nil, false, "*", false
		}
		return nil, true, "", true
	}
	if !there {
		if before != nil {
			return nil, false, "*", false // somebody took the entry away
		}
		return after, false, "", true
	}
	if before == nil && !reflect.DeepEqual(now, after) {
		return nil, false, "*", false // somebody made another entry under this id
	}
	merged = map[string]any{}
	for k, v := range now {
		merged[k] = v
	}
	keys := map[string]bool{}
	for k := range before {
		keys[k] = true
	}
	for k := range after {
		keys[k] = true
	}
	for k := range keys {
		switch {
		case reflect.DeepEqual(before[k], after[k]):
		case reflect.DeepEqual(now[k], before[k]):
			if v, ok := after[k]; ok {
				merged[k] = v
			} else {
				delete(merged, k)
			}
		case !reflect.DeepEqual(now[k], after[k]):
			return nil, false, k, false
		}
	}
	return merged, false, "", true
}

// put writes a merged entry with the fields in the order of its type.
func (w *fileWriter) put(f *corpus.YAMLFile, op Op, list, id string, merged map[string]any) error {
	data := raw(merged)
	var v any
	switch {
	case op == OpCodebook:
		v = new(Code)
	case op == OpParticipant:
		v = new(corpus.Participant)
	default:
		v = newSettingsEntry(list)
	}
	if err := json.Unmarshal(data, v); err != nil {
		return err
	}
	return f.Put(list, id, v)
}

// catchUp takes over a changed file into the study in memory and checks it:
// two changes that are each fine may make a circle together.
func (w *fileWriter) catchUp(file string) error {
	if len(w.behind[file]) == 0 {
		return nil
	}
	delete(w.behind, file)
	data, err := w.yaml[file].Bytes()
	if err != nil {
		return err
	}
	if err := w.s.takeFile(file, data); err != nil {
		return err
	}
	w.s.version++
	return nil
}

// write puts the changed files on disk, each whole.
func (w *fileWriter) write() error {
	for file, f := range w.yaml {
		data, err := f.Bytes()
		if err != nil {
			return err
		}
		if _, err := w.remember(w.s.path(file)); err != nil {
			return err
		}
		if err := store.Replace(w.s.path(file), data); err != nil {
			return notSaved(err)
		}
		if info, err := os.Stat(w.s.path(file)); err == nil {
			w.wrote(file, info)
		}
	}
	for _, t := range w.texts {
		path := w.s.path(TranscriptFolder, string(t.ID)+".md")
		old, err := w.remember(path)
		if err != nil {
			return err
		}
		data, err := t.FormatOver(old)
		if err != nil {
			return err
		}
		if err := store.Folder(filepath.Dir(path)); err != nil {
			return notSaved(err)
		}
		if err := store.Replace(path, data); err != nil {
			return notSaved(err)
		}
		info, err := os.Stat(path)
		if err != nil {
			return err
		}
		w.wrote(string(t.ID), info)
		if err := w.s.keepCopy(t); err != nil {
			return notSaved(err)
		}
	}
	return nil
}

func (w *fileWriter) wrote(name string, info os.FileInfo) {
	if w.infos == nil {
		w.infos = map[string]os.FileInfo{}
	}
	w.infos[name] = info
}

// took takes over what was written into the study in memory.
func (w *fileWriter) took() {
	for file := range w.yaml {
		if info := w.infos[file]; info != nil {
			w.s.files[file] = info
		}
	}
	for _, t := range w.texts {
		w.s.textChanged(t.ID, t, w.infos[string(t.ID)])
		w.s.texts.keep(w.s.interviews[t.ID])
	}
	if len(w.yaml) > 0 {
		w.s.sortInterviews()
	}
}

// remember reads what is in a file, if it is there, and keeps it to be put back.
func (w *fileWriter) remember(path string) ([]byte, error) {
	old, err := os.ReadFile(path)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, err
	}
	w.before = append(w.before, beforeFile{path, old, err != nil})
	return old, nil
}

// back puts on disk and in memory what was there before.
func (w *fileWriter) back() {
	for _, b := range slices.Backward(w.before) {
		if b.none {
			_ = os.Remove(b.path)
		} else {
			_ = store.Replace(b.path, b.data)
		}
	}
	w.s.mu.Lock()
	defer w.s.mu.Unlock()
	for file := range w.yaml {
		_ = w.s.readFile(file)
	}
	for _, t := range w.texts {
		if info, err := os.Stat(w.s.path(TranscriptFolder, string(t.ID)+".md")); err == nil {
			w.s.learnInterview(t.ID, info)
		} else {
			delete(w.s.interviews, t.ID)
			w.s.sortInterviews()
		}
	}
	w.s.version++
}

// declared tells whether the study knows a coder.
func (s *Study) declared(c corpus.CoderName) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return knows(s.settings, c)
}

func knows(s corpus.Settings, c corpus.CoderName) bool {
	return slices.ContainsFunc(s.Coders, func(k corpus.Coder) bool { return k.ID == c })
}

// declareCoder adds a coder at that coder's first write.
func (w *fileWriter) declareCoder() error {
	c := w.s.coder
	if err := w.catchUp(SettingsFile); err != nil || knows(w.s.settings, c) {
		return err
	}
	return w.apply(OpSettings, Change{ID: string(c), Part: "coders", After: raw(corpus.Coder{ID: c, Name: string(c)})})
}
