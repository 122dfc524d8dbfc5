package coding_test

import (
	"os"
	"path/filepath"
	"testing"

	"citaat/coding"
	"citaat/corpus"
)

// A coding follows its words through every kind of edit, whoever made it and
// whatever citaat still knows of the earlier text; and where nothing of its
// words is left it is listed, not moved.
func TestACodingFollowsItsWords(t *testing.T) {
	const turn = "Ik had niet echt stress, maar wel bezorgd. En dan kwam zij en dan was het rustig in mijn hoofd."
	const coded = "maar wel bezorgd. En dan kwam zij"
	for _, c := range []struct {
		name, after, want string
		alone             string // without the earlier text; empty: the same
	}{
		{"before", "Ja, nou, ik had niet echt stress, maar wel bezorgd. En dan kwam zij en dan was het rustig in mijn hoofd.", coded, ""},
		{"after", "Ik had niet echt stress, maar wel bezorgd. En dan kwam zij en dan was het heel rustig.", coded, ""},
		{"at the left border", "Ik had niet echt stress, 👶 zeg maar, maar wel bezorgd. En dan kwam zij en dan was het rustig in mijn hoofd.", coded, ""},
		{"at the right border", "Ik had niet echt stress, maar wel bezorgd. En dan kwam zij binnen, ja, en dan was het rustig in mijn hoofd.", coded, ""},
		{"a word inside", "Ik had niet echt stress, maar wel heel bezorgd. En dan kwam zij en dan was het rustig in mijn hoofd.", "maar wel heel bezorgd. En dan kwam zij", ""},
		{"a typing error inside", "Ik had niet echt stress, maar wel bezorgt. En dan kwam zij en dan was het rustig in mijn hoofd.", "maar wel bezorgt. En dan kwam zij", ""},
		{"over its start", "Ik had niet echt zorgen of zo wel bezorgd. En dan kwam zij en dan was het rustig in mijn hoofd.", "wel bezorgd. En dan kwam zij", "(either)"},
		{"over all of it", "Ik had niet echt stress, want het ging prima met ons allemaal en dan was het rustig in mijn hoofd.", "(lost)", ""},
		{"taken away", "Ik had niet echt stress, en dan was het rustig in mijn hoofd.", "(lost)", ""},
	} {
		for how, edit := range map[string]func(*testing.T, string, *coding.Study) bool{
			"by hand": func(t *testing.T, dir string, _ *coding.Study) bool {
				write(t, dir, "transcripts/M1.md", replaceAll(read(t, dir, "transcripts/M1.md"), turn, c.after))
				return false
			},
			"by hand, without the earlier text": func(t *testing.T, dir string, _ *coding.Study) bool {
				write(t, dir, "transcripts/M1.md", replaceAll(read(t, dir, "transcripts/M1.md"), turn, c.after))
				if err := os.RemoveAll(filepath.Join(dir, ".citaat")); err != nil {
					t.Fatal(err)
				}
				return true
			},
			"through citaat": func(t *testing.T, _ string, s *coding.Study) bool {
				if err := s.Do(func(b *coding.Batch) error {
					return b.CorrectTurn("M1", corpus.TurnNumber{Number: 2}, c.after)
				}); err != nil {
					t.Fatal(err)
				}
				return false
			},
			"through citaat, then without the earlier text": func(t *testing.T, dir string, s *coding.Study) bool {
				if err := s.Do(func(b *coding.Batch) error {
					return b.CorrectTurn("M1", corpus.TurnNumber{Number: 2}, c.after)
				}); err != nil {
					t.Fatal(err)
				}
				if err := os.RemoveAll(filepath.Join(dir, ".citaat")); err != nil {
					t.Fatal(err)
				}
				return false
			},
		} {
			t.Run(c.name+", "+how, func(t *testing.T) {
				dir := newStudy(t)
				s := open(t, dir, "ilse")
				id := code(t, s, coded, "zorg-aaa")
				other := code(t, s, "Niemand legde mij iets uit", "rust-aaa")
				guessed := edit(t, dir, s)
				want := c.want
				if guessed && c.alone != "" {
					want = c.alone
				}
				for _, reader := range []corpus.CoderName{"ilse", "daan"} {
					now := open(t, dir, reader)
					if got := on(t, now, id); got != want && (want != "(either)" || got != "(lost)" && got != c.want) {
						t.Errorf("%s finds the coding on %q, want %q", reader, got, want)
					}
					if got := on(t, now, other); got != "Niemand legde mij iets uit" {
						t.Errorf("%s finds the other coding on %q", reader, got)
					}
					if lost := len(now.Problems()) > 0; lost != (on(t, now, id) == "(lost)") {
						t.Errorf("problems: %v", now.Problems())
					}
				}
			})
		}
	}
}
