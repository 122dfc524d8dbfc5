package desk

import (
	"slices"

	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// Loss is a line of what goes with a withdrawal: what, how many, and which.
type Loss struct {
	What  phrases.Sentence
	Count int
	Which []string           // interviews
	Kinds []phrases.Sentence // of texts
}

// Losses are what will go with a withdrawal, without what there is none of.
func Losses(p coding.Withdrawal) []Loss {
	var list []Loss
	add := func(what phrases.Sentence, n int, which ...string) {
		if n > 0 {
			list = append(list, Loss{What: what, Count: n, Which: which})
		}
	}
	turns, entry := 0, 0
	var shared []string
	for _, v := range p.Shared {
		turns += len(v.Turns)
		shared = append(shared, string(v.Interview))
	}
	if p.Listed {
		entry = 1
	}
	add(phrases.Make("erasure.plan.gone"), len(p.Gone), corpus.Texts(p.Gone)...)
	add(phrases.Make("erasure.plan.turns"), turns, shared...)
	add(phrases.Make("erasure.plan.codings"), p.Codings)
	add(phrases.Make("erasure.plan.quotations"), p.Quotations)
	add(phrases.Make("erasure.plan.shrunk"), p.Shrunk)
	add(phrases.Make("erasure.plan.memos"), p.Memos)
	add(phrases.Make("erasure.plan.rejections"), p.Rejections)
	add(phrases.Make("erasure.plan.done"), p.Done)
	add(phrases.Make("erasure.plan.cells"), p.Cells)
	add(phrases.Make("erasure.plan.quoting"), len(p.Quoting))
	if n := len(p.Quoting); n > 0 {
		list[len(list)-1].Kinds = kindsOf(p.Quoting)
	}
	add(phrases.Make("erasure.plan.entry"), entry)
	return list
}

// kindsOf names the kinds of texts, each once.
func kindsOf(texts []coding.TextName) []phrases.Sentence {
	names := map[string]phrases.Sentence{"memo": phrases.Make("erasure.kind.memo"), "coding": phrases.Make("erasure.kind.coding"),
		"code": phrases.Make("erasure.kind.code"), "participant": phrases.Make("erasure.kind.participant"), "interview": phrases.Make("erasure.kind.interview"),
		"withheld": phrases.Make("erasure.kind.withheld"), "search": phrases.Make("erasure.kind.search"), "topic": phrases.Make("erasure.kind.topic")}
	var seen []string
	var out []phrases.Sentence
	for _, t := range texts {
		if name, ok := names[t.Kind]; ok && !slices.Contains(seen, t.Kind) {
			seen, out = append(seen, t.Kind), append(out, name)
		}
	}
	return out
}

// Beyond is what an erasure cannot reach, and what to do about it. What is to be
// typed stands apart, in Withdrawal.Purge.
func Beyond(p coding.Withdrawal) []phrases.Sentence {
	var list []phrases.Sentence
	for _, f := range p.Files {
		args := phrases.Args{"File": f.Name, "To": f.To, "Day": f.On}
		if f.To != "" {
			list = append(list, phrases.Make("erasure.reach.sent", args))
		} else {
			list = append(list, phrases.Make("erasure.reach.file", args))
		}
	}
	if len(p.Files) == 0 {
		list = append(list, phrases.Make("erasure.reach.no-files"))
	}
	return append(list, phrases.Make("erasure.reach.backups"), phrases.Make("erasure.reach.key", phrases.Args{"Participant": string(p.Participant)}))
}
