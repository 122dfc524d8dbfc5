package wording

import "strings"

// What a difference costs. Words count for more than punctuation, another word
// costs no more than one left out, and a long stretch left out costs less than
// calling all that follows unsaid: the user shall see the one place to mend.
const (
	costCapital = 1
	costPoint   = 2
	costOther   = 2 // somebody else's word
	costWord    = 4
	costChange  = 4
	costStretch = 7 // words left out unmarked, however many
	tooMuch     = 1 << 29
)

// maxInserted is how many words an insertion may stand for.
const maxInserted = 5

// op is a way to get from one cell of the table to another.
type op uint8

const (
	begin  op = iota // the quotation begins here
	same             // the word as it was said
	mark             // a mark: (…), or […] for as many tokens as the step says
	pass             // left out at a mark
	drop             // a hesitation left out unmarked, as the study allows
	spare            // a turn left out whole
	free             // punctuation beside a mark
	other            // the word as somebody else said it
	change           // another word
	lack             // left out unmarked, one or several
	extra            // not said
)

// said is a token of the passage as one comparison sees it.
type said struct {
	word
	hesitation bool
	beside     bool // punctuation beside a hesitation
	foreign    bool // not the words of the person who is quoted
	opens      bool // the first of its turn
	spare      int  // where a turn begins that ends here and may be left out whole; else -1
}

// table lays published words along those of a passage.
type table struct {
	pub  []printed
	said []said
	src  *Source
	talk bool     // a conversation
	ops  []uint32 // op and, above it, the number of tokens it takes
	n    int      // width of a row
}

// newTable lays out a comparison with the words of one person, or of everybody
// in a conversation.
func newTable(p published, src *Source, who person, o Options) *table {
	t := &table{pub: p.tokens, src: src, talk: p.conversation, n: len(src.words) + 1}
	t.said = make([]said, len(src.words))
	start := true // only hesitations since the sentence began
	for i, w := range src.words {
		u := &src.turns[w.turn]
		s := said{word: w, opens: u.from == i, spare: -1}
		if u.spare && u.to == i+1 {
			s.spare = u.from
		}
		s.foreign = !t.talk && (!u.voice.OfParticipant() || u.person != who)
		s.hesitation = o.DropHesitations && w.kind == spoken && o.hesitates(w.text)
		start = w.first || (start && (i == 0 || t.said[i-1].hesitation || t.said[i-1].kind == point))
		s.first = start
		t.said[i] = s
	}
	for i := range t.said {
		t.said[i].beside = t.said[i].kind == point && (t.hesitatesAt(i-1) || t.hesitatesAt(i+1))
	}
	return t
}

func (t *table) hesitatesAt(i int) bool { return i >= 0 && i < len(t.said) && t.said[i].hesitation }

func (o Options) hesitates(w string) bool {
	for _, h := range o.Hesitations {
		if strings.EqualFold(h, w) {
			return true
		}
	}
	return false
}

// best finds the least cost and the column in which the last row has it. Nearly
// every wording is honest or differs in one word, so cells that cost more are
// first passed over: a way that costs no more leads through none of them.
func (t *table) best() (cost, at int) {
	const little = costStretch - 1
	t.ops = make([]uint32, (len(t.pub)+1)*t.n)
	if cost, at = t.fill(little); cost <= little {
		return cost, at
	}
	return t.fill(tooMuch)
}

// fill computes the table, but for cells that cost more than limit.
func (t *table) fill(limit int32) (cost, at int) {
	above, row := make([]int32, t.n), make([]int32, t.n)
	for i := 1; i <= len(t.pub); i++ {
		mark := t.pub[i-1].kind >= omission
		cheapest := 0 // column of this row from which a stretch is best left out
		for j := range row {
			if j > 0 && !mark && min(above[j-1], above[j], row[j-1]) > limit && t.said[j-1].spare < 0 && limit < costStretch {
				row[j] = tooMuch
				continue
			}
			w := t.cell(above, row, i, j)
			if j > 0 {
				w = w.or(row[cheapest]+costStretch, lack, j-cheapest)
			}
			row[j], t.ops[i*t.n+j] = w.cost, w.op
			if w.cost <= row[cheapest] {
				cheapest = j
			}
		}
		above, row = row, above
	}
	for j, c := range above {
		if c < above[at] {
			at = j
		}
	}
	return int(above[at]), at
}

// way is the cheapest way to a cell so far.
type way struct {
	cost int32
	op   uint32
}

func (w way) or(cost int32, o op, tokens int) way {
	if cost < w.cost {
		return way{cost, uint32(o) | uint32(tokens)<<8}
	}
	return w
}

// cell finds the cheapest way to have the first i published tokens and the
// first j that were said.
func (t *table) cell(above, row []int32, i, j int) way {
	p := &t.pub[i-1]
	w := way{cost: tooMuch}
	switch {
	case p.kind == omission:
		w = w.or(above[j], mark, 0)
	case p.kind == insertion:
		w = t.insertion(above, j)
	default:
		if j > 0 {
			cost, o := t.pair(p, &t.said[j-1])
			w = w.or(above[j-1]+cost, o, 1)
		}
		switch {
		case p.soft:
			w = w.or(above[j], free, 0)
		case p.kind == point:
			w = w.or(above[j]+costPoint, extra, 0)
		default:
			w = w.or(above[j]+costWord, extra, 0)
		}
	}
	if j == 0 {
		return w
	}
	s := &t.said[j-1]
	cost, o := s.skip(p)
	w = w.or(row[j-1]+cost, o, 1)
	if s.spare >= 0 {
		w = w.or(row[s.spare], spare, j-s.spare)
	}
	return w
}

// insertion tries what an insertion may stand for.
func (t *table) insertion(above []int32, j int) way {
	w := way{cost: tooMuch}
	words := 0
	for from := j; ; from-- {
		w = w.or(above[from], mark, j-from)
		if from == 0 || t.said[from-1].foreign {
			return w
		}
		if t.said[from-1].kind == spoken {
			if words++; words > maxInserted {
				return w
			}
		}
	}
}

// pair is what it costs to lay a published word on one that was said.
func (t *table) pair(p *printed, s *said) (int32, op) {
	mine := !s.foreign
	if t.talk {
		u := &t.src.turns[s.turn]
		mine = u.speaks(p.speaker)
	}
	equal := p.id == s.id || (p.low >= 0 && p.low == s.low && (p.first || s.first))
	switch {
	case p.kind != s.kind:
		return tooMuch, change
	case equal && mine:
		return 0, same
	case equal:
		return costOther, other
	case p.kind == point:
		return costPoint, change
	case p.low >= 0 && p.low == s.low:
		return costCapital, change
	}
	return costChange, change
}

// skip is what it costs to leave out a token behind a published one.
func (s *said) skip(p *printed) (int32, op) {
	switch {
	case p.kind == omission:
		return 0, pass
	case s.hesitation || s.beside:
		return 0, drop
	case s.foreign && !s.opens:
		return 0, lack // counted at the first word of the turn
	case s.kind == point:
		return costPoint, lack
	}
	return costWord, lack
}
