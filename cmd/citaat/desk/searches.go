package desk

import (
	"context"
	"slices"

	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/phrases"
	"citaat/corpus/search"
)

// Searches answers what saved searches find, and what of it is still to be
// decided on. It codes nothing: a proposal is only ever shown.
type Searches struct {
	study *coding.Study
	index *search.Index
	in    search.Study
}

// Searches are the saved searches in a study that may be narrowed.
func (d *Desk) Searches(in search.Study) Searches { return Searches{d.Study, d.Index, in} }

// Standing is how far one is with a saved search. A hit is coded when a coding
// with its code, or one under it, overlaps it; without a code of its own, when
// any coding does.
type Standing struct {
	Hits     int
	Open     int // not coded yet and not rejected
	Rejected int // not coded, and somebody decided that they are not to be
	Unread   []corpus.TranscriptID
}

// Proposal is a passage that a saved search proposes for its code.
type Proposal struct {
	Interview   corpus.TranscriptID
	Span        corpus.Span
	Hits        []corpus.Span // the words that were found in it
	Participant corpus.ParticipantID
}

// Widen makes the passage of a hit: its sentence.
type Widen func(*corpus.Transcript, corpus.Span) corpus.Span

// Standing counts the hits of a saved search.
func (s Searches) Standing(ctx context.Context, x corpus.Search) (Standing, error) {
	var out Standing
	err := s.judged(ctx, x, &out, func(search.Hit) {})
	return out, err
}

// Proposals are the passages of a saved search that are still to be decided on,
// in order of place. Hits in one passage are one proposal.
func (s Searches) Proposals(ctx context.Context, x corpus.Search, widen Widen) ([]Proposal, error) {
	if x.Code == "" {
		return nil, phrases.Fail("proposal.no-code", phrases.Args{"Name": x.Name}).WithCure("proposal.no-code.cure")
	}
	var open []search.Hit
	if err := s.judged(ctx, x, &Standing{}, func(h search.Hit) { open = append(open, h) }); err != nil {
		return nil, err
	}
	var out []Proposal
	var t *corpus.Transcript
	for _, h := range open {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if t == nil || t.ID != h.Transcript {
			var err error
			if t, err = s.in.Transcript(h.Transcript); err != nil {
				return nil, err
			}
		}
		p := Proposal{Interview: h.Transcript, Span: h.Span, Hits: []corpus.Span{h.Span}, Participant: h.Participant}
		if h.Coding == "" {
			p.Span = widen(t, h.Span)
		}
		if n := len(out); n > 0 && out[n-1].Interview == p.Interview && out[n-1].Span.Overlaps(p.Span) {
			last := &out[n-1]
			last.Span.End = max(last.Span.End, p.Span.End)
			last.Hits = append(last.Hits, h.Span)
			continue
		}
		out = append(out, p)
	}
	return out, nil
}

// Rejected are the passages that are not to get the code of a saved search, in
// the interviews that are to be seen, in order of place.
func (s Searches) Rejected(ctx context.Context, x corpus.Search) ([]coding.Rejection, error) {
	versions, err := s.in.Versions()
	if err != nil {
		return nil, err
	}
	codes := s.codes(x.Code)
	var out []coding.Rejection
	for _, v := range versions {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		for _, r := range s.study.RejectionsIn(v.ID) {
			if codes[r.Code] && !r.Lost {
				out = append(out, r)
			}
		}
	}
	return out, nil
}

// judged finds the hits of a saved search, counts them and hands on the open
// ones.
func (s Searches) judged(ctx context.Context, x corpus.Search, n *Standing, open func(search.Hit)) error {
	if _, ok := s.study.Codebook().Code(coding.CodeID(x.Code)); x.Code != "" && !ok {
		return phrases.Fail("proposal.code-gone", phrases.Args{"Name": x.Name}).WithCure("proposal.code-gone.cure")
	}
	q, err := search.Parse(x.Query)
	if err != nil {
		return err
	}
	r, err := s.index.Find(ctx, s.in, q, search.Options{})
	if err != nil {
		return err
	}
	n.Hits, n.Unread = len(r.Hits), r.Unread
	j := judge{s: s, codes: s.codes(x.Code)}
	for _, h := range r.Hits {
		j.look(h.Transcript)
		switch {
		case j.coded.touches(h.Span, h.Coding):
		case j.rejected.touches(h.Span, ""):
			n.Rejected++
		default:
			n.Open++
			open(h)
		}
	}
	return nil
}

// codes are a code, those under it, and those that went up in one of them; nil
// stands for every code.
func (s Searches) codes(code string) map[coding.CodeID]bool {
	if code == "" {
		return nil
	}
	cb := s.study.Codebook()
	in := map[coding.CodeID]bool{}
	for _, id := range cb.Branch(cb.Now(coding.CodeID(code))) {
		in[id] = true
	}
	for _, c := range cb.Codes() {
		if in[cb.Now(c.ID)] {
			in[c.ID] = true
		}
	}
	return in
}

// CodeOf is the code that the hits of a saved search are to get now.
func (s Searches) CodeOf(x corpus.Search) coding.CodeID {
	return s.study.Codebook().Now(coding.CodeID(x.Code))
}

// judge tells hits apart, interview by interview.
type judge struct {
	s               Searches
	codes           map[coding.CodeID]bool
	at              corpus.TranscriptID
	coded, rejected passages
}

func (j *judge) look(id corpus.TranscriptID) {
	if j.at == id {
		return
	}
	j.at, j.coded, j.rejected = id, nil, nil
	for _, c := range j.s.study.CodingsIn(id) {
		if !c.Lost && (j.codes == nil || j.codes[c.Code]) {
			j.coded = append(j.coded, passage{c.Span, string(c.ID)})
		}
	}
	for _, r := range j.s.study.RejectionsIn(id) {
		if !r.Lost && j.codes[r.Code] {
			j.rejected = append(j.rejected, passage{r.Span, ""})
		}
	}
}

type passage struct {
	span corpus.Span
	id   string
}

type passages []passage

// touches tells whether one of the passages, but for one coding itself, overlaps
// a hit.
func (ps passages) touches(span corpus.Span, but string) bool {
	return slices.ContainsFunc(ps, func(p passage) bool {
		return p.span.Overlaps(span) && (but == "" || p.id != but)
	})
}
