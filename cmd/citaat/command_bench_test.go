package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sort"
	"strings"
	"testing"
	"time"

	"citaat/coding"
	"citaat/coding/codingtest"
)

// buildCommand builds the command as users have it.
func buildCommand(b *testing.B) string {
	b.Helper()
	bin := filepath.Join(b.TempDir(), "citaat")
	if out, err := exec.Command("go", "build", "-o", bin, ".").CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	return bin
}

// rareWord finds a word that stands in very few interviews of a study.
func rareWord(b *testing.B, dir string) string {
	b.Helper()
	s, err := coding.Open(b.Context(), dir, coding.Options{Coder: "ilse"})
	if err != nil {
		b.Fatal(err)
	}
	in := map[string]map[string]bool{}
	for _, v := range s.Interviews() {
		t, err := s.Transcript(v.ID)
		if err != nil {
			b.Fatal(err)
		}
		for _, u := range t.Turns {
			if !t.Speaker(u.Speaker).Voice().OfParticipant() {
				continue
			}
			for _, w := range strings.Fields(u.Text) {
				if len(w) > 8 && strings.Trim(w, "abcdefghijklmnopqrstuvwxyz") == "" {
					if in[w] == nil {
						in[w] = map[string]bool{}
					}
					in[w][string(v.ID)] = true
				}
			}
		}
	}
	s.Close()
	var rare []string
	for w, ids := range in {
		if len(ids) == 2 {
			rare = append(rare, w)
		}
	}
	sort.Strings(rare)
	if len(rare) == 0 {
		b.Fatal("no rare word")
	}
	return rare[len(rare)/2]
}

// runs times a command as a whole process.
func runs(b *testing.B, name string, args ...string) {
	b.Helper()
	var times []time.Duration
	for b.Loop() {
		start := time.Now()
		c := exec.Command(name, args...)
		c.Stdout, c.Env = nil, append(os.Environ(), "CITAAT_CODER=ilse", "LC_ALL=C.UTF-8")
		if err := c.Run(); err != nil {
			b.Fatalf("%s: %v", strings.Join(args, " "), err)
		}
		times = append(times, time.Since(start))
	}
	sort.Slice(times, func(i, j int) bool { return times[i] < times[j] })
	b.ReportMetric(float64(times[len(times)/2].Microseconds())/1000, "ms-median")
}

// BenchmarkFindCommand times citaat find for a rare word on 400 interviews,
// with grep -r over the same files as the yardstick.
func BenchmarkFindCommand(b *testing.B) {
	bin, dir := buildCommand(b), filepath.Join(b.TempDir(), "study")
	if err := codingtest.Make(dir, 1, codingtest.Size{Interviews: 400, Turns: 120, Codings: 4000, Codes: 40}); err != nil {
		b.Fatal(err)
	}
	word := rareWord(b, dir)
	for range 2 { // the first search makes the index
		if out, err := exec.Command(bin, "-C", dir, "find", word).CombinedOutput(); err != nil || len(out) == 0 {
			b.Fatalf("%v\n%s", err, out)
		}
	}
	b.Run("citaat", func(b *testing.B) { runs(b, bin, "-C", dir, "find", word) })
	b.Run("grep", func(b *testing.B) { runs(b, "grep", "-r", word, filepath.Join(dir, "transcripts")) })
}

// BenchmarkVersionCommand times the start of the program.
func BenchmarkVersionCommand(b *testing.B) {
	bin := buildCommand(b)
	b.Run("citaat", func(b *testing.B) { runs(b, bin, "--version") })
	b.Run("true", func(b *testing.B) { runs(b, "true") })
}

// BenchmarkImportCommand imports folders of interviews of three quarters of an
// hour in ten shapes; what may be slow is the number of words.
func BenchmarkImportCommand(b *testing.B) {
	bin := buildCommand(b)
	for _, files := range []int{200, 400} {
		b.Run(fmt.Sprint(files), func(b *testing.B) {
			raw := b.TempDir()
			words := writeMany(b, raw, files)
			for b.Loop() {
				dir := filepath.Join(b.TempDir(), "study")
				if out, err := exec.Command(bin, "new", dir, "--yes").CombinedOutput(); err != nil {
					b.Fatalf("%v\n%s", err, out)
				}
				c := exec.Command(bin, "-C", dir, "import", raw, "--yes")
				if out, err := c.CombinedOutput(); err != nil {
					b.Fatalf("%v\n%.2000s", err, out)
				}
				b.ReportMetric(float64(words)/float64(files), "words/file")
				b.ReportMetric((c.ProcessState.UserTime() + c.ProcessState.SystemTime()).Seconds(), "s-cpu")
				if peak := peakMB(c.ProcessState); peak > 0 {
					b.ReportMetric(peak, "MB-peak")
				}
			}
		})
	}
}
