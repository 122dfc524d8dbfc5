// Package codingtest makes whole study folders for benchmarks: lifelike
// interviews with a codebook and any number of codings, the same for the same
// seed. It must never be used on a real study.
package codingtest

import (
	"bufio"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"time"

	"github.com/oklog/ulid/v2"

	"citaat/coding"
	"citaat/coding/anchor"
	"citaat/corpus"
	"citaat/corpus/corpustest"
)

// Size is how large a study is to be.
type Size struct {
	Interviews int
	Turns      int // a interview
	Codings    int // in all, by two coders
	Codes      int
}

// Make writes a study of a size into a new folder.
func Make(dir string, seed uint64, size Size) error {
	texts := corpustest.Generate(seed, size.Interviews, size.Turns)
	settings := corpus.Settings{Title: "Proefstudie", Language: "nl", Groups: corpustest.Groups(),
		Coders: []corpus.Coder{{ID: "ilse", Name: "Ilse"}, {ID: "daan", Name: "Daan"}}}
	if err := coding.Create(dir, settings); err != nil {
		return err
	}
	for _, t := range texts {
		data, err := t.Format()
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(dir, coding.TranscriptFolder, string(t.ID)+".md"), data, 0o600); err != nil {
			return err
		}
	}
	if err := writeJSON(filepath.Join(dir, coding.ParticipantsFile), corpustest.Participants(texts)); err != nil {
		return err
	}
	codes := codebook(size.Codes)
	if err := writeJSON(filepath.Join(dir, coding.CodebookFile), map[string]any{"codes": codes}); err != nil {
		return err
	}
	return writeLogs(dir, seed, size, texts, codes)
}

// writeJSON writes a value as JSON, which is YAML too.
func writeJSON(path string, v any) error {
	data, err := json.Marshal(v)
	if err != nil {
		return err
	}
	return os.WriteFile(path, data, 0o600)
}

func codebook(n int) []coding.Code {
	n = max(n, 8)
	codes := make([]coding.Code, 0, n)
	for i := range n {
		c := coding.Code{ID: coding.CodeID(fmt.Sprintf("thema-%03d", i)), Name: fmt.Sprintf("Thema %d", i), Kind: coding.Theme, Definition: "Een verzonnen thema."}
		if i < 4 {
			c.Kind = coding.Category
		} else {
			c.Parent = codes[i%4].ID
		}
		codes = append(codes, c)
	}
	return codes
}

func writeLogs(dir string, seed uint64, size Size, texts []*corpus.Transcript, codes []coding.Code) error {
	r := rand.New(rand.NewPCG(seed, 2))
	at := time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)
	var logs [2]*bufio.Writer
	for i, coder := range []string{"ilse", "daan"} {
		f, err := os.OpenFile(filepath.Join(dir, coding.LogFolder, coder+".jsonl"), os.O_CREATE|os.O_WRONLY, 0o600)
		if err != nil {
			return err
		}
		defer f.Close()
		logs[i] = bufio.NewWriterSize(f, 1<<20)
	}
	for i := range size.Codings {
		t := texts[i%len(texts)]
		at = at.Add(time.Second)
		coder := i & 1
		e := coding.Event{Version: coding.Version, ID: id(at, r), Batch: id(at, r), Time: at, Op: coding.OpCode,
			Coder: settingsCoder[coder], Interview: t.ID, Code: codes[4+r.IntN(len(codes)-4)].ID}
		a := anchor.Make(t.Body(), t.Hash(), passage(r, t))
		e.Anchor = &a
		data, err := json.Marshal(e)
		if err != nil {
			return err
		}
		if _, err := logs[coder].Write(append(data, '\n')); err != nil {
			return err
		}
	}
	for _, l := range logs {
		if err := l.Flush(); err != nil {
			return err
		}
	}
	return nil
}

var settingsCoder = [2]corpus.CoderName{"ilse", "daan"}

// passage is some 4 to 200 characters within a turn.
func passage(r *rand.Rand, t *corpus.Transcript) corpus.Span {
	turn := t.Turns[r.IntN(len(t.Turns))].Span
	n := int(turn.Len())
	if n < 8 {
		return turn
	}
	start := turn.Start + corpus.Offset(r.IntN(n-4))
	return corpus.Span{Start: start, End: min(turn.End, start+4+corpus.Offset(r.IntN(196)))}
}

func id(at time.Time, r *rand.Rand) coding.EventID {
	var u ulid.ULID
	if err := u.SetTime(ulid.Timestamp(at)); err != nil {
		panic(err) // the clock of this package is fixed
	}
	for i := 6; i < len(u); i++ {
		u[i] = byte(r.UintN(256))
	}
	return coding.EventID(u.String())
}
