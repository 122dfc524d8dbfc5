package coding

// history names the texts of which an earlier version holds words that go from
// a body: nobody sees those any more, and nobody could name them. What a text
// says now stays as it is, but where it was taken away or is hidden from the
// coder, who could not be asked: there the words go too.
func (p *plot) history() {
	if len(p.with) == 0 {
		return
	}
	for _, e := range p.s.fold.events {
		switch {
		case e.Memo != nil:
			p.past(TextName{onMemo, string(memoID(e)), "text"}, e.Memo.Text)
			p.past(TextName{onMemo, string(memoID(e)), "source"}, e.Memo.Source)
		case e.Op == OpChoose:
			for _, c := range []*Choice{e.Was, e.Choice} {
				if c != nil {
					p.past(TextName{OnCoding, string(e.Target), "published"}, c.Published)
					p.past(TextName{OnCoding, string(e.Target), "remark"}, c.Remark)
				}
			}
		case e.Op == OpWithhold:
			p.past(TextName{onWithheld, string(e.ID), "why"}, e.Why)
		case e.Change != nil:
			kind, fields := entryKind(e)
			for _, entry := range []map[string]any{asMap(e.Change.Before), asMap(e.Change.After)} {
				for _, field := range fields {
					text, _ := entry[field].(string)
					p.past(TextName{kind, e.Change.ID, field}, text)
				}
			}
		}
	}
}

// past names a text of which a version holds words that go.
func (p *plot) past(name TextName, version string) {
	if !mentions(version, p.with) || len(occurrences(version, p.with)) == 0 {
		return
	}
	if _, named := p.texts[name]; named {
		return
	}
	p.texts[name] = nil
	if now, ok := p.s.textOf(name); ok && !p.shown(name) {
		p.texts[name] = occurrences(now, p.with)
	}
}

// shown tells whether the coder sees a text, and so could be asked about it.
func (p *plot) shown(name TextName) bool {
	switch name.Kind {
	case onWithheld:
		return false // it is said in passing: nobody is asked about it
	case onMemo:
		m := p.s.fold.memos[EventID(name.ID)]
		return m != nil && m.there && p.s.seesOn(m.now.On, m.now.Coder)
	case OnCoding:
		r := p.s.fold.codings[EventID(name.ID)]
		return r != nil && r.there && p.s.sees(r.made.Interview, r.made.Coder)
	}
	return true
}
