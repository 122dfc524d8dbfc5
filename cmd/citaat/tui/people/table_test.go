package people

import (
	"testing"

	"citaat/corpus"
)

func settings() corpus.Settings {
	return corpus.Settings{Language: "nl", Groups: []corpus.Group{{ID: "moeder", Plural: "moeders"}},
		Variables: []corpus.Variable{{ID: "taal", Type: "category"}, {ID: "leeftijd", Name: "Leeftijd", Type: "number"}, {ID: "tolk", Type: "yesno"}, {ID: "wens", Type: "text"}}}
}

func who(id string, values ...string) person {
	p := person{Participant: corpus.Participant{ID: corpus.ParticipantID(id), Group: "moeder", Variables: map[string]string{}}}
	for i, v := range values {
		if v != "" {
			p.Variables[settings().Variables[i].ID] = v
		}
	}
	return p
}

// Each number is of those of whom it is known, and what is no number is not
// guessed at.
func TestTableCountsThoseOfWhomItIsKnown(t *testing.T) {
	table := summarise(settings(), []person{
		who("M1", "Turks", "29", "ja", "rust"), who("M2", "Pools", "33,5", "ja", "rust"), who("M3", "Turks", "20", "", "hulp"), who("M4", "", "dertig", "nee"),
	})
	if len(table) != 1 || table[0].n != 4 || table[0].name != "moeders" {
		t.Fatalf("%+v", table)
	}
	v := table[0].variables
	if v[0].known != 3 || v[0].shares[0] != (share{"Turks", 2}) || v[0].shares[1] != (share{"Pools", 1}) {
		t.Errorf("language: %+v", v[0])
	}
	if v[1].known != 3 || *v[1].spread != (spread{29, 20, 33.5}) {
		t.Errorf("age: %+v %+v", v[1], v[1].spread)
	}
	if v[2].known != 3 || v[2].shares[0] != (share{"ja", 2}) {
		t.Errorf("interpreter: %+v", v[2])
	}
	if v[3].known != 3 || v[3].apart != 2 {
		t.Errorf("text: %+v", v[3])
	}
}

func TestMedianAndNotation(t *testing.T) {
	for _, c := range []struct {
		numbers []float64
		median  string
	}{{[]float64{3}, "3"}, {[]float64{4, 1}, "2,5"}, {[]float64{9, 1, 5}, "5"}, {[]float64{1, 2, 3, 10}, "2,5"}} {
		if got := decimal(spreadOf(c.numbers).median, 0, "nl"); got != c.median {
			t.Errorf("median of %v: %s, want %s", c.numbers, got, c.median)
		}
	}
	if spreadOf(nil) != nil {
		t.Error("nothing has a median")
	}
	for want, got := range map[string]string{"50,0": percent(3, 6, "nl"), "16.7": percent(1, 6, "en"), "100,0": percent(2, 2, "nl"), "0,0": percent(0, 2, "ar")} {
		if got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}
