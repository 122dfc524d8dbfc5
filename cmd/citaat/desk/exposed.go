package desk

import (
	"context"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/privacy"
)

// Exposure is a candidate of the privacy check where it stands: in a body or, where
// Of names one, in another text of the study.
type Exposure struct {
	privacy.Candidate
	Interview   corpus.TranscriptID
	Of          coding.TextName
	Place       string // M3:142; of another text its kind and id
	Left, Right string // what stands around it, in the turn or the line
	Mark        string // what would replace it
	Like        int    // how many are alike, this one among them
}

// Same tells whether two are the same thing said again.
func (e Exposure) Same(o Exposure) bool { return e.Kind == o.Kind && e.Alike == o.Alike }

// Redaction is the decision that it is to go.
func (e Exposure) Redaction(mark string) coding.Redaction {
	return coding.Redaction{Interview: e.Interview, Of: e.Of, Span: e.Span, With: mark, Kind: string(e.Kind)}
}

// Spare notes the decision that it identifies nobody.
func (e Exposure) Spare(b *coding.Batch) error {
	if e.Of != (coding.TextName{}) {
		_, err := b.SpareIn(e.Of, e.Span)
		return err
	}
	_, err := b.Spare(coding.Passage{Interview: e.Interview, Span: e.Span})
	return err
}

// Exposed is what a check found and nobody decided on yet.
type Exposed struct {
	List    []Exposure // by interview and place, the other texts last
	Marks   *privacy.Marks
	Looked  []corpus.TranscriptID // interviews that were looked at
	Texts   int                   // other texts that were
	Spared  int                   // candidates of which somebody decided that they identify nobody
	Unread  []corpus.TranscriptID // interviews that could not be read
	Written map[string]int        // the marks that the texts hold, with how often
}

// ExposeOptions say what is looked at and what is known.
type ExposeOptions struct {
	Interviews []corpus.TranscriptID // none: all, and the other texts of the study
	Known      []privacy.Known
	Progress   func(done, of int) // may be nil
}

// Exposed looks through the study for what may identify somebody and is still to
// be decided on. The marks go on after those that the texts of the whole study
// hold, whatever is looked at.
func (d *Desk) Exposed(ctx context.Context, o ExposeOptions) (Exposed, error) {
	interviews := d.Study.Interviews()
	look := o.Interviews
	if len(look) == 0 {
		for _, v := range interviews {
			look = append(look, v.ID)
		}
	}
	own, about := d.ownMarks(), d.about()
	x := &exposing{study: d.Study, o: o, own: own, scanner: privacy.NewScanner(privacy.Options{Known: o.Known, Marks: own, About: about}),
		ours: privacy.NewScanner(privacy.Options{Known: o.Known, Marks: own, About: about, Ignore: d.ownWords()})}
	out := Exposed{Marks: privacy.NewMarks(d.Study.Settings().Language, o.Known), Written: map[string]int{}}
	if err := x.read(ctx, interviews, look); err != nil {
		return out, err
	}
	for i, r := range x.results {
		out.take(interviews[i].ID, r)
	}
	if others := d.Study.OtherTexts(); len(others) > 0 {
		out.others(x, others, len(o.Interviews) == 0)
	}
	out.mark()
	return out, ctx.Err()
}

// exposing is one look through a study.
type exposing struct {
	study   *coding.Study
	o       ExposeOptions
	scanner *privacy.Scanner
	ours    *privacy.Scanner // for what researchers write
	own     []string         // marks in the researcher's own words
	results []looked
}

// looked is what one interview gave.
type looked struct {
	list   []Exposure
	spared int
	marks  []string
	asked  bool
	err    error
}

// read looks through the interviews side by side; of those that were not asked
// for only the marks are read.
func (x *exposing) read(ctx context.Context, interviews []coding.Interview, look []corpus.TranscriptID) error {
	x.results = make([]looked, len(interviews))
	asked := map[corpus.TranscriptID]bool{}
	for _, id := range look {
		asked[id] = true
	}
	var next, done atomic.Int64
	var telling sync.Mutex
	var all sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), max(1, len(interviews))) {
		all.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(interviews) && ctx.Err() == nil; i = int(next.Add(1)) - 1 {
				id := interviews[i].ID
				x.results[i] = x.interview(id, asked[id])
				telling.Lock()
				if n := int(done.Add(1)); x.o.Progress != nil {
					x.o.Progress(n, len(interviews))
				}
				telling.Unlock()
			}
		})
	}
	all.Wait()
	return ctx.Err()
}

