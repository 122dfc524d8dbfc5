package coding

import (
	"encoding/json"
	"time"

	"citaat/coding/anchor"
	"citaat/corpus"
)

// Version is the version of the events that this program writes.
const Version = 1

// EventID is a ULID: unique, and greater than every one made before it.
type EventID string

// Op tells what an event does.
type Op string

// The operations that this version knows. Others are kept and reported.
const (
	OpCode        Op = "code"        // a coder gives a passage a code
	OpUncode      Op = "uncode"      // its owner takes a coding away
	OpRecode      Op = "recode"      // its owner gives a coding another code
	OpStance      Op = "stance"      // its owner says for, against or neither
	OpAnchor      Op = "anchor"      // its owner changes its borders or re-places it
	OpMemo        Op = "memo"        // somebody writes or rewrites a memo
	OpUnmemo      Op = "unmemo"      // its writer takes a memo away
	OpChoose      Op = "choose"      // somebody makes a coding a quotation to publish
	OpReject      Op = "reject"      // somebody decides that a proposed passage does not get a code
	OpDone        Op = "done"        // a coder is done with an interview
	OpNotDone     Op = "notdone"     // and is not after all
	OpReopen      Op = "reopen"      // it may be proposed again
	OpCodebook    Op = "codebook"    // journal: a code changed
	OpOrder       Op = "order"       // journal: the order of the codes changed
	OpParticipant Op = "participant" // journal: a participant changed
	OpSettings    Op = "settings"    // journal: an entry of study.yaml changed
	OpTranscript  Op = "transcript"  // journal: turns of a transcript changed
	OpImport      Op = "import"      // journal: a transcript came in
	OpUndo        Op = "undo"        // takes back a batch of one's own
	OpRedo        Op = "redo"        // brings it back
	OpSpare       Op = "spare"       // somebody decides that a candidate of the privacy check identifies nobody
	OpWithhold    Op = "withhold"    // a passage is not to be used: not chosen, quoted or exported
	OpRelease     Op = "release"     // it may be used after all
	OpExport      Op = "export"      // journal: a file was written for others to read
	OpSent        Op = "sent"        // a file went to somebody
	OpTombstone   Op = "tombstone"   // erasure: names what is gone, never its words
)

// Stance tells whether a passage speaks for or against its code.
type Stance string

// Stances; the empty one is neither.
const (
	For     Stance = "for"
	Against Stance = "against"
)

// CodingID is the EventID of the coding's code event.
type CodingID = EventID

// Event is one line of a log. Which fields are set follows from Op.
type Event struct {
	Version int              `json:"v"`
	ID      EventID          `json:"id"`
	Time    time.Time        `json:"time"`
	Coder   corpus.CoderName `json:"coder"`
	Op      Op               `json:"op"`
	Batch   EventID          `json:"batch,omitempty"` // what one key did together
	After   []EventID        `json:"after,omitempty"` // the newest tombstones that who wrote this line knew

	Interview corpus.TranscriptID `json:"interview,omitempty"`
	Code      CodeID              `json:"code,omitempty"`
	Target    EventID             `json:"target,omitempty"` // a coding, a memo or a batch
	Stance    Stance              `json:"stance,omitempty"`
	Of        *TextName           `json:"of,omitempty"`  // the text that Anchor counts in, where it is no body
	Why       string              `json:"why,omitempty"` // a passage is withheld
	Anchor    *anchor.Anchor      `json:"anchor,omitempty"`

	Memo   *MemoText `json:"memo,omitempty"`
	Choice *Choice   `json:"choice,omitempty"`
	Was    *Choice   `json:"was,omitempty"` // the choice that was changed into Choice
	Change *Change   `json:"change,omitempty"`
	Edit   *TextEdit `json:"edit,omitempty"`
	File   *SentFile `json:"file,omitempty"`
	Tomb   *Tomb     `json:"tomb,omitempty"`
}

