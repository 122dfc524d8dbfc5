package main

import (
	"context"
	"errors"
	"strings"

	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

func noTranscript() phrases.Sentence { return phrases.Make("import.passed-content") }

// settle finds out which files would get in each other's way, in the order in
// which they were named, and passes over what a folder holds under a name that
// tells nothing and that is no transcript.
func (b *intake) settle() {
	var files []*incoming
	for _, f := range b.files {
		if f.maybe && f.state == failed && !errors.Is(f.err, context.Canceled) {
			b.passed = append(b.passed, passed{f.path, noTranscript()})
			continue
		}
		files = append(files, f)
	}
	b.files = files
	there := map[string]corpus.TranscriptID{}
	if !b.updates {
		for _, v := range b.desk.Study.Interviews() {
			there[strings.ToLower(string(v.ID))] = v.ID
		}
	}
	ids := map[string]string{}
	hashes := map[string]corpus.TranscriptID{}
	for _, f := range b.files {
		if f.state == ready {
			f.settle(there, ids, hashes)
		}
	}
}

// settle looks whether a file stands in the way of another. Ids that differ in
// case alone are one: on many disks they are one file.
func (f *incoming) settle(there map[string]corpus.TranscriptID, ids map[string]string, hashes map[string]corpus.TranscriptID) {
	id := f.seen.id
	folded := strings.ToLower(string(id))
	if twin, twice := hashes[f.seen.sha256]; twice {
		f.state, f.id, f.text = same, twin, nil
		return
	}
	if old, taken := there[folded]; taken {
		f.fail(phrases.Fail("coding.import.exists", phrases.Args{"Interview": string(old)}).
			WithCure("import.exists-cure", phrases.Args{"Interview": string(old)}).Because(coding.ErrExists))
		return
	}
	if other, twice := ids[folded]; twice {
		f.fail(phrases.Fail("cli.import.twice", phrases.Args{"Interview": string(id), "Other": oneLine(other)}).
			WithCure("coding.import.exists.cure"))
		return
	}
	ids[folded], hashes[f.seen.sha256] = f.name, id
}
