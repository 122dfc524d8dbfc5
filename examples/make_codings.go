//go:build ignore

// Command make_codings writes the logs of the example study's two coders from
// codings.tsv and memos.tsv, with a clock and ids of its own, so that the same
// tables give the same bytes.
//
//	go generate ./examples
package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/oklog/ulid/v2"

	"citaat/coding"
	"citaat/coding/anchor"
	"citaat/corpus"
)

// firstDay is when each coder sat down to code for the first time.
var firstDay = map[corpus.CoderName]time.Time{
	"ilse": time.Date(2026, 7, 6, 7, 2, 0, 0, time.UTC),
	"daan": time.Date(2026, 7, 20, 7, 31, 0, 0, time.UTC),
}

const perDay = 40 // batches

// diary makes the events of one coder.
type diary struct {
	coder   corpus.CoderName
	batches int
	events  []coding.Event
}

type maker struct {
	codes   *coding.Codebook
	texts   map[string]*corpus.Transcript
	diaries map[corpus.CoderName]*diary
	codings map[string]coding.CodingID // "ilse M2:28 Path/Code"
}

func main() {
	log.SetFlags(0)
	m := maker{texts: map[string]*corpus.Transcript{}, codings: map[string]coding.CodingID{},
		diaries: map[corpus.CoderName]*diary{"ilse": {coder: "ilse"}, "daan": {coder: "daan"}}}
	m.read()
	for _, f := range table("codings.tsv", 10) {
		m.row(f)
	}
	for _, f := range table("memos.tsv", 4) {
		m.memo(f)
	}
	for _, d := range m.diaries {
		d.write()
	}
}

func (m *maker) read() {
	var err error
	m.codes, err = coding.ParseCodebook("codebook.yaml", file("study", "codebook.yaml"))
	check(err)
	names, err := filepath.Glob(filepath.Join("study", "transcripts", "*.md"))
	check(err)
	for _, name := range names {
		t, err := corpus.ParseTranscript(name, file(name))
		check(err)
		m.texts[string(t.ID)] = t
	}
}

// row codes one passage: coder, interview, turn, quote, codes, stance, chosen,
// published, remark, memo.
func (m *maker) row(f []string) {
	t := m.texts[f[1]]
	n, err := corpus.ParseTurnNumber(f[2])
	check(err)
	i, ok := t.Turn(n)
	at := strings.Index(t.Turns[i].Text, f[3])
	if !ok || at < 0 {
		log.Fatalf("%s:%s does not hold the words of codings.tsv", f[1], f[2])
	}
	start := t.Turns[i].Span.Start + corpus.Offset(len([]rune(t.Turns[i].Text[:at])))
	a := anchor.Make(t.Body(), t.Hash(), corpus.Span{Start: start, End: start + corpus.Offset(len([]rune(f[3])))})
	d := m.diaries[corpus.CoderName(f[0])]
	d.batches++
	var first coding.CodingID
	for _, path := range strings.Split(f[4], " | ") {
		id, err := m.codes.Find(path)
		check(err)
		e := d.event(coding.OpCode)
		e.Interview, e.Code, e.Stance, e.Anchor = t.ID, id, coding.Stance(f[5]), &a
		m.codings[f[0]+" "+f[1]+":"+f[2]+" "+path] = e.ID
		if first == "" {
			first = e.ID
		}
	}
	if f[6] == "yes" || f[7] != "" || f[8] != "" {
		d.batches++
		e := d.event(coding.OpChoose)
		e.Target, e.Interview = first, t.ID
		e.Choice = &coding.Choice{Chosen: f[6] == "yes", Published: f[7], Remark: f[8]}
	}
	if f[9] != "" {
		d.batches++
		d.event(coding.OpMemo).Memo = &coding.MemoText{On: coding.MemoTarget{Kind: coding.OnCoding, ID: string(first)}, Text: f[9]}
	}
}

// memo writes a memo: kind, target, coder, text.
func (m *maker) memo(f []string) {
	on := coding.MemoTarget{Kind: f[0], ID: f[1]}
	switch f[0] {
	case coding.OnCode:
		id, err := m.codes.Find(f[1])
		check(err)
		on.ID = string(id)
	case coding.OnCoding:
		id, ok := m.codings[f[1]]
		if !ok {
			log.Fatalf("no coding %q", f[1])
		}
		on.ID = string(id)
	}
	d := m.diaries[corpus.CoderName(f[2])]
	d.batches++
	d.event(coding.OpMemo).Memo = &coding.MemoText{On: on, Text: f[3]}
}

// event adds an event to the batch that is open.
func (d *diary) event(op coding.Op) *coding.Event {
	n := d.batches - 1
	at := firstDay[d.coder].AddDate(0, 0, n/perDay).Add(time.Duration(n%perDay) * 11 * time.Minute)
	at = at.Add(time.Duration(len(d.events)%50) * time.Millisecond)
	e := coding.Event{Version: coding.Version, Time: at, Coder: d.coder, Op: op, ID: d.id(at, "event", len(d.events))}
	e.Batch = d.id(at, "batch", d.batches)
	d.events = append(d.events, e)
	return &d.events[len(d.events)-1]
}

// id is a ULID of a time whose random part is none.
func (d *diary) id(at time.Time, kind string, n int) coding.EventID {
	var u ulid.ULID
	check(u.SetTime(ulid.Timestamp(at)))
	sum := sha256.Sum256(fmt.Appendf(nil, "%s %s %d", d.coder, kind, n))
	copy(u[6:], sum[:])
	return coding.EventID(u.String())
}

func (d *diary) write() {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	last := coding.EventID("")
	for _, e := range d.events {
		if e.ID <= last {
			log.Fatalf("the ids of %s do not rise", d.coder)
		}
		last = e.ID
		check(enc.Encode(e))
	}
	dir := filepath.Join("study", coding.LogFolder)
	check(os.MkdirAll(dir, 0o755))
	check(os.WriteFile(filepath.Join(dir, string(d.coder)+".jsonl"), b.Bytes(), 0o644))
}

func table(name string, columns int) [][]string {
	var rows [][]string
	for i, l := range strings.Split(strings.TrimSuffix(string(file(name)), "\n"), "\n") {
		f := strings.Split(l, "\t")
		if len(f) != columns {
			log.Fatalf("%s:%d has %d columns, want %d", name, i+1, len(f), columns)
		}
		if i > 0 {
			rows = append(rows, f)
		}
	}
	return rows
}

func file(path ...string) []byte {
	data, err := os.ReadFile(filepath.Join(path...))
	check(err)
	return data
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
