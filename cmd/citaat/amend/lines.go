package amend

import (
	"strings"

	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// Kind says what a line is.
type Kind int

// The kinds of lines.
const (
	Note Kind = iota
	Head      // opens a part
	Old       // words as they were
	New       // words as they will be
	Warn      // what asks for a look
)

// Line is one line; Text may hold words of the transcript. Old and New have the
// places in which they differ from one another.
type Line struct {
	Kind    Kind
	Text    string
	Differs []corpus.Span // in code points of Text
}

// Study is what the lines are looked up in.
type Study interface {
	Codebook() *coding.Codebook
	Touched(coding.Revision) []coding.Touched
}

// mostTurns is how many changed turns are shown in words.
const mostTurns = 40

// Lines are what an edit does.
func Lines(b *phrases.Book, s Study, r coding.Revision) []Line {
	w := writer{book: b, study: s, r: r}
	w.turns()
	w.codings()
	w.quotes()
	return w.lines
}

// Effects are what an edit does to codings and quotations, without the turns;
// none where it touches none.
func Effects(b *phrases.Book, s Study, r coding.Revision) []Line {
	if len(r.Effects) == 0 {
		return nil
	}
	w := writer{book: b, study: s, r: r}
	w.r.Kept = 0 // not worth a word while typing
	w.codings()
	w.quotes()
	return w.lines
}

type writer struct {
	book  *phrases.Book
	study Study
	r     coding.Revision
	lines []Line
}

func (w *writer) add(k Kind, text string, differs ...corpus.Span) {
	w.lines = append(w.lines, Line{k, text, differs})
}

func (w *writer) count(key string, n int) string {
	if n == 0 {
		return ""
	}
	return w.book.Say(key, phrases.Args{"Count": n})
}

// join puts together what there is to say.
func join(parts ...string) string {
	var full []string
	for _, p := range parts {
		if p != "" {
			full = append(full, p)
		}
	}
	return strings.Join(full, " · ")
}

func (w *writer) turns() {
	changed, came, gone := 0, 0, 0
	for _, c := range w.r.Turns {
		switch {
		case c.Before == nil:
			came++
		case c.After == nil:
			gone++
		default:
			changed++
		}
	}
	front := ""
	if w.r.Front {
		front = w.book.Say("edit.front")
	}
	w.add(Head, string(w.r.Interview)+": "+join(w.count("edit.turns-changed", changed), w.count("edit.turns-added", came),
		w.count("edit.turns-gone", gone), front))
	for i, c := range w.r.Turns {
		if i == mostTurns {
			w.add(Note, "…")
			break
		}
		w.turn(c)
	}
}

func (w *writer) turn(c coding.TurnChange) {
	switch {
	case c.Before == nil:
		w.add(New, opening(c.After)+c.After.Text)
	case c.After == nil:
		w.add(Old, opening(c.Before)+c.Before.Text)
	default:
		w.pair(opening(c.Before), c.Before.Text, opening(c.After), c.After.Text, "")
	}
}

// opening is how a turn begins in its file.
func opening(u *corpus.Turn) string {
	s := u.Number.String()
	if u.Time >= 0 {
		s += " " + u.Time.String()
	}
	return "[" + s + "] " + string(u.Speaker) + ": "
}

// pair adds words as they were and as they will be, cut to where they differ.
func (w *writer) pair(oldHead, old, newHead, now, behind string) {
	o, n, so, sn := Excerpts(old, now)
	w.add(Old, oldHead+o, shift(so, oldHead)...)
	w.add(New, newHead+n+behind, shift(sn, newHead)...)
}

func shift(spans []corpus.Span, by string) []corpus.Span {
	n := corpus.Offset(len([]rune(by)))
	out := make([]corpus.Span, len(spans))
	for i, s := range spans {
		out[i] = corpus.Span{Start: s.Start + n, End: s.End + n}
	}
	return out
}

func (w *writer) codings() {
	moved, unsure, lost, found := 0, 0, 0, 0
	for _, e := range w.r.Effects {
		switch {
		case e.Lost:
			lost++
		case e.Regains:
			found++
		case e.Unsure:
			unsure++
		default:
			moved++
		}
	}
	w.add(Head, join(w.count("edit.kept-codings", w.r.Kept), w.count("edit.moved-codings", moved), w.count("edit.unsure-codings", unsure),
		w.count("edit.found-codings", found), w.count("edit.lost-codings", lost)))
	for _, e := range w.r.Effects {
		head := w.about(e)
		switch {
		case e.Lost:
			w.add(Warn, head+"“"+short(e.Before)+"” – "+w.book.Say("edit.lost-word"))
		case e.Regains:
			w.add(Note, head+"“"+short(e.After)+"” – "+w.book.Say("edit.found-word"))
		default:
			behind := ""
			if e.Unsure {
				behind = " – " + w.book.Say("edit.unsure-word")
			}
			w.pair(head, e.Before, strings.Repeat(" ", len([]rune(head))), e.After, behind)
		}
	}
}

// about says which coding it is: its place, code and coder.
func (w *writer) about(e coding.Effect) string {
	t, span := w.r.Before, e.Coding.Span
	place := string(w.r.Interview)
	if !span.Empty() {
		place = t.Place(span)
	}
	code := string(e.Coding.Code)
	if c, ok := w.study.Codebook().Code(e.Coding.Code); ok {
		code = c.Name
	}
	return place + " " + code + " (" + string(e.Coding.Coder) + "): "
}

func (w *writer) quotes() {
	touched := w.study.Touched(w.r)
	if len(touched) == 0 {
		return
	}
	w.add(Head, w.count("edit.quotes-touched", len(touched)))
	for _, q := range touched {
		kind, verdict := QuoteVerdict(w.book, q)
		head := w.about(q.Effect)
		switch {
		case q.Coding.Choice.Published == "": // its words stand above, with the coding
			w.add(kind, head+verdict)
			continue
		case q.Lost, q.New == q.Old:
			w.add(Note, head+"“"+short(q.Old)+"”")
		default:
			w.pair(head, q.Old, strings.Repeat(" ", len([]rune(head))), q.New, "")
		}
		w.add(kind, "  "+verdict)
	}
}

// QuoteVerdict says what becomes of the wording of a chosen quotation.
func QuoteVerdict(b *phrases.Book, q coding.Touched) (Kind, string) {
	switch {
	case q.Lost:
		return Warn, b.Say("edit.quote-lost")
	case !q.Verdict.OK && len(q.Verdict.Differences) > 0:
		return Warn, b.Say("edit.quote-differs", phrases.Args{"Why": q.Verdict.Differences[0].Text.In(b)})
	case q.New == q.Old:
		return Note, b.Say("edit.quote-holds")
	}
	return Note, b.Say("edit.quote-follows")
}
