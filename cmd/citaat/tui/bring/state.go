package bring

import (
	"strings"

	"citaat/corpus/phrases"
)

// settle works out anew how all files stand. It is asked after every change of
// the list, so that drawing only looks it up.
func (m Model) settle() Model {
	m.states = make([]state, len(m.files))
	groups := m.groups()
	ids, texts := map[string]bool{}, map[string]bool{}
	for i, f := range m.files {
		s := f.state(groups)
		if s.can() || s == sent || s == written {
			id := strings.ToLower(string(f.id()))
			if s.can() && (ids[id] || texts[f.draft.SHA256]) {
				s = clash
			} else {
				ids[id], texts[f.draft.SHA256] = true, true
			}
		}
		m.states[i] = s
	}
	return m
}

func (m Model) groups() int { return len(m.c.Study.Settings().Groups) }

// state is how a file stands by itself.
func (f file) state(groups int) state {
	switch {
	case f.in:
		return written
	case f.sent:
		return sent
	case f.refused != nil:
		return refused
	case !f.read:
		return waiting
	case f.there != "":
		return there
	case f.err != nil:
		return failed
	case f.taken != "":
		return changed
	case len(f.questions(groups)) > 0:
		return asks
	}
	return ready
}

// count is how many files are in a state.
func (m Model) count(want state) int {
	n := 0
	for _, s := range m.states {
		if s == want {
			n++
		}
	}
	return n
}

// wanted tells whether enter takes a file of the list.
func (m Model) wanted(i int) bool {
	if !m.can(i) {
		return false
	}
	switch m.files[i].tick {
	case ticked:
		return true
	case unticked:
		return false
	}
	return m.states[i] == ready || m.states[i] == refused || m.states[i] == asks && len(m.files) == 1
}

// can tells whether a file of the list can be written: not while its plan is
// older than what was decided about it.
func (m Model) can(i int) bool {
	return m.may(i) && m.files[i].whole() && m.files[i].planned == m.files[i].version
}

// may tells whether a file of the list could be written by how it stands.
func (m Model) may(i int) bool {
	s := m.stateOf(i)
	return i < len(m.files) && m.files[i].whole() && (s.can() || s == changed && m.files[i].fix.holds())
}

// takes are the files that enter writes now: what is ticked, or the one whose
// text one reads.
func (m Model) takes() []int {
	if m.focus != inList {
		if m.at < len(m.files) && m.can(m.at) {
			return []int{m.at}
		}
		return nil
	}
	var out []int
	for i := range m.files {
		if m.wanted(i) {
			out = append(out, i)
		}
	}
	return out
}

// busy tells whether files are still to be read.
func (m Model) busy() bool { return m.count(waiting) > 0 && m.cancel != nil }

// over tells whether files came in and enter takes no more of those in the list.
func (m Model) over() bool {
	if len(m.came) == 0 || m.writing != nil || m.busy() {
		return false
	}
	for i, s := range m.states {
		if s != refused && m.wanted(i) {
			return false
		}
	}
	return true
}

// why is what keeps a file from coming in, or is in question about it.
func (m Model) why(i int) []phrases.Sentence {
	f := m.files[i]
	id := phrases.Args{"Interview": string(f.id())}
	switch m.stateOf(i) {
	case there:
		return []phrases.Sentence{phrases.Make("bring.there", phrases.Args{"Interview": string(f.there)})}
	case changed:
		return f.fix.said(f.taken)
	case clash:
		for j, o := range m.files {
			if j != i && o.draft.SHA256 == f.draft.SHA256 {
				return []phrases.Sentence{phrases.Make("bring.twice")}
			}
		}
		return []phrases.Sentence{phrases.Make("bring.clash", id)}
	case asks:
		return f.questions(m.groups())
	case written:
		if f.fixed {
			return []phrases.Sentence{phrases.Make("bring.is-fixed", phrases.Args{"Interview": string(f.taken)})}
		}
		return []phrases.Sentence{phrases.Make("bring.is-in", phrases.Args{"Interview": string(f.id()), "Count": len(f.plan.Transcript.Turns)})}
	}
	return nil
}

// fault is the error that keeps a file out, in the user's language.
func (m Model) fault(i int) string {
	f := m.files[i]
	switch m.stateOf(i) {
	case failed:
		return m.c.Book.Error(f.err)
	case refused:
		return m.c.Book.Error(f.refused)
	case changed:
		return m.c.Book.Error(f.fix.err)
	}
	return ""
}
