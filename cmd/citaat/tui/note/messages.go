package note

import (
	"citaat/cmd/citaat/editor"
	"citaat/cmd/citaat/tui/pick"
	"citaat/coding"
	"citaat/coding/memolink"
)

// looked brings what the window shows.
type looked struct {
	me   *identity
	n    int
	seen seen
	left []Draft // on the disk
}

// seen is the study as the window shows it; it is never changed.
type seen struct {
	about  string
	memos  []coding.Memo // on the thing, the oldest first
	back   []coding.Memo // that link to it
	names  *memolink.Names
	codes  *coding.Codebook
	offers []pick.Item // what a link can be about
}

// ways brings a picker of what a link may lead to.
type ways struct {
	me     *identity
	picker pick.Model
}

// kept tells what is in the study once a write has ended.
type kept struct {
	me    *identity
	key   draftKey
	typed draft
	memos []coding.Memo
}

// prepared brings a text that the user's own editor can open; edited brings
// what became of it.
type prepared struct {
	me  *identity
	job *editor.Job
	err error
}

type edited struct {
	me      *identity
	text    string
	changed bool
	err     error
}