// SentFile is a file that was written for others to read, or went to somebody.
// It says whose words are in it and never what they are.
type SentFile struct {
	Name     string                 `json:"name"` // without folders
	SHA256   string                 `json:"sha256,omitempty"`
	People   []corpus.ParticipantID `json:"people,omitempty"`   // whose words or characteristics it holds
	To       string                 `json:"to,omitempty"`       // who got it
	On       string                 `json:"on,omitempty"`       // YYYY-MM-DD
	Findings []string               `json:"findings,omitempty"` // of the disclosure check, kind and number, that somebody let pass
	Why      string                 `json:"why,omitempty"`
}

// Tomb is what a tombstone tells of an erasure: where something was, never what.
// A withdrawal names the participant and the interviews that are gone as a
// whole; a redaction, and a withdrawal from an interview of several, the ranges
// of the body that are gone and what stands there now. Of names another text
// than a body: From and To are then the hashes of that text.
type Tomb struct {
	Participant corpus.ParticipantID  `json:"participant,omitempty"`
	Gone        []corpus.TranscriptID `json:"gone,omitempty"`
	Of          TextName              `json:"of,omitzero"`
	From        corpus.Hash           `json:"from,omitempty"`
	To          corpus.Hash           `json:"to,omitempty"`
	Cuts        []Cut                 `json:"cuts,omitempty"` // in order, apart, in the body From
	Why         string                `json:"why,omitempty"`
}

// Cut is a range of a body that is gone, and the mark that replaces it.
type Cut struct {
	corpus.Span
	With string `json:"with"`
	Kind string `json:"kind,omitempty"` // a privacy.Kind
}

// MemoText is the payload of a memo event.
type MemoText struct {
	On     MemoTarget `json:"on"`
	Text   string     `json:"text"`
	Source string     `json:"source,omitempty"` // of a literature note
}

// MemoTarget is what a memo is about: a kind and an id.
type MemoTarget struct {
	Kind string `json:"kind"` // study, interview, participant, code or coding
	ID   string `json:"id,omitempty"`
}

// Change is the journal of a change to an entry of a YAML file: the entry as
// it was and as it became; nil where there was or is none.
type Change struct {
	ID     string          `json:"id"`
	Part   string          `json:"part,omitempty"` // of study.yaml: groups, coders, …
	Before json.RawMessage `json:"before,omitempty"`
	After  json.RawMessage `json:"after,omitempty"`
}

// TextEdit is the journal of a change to a transcript. Before and After are the
// touched turns, at least one of each; Place is the index of the first in the
// transcript before.
// From and To are the hashes of the bodies. Of an edit of before an erasure the
// words are gone and Moves tells what moved.
type TextEdit struct {
	From     corpus.Hash      `json:"from"`
	To       corpus.Hash      `json:"to"`
	Place    int              `json:"place"`
	Start    corpus.Offset    `json:"start"` // of the first touched turn, in the body before
	Before   []LoggedTurn     `json:"before,omitempty"`
	After    []LoggedTurn     `json:"after,omitempty"`
	ByHand   bool             `json:"by_hand,omitempty"`  // made in another program
	Listened bool             `json:"listened,omitempty"` // the recording was listened to again
	Added    []corpus.Speaker `json:"speakers,omitempty"` // labels that the edit declared
	Wordless bool             `json:"wordless,omitempty"` // an erasure took the words
	Moves    [][5]int         `json:"moves,omitempty"`    // of a wordless one: ranges of the bodies before and after, and an anchor.Kind

	cut *cutting // of a tombstone, which leads from text to text as an edit does
}

// LoggedTurn is a turn as the journal keeps it.
type LoggedTurn struct {
	Number  corpus.TurnNumber `json:"n"`
	Time    corpus.Clock      `json:"t"`
	Speaker corpus.Label      `json:"s"`
	Repeats corpus.TurnNumber `json:"r,omitzero"`
	Text    string            `json:"text"`
}
