package coding

import (
	"slices"
	"strings"

	"citaat/coding/anchor"
)

// passages sifts the passages of interviews from which something was cut: they
// are anchored anew on the text as it is. A coding whose present passage went
// goes as a whole.
func (f *sieve) passages(events []*Event) {
	last := map[CodingID]*Event{} // the newest passage of each coding
	fate := map[EventID]placing{}
	for _, e := range events {
		if len(f.g.cuts[e.Interview]) == 0 && !f.g.gone[e.Interview] {
			continue
		}
		if e.Op == OpCode {
			f.codings[e.ID] = e
		}
		if e.Anchor == nil {
			continue
		}
		if made := f.codings[e.Target]; e.Op == OpCode || e.Op == OpAnchor && made != nil && made.Coder == e.Coder {
			last[codingOf(e)] = e
		}
		if len(f.g.news(e, f.g.cuts[e.Interview])) > 0 {
			fate[e.ID] = f.s.placeAnchor(e.Interview, e.Anchor)
		}
	}
	for i, e := range events {
		p, sifted := fate[e.ID]
		gone := sifted && p.gone
		if now := last[codingOf(e)]; (e.Op == OpCode || e.Op == OpAnchor) && now != nil {
			gone = fate[now.ID].gone
		}
		switch {
		case gone:
			events[i] = f.keep(e, emptied(e))
		case sifted:
			events[i] = f.keep(e, f.anchored(e, p))
		}
		if e.Op == OpCode && f.codings[e.ID] != nil {
			f.codings[e.ID] = events[i]
		}
	}
}

// codingOf is the coding whose passage an event tells.
func codingOf(e *Event) CodingID {
	if e.Op == OpAnchor {
		return e.Target
	}
	return e.ID
}

// anchored is an event with its anchor on the text as it is now. Where it has
// no place its words go: nobody can tell what they hold.
func (f *sieve) anchored(e *Event, p placing) *Event {
	changed := *e
	a := anchor.Anchor{Start: e.Anchor.Start, End: e.Anchor.End, Body: e.Anchor.Body}
	if t, err := f.s.transcript(e.Interview); err == nil && !p.lost && !p.gone {
		a = anchor.Make(t.Body(), t.Hash(), p.span)
		a.Unsure = p.unsure
	}
	changed.Anchor, changed.Why = &a, f.why(e)
	return &changed
}

// why is the reason for which a passage is not to be used, as erasures left it.
func (f *sieve) why(e *Event) string {
	return siftText(e.Why, f.g.news(e, f.g.texts[TextName{onWithheld, string(e.ID), "why"}]), e.Why)
}

// about sifts what hangs on codings: their wordings, the memos on them and
// whatever else is about one that went.
func (f *sieve) about(e *Event) *Event {
	made := f.codings[e.Target]
	switch e.Op {
	case OpChoose:
		if made != nil && made.Anchor == nil {
			return emptied(e)
		}
		return f.choice(e, made)
	case OpWithhold:
		if why := f.why(e); why != e.Why {
			changed := *e
			changed.Why = why
			return &changed
		}
	case OpRecode, OpStance:
		if made != nil && made.Anchor == nil {
			return emptied(e)
		}
	case OpMemo:
		if e.Memo == nil || e.Memo.On.Kind != OnCoding {
			return e
		}
		if on := f.codings[CodingID(e.Memo.On.ID)]; on != nil && on.Anchor == nil {
			return emptied(e)
		}
	}
	return e
}

// choice sifts the wording and the remark of a quotation. A tombstone that
// names them says what becomes of them; another wording of a passage from which
// words went is given up, for nobody can tell whether it holds them.
func (f *sieve) choice(e, made *Event) *Event {
	if e.Choice == nil || f.g.knowsAll(e) {
		return e
	}
	published := f.g.news(e, f.g.texts[TextName{OnCoding, string(e.Target), "published"}])
	remark := f.g.news(e, f.g.texts[TextName{OnCoding, string(e.Target), "remark"}])
	cuts := f.g.news(e, f.g.cuts[e.Interview])
	doubt := made != nil && slices.ContainsFunc(cuts, func(t *Event) bool { return t.Tomb.touched(made.Anchor) })
	changed := *e
	for _, c := range []**Choice{&changed.Was, &changed.Choice} {
		if *c == nil {
			continue
		}
		now := **c
		if doubt || len(published) > 0 {
			now.Published = siftText(now.Published, published, "")
		}
		if doubt || len(remark) > 0 {
			now.Remark = siftText(now.Remark, remark, "")
		}
		if now != **c {
			*c = &now
		}
	}
	if changed.Was == e.Was && changed.Choice == e.Choice && !doubt && len(published)+len(remark) == 0 {
		return e
	}
	return &changed
}

// touched tells whether a passage may have held words that were cut.
func (t *Tomb) touched(a *anchor.Anchor) bool {
	return t.Participant != "" || a == nil || a.Quote == "" ||
		slices.ContainsFunc(t.Cuts, func(k Cut) bool { return strings.Contains(a.Quote, k.With) })
}