func (x *exposing) interview(id corpus.TranscriptID, asked bool) (r looked) {
	r.asked = asked
	t, err := x.study.Transcript(id)
	if err != nil {
		r.err = err
		return r
	}
	body := t.Body()
	r.marks = marksIn(body.String(), x.own)
	if !asked {
		return r
	}
	spared := x.study.SparedIn(id)
	for _, c := range x.scanner.Scan(body.String()) {
		if isSpared(spared, c.Span) {
			r.spared++
			continue
		}
		turn := t.Turns[t.TurnIndex(c.Span.Start)].Span
		r.list = append(r.list, Exposure{Candidate: c, Interview: id, Place: t.Place(c.Span),
			Left: left(body, turn, c.Span.Start), Right: right(body, turn, c.Span.End)})
	}
	return r
}

// isSpared tells whether a decision is about these words or about more.
func isSpared(spared []coding.Spared, span corpus.Span) bool {
	i, _ := slices.BinarySearchFunc(spared, span.Start, func(s coding.Spared, at corpus.Offset) int { return int(s.Span.Start - at) })
	for i+1 < len(spared) && spared[i+1].Span.Start == span.Start {
		i++
	}
	for i = min(i, len(spared)-1); i >= 0; i-- {
		if !spared[i].Lost && spared[i].Span.Covers(span) {
			return true
		}
		if spared[i].Span.End <= span.Start {
			break
		}
	}
	return false
}

// around is how much is shown on either side, in code points.
const around = 60

func left(b corpus.Body, in corpus.Span, at corpus.Offset) string {
	from := max(in.Start, at-around)
	s := b.Slice(corpus.Span{Start: from, End: at})
	if from > in.Start {
		return "…" + s
	}
	return s
}

func right(b corpus.Body, in corpus.Span, at corpus.Offset) string {
	to := min(in.End, at+around)
	s := b.Slice(corpus.Span{Start: at, End: to})
	if to < in.End {
		return s + "…"
	}
	return s
}

func (e *Exposed) take(id corpus.TranscriptID, r looked) {
	switch {
	case r.err != nil && r.asked:
		e.Unread = append(e.Unread, id)
	case r.asked:
		e.Looked = append(e.Looked, id)
	}
	e.List, e.Spared = append(e.List, r.list...), e.Spared+r.spared
	e.seen(r.marks)
}

func (e *Exposed) seen(marks []string) {
	for _, m := range marks {
		e.Marks.Seen(m)
		e.Written[m]++
	}
}

// others looks at the texts that are no body, or only at the marks in them.
func (e *Exposed) others(x *exposing, texts []coding.OtherText, look bool) {
	for _, t := range texts {
		e.seen(marksIn(t.Text, x.own))
		if !look {
			continue
		}
		e.Texts++
		body := corpus.NewBody(t.Text)
		spared := x.study.SparedOf(t)
		for _, c := range x.ours.Scan(t.Text) {
			if isSpared(spared, c.Span) {
				e.Spared++
				continue
			}
			line := lineOf(t.Text, body, c.Span)
			e.List = append(e.List, Exposure{Candidate: c, Of: t.TextName, Place: t.Kind + ":" + t.ID + "/" + t.Field,
				Left: left(body, line, c.Span.Start), Right: right(body, line, c.Span.End)})
		}
	}
}

// lineOf is the line of a text that a span begins in.
func lineOf(text string, b corpus.Body, s corpus.Span) corpus.Span {
	at, end := b.Byte(s.Start), b.Byte(s.End)
	from := strings.LastIndexByte(text[:at], '\n') + 1
	to := len(text)
	if n := strings.IndexByte(text[end:], '\n'); n >= 0 {
		to = end + n
	}
	return corpus.Span{Start: b.Offset(from), End: b.Offset(to)}
}

