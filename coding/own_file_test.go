package coding_test

import (
	"path/filepath"
	"testing"

	"citaat/coding"
)

func TestAnExportTakesThePlaceOfNothingThatTheStudyIsMadeOf(t *testing.T) {
	dir := newStudy(t)
	for name, may := range map[string]bool{
		"study.yaml": false, "codebook.yaml": false, "Codebook.YAML": false, "participants.yaml": false, "transcripts/M1.yaml": false,
		"codings/x.csv": false, ".citaat/x.csv": false, "transcripts/../study.yaml": false,
		"codeboek.yaml": true, "uit/study.csv": true, "../study.yaml": true,
	} {
		if err := coding.MayReplace(filepath.Join(dir, name)); (err == nil) != may {
			t.Errorf("%s: %v", name, err)
		}
	}
}
