package memolink

import (
	"slices"
	"strings"

	"citaat/coding"
	"citaat/corpus"
)

// OnMemo is the kind of a link to another memo.
const OnMemo = "memo"

// Target is what a link leads to.
type Target struct {
	coding.MemoTarget
	Turn corpus.TurnNumber // of an interview; zero: the whole
}

// Study is the part of a study in which links are looked up.
type Study interface {
	Codebook() *coding.Codebook
	Interviews() []coding.Interview
	Participants() []corpus.Participant
}

// Names are the names that a link may have, at one moment.
type Names struct {
	codes        *coding.Codebook
	interviews   map[string]string // folded: id
	participants map[string]string
	paths        map[string][]coding.CodeID // folded whole paths, and ids
	tails        map[string][]coding.CodeID // folded ends of paths
	memos        []string                   // ids, in order
}

// Look makes the list of names of a study and its memos.
func Look(s Study, memos []coding.Memo) *Names {
	n := &Names{codes: s.Codebook(), interviews: map[string]string{}, participants: map[string]string{},
		paths: map[string][]coding.CodeID{}, tails: map[string][]coding.CodeID{}}
	for _, v := range s.Interviews() {
		n.interviews[Fold(string(v.ID))] = string(v.ID)
		for _, p := range v.Participants {
			n.participants[Fold(string(p))] = string(p)
		}
	}
	for _, p := range s.Participants() {
		n.participants[Fold(string(p.ID))] = string(p.ID)
	}
	for _, c := range n.codes.Codes() {
		path := Fold(n.codes.Path(c.ID))
		add(n.paths, path, c.ID)
		if id := Fold(string(c.ID)); id != path {
			add(n.paths, id, c.ID)
		}
		for i := strings.IndexByte(path, '/'); i >= 0; i = strings.IndexByte(path, '/') {
			path = path[i+1:]
			add(n.tails, path, c.ID)
		}
	}
	for _, m := range memos {
		n.memos = append(n.memos, string(m.ID))
	}
	slices.Sort(n.memos)
	return n
}

func add(m map[string][]coding.CodeID, key string, id coding.CodeID) { m[key] = append(m[key], id) }

// Resolve tells what a name leads to: nothing, one thing, or several of which
// somebody has to choose. An interview goes before the participant of the same
// name, and both before a code.
func (n *Names) Resolve(name string) []Target {
	kind, rest := prefix(name)
	name = strings.Join(strings.Fields(rest), " ")
	switch kind {
	case OnMemo:
		return n.memo(name)
	case coding.OnStudy:
		return []Target{{MemoTarget: coding.MemoTarget{Kind: coding.OnStudy}}}
	case coding.OnInterview:
		return n.interview(name)
	case coding.OnParticipant:
		return n.participant(name)
	case coding.OnCode:
		return n.code(name)
	case coding.OnCoding:
		return []Target{{MemoTarget: coding.MemoTarget{Kind: coding.OnCoding, ID: strings.ToUpper(name)}}}
	}
	for _, find := range []func(string) []Target{n.interview, n.participant, n.code} {
		if found := find(name); len(found) > 0 {
			return found
		}
	}
	return nil
}

// prefix takes a word before the name that says what is meant.
func prefix(name string) (kind, rest string) {
	name = strings.TrimSpace(name)
	if rest, ok := strings.CutPrefix(name, "#"); ok {
		return OnMemo, rest
	}
	word, rest, parted := strings.Cut(name, ":")
	switch word = Fold(strings.TrimSpace(word)); {
	case !parted && (word == "onderzoek" || word == "study"):
		return coding.OnStudy, ""
	case !parted:
		return "", name
	}
	switch word {
	case "interview":
		return coding.OnInterview, rest
	case "deelnemer", "participant":
		return coding.OnParticipant, rest
	case "code":
		return coding.OnCode, rest
	case "codering", "coding":
		return coding.OnCoding, rest
	case "memo":
		return OnMemo, strings.TrimPrefix(strings.TrimSpace(rest), "#")
	}
	return "", name
}

func (n *Names) interview(name string) []Target {
	id, turn, parted := strings.Cut(name, ":")
	target := Target{MemoTarget: coding.MemoTarget{Kind: coding.OnInterview}}
	var known bool
	if target.ID, known = n.interviews[Fold(strings.TrimSpace(id))]; !known {
		return nil
	}
	if parted {
		number, err := corpus.ParseTurnNumber(strings.ToLower(strings.TrimSpace(turn)))
		if err != nil {
			return nil
		}
		target.Turn = number
	}
	return []Target{target}
}

