package examples

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"citaat/corpus"
)

func transcripts(t *testing.T) map[string]*corpus.Transcript {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("study", "transcripts", "*.md"))
	if err != nil || len(files) != 10 {
		t.Fatalf("%d transcripts, want 10 (%v)", len(files), err)
	}
	all := map[string]*corpus.Transcript{}
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		tr, err := corpus.ParseTranscript(f, data)
		if err != nil {
			t.Fatal(err)
		}
		all[string(tr.ID)] = tr
	}
	return all
}

// The example is made up talk of ten people, not one text ten times.
func TestNoEightWordsInARowOccurTwice(t *testing.T) {
	word := regexp.MustCompile(`[\pL\pN']+`)
	seen := map[string]string{}
	for id, tr := range transcripts(t) {
		said := 0
		for _, turn := range tr.Turns {
			words := word.FindAllString(strings.ToLower(turn.Text), -1)
			said += len(words)
			if tr.Speaker(turn.Speaker).Role == "interviewer" {
				continue
			}
			for i := 0; i+8 <= len(words); i++ {
				row := strings.Join(words[i:i+8], " ")
				place := id + ":" + turn.Number.String()
				if was, twice := seen[row]; twice {
					t.Errorf("%s and %s share eight words", was, place)
				}
				seen[row] = place
			}
		}
		if said < 1200 {
			t.Errorf("%s has %d words, want at least 1200", id, said)
		}
	}
}

// row is one passage of the hand coding.
type row struct {
	coder, interview, turn, code string
	from, to                     int
}

// handCoding reads codings.tsv: a row for each passage and code.
func handCoding(t *testing.T) []row {
	t.Helper()
	data, err := os.ReadFile("codings.tsv")
	if err != nil {
		t.Fatal(err)
	}
	all := transcripts(t)
	var rows []row
	for _, l := range strings.Split(strings.TrimSuffix(string(data), "\n"), "\n")[1:] {
		f := strings.Split(l, "\t")
		if len(f) != 10 {
			t.Fatalf("%d fields in %q", len(f), l)
		}
		n, err := corpus.ParseTurnNumber(f[2])
		if err != nil {
			t.Fatal(err)
		}
		i, ok := all[f[1]].Turn(n)
		if !ok {
			t.Fatalf("no turn %s:%s", f[1], f[2])
		}
		text := all[f[1]].Turns[i].Text
		if strings.Count(text, f[3]) != 1 {
			t.Errorf("%s:%s holds %q %d times", f[1], f[2], f[3], strings.Count(text, f[3]))
		}
		from := strings.Index(text, f[3])
		for _, code := range strings.Split(f[4], " | ") {
			rows = append(rows, row{f[0], f[1], f[2], code, from, from + len(f[3])})
		}
	}
	return rows
}

// The second coder's work must show what honest disagreement looks like.
func TestCodersAgreeNeitherFullyNorPoorly(t *testing.T) {
	rows := handCoding(t)
	both := map[string]bool{}
	for _, r := range rows {
		if r.coder == "daan" {
			both[r.interview] = true
		}
	}
	if len(both) != 3 {
		t.Errorf("daan coded %d interviews, want 3", len(both))
	}
	met, all := 0, 0
	for _, r := range rows {
		if !both[r.interview] {
			continue
		}
		all++
		for _, o := range rows {
			if o.coder != r.coder && o.interview == r.interview && o.turn == r.turn && o.code == r.code &&
				o.from < r.to && r.from < o.to {
				met++
				break
			}
		}
	}
	if share := float64(met) / float64(all); share < .5 || share > .9 {
		t.Errorf("%d of %d codings meet one of the other coder", met, all)
	} else {
		t.Logf("%d of %d codings meet one of the other coder", met, all)
	}
}
