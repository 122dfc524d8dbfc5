package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"citaat/coding"
	"citaat/corpus"
)

// reported is a study with all that a report tells of: consents, a retention, a
// withheld passage, replacements, a withdrawal, files that left, and a key.
func reported(t *testing.T) (dir string) {
	t.Helper()
	config := filepath.Join(t.TempDir(), "instellingen")
	t.Setenv("XDG_CONFIG_HOME", config)
	t.Setenv("HOME", config)
	dir = demoIn(t)
	s, err := coding.Open(t.Context(), dir, coding.Options{Coder: "ilse", Now: reportDay})
	if err != nil {
		t.Fatal(err)
	}
	err = s.Do(func(b *coding.Batch) error {
		p, _ := s.Participant("M2")
		p.Consent = corpus.Consent{}
		if err := b.ChangeParticipant(p); err != nil {
			return err
		}
		q, _ := s.Participant("M1")
		q.Consent.Until = "2026-12-01"
		if err := b.ChangeParticipant(q); err != nil {
			return err
		}
		if _, err := b.Withhold(coding.Passage{Interview: "M1", Span: corpus.Span{Start: 3, End: 30}}, "gevraagd"); err != nil {
			return err
		}
		b.Exported(coding.SentFile{Name: "tabel.xlsx"})
		b.Exported(coding.SentFile{Name: "a.age", Why: archived})
		return b.SentTo(coding.SentFile{Name: "tabel.xlsx", To: "gemeente \x1b[31mWolkendam", On: "2026-11-02"})
	})
	if err != nil {
		t.Fatal(err)
	}
	tombs := `{"v":1,"id":"01KA0000000000000000000001","time":"2026-10-01T09:00:00Z","coder":"eva","op":"tombstone","tomb":{"from":"aa","to":"bb","cuts":[{"start":1,"end":4,"with":"[naam-1]","kind":"name"},{"start":9,"end":12,"with":"[plaats-1]","kind":"place"},{"start":20,"end":24,"with":"[naam-2]","kind":"name"}]}}
{"v":1,"id":"01KA0000000000000000000002","time":"2026-10-05T09:00:00Z","coder":"eva","op":"tombstone","tomb":{"participant":"M77","gone":["M77"],"why":"gevraagd"}}
`
	if err := os.WriteFile(filepath.Join(dir, "codings", "eva.jsonl"), []byte(tombs), 0o600); err != nil {
		t.Fatal(err)
	}
	return dir
}

func reportDay() time.Time { return time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC) }

func TestTheReportTellsWhatHolds(t *testing.T) {
	dir := reported(t)
	for _, c := range []struct{ golden, lang, form string }{{"report.nl.txt", "nl", ""}, {"report.en.txt", "en", ""}, {"report.nl.md", "nl", "--md"}, {"report.nl.html", "nl", "--html"}} {
		env, out := silent(t), &bytes.Buffer{}
		env.Out, env.Now = newPaper(out, false), reportDay
		args := []string{"-C", dir, "--coder", "ilse", "--lang", c.lang, "privacy", "report"}
		if c.form != "" {
			args = append(args, c.form)
		}
		if code := run(t.Context(), env, args); code != 0 {
			t.Fatalf("exit %d", code)
		}
		got := out.String()
		if lines := strings.Count(got, "\n"); c.form == "" && lines > 64 {
			t.Errorf("%d lines are more than a page", lines)
		}
		for _, never := range []string{"M1", "M77", "\x1b", "tabel.xlsx"} {
			if strings.Contains(got, never) {
				t.Errorf("%s holds %q", c.golden, never)
			}
		}
		golden(t, c.golden, steady(got, dir))
	}
}

// steady is a report without what differs from one machine to another.
func steady(s, dir string) string {
	s = strings.ReplaceAll(s, "\n    ", " ") // where a line breaks depends on the names of folders
	s = strings.ReplaceAll(s, dir, "/thuis/onderzoek")
	s = regexp.MustCompile(`/\S*/instellingen\S*/citaat`).ReplaceAllString(s, "/thuis/.config/citaat")
	s = regexp.MustCompile(`[0-9.]+ [kMG]B`).ReplaceAllString(s, "N kB")
	s = regexp.MustCompile(`(gebruiker|user|eigenaar|owner) \S+`).ReplaceAllString(s, "$1 WIE")
	return regexp.MustCompile(`(\d+) (bestanden?|files?)`).ReplaceAllString(s, "N $2")
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s: got\n%s\nwant\n%s", name, got, want)
	}
}