func (n *Names) participant(name string) []Target {
	id, known := n.participants[Fold(name)]
	if !known {
		return nil
	}
	return []Target{{MemoTarget: coding.MemoTarget{Kind: coding.OnParticipant, ID: id}}}
}

// code finds codes by id, path or the end of a path. One that went up in
// another is that other; a retired one gives way to one that is in use.
func (n *Names) code(name string) []Target {
	name = Fold(strings.Trim(strings.NewReplacer(" / ", "/", " › ", "/", "›", "/").Replace(name), "/"))
	var retired []Target
	for _, ids := range [][]coding.CodeID{n.paths[name], n.tails[name]} {
		var use []Target
		for _, id := range ids {
			now := n.codes.Now(id)
			t := Target{MemoTarget: coding.MemoTarget{Kind: coding.OnCode, ID: string(now)}}
			if c, _ := n.codes.Code(now); c.Retired {
				retired = appendNew(retired, t)
			} else {
				use = appendNew(use, t)
			}
		}
		if len(use) > 0 {
			return use
		}
	}
	return retired
}

func appendNew(list []Target, t Target) []Target {
	if slices.Contains(list, t) {
		return list
	}
	return append(list, t)
}

// Memos tells which memos a name leads to, if it is one of a memo.
func (n *Names) Memos(name string) []Target {
	if kind, rest := prefix(name); kind == OnMemo {
		return n.memo(rest)
	}
	return nil
}

// least is how much of a memo's id has to be written.
const least = 8

func (n *Names) memo(id string) []Target {
	id = strings.ToUpper(strings.TrimSpace(id))
	if len(id) < least {
		return nil
	}
	var found []Target
	for i, _ := slices.BinarySearch(n.memos, id); i < len(n.memos) && strings.HasPrefix(n.memos[i], id); i++ {
		found = append(found, Target{MemoTarget: coding.MemoTarget{Kind: OnMemo, ID: n.memos[i]}})
	}
	return found
}

// Write is how a link to something is written: its shortest name that leads
// there and nowhere else.
func (n *Names) Write(t Target) string {
	var names []string
	switch t.Kind {
	case coding.OnStudy:
		names = []string{"study"}
	case coding.OnInterview:
		names = []string{t.ID}
		if t.Turn.Number != 0 {
			names = []string{t.ID + ":" + t.Turn.String()}
		}
	case coding.OnParticipant:
		names = []string{t.ID, "participant:" + t.ID}
	case coding.OnCode:
		path := n.codes.Names(coding.CodeID(t.ID))
		for i := len(path) - 1; i >= 0; i-- {
			names = append(names, strings.Join(path[i:], "/"))
		}
		names = append(names, "code:"+strings.Join(path, "/"), t.ID)
	case coding.OnCoding:
		names = []string{"coding:" + t.ID}
	case OnMemo:
		for i := least; i < len(t.ID); i += 2 {
			names = append(names, "#"+strings.ToLower(t.ID[:i]))
		}
		names = append(names, "#"+strings.ToLower(t.ID))
	}
	for _, name := range names {
		if found := n.Resolve(name); len(found) == 1 && found[0] == t && len(Find(Open+name+Close)) == 1 {
			return name
		}
	}
	return names[len(names)-1]
}

// Leads tells whether a link may be about a thing. A link to an interview also
// counts for the participant of the same name.
func (n *Names) Leads(name string, to coding.MemoTarget) bool {
	for _, t := range n.Resolve(name) {
		if t.MemoTarget == to || t.Kind == coding.OnInterview && to.Kind == coding.OnParticipant && t.ID == to.ID && n.participants[Fold(t.ID)] == t.ID {
			return true
		}
	}
	return false
}

// Back are the memos that link to a thing, in the order in which they come.
func (n *Names) Back(memos []coding.Memo, to coding.MemoTarget) []coding.Memo {
	var found []coding.Memo
	for _, m := range memos {
		if slices.ContainsFunc(Find(m.Text), func(l Link) bool { return n.Leads(l.Name, to) }) {
			found = append(found, m)
		}
	}
	return found
}
