package memolink_test

import (
	"slices"
	"strings"
	"testing"

	"citaat/coding"
	"citaat/coding/memolink"
	"citaat/corpus"
)

// small is a study with two codes called Taal, one that went up in another, and
// a participant without an interview.
type small struct{}

func (small) Codebook() *coding.Codebook {
	return coding.NewCodebook([]coding.Code{
		{ID: "meer-aaa", Name: "Meerwaarde"}, {ID: "vert-bbb", Name: "Vertrouwen", Parent: "meer-aaa"},
		{ID: "taal-ccc", Name: "Taal", Parent: "meer-aaa"}, {ID: "verb-ddd", Name: "Verbeterpunt"},
		{ID: "taal-eee", Name: "Taal", Parent: "verb-ddd"}, {ID: "bang-fff", Name: "Bang", MergedInto: "bezo-ggg"},
		{ID: "bezo-ggg", Name: "Bezorgdheid (één)"}, {ID: "oud-hhh", Name: "Vertrouwen", Retired: true}, {ID: "m1-iii", Name: "M1"},
	})
}

func (small) Interviews() []coding.Interview {
	return []coding.Interview{{Meta: corpus.Meta{ID: "M1", Participants: []corpus.ParticipantID{"M1"}}}, {Meta: corpus.Meta{ID: "gesprek 2", Participants: []corpus.ParticipantID{"V9"}}}}
}
func (small) Participants() []corpus.Participant { return []corpus.Participant{{ID: "M1"}, {ID: "M7"}} }

