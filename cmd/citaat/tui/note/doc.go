// Package note is the window in which memos on one thing are read and written.
// A screen holds a Model and hands it every message first, screen.Size too:
//
//	m.note, cmd, mine = m.note.Update(msg) // mine: the screen need not answer it
//	m.note, cmd = m.note.Open(coding.MemoTarget{Kind: coding.OnCode, ID: id})
//	if m.note.Active() { return m.note.Keys() } // and m.note.Speak()
//	return m.note.Over(view, width, height)
//
// What is typed is never lost: esc saves it like ctrl+s does, what the disk or
// the study refused is there again when the window opens, and it is a draft
// until the study has it. One's own memos are changed here; those of others are
// only read. The words of a memo are in no file but the study's, also while they
// are in the user's own editor: drafts too are in its local folder (shelf.go),
// for their owner alone, until the study has them.
package note
