package coding_test

import (
	"encoding/json"
	"strings"
	"testing"

	"citaat/coding"
)

// whole is the whole state of a study, in words.
func whole(t *testing.T, s *coding.Study) string {
	t.Helper()
	var b strings.Builder
	say := func(v any) {
		data, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		b.Write(append(data, '\n'))
	}
	for _, c := range s.Codings() {
		say(c)
	}
	memos := s.Memos()
	for _, m := range memos {
		say(m)
	}
	for _, r := range s.RejectionsIn("M1") {
		say(r)
	}
	for _, c := range teamCoders {
		say(s.Done("M1", c))
	}
	say(s.Codebook().Codes())
	say(s.Settings())
	say(s.Participants())
	tr, err := s.Transcript("M1")
	if err != nil {
		t.Fatal(err)
	}
	say(tr.Meta)
	say(tr.Turns)
	return b.String()
}

// stacks are the batches of a coder that can be undone and redone.
func stacks(s *coding.Study) (undo, redo []coding.EventID) {
	for _, e := range s.Events() {
		if e.Coder != s.Coder() || e.Op == "sing" || e.Batch == "" && e.Target == "" {
			continue
		}
		switch n, k := len(undo), len(redo); {
		case e.Op == coding.OpUndo && n > 0 && undo[n-1] == e.Target:
			undo, redo = undo[:n-1], append(redo, e.Target)
		case e.Op == coding.OpRedo && k > 0 && redo[k-1] == e.Target:
			redo, undo = redo[:k-1], append(undo, e.Target)
		case e.Op != coding.OpUndo && e.Op != coding.OpRedo && (n == 0 || undo[n-1] != e.Batch):
			undo, redo = append(undo, e.Batch), nil
		}
	}
	return undo, redo
}

func differ(t *testing.T, what, a, b string) {
	t.Helper()
	if a == b {
		return
	}
	left, right := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range max(len(left), len(right)) {
		var l, r string
		if i < len(left) {
			l = left[i]
		}
		if i < len(right) {
			r = right[i]
		}
		if l != r {
			t.Fatalf("%s:\n- %s\n+ %s", what, l, r)
		}
	}
}
