package coding_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"citaat/coding"
	"citaat/corpus/phrases"
	"citaat/corpus/store"
)

func openOn(t testing.TB, dir string, disk store.Disk) *coding.Study {
	t.Helper()
	s, err := coding.Open(t.Context(), dir, coding.Options{Coder: "ilse", Disk: disk})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

type failingSync struct{ *os.File }

func (failingSync) Sync() error { return errors.New("input/output error") }

func TestASyncThatFailsIsNotSaved(t *testing.T) {
	dir := newStudy(t)
	good := open(t, dir, "ilse")
	kept := code(t, good, "bezorgd", "zorg-aaa")
	s := openOn(t, dir, store.Disk{OpenAppend: func(path string) (store.File, int64, error) {
		f, err := os.OpenFile(path, os.O_WRONLY|os.O_APPEND, 0)
		if err != nil {
			return nil, 0, err
		}
		info, err := f.Stat()
		return failingSync{f}, info.Size(), err
	}})
	before := read(t, dir, "codings/ilse.jsonl")
	p := words(t, s, "rustig")
	err := s.Do(func(b *coding.Batch) error {
		code, err := b.AddCode(coding.Code{Name: "Nieuw"})
		if err == nil {
			_, err = b.Code(p, code, "")
		}
		return err
	})
	if !errors.Is(err, coding.ErrNotSaved) {
		t.Fatalf("the coding was acknowledged: %v", err)
	}
	if say := phrases.For(phrases.Dutch).Error(err); !strings.HasPrefix(say, "niet bewaard") {
		t.Errorf("the user reads %q", say)
	}
	if got := read(t, dir, "codings/ilse.jsonl"); got != before {
		t.Errorf("the log changed:\n%s", got)
	}
	if strings.Contains(read(t, dir, "codebook.yaml"), "Nieuw") {
		t.Error("the codebook keeps a code whose coding was not saved")
	}
	if len(s.Codings()) != 1 || on(t, s, kept) != "bezorgd" || len(s.Codebook().Codes()) != 3 {
		t.Error("the study in memory is not the one on disk")
	}
}

// What stands in the way is told in the user's language, with what helps.
func TestADiskThatRefusesIsToldInWords(t *testing.T) {
	dir := newStudy(t)
	for err, want := range map[error]string{
		syscall.ENOSPC: "niet bewaard: de schijf is vol. Wat eerder bewaard was",
		syscall.EACCES: "niet bewaard: deze gebruiker mag hier niet schrijven. Vraag schrijfrechten",
		syscall.EROFS:  "niet bewaard: deze gebruiker mag hier niet schrijven. Vraag schrijfrechten",
	} {
		s := openOn(t, dir, store.Disk{OpenAppend: func(path string) (store.File, int64, error) {
			return nil, 0, &fs.PathError{Op: "open", Path: path, Err: err}
		}})
		p := words(t, s, "rustig")
		got := s.Do(func(b *coding.Batch) error {
			_, err := b.Code(p, "zorg-aaa", "")
			return err
		})
		if say := phrases.For(phrases.Dutch).Error(got); !errors.Is(got, coding.ErrNotSaved) || !strings.HasPrefix(say, want) {
			t.Errorf("%v: the user reads %q", err, say)
		}
	}
}

func TestATornLastLineIsSetAsideAndTold(t *testing.T) {
	dir := newStudy(t)
	s := open(t, dir, "ilse")
	kept := code(t, s, "bezorgd", "zorg-aaa")
	whole := read(t, dir, "codings/ilse.jsonl")
	code(t, s, "rustig", "rust-aaa")
	all := read(t, dir, "codings/ilse.jsonl")
	for cut := len(whole) + 1; cut < len(all)-1; cut += 7 {
		write(t, dir, "codings/ilse.jsonl", all[:cut])
		s := open(t, dir, "ilse")
		if f := s.Problems(); len(f) != 1 || f[0].Place != "codings/ilse.jsonl:2" {
			t.Fatalf("cut at %d: problems %v", cut, f)
		}
		next := code(t, s, "Niemand legde", "rust-aaa")
		s = open(t, dir, "ilse")
		if on(t, s, kept) != "bezorgd" || on(t, s, next) != "Niemand legde" || len(s.Codings()) != 2 {
			t.Fatalf("cut at %d: the study holds %v", cut, s.Codings())
		}
		if aside := read(t, dir, ".citaat/aside/ilse.jsonl"); !strings.HasSuffix(aside, all[len(whole):cut]+"\n") {
			t.Fatalf("cut at %d: the torn piece is lost", cut)
		}
		if f := s.Problems(); len(f) != 0 {
			t.Fatalf("cut at %d: still %v", cut, f)
		}
	}
}

// Every byte prefix of a log opens, and holds all whole lines.
func TestEveryPrefixOfALogOpens(t *testing.T) {
	dir := newStudy(t)
	s := open(t, dir, "ilse")
	code(t, s, "bezorgd", "zorg-aaa")
	code(t, s, "rustig", "rust-aaa")
	all := read(t, dir, "codings/ilse.jsonl")
	for cut := 0; cut <= len(all); cut += 3 {
		write(t, dir, "codings/ilse.jsonl", all[:cut])
		want := strings.Count(all[:cut], "\n")
		got := len(open(t, dir, "daan").Codings())
		if got != want && (got != want+1 || all[cut] != '\n') {
			t.Fatalf("cut at %d: %d codings, want %d", cut, got, want)
		}
	}
}

// An editor on Windows ends lines with CRLF and begins the file with a mark.
func TestALogThatAnEditorSavedIsRead(t *testing.T) {
	dir := newStudy(t)
	s := open(t, dir, "ilse")
	first, second := code(t, s, "bezorgd", "zorg-aaa"), code(t, s, "rustig", "rust-aaa")
	text := read(t, dir, "codings/ilse.jsonl")
	write(t, dir, "codings/ilse.jsonl", "\ufeff"+strings.ReplaceAll(text, "\n", "\r\n"))
	s = open(t, dir, "ilse")
	if on(t, s, first) != "bezorgd" || on(t, s, second) != "rustig" || len(s.Problems()) > 0 {
		t.Errorf("problems: %v", s.Problems())
	}
	third := code(t, s, "Waarover", "zorg-aaa")
	if s := open(t, dir, "daan"); len(s.Codings()) != 3 || on(t, s, third) != "Waarover" {
		t.Errorf("%d codings", len(s.Codings()))
	}
}

func TestAnUnreadableLineInTheMiddleIsTold(t *testing.T) {
	dir := newStudy(t)
	s := open(t, dir, "ilse")
	code(t, s, "bezorgd", "zorg-aaa")
	code(t, s, "rustig", "rust-aaa")
	lines := strings.SplitAfter(read(t, dir, "codings/ilse.jsonl"), "\n")
	write(t, dir, "codings/ilse.jsonl", lines[0]+"<<<<<<< HEAD\n\x00\x00\n"+lines[1])
	s = open(t, dir, "ilse")
	if len(s.Codings()) != 2 {
		t.Errorf("%d codings, want 2", len(s.Codings()))
	}
	f := s.Problems()
	if len(f) != 2 || f[0].Place != "codings/ilse.jsonl:2" || f[1].Place != "codings/ilse.jsonl:3" {
		t.Errorf("problems: %v", f)
	}
}

func TestAnEventOfANewerVersionIsKeptAndTold(t *testing.T) {
	dir := newStudy(t)
	s := open(t, dir, "ilse")
	code(t, s, "bezorgd", "zorg-aaa")
	line := `{"v":9,"id":"01K0000000000000000000000A","time":"2026-01-01T00:00:00Z","coder":"ilse","op":"weigh","colour":"x"}` + "\n"
	write(t, dir, "codings/ilse.jsonl", read(t, dir, "codings/ilse.jsonl")+line)
	s = open(t, dir, "ilse")
	code(t, s, "rustig", "rust-aaa")
	if !strings.Contains(read(t, dir, "codings/ilse.jsonl"), line) {
		t.Error("the line of a newer version is gone")
	}
	if f := s.Check(); len(f) != 1 || f[0].What.Key != "coding.check.newer" {
		t.Errorf("check found %v", f)
	}
}

func TestAStudyOfANewerFormatIsReadOnly(t *testing.T) {
	dir := newStudy(t)
	write(t, dir, "study.yaml", "format: 2\ntitle: Later\nnew_thing: yes\n")
	s := open(t, dir, "ilse")
	if !s.ReadOnly() {
		t.Error("the study is not read-only")
	}
	p := words(t, s, "rustig")
	err := s.Do(func(b *coding.Batch) error {
		_, err := b.Code(p, "rust-aaa", "")
		return err
	})
	if !errors.Is(err, coding.ErrNewer) {
		t.Errorf("writing: %v", err)
	}
	if _, err := os.Stat(filepath.Join(dir, "codings", "ilse.jsonl")); err == nil {
		t.Error("a log was made")
	}
}

func TestMalformedYAMLOverwritesNothing(t *testing.T) {
	dir := newStudy(t)
	s := open(t, dir, "ilse")
	broken := "codes:\n  - {id: rust-aaa, name: Rust}\n  - id: x\n   name: [y\n"
	write(t, dir, "codebook.yaml", broken)
	err := s.Do(func(b *coding.Batch) error {
		_, err := b.AddCode(coding.Code{Name: "Nieuw"})
		return err
	})
	if err == nil || !strings.Contains(err.Error(), "codebook.yaml:") {
		t.Errorf("the error does not name file and line: %v", err)
	}
	if read(t, dir, "codebook.yaml") != broken {
		t.Error("the file was overwritten")
	}
	if _, err := coding.Open(t.Context(), dir, coding.Options{Coder: "ilse"}); err == nil {
		t.Error("opening says nothing")
	}
}

func FuzzLog(f *testing.F) {
	f.Add([]byte(`{"v":1,"id":"01K0000000000000000000000A","time":"2026-01-01T00:00:00Z","coder":"ilse","op":"code","batch":"01K0000000000000000000000B","interview":"M1","code":"rust-aaa","anchor":{"start":0,"end":3,"quote":"Hoe","body":"x"}}` + "\n"))
	f.Add([]byte(`{"v":1,"id":"01K0000000000000000000000C","coder":"ilse","op":"undo","target":"01K0000000000000000000000B"}` + "\n"))
	f.Add([]byte(`{"v":1,"id":"01K0000000000000000000000D","coder":"ilse","op":"transcript","interview":"M1","edit":{"from":"x","to":"y"}}` + "\n{"))
	f.Add([]byte("\x00\n\n<<<<<<< a\n[]\n"))
	dir := newStudy(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		if err := os.WriteFile(filepath.Join(dir, "codings", "ilse.jsonl"), data, 0o600); err != nil {
			t.Fatal(err)
		}
		s, err := coding.Open(t.Context(), dir, coding.Options{Coder: "daan"})
		if err != nil {
			t.Fatal(err)
		}
		first := picture(t, s)
		s.Check()
		// The same lines twice are the same study.
		if err := os.WriteFile(filepath.Join(dir, "codings", "ilse.jsonl"), append(append(data, '\n'), data...), 0o600); err != nil {
			t.Fatal(err)
		}
		s, err = coding.Open(t.Context(), dir, coding.Options{Coder: "daan"})
		if err != nil {
			t.Fatal(err)
		}
		if again := picture(t, s); again != first {
			t.Fatalf("lines repeated make another study:\n%s\nwant\n%s", again, first)
		}
	})
}
