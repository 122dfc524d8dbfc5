package coding

import "slices"

// memoID is the id of the memo that an event writes or takes away: that of its
// first event.
func memoID(e *Event) EventID {
	if e.Target != "" {
		return e.Target
	}
	return e.ID
}

func (f *fold) addMemo(e *Event) {
	id := memoID(e)
	m := f.memos[id]
	if m == nil {
		m = &memoRecord{}
		f.memos[id] = m
	}
	if id == e.ID {
		m.first = e
	} else {
		m.changes = insert(m.changes, e)
	}
	f.refoldMemo(m)
}

func (f *fold) refoldMemo(m *memoRecord) {
	if m == nil || m.first == nil || m.first.Memo == nil {
		return
	}
	was := m.there
	f.version++
	first := m.first
	m.there = f.active(first)
	m.now = Memo{ID: first.ID, On: first.Memo.On, Coder: first.Coder, Text: first.Memo.Text,
		Source: first.Memo.Source, Made: first.Time, Changed: first.Time}
	for _, e := range m.changes {
		if !f.active(e) || e.Coder != first.Coder {
			continue
		}
		switch {
		case e.Op == OpUnmemo:
			m.there = false
		case e.Memo != nil && e.Memo.Text != "":
			m.now.Text, m.now.Source, m.now.Changed = e.Memo.Text, e.Memo.Source, e.Time
		}
	}
	m.there = m.there && m.now.Text != "" // of an erased version the words went
	if was != m.there && first.Memo.On.Kind == OnCoding {
		f.hang(EventID(first.Memo.On.ID), m)
	}
}

// hang keeps the memos that hang on a coding.
func (f *fold) hang(id CodingID, m *memoRecord) {
	if m.there {
		f.notes[id] = append(f.notes[id], m)
	} else {
		f.notes[id] = slices.DeleteFunc(f.notes[id], func(o *memoRecord) bool { return o == m })
	}
	f.refold(f.codings[id])
}
