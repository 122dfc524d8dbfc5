package bring

import (
	"slices"
	"testing"
)

func TestFilesAreListedAsPeopleCount(t *testing.T) {
	got := []string{"b/M1.txt", "a/M10.txt", "a/m2.txt", "a/M1.txt", "a/M02b.txt", "a/V1.txt"}
	slices.SortFunc(got, inOrder)
	want := []string{"a/M1.txt", "a/m2.txt", "a/M02b.txt", "a/M10.txt", "a/V1.txt", "b/M1.txt"}
	if !slices.Equal(got, want) {
		t.Errorf("%v", got)
	}
}