func TestFind(t *testing.T) {
	for text, want := range map[string]string{
		"zie [[M3:142]] en [[ Meerwaarde/Vertrouwen ]]": "M3:142|Meerwaarde/Vertrouwen",
		"[[]] [[ ]] [M3] [[M3] ]":                       "", "[[M3\n]]": "", "[[[M3]]]": "M3", "[[a[[b]]": "b", "[[a]b]] [[c]]": "c",
		"[[open": "", "قال [[هادئ]]": "هادئ", "[[" + strings.Repeat("x", 500) + "]]": "", "[[a]][[b]]": "a|b",
	} {
		var got []string
		for _, l := range memolink.Find(text) {
			got = append(got, l.Name)
			if in := text[l.Start:l.End]; !strings.HasPrefix(in, "[[") || !strings.HasSuffix(in, "]]") || !strings.Contains(in, l.Name) {
				t.Errorf("%q: the link stands at %q", text, in)
			}
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func written(ts []memolink.Target) string {
	var out []string
	for _, t := range ts {
		s := t.Kind + " " + t.ID
		if t.Turn.Number != 0 {
			s += ":" + t.Turn.String()
		}
		out = append(out, strings.TrimSpace(s))
	}
	return strings.Join(out, ", ")
}

func TestResolve(t *testing.T) {
	n := memolink.Look(small{}, []coding.Memo{{ID: "01JD3K8ZAAAA"}, {ID: "01JD3K8ZBBBB"}, {ID: "01JD3K9ZCCCC"}})
	for name, want := range map[string]string{
		"M1": "interview M1", "m1": "interview M1", "M1:12a": "interview M1:12a", "M1: 3": "interview M1:3", "M1:x": "", "M9": "",
		"deelnemer:M1": "participant M1", "M7": "participant M7", "v9": "participant V9", "gesprek 2": "interview gesprek 2",
		"code:m1": "code m1-iii", "vertrouwen": "code vert-bbb", "Meerwaarde / Vertrouwen": "code vert-bbb", "Meerwaarde › vertrouwen": "code vert-bbb",
		"Taal": "code taal-ccc, code taal-eee", "meerwaarde/taal": "code taal-ccc", "taal-eee": "code taal-eee",
		"Bang": "code bezo-ggg", "bezorgdheid (een)": "code bezo-ggg", "waarde": "", "onderzoek": "study", "Study": "study",
		"#01jd3k9z": "memo 01JD3K9ZCCCC", "#01jd3k8z": "memo 01JD3K8ZAAAA, memo 01JD3K8ZBBBB", "#01jd": "", "memo:01JD3K8ZB": "memo 01JD3K8ZBBBB",
		"codering:01ab": "coding 01AB", "": "", ":": "", "#": "",
	} {
		if got := written(n.Resolve(name)); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}

// TestWhatIsWrittenLeadsBack: the link that is offered for a thing leads to
// that thing alone.
func TestWhatIsWrittenLeadsBack(t *testing.T) {
	n := memolink.Look(small{}, []coding.Memo{{ID: "01JD3K8ZAAAA"}, {ID: "01JD3K8ZBBBB"}})
	for to, want := range map[coding.MemoTarget]string{
		{Kind: coding.OnStudy}: "study", {Kind: coding.OnInterview, ID: "M1"}: "M1", {Kind: coding.OnParticipant, ID: "M1"}: "participant:M1",
		{Kind: coding.OnParticipant, ID: "M7"}: "M7", {Kind: coding.OnCode, ID: "vert-bbb"}: "Vertrouwen", {Kind: coding.OnCode, ID: "taal-eee"}: "Verbeterpunt/Taal",
		{Kind: coding.OnCode, ID: "m1-iii"}: "code:M1", {Kind: memolink.OnMemo, ID: "01JD3K8ZBBBB"}: "#01jd3k8zbb",
	} {
		name := n.Write(memolink.Target{MemoTarget: to})
		if name != want {
			t.Errorf("%v is written %q, want %q", to, name, want)
		}
		if got := n.Resolve(name); len(got) != 1 || got[0].MemoTarget != to {
			t.Errorf("%q leads to %v", name, got)
		}
	}
}

func TestBack(t *testing.T) {
	memos := []coding.Memo{{ID: "1", Text: "zie [[M1:3]]"}, {ID: "2", Text: "[[bang]] en [[Taal]]"}, {ID: "3", Text: "[[deelnemer:M1]], niet M1"}, {ID: "4", Text: "M1"}}
	n := memolink.Look(small{}, memos)
	for to, want := range map[coding.MemoTarget]string{
		{Kind: coding.OnInterview, ID: "M1"}: "1", {Kind: coding.OnParticipant, ID: "M1"}: "1 3", {Kind: coding.OnCode, ID: "bezo-ggg"}: "2",
		{Kind: coding.OnCode, ID: "taal-eee"}: "2", {Kind: coding.OnCode, ID: "vert-bbb"}: "",
	} {
		var got []string
		for _, m := range n.Back(memos, to) {
			got = append(got, string(m.ID))
		}
		if strings.Join(got, " ") != want {
			t.Errorf("to %v link %v, want %s", to, got, want)
		}
	}
}

// FuzzFind: a link never runs over another or over a line, and is found again
// when it stands alone.
func FuzzFind(f *testing.F) {
	for _, s := range []string{"[[M3]]", "a [[M3:142]] b [[c/d]]", "[[[[]]]]", "[[\n]]", "[[é]]x]]", "[["} {
		f.Add(s)
	}
	n := memolink.Look(small{}, nil)
	f.Fuzz(func(t *testing.T, text string) {
		at := 0
		for _, l := range memolink.Find(text) {
			if l.Start < at || l.End > len(text) || l.Name == "" || strings.ContainsAny(l.Name, "[]\n") {
				t.Fatalf("%q: %+v", text, l)
			}
			again := memolink.Find(text[l.Start:l.End])
			if len(again) != 1 || again[0].Name != l.Name {
				t.Fatalf("%q by itself: %v", l.Name, again)
			}
			if found := n.Resolve(l.Name); len(found) > 1 && slices.Contains(found[1:], found[0]) {
				t.Fatalf("%q twice: %v", l.Name, found)
			}
			at = l.End
		}
	})
}
