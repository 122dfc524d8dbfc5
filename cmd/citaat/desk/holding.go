package desk

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"citaat/coding"
	"citaat/corpus"
)

// fewestWords is how many words make a sentence that only one person said.
const fewestWords = 3

// WordsOf are the turns that will go with a withdrawal and that stand in no
// other interview. They are for looking whether they went, and for nothing
// else.
func (d *Desk) WordsOf(plan coding.Withdrawal) ([]string, error) {
	var words []string
	going := map[corpus.TranscriptID]map[corpus.TurnNumber]bool{}
	for _, id := range plan.Gone {
		going[id] = nil
	}
	for _, v := range plan.Shared {
		going[v.Interview] = map[corpus.TurnNumber]bool{}
		for _, n := range v.Turns {
			going[v.Interview][n] = true
		}
	}
	var staying strings.Builder
	for _, v := range d.Study.Interviews() {
		t, err := d.Study.TranscriptOnce(v.ID)
		if err != nil {
			return nil, err
		}
		numbers, goes := going[v.ID]
		for _, u := range t.Turns {
			if !goes || numbers != nil && !numbers[u.Number] {
				staying.WriteString(u.Text + "\n")
			} else if len(strings.Fields(u.Text)) >= fewestWords {
				words = append(words, u.Text)
			}
		}
	}
	said := staying.String()
	return slices.DeleteFunc(words, func(w string) bool { return strings.Contains(said, w) }), nil
}

// StillHolding are the files of the study folder in which any of some words
// stand, and how many were looked into. The history of git is not among them.
func (d *Desk) StillHolding(words []string) (found []string, looked int, err error) {
	var sought [][]byte
	for _, w := range words {
		sought = append(sought, []byte(w))
		if e, err := json.Marshal(w); err == nil && string(e[1:len(e)-1]) != w {
			sought = append(sought, e[1:len(e)-1])
		}
	}
	err = filepath.WalkDir(d.Study.Dir(), func(path string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case e.IsDir() && e.Name() == ".git":
			return filepath.SkipDir
		case !e.Type().IsRegular():
			return nil
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		looked++
		if slices.ContainsFunc(sought, func(w []byte) bool { return bytes.Contains(data, w) }) {
			rel, err := filepath.Rel(d.Study.Dir(), path)
			if err != nil {
				return err
			}
			found = append(found, filepath.ToSlash(rel))
		}
		return nil
	})
	return found, looked, err
}
