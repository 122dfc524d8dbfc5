package main

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"

	"citaat/coding"
	"citaat/corpus"
)

// marker stands in all that daan writes in secret.
const marker = "kwikstaart"

// looks are ways to look at a study with each verb that shows something of it.
// FILE is a file to write.
var looks = map[string][][]string{
	"citaat":                      {{}},
	"citaat check":                {{"check"}, {"check", "--format", "json"}},
	"citaat codes":                {{"codes", "--all"}, {"codes", "--format", "json"}, {"codes", "--format", "csv"}},
	"citaat codes export":         {{"codes", "export", "FILE.yaml"}, {"codes", "export", "FILE.csv"}},
	"citaat find":                 {{"find", "code:Meerwaarde"}, {"find", "code:Meerwaarde", "--format", "json"}, {"find", marker}, {"find", "NOT code:Stresswoorden AND stress*"}, {"find", "rust", "--format", "csv"}},
	"citaat interviews":           {{"interviews"}, {"interviews", "--format", "json"}, {"interviews", "--format", "csv"}},
	"citaat log":                  {{"log"}, {"log", "--format", "json"}, {"log", "--by", "daan"}, {"log", "--interview", "M1"}},
	"citaat memo":                 {{"memo"}, {"memo", "--format", "json"}},
	"citaat memo list":            {{"memo", "list"}, {"memo", "list", "--format", "json"}},
	"citaat participants":         {{"participants"}, {"participants", "--format", "json"}},
	"citaat quotes":               {{"quotes"}, {"quotes", "--all"}, {"quotes", "--format", "json"}, {"quotes", "-o", "FILE.xlsx"}, {"quotes", "-o", "FILE.csv"}, {"quotes", "-o", "FILE.md"}, {"quotes", "--share", "-o", "FILE.html"}},
	"citaat participants consent": {{"participants", "consent"}},
	"citaat sent list":            {{"sent", "list"}},
	"citaat withhold list":        {{"withhold", "list"}},
	"citaat searches":             {{"searches"}, {"searches", "--format", "json"}},
	"citaat privacy check":        {{"privacy", "check", "--list"}, {"privacy", "check", "--format", "json"}, {"privacy", "check", "--marks"}},
	"citaat searches propose":     {{"searches", "propose", "Slapen"}},
}

// only these change something and show no more than what they were told.
var changes = []string{"code", "codes add", "codes rename", "codes move", "codes merge", "codes split", "codes import", "codes delete", "codes retire", "codes set", "completion",
	"archive", "demo", "edit", "help", "import", "interviews done", "interviews set", "key", "key add", "key show", "key remove", "key export", "key import", "key identity", "keys", "keys list", "memo add", "memo edit", "memo remove", "new", "restore", "participants set", "participants add", "participants remove",
	"privacy", "privacy report", "privacy storage", // numbers, and how large folders are
	"withdraw", // counts all that will go, for nobody may erase what he was not told of; it names no code and no word
	"withhold", "release", "sent",
	"searches add", "searches save", "searches remove", "searches run", "tour", "uncode"}

// verbs are all commands, by path.
func verbs(c *cobra.Command) []string {
	paths := []string{c.CommandPath()}
	for _, sub := range c.Commands() {
		paths = append(paths, verbs(sub)...)
	}
	return paths
}

// shown is all that ilse is shown of a study by every verb.
func shown(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	for _, path := range verbs(newRoot(silent(t))) {
		verb := strings.TrimPrefix(path, "citaat ")
		if _, ok := looks[path]; !ok && !slices.Contains(changes, verb) {
			t.Errorf("nobody looked whether %q shows in a blind study what it must not: put it into looks or changes", path)
		}
		for _, args := range looks[path] {
			all[path+" "+strings.Join(args, " ")] = look(t, dir, args)
		}
	}
	return all
}

func look(t *testing.T, dir string, args []string) string {
	t.Helper()
	env, out, said := silent(t), &bytes.Buffer{}, &bytes.Buffer{}
	env.Out, env.Err = newPaper(out, false), newPaper(said, false)
	to := t.TempDir()
	full := []string{"-C", dir, "--coder", "ilse", "--yes"}
	for _, a := range args {
		full = append(full, strings.Replace(a, "FILE", filepath.Join(to, "uit"), 1))
	}
	run(t.Context(), env, full)
	text := withoutExports(out.String()) + said.String()
	files, err := filepath.Glob(filepath.Join(to, "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		text += unpacked(t, data)
	}
	return strings.ReplaceAll(strings.ReplaceAll(text, to, "TO"), dir, "DIR")
}

// withoutExports leaves out what ilse herself adds to the log by looking: the
// files that she writes.
func withoutExports(text string) string {
	var kept strings.Builder
	for line := range strings.Lines(text) {
		if !strings.Contains(line, `"op":"export"`) && !strings.Contains(line, "bestand geschreven") {
			kept.WriteString(line)
		}
	}
	return kept.String()
}

// unpacked is the text of a file, also of one that is a zip.
func unpacked(t *testing.T, data []byte) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return string(data)
	}
	var all strings.Builder
	for _, f := range z.File {
		if strings.HasPrefix(f.Name, "docProps") { // when it was made
			continue
		}
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(&all, r); err != nil {
			t.Fatal(err)
		}
	}
	return all.String()
}

