package threeway

import (
	"strings"

	"citaat/corpus"
)

// Side decides conflicts.
type Side int

// Who is followed where both sides changed the same words. Nobody leaves ours
// in place and tells.
const (
	Nobody Side = iota
	Ours
	Theirs
)

// Texts are what is merged. Without Known there is no base: what the file said
// before is not known any more.
type Texts struct {
	Base, Ours, Theirs []corpus.Turn
	Known              bool
	Prefer             Side
}

// Result is the merged text. Turns keep the numbers of ours; new ones have none.
type Result struct {
	Turns     []corpus.Turn
	Imported  []corpus.Turn // theirs with the redactions: the base of a next merge
	Redacted  []Kept        // where a mark stayed
	Dropped   []Kept        // where one went with its turn or sentence: theirs has nothing there
	Corrected []corpus.TurnNumber
	Conflicts []Conflict
}

// Kept is a redaction that stayed.
type Kept struct {
	Turn corpus.TurnNumber // of ours; zero in a turn that is new
	Mark string
	New  bool // it was put where theirs has the redacted words once more
}

// Conflict is a place that both sides changed.
type Conflict struct {
	Turn         corpus.TurnNumber // of ours, or the one before
	Ours, Theirs string            // the words, or the labels of the speakers
	Speaker      bool
}

// Merge merges three texts.
func Merge(t Texts) Result {
	m := merger{Texts: t, secret: secrets{}}
	if !t.Known {
		m.Base = t.Ours
	}
	if m.Known {
		m.learnBase()
	}
	for _, b := range m.gathered(blocks(m.Base, m.Ours, m.Theirs)) {
		m.block(b)
	}
	m.hideSecrets()
	for i := range m.cut {
		m.assemble(&m.cut[i])
	}
	m.compose()
	return m.result
}

// merger works through the blocks.
type merger struct {
	Texts
	cut    []done
	secret secrets
	result Result
}

// done is a block that was decided: the words of the merged text and those of
// the new base.
type done struct {
	block
	merged, imported []word
	turns            []corpus.Turn
}

func (m *merger) block(b block) {
	base := words(m.Base, b.base, false, false)
	ours, theirs := words(m.Ours, b.ours, true, false), words(m.Theirs, b.theirs, false, true)
	d := done{block: b}
	if len(marks(ours)) > 0 {
		m.secret.learn(base, ours)
		m.secret.learn(theirs, ours)
	}
	for _, c := range guard(chunks(base, ours, theirs)) {
		d.take(m, c)
	}
	m.cut = append(m.cut, d)
}

// take decides one stretch.
func (d *done) take(m *merger, c chunk) {
	if c.stable || equal(c.ours, c.theirs) {
		both := make([]word, len(c.ours))
		for i := range both {
			both[i] = c.ours[i]
			both[i].theirs = c.theirs[i].theirs
		}
		d.merged, d.imported = append(d.merged, both...), append(d.imported, both...)
		return
	}
	if c.redacted() {
		m.redacted(d, c)
		d.merged, d.imported = append(d.merged, c.ours...), append(d.imported, c.ours...)
		return
	}
	if m.Known && c.unmarked() { // what is redacted was changed or taken out here
		m.corrected(d, c)
		d.merged, d.imported = append(d.merged, c.ours...), append(d.imported, c.base...)
		return
	}
	d.imported = append(d.imported, c.theirs...)
	switch {
	case m.Known && equal(c.base, c.theirs):
		m.corrected(d, c)
		d.merged = append(d.merged, c.ours...)
	case m.Known && equal(c.base, c.ours), m.Prefer == Theirs:
		m.dropped(d, c)
		d.merged = append(d.merged, c.theirs...)
	default:
		if m.Prefer == Nobody {
			m.result.Conflicts = append(m.result.Conflicts, Conflict{Turn: m.at(d, c), Ours: text(c.ours), Theirs: text(c.theirs)})
		}
		d.merged = append(d.merged, c.ours...)
	}
}

// at is the turn of ours in which a stretch stands, or behind which it comes.
func (m *merger) at(d *done, c chunk) corpus.TurnNumber {
	i := d.ours.from
	if len(c.ours) > 0 {
		i = c.ours[0].ours
	} else if n := len(d.merged); n > 0 && d.merged[n-1].ours >= 0 {
		i = d.merged[n-1].ours
	} else if d.ours.empty() && i > 0 {
		i--
	}
	if i < len(m.Ours) {
		return m.Ours[i].Number
	}
	return corpus.TurnNumber{}
}

func (m *merger) redacted(d *done, c chunk) {
	at := m.at(d, c)
	for _, mark := range marks(c.ours) {
		m.result.Redacted = append(m.result.Redacted, Kept{Turn: at, Mark: mark})
	}
}

func (m *merger) dropped(d *done, c chunk) {
	for _, mark := range marks(c.ours) {
		m.result.Dropped = append(m.result.Dropped, Kept{Turn: m.at(d, c), Mark: mark})
	}
}

func (m *merger) corrected(d *done, c chunk) {
	at := m.at(d, c)
	if n := len(m.result.Corrected); n == 0 || m.result.Corrected[n-1] != at {
		m.result.Corrected = append(m.result.Corrected, at)
	}
}

// text is what some words say.
func text(words []word) string {
	var parts []string
	for _, w := range words {
		if w.border {
			parts = append(parts, "|")
		} else {
			parts = append(parts, w.text)
		}
	}
	return strings.Join(parts, " ")
}