// mark gives each its mark and counts the like.
func (e *Exposed) mark() {
	e.agree()
	type thing struct {
		kind  privacy.Kind
		alike string
	}
	n := map[thing]int{}
	short := e.byFirstName()
	for i, x := range e.List {
		if first := short[x.Alike]; first != "" && x.Kind == privacy.Name && !x.Sure { // the list has its own mark
			x.Alike = first
		}
		e.List[i].Mark = e.Marks.For(x.Candidate)
		x = e.List[i]
		n[thing{x.Kind, x.Alike}]++
	}
	for i, x := range e.List {
		e.List[i].Like = n[thing{x.Kind, x.Alike}]
	}
}

// byFirstName are the full names, each with its first name, where that stands
// alone somewhere and begins no other full name: one person gets one mark.
func (e *Exposed) byFirstName() map[string]string {
	alone, full := map[string]bool{}, map[string]map[string]bool{}
	for _, x := range e.List {
		if x.Kind != privacy.Name {
			continue
		}
		first, rest, more := strings.Cut(x.Alike, " ")
		switch {
		case !more:
			alone[x.Alike] = true
		case rest != "":
			if full[first] == nil {
				full[first] = map[string]bool{}
			}
			full[first][x.Alike] = true
		}
	}
	short := map[string]string{}
	for first, names := range full {
		if !alone[first] || len(names) > 1 {
			continue
		}
		for name := range names {
			short[name] = first
		}
	}
	return short
}

// agree gives a word the same kind in the whole study: the one that it has most.
func (e *Exposed) agree() {
	votes := map[string]map[privacy.Kind]int{}
	for _, x := range e.List {
		if !named(x.Kind) {
			continue
		}
		if votes[x.Alike] == nil {
			votes[x.Alike] = map[privacy.Kind]int{}
		}
		votes[x.Alike][x.Kind]++
		if x.Sure { // it is on the study's own list
			votes[x.Alike][x.Kind] += len(e.List)
		}
	}
	for i, x := range e.List {
		if !named(x.Kind) {
			continue
		}
		of, best := votes[x.Alike], x.Kind
		for _, k := range []privacy.Kind{privacy.Name, privacy.Place, privacy.Organisation} {
			if of[k] > of[best] || of[k] == of[best] && k == privacy.Name {
				best = k
			}
		}
		e.List[i].Kind = best
	}
}

// named tells of kinds that a word is taken for by what stands around it.
func named(k privacy.Kind) bool {
	return k == privacy.Name || k == privacy.Place || k == privacy.Organisation
}

// ownWords are the names of the codes and of the researchers: in what researchers
// write they identify nobody.
func (d *Desk) ownWords() []string {
	var words []string
	for _, c := range d.Study.Codebook().Codes() {
		words = append(words, c.Name)
	}
	for _, c := range d.Study.Settings().Coders {
		words = append(words, string(c.ID), c.Name)
	}
	return words
}

// about is what the study is called, and its groups.
func (d *Desk) about() []string {
	words := []string{d.Study.General().Title}
	for _, g := range d.Study.Settings().Groups {
		words = append(words, g.Name, g.Plural)
	}
	return words
}

// ownMarks are the marks that something was replaced with.
func (d *Desk) ownMarks() []string {
	var marks []string
	for _, e := range d.Study.Events() {
		if e.Op != coding.OpTombstone || e.Tomb == nil {
			continue
		}
		for _, c := range e.Tomb.Cuts {
			if !slices.Contains(marks, c.With) {
				marks = append(marks, c.With)
			}
		}
	}
	return marks
}

// marksIn are the marks that a text holds.
func marksIn(text string, own []string) []string {
	var marks []string
	for {
		at := strings.IndexByte(text, '[')
		if at < 0 {
			return marks
		}
		text = text[at:]
		end := strings.IndexAny(text[1:], "[]\n")
		if end < 0 {
			return marks
		}
		if m := text[:end+2]; m[end+1] == ']' && (privacy.IsMark(m) || slices.Contains(own, m)) {
			marks = append(marks, m)
		}
		text = text[end+1:]
	}
}