func setBlind(t *testing.T, dir string, on bool) {
	t.Helper()
	s := openAs(t, dir, "ilse")
	if err := s.Do(func(b *coding.Batch) error {
		g := s.General()
		g.Blind = on
		b.SetGeneral(g)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
}

func openAs(t *testing.T, dir string, coder corpus.CoderName) *coding.Study {
	t.Helper()
	s, err := coding.Open(t.Context(), dir, coding.Options{Coder: coder})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// secretly has daan do all that one can do to an interview.
func secretly(t *testing.T, dir string) {
	t.Helper()
	s := openAs(t, dir, "daan")
	var ilses coding.CodingID
	for _, c := range s.CodingsIn("M1") {
		if c.Coder == "ilse" {
			ilses = c.ID
		}
	}
	code, err := s.Codebook().Find("Stresswoorden")
	if err != nil {
		t.Fatal(err)
	}
	err = s.Do(func(b *coding.Batch) error {
		if _, err := b.Code(coding.Passage{Interview: "M1", Span: corpus.Span{Start: 3, End: 40}}, code, coding.For); err != nil {
			return err
		}
		for _, on := range []coding.MemoTarget{{Kind: coding.OnStudy}, {Kind: coding.OnInterview, ID: "M1"}, {Kind: coding.OnParticipant, ID: "M1"},
			{Kind: coding.OnCode, ID: string(code)}, {Kind: coding.OnCoding, ID: string(ilses)}} {
			b.Memo(on, "memo "+marker, "bron "+marker)
		}
		if _, err := b.Reject(coding.Passage{Interview: "M1", Span: corpus.Span{Start: 50, End: 60}}, code); err != nil {
			return err
		}
		return b.Choose(ilses, coding.Choice{Chosen: true, Remark: marker, Published: marker})
	})
	if err != nil {
		t.Fatal(err)
	}
	var id coding.CodingID
	for _, do := range []func(b *coding.Batch) error{
		func(b *coding.Batch) (err error) {
			id, err = b.Code(coding.Passage{Interview: "M2", Span: corpus.Span{Start: 0, End: 30}}, code, "")
			return err
		},
		func(b *coding.Batch) error { return b.Choose(id, coding.Choice{Chosen: true, Remark: marker}) },
	} {
		if err := s.Do(do); err != nil {
			t.Fatal(err)
		}
	}
}

// withoutWork takes out of daan's log what the others must not see; what is
// everybody's stays.
func withoutWork(t *testing.T, dir string) {
	t.Helper()
	file := filepath.Join(dir, coding.LogFolder, "daan.jsonl")
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var kept strings.Builder
	for line := range strings.Lines(string(data)) {
		var e coding.Event
		if err := json.Unmarshal([]byte(line), &e); err != nil {
			t.Fatal(err)
		}
		switch e.Op {
		case coding.OpCodebook, coding.OpOrder, coding.OpParticipant, coding.OpSettings, coding.OpTranscript, coding.OpImport, coding.OpInterview:
			kept.WriteString(line)
		}
	}
	if err := os.WriteFile(file, []byte(kept.String()), 0o600); err != nil {
		t.Fatal(err)
	}
}

// In a blind study every verb shows the one coder the same, whatever the other
// did; when both are done, or the study is not blind, it shows.
func TestNoVerbTellsABlindCoderOfAnother(t *testing.T) {
	dir := demoIn(t)
	secretly(t, dir)
	open := shown(t, dir)
	var tells []string
	for verb, text := range open {
		if strings.Contains(text, marker) {
			tells = append(tells, verb)
		}
	}
	if len(tells) < 4 { // memos, the table, its files
		t.Errorf("in an open study the marker is seen by %q only: this test would see nothing", tells)
	}
	setBlind(t, dir, true)
	blind := shown(t, dir)
	bare := filepath.Join(t.TempDir(), "bare")
	if err := os.CopyFS(bare, os.DirFS(dir)); err != nil {
		t.Fatal(err)
	}
	withoutWork(t, bare)
	for verb, want := range shown(t, bare) {
		if got := blind[verb]; got != want {
			t.Errorf("%s tells of daan's work:\n%s\nwithout it:\n%s", verb, got, want)
		}
		if strings.Contains(blind[verb], marker) && !strings.Contains(verb, marker) {
			t.Errorf("%s shows the marker", verb)
		}
	}
	for _, coder := range []corpus.CoderName{"ilse", "daan"} {
		s := openAs(t, dir, coder)
		if err := s.Do(func(b *coding.Batch) error {
			for _, v := range s.Interviews() {
				if err := b.Done(v.ID, true); err != nil {
					return err
				}
			}
			return nil
		}); err != nil {
			t.Fatal(err)
		}
	}
	both := shown(t, dir)
	for _, verb := range tells {
		if !strings.Contains(both[verb], marker) {
			t.Errorf("both are done, and %s does not show it", verb)
		}
	}
}
