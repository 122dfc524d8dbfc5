package export

import (
	"slices"
	"strconv"

	"citaat/corpus"
	"citaat/corpus/phrases"
)

// FindingKind is what the disclosure check found.
type FindingKind string

// The kinds of findings, the gravest first.
const (
	NoConsent     FindingKind = "consent"  // whether somebody may be quoted was not written down
	WithheldWords FindingKind = "withheld" // words that are not to be used stand in a text
	Identifying   FindingKind = "words"    // words that may identify somebody
	Rare          FindingKind = "rare"     // what stands beside a quotation singles somebody out
	LargeShare    FindingKind = "share"    // one participant has more than a third of a theme
	SmallCells    FindingKind = "small"    // numbers of few people
)

// Disclosure is something by which a file may tell who somebody is. It is for
// the team: Place and What may name participants.
type Disclosure struct {
	Kind   FindingKind
	Coding string // the quotation that it is about; empty: none
	Place  string // M3:142, a theme, an attribution or a table
	What   phrases.Sentence
	Cure   phrases.Sentence
	Words  string // what may identify somebody: for the screen only
}

// Blind is the finding without the words that were found, for what is kept
// or read elsewhere.
func (d Disclosure) Blind() Disclosure {
	d.Words = ""
	return d
}

// Say tells it to the user.
func (d Disclosure) Say(b *phrases.Book) string {
	s := d.What.In(b)
	if d.Words != "" {
		s += " “" + d.Words + "”"
	}
	if d.Place != "" {
		s = d.Place + ": " + s
	}
	if cure := d.Cure.In(b); cure != "" {
		s += ". " + cure
	}
	return s
}

// Asks tells whether somebody is to decide before a file is written. Numbers of
// few people are told and not asked about: in a study of a dozen interviews they
// are what the table is for.
func Asks(found []Disclosure) bool {
	return slices.ContainsFunc(found, func(d Disclosure) bool { return d.Kind != SmallCells })
}

// Counted are findings as the journal keeps them: each kind with its number, and
// not a word of what was found.
func Counted(found []Disclosure) []string {
	var list []string
	for _, k := range []FindingKind{NoConsent, WithheldWords, Identifying, Rare, LargeShare, SmallCells} {
		n := 0
		for _, d := range found {
			if d.Kind == k {
				n++
			}
		}
		if n > 0 {
			list = append(list, string(k)+" "+strconv.Itoa(n))
		}
	}
	return list
}

// disclose looks for what a file would tell of somebody, by what really stands
// in it. A file to share is looked through as a whole; a working file, which
// holds the participants anyway, only for words that should not stand in it.
func (k *maker) disclose(f Format) []Disclosure {
	var found []Disclosure
	if k.Share {
		found = append(found, k.unasked()...)
	}
	found = append(found, k.quotedBack(f)...)
	found = append(found, k.identifying(f)...)
	if k.Share {
		found = append(found, k.rare()...)
		found = append(found, k.shares()...)
		found = append(found, k.smallCells(f)...)
	}
	return found
}

// texts tells whether a format holds the codebook and the overview too.
func (f Format) texts() bool { return f == XLSX || f == Markdown || f == HTML }

// holds are the participants whose words are in the file, or whose
// characteristics, in order.
func (k *maker) holds(f Format) []corpus.ParticipantID {
	var list []corpus.ParticipantID
	add := func(id corpus.ParticipantID) {
		if id != "" && !slices.Contains(list, id) {
			list = append(list, id)
		}
	}
	for _, p := range k.wanted {
		add(p.Participant)
		for _, id := range p.Others {
			add(id)
		}
	}
	if !k.Share && f == XLSX {
		for _, p := range k.People {
			add(p.ID)
		}
	}
	slices.SortFunc(list, func(a, b corpus.ParticipantID) int { return corpus.CompareIDs(string(a), string(b)) })
	return list
}

// unasked are the participants of whom is quoted what nobody wrote down that
// may be.
func (k *maker) unasked() []Disclosure {
	var found []Disclosure
	told := map[corpus.ParticipantID]bool{}
	consent := map[corpus.ParticipantID]corpus.Consent{}
	for _, p := range k.People {
		consent[p.ID] = p.Consent
	}
	for _, p := range k.once {
		for _, id := range append([]corpus.ParticipantID{p.Participant}, p.Others...) {
			c, known := consent[id]
			if id == "" || told[id] || !known || c.Known() {
				continue
			}
			told[id] = true
			found = append(found, Disclosure{Kind: NoConsent, Coding: p.ID, Place: string(id), What: phrases.Make("disclosure.consent"),
				Cure: phrases.Make("disclosure.consent.cure", phrases.Args{"Participant": string(id)})})
		}
	}
	return found
}

// shares are the themes of whose quotations one participant has more than a
// third, from three quotations on.
func (k *maker) shares() []Disclosure {
	var found []Disclosure
	var order []string
	by := map[string]map[corpus.ParticipantID]int{}
	all := map[string]int{}
	for _, p := range k.once {
		if by[p.Code] == nil {
			by[p.Code] = map[corpus.ParticipantID]int{}
			order = append(order, p.Code)
		}
		by[p.Code][p.Participant]++
		all[p.Code]++
	}
	for _, code := range order {
		if all[code] < 3 {
			continue
		}
		for _, id := range sortedPeople(by[code]) {
			if n := by[code][id]; n*3 > all[code] {
				found = append(found, Disclosure{Kind: LargeShare, Place: codeOf(k.byID, code).path(),
					What: phrases.Make("disclosure.share", phrases.Args{"Participant": string(id), "N": n, "Count": all[code]}),
					Cure: phrases.Make("disclosure.share.cure", phrases.Args{"Theme": codeOf(k.byID, code).path()})})
			}
		}
	}
	return found
}

func sortedPeople(of map[corpus.ParticipantID]int) []corpus.ParticipantID {
	list := make([]corpus.ParticipantID, 0, len(of))
	for id := range of {
		list = append(list, id)
	}
	slices.SortFunc(list, func(a, b corpus.ParticipantID) int { return corpus.CompareIDs(string(a), string(b)) })
	return list
}

// few is from how many people on a number tells of nobody in particular.
const few = 5

// smallCells tells of numbers of few people in the overview, once: with a dozen
// interviews nearly all are small, and what helps is fewer rows, not masks.
func (k *maker) smallCells(f Format) []Disclosure {
	if !f.texts() {
		return nil
	}
	n := 0
	groups := k.groupsHeld(k.interviewed())
	for _, y := range k.tallies() {
		for _, g := range groups {
			if in := y.in(g.ID); in > 0 && in < few {
				n++
			}
		}
	}
	if n == 0 {
		return nil
	}
	return []Disclosure{{Kind: SmallCells, Place: k.say("export.overview.name"), What: phrases.Make("disclosure.small", phrases.Args{"Count": n, "Few": few}),
		Cure: phrases.Make("disclosure.small.cure")}}
}
