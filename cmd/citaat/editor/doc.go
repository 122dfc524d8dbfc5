// Package editor opens a text in the user's own editor ($VISUAL, else $EDITOR)
// and reads back what became of it.
//
//	job, err := editor.Prepare(study.Local(), "M3.md", text)
//	cmd := job.Command()                     // run it: tea.ExecProcess, or cmd.Run
//	text, changed, err := job.Finish(cmdErr) // reads back and removes the file
//
// The text stands in a file of its owner alone, within the local folder of the
// study. It must never be anywhere else: editors are asked to leave no swap,
// undo, backup or history file outside that folder, and what they leave inside
// goes with it. What a crash left is removed by Clean at the next start; a text
// that was changed and not read back is kept for a week, for somebody may miss
// it.
package editor
