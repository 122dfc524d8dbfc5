package ingest

import (
	"strings"

	"citaat/corpus/phrases"
)

// meetSpeakers gathers the speakers of a draft. Spellings that differ in case
// and spaces are one speaker, under the commonest of them.
func (d *Draft) meetSpeakers() {
	if d.own != nil {
		d.countTurns()
		return
	}
	keys := map[string]string{}
	spellings := map[string]map[string]int{}
	for _, t := range d.Turns {
		k, ok := keys[t.Speaker]
		if !ok {
			k = key(t.Speaker)
			keys[t.Speaker] = k
			if spellings[k] == nil {
				spellings[k] = map[string]int{}
			}
		}
		spellings[k][t.Speaker]++
	}
	best := map[string]string{}
	merged := 0
	for k, s := range spellings {
		for spelling, n := range s {
			if b := best[k]; b == "" || n > s[b] || n == s[b] && nicer(spelling, b) {
				best[k] = spelling
			}
		}
		merged += len(s) - 1
	}
	for i := range d.Turns {
		d.Turns[i].Speaker = best[keys[d.Turns[i].Speaker]]
	}
	if merged > 0 {
		d.Notes = append(d.Notes, phrases.Make("ingest.note.merged", phrases.Args{"Count": merged}))
	}
	d.countTurns()
	if len(d.Speakers) == 1 && d.Speakers[0].Name == Unknown && d.Format != Unlabelled {
		d.Notes = append(d.Notes, phrases.Make("ingest.note.unnamed"))
	}
}

// nicer chooses between spellings that are met as often: Interviewer 1 before
// INTERVIEWER 1 and interviewer 1.
func nicer(a, b string) bool {
	mixed := func(s string) bool { return s != strings.ToUpper(s) && s != strings.ToLower(s) }
	if mixed(a) != mixed(b) {
		return mixed(a)
	}
	return a < b
}

// countTurns lists the speakers in order of appearance.
func (d *Draft) countTurns() {
	at := map[string]int{}
	for _, t := range d.Turns {
		i, ok := at[t.Speaker]
		if !ok {
			i = len(d.Speakers)
			at[t.Speaker] = i
			d.Speakers = append(d.Speakers, Found{Name: t.Speaker})
		}
		f := &d.Speakers[i]
		f.Turns++
		f.Words += t.Words
		if strings.Contains(t.Text, "?") {
			f.Questions++
		}
	}
}
