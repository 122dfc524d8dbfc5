package ingest

import (
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// evidence is what a reader saw in a file, for Explain.
type evidence struct {
	scores     []score
	cues       int
	marks      []mark
	shortTimes bool // without hours
	bareTimes  bool // without leading zeros
	above      bool // names stand by themselves, above what is said
	wrapped    bool // lines break at a margin
	duration   source
	date       source
	id         source
}

// score is how well a dialect fits the lines.
type score struct {
	format   Format
	openings int // lines with which it would open a turn
	weight   int // how much one of them says
}

// mark is a sign in captions, and in how many of them it stands.
type mark struct {
	kind  markKind
	count int
}

type markKind int

const (
	markVoice markKind = iota
	markTeams
	markNumber
	markLabel
	markBracket
)

// source is where a fact was found.
type source int

const (
	fromNowhere source = iota
	fromCues
	fromFileName
	fromOwn
)

// Explain says what was seen in the file and why it was read so, in sentences
// for the user: its container and characters, the dialect and what else it
// might have been, turns and speakers, the guesses, what was assumed, the
// cleaning and the account of its words. They may hold the names of speakers, never what was
// said: they are for the screen only.
func (d Draft) Explain() []phrases.Sentence {
	var out []phrases.Sentence
	say := func(s ...phrases.Sentence) { out = append(out, s...) }
	if d.from != nil {
		say(d.from.kind.explain())
		if d.Encoding != "" {
			say(d.from.encodedBy.explain(d.Encoding))
		}
	}
	say(d.Format.because())
	switch {
	case d.Format == Unlabelled && len(d.alternate) > 0:
		say(phrases.Make("ingest.explain.alternated"))
	case d.Alternates:
		say(phrases.Make("ingest.explain.alternates"))
	}
	if d.seen.above && d.Format == Labels {
		say(phrases.Make("ingest.explain.above"))
	}
	say(d.seen.explain()...)
	say(phrases.Make("ingest.explain.turns", phrases.Args{"Count": len(d.Turns)}))
	for _, f := range d.Speakers {
		if d.Format != Unlabelled || len(d.alternate) > 0 {
			say(f.explain()...)
		}
	}
	say(d.Notes...)
	say(d.explainFacts()...)
	say(d.explainCleaning()...)
	say(phrases.Make("ingest.explain.words", phrases.Args{"Source": d.Words.Source, "Imported": d.Words.Imported, "LeftOut": d.Words.LeftOut}))
	if len(d.Skipped) > 0 {
		say(phrases.Make("ingest.explain.leftout"))
	}
	for _, s := range d.Skipped {
		say(s.Sentence())
	}
	return out
}

func (c container) explain() phrases.Sentence {
	switch c {
	case docxFile:
		return phrases.Make("ingest.explain.file.docx")
	case odtFile:
		return phrases.Make("ingest.explain.file.odt")
	case rtfFile:
		return phrases.Make("ingest.explain.file.rtf")
	case pdfFile:
		return phrases.Make("ingest.explain.file.pdf")
	case jsonFile:
		return phrases.Make("ingest.explain.file.json")
	case otrFile:
		return phrases.Make("ingest.explain.file.otr")
	case htmlFile:
		return phrases.Make("ingest.explain.file.html")
	}
	return phrases.Make("ingest.explain.file.text")
}

func (e encodedBy) explain(enc Encoding) phrases.Sentence {
	args := phrases.Args{"Encoding": string(enc)}
	switch e {
	case byMark:
		return phrases.Make("ingest.explain.encoding.mark", args)
	case byNULs:
		return phrases.Make("ingest.explain.encoding.nuls", args)
	case byRules:
		return phrases.Make("ingest.explain.encoding.rules", args)
	}
	return phrases.Make("ingest.explain.encoding.default", args)
}

// explain tells what the dialects found, the best first, or what captions bear.
func (e evidence) explain() []phrases.Sentence {
	var out []phrases.Sentence
	if len(e.scores) > 0 {
		out = append(out, phrases.Make("ingest.explain.scores"))
		ranked := e.ranked()
		for _, s := range ranked {
			out = append(out, s.explain())
		}
		if len(ranked) < len(e.scores) {
			out = append(out, phrases.Make("ingest.explain.score.others"))
		}
	}
	if e.cues > 0 {
		out = append(out, phrases.Make("ingest.explain.cues", phrases.Args{"Count": e.cues}))
		for _, m := range e.marks {
			if m.count > 0 {
				out = append(out, m.explain())
			}
		}
		if e.shortTimes {
			out = append(out, phrases.Make("ingest.explain.times.short"))
		}
		if e.bareTimes {
			out = append(out, phrases.Make("ingest.explain.times.bare"))
		}
	}
	return out
}

func (m mark) explain() phrases.Sentence {
	args := phrases.Args{"Number": m.count}
	switch m.kind {
	case markVoice:
		return phrases.Make("ingest.explain.mark.voice", args)
	case markTeams:
		return phrases.Make("ingest.explain.mark.teams", args)
	case markNumber:
		return phrases.Make("ingest.explain.mark.number", args)
	case markLabel:
		return phrases.Make("ingest.explain.mark.label", args)
	}
	return phrases.Make("ingest.explain.mark.bracket", args)
}

// explain tells who a speaker seems to be, and why where that is a guess.
func (f Found) explain() []phrases.Sentence {
	args := phrases.Args{"Name": corpus.CleanText(tidy(f.Name)), "Turns": f.Turns, "Words": f.Words, "Label": string(f.Label)}
	var s phrases.Sentence
	switch f.Role {
	case corpus.Interviewer:
		s = phrases.Make("ingest.explain.speaker.interviewer", args)
	case corpus.Respondent:
		s = phrases.Make("ingest.explain.speaker.respondent", args)
	case corpus.Interpreter:
		s = phrases.Make("ingest.explain.speaker.interpreter", args)
	default:
		s = phrases.Make("ingest.explain.speaker.other", args)
	}
	switch {
	case f.Guessed && f.Role == corpus.Interviewer:
		return []phrases.Sentence{s, phrases.Make("ingest.explain.guess.asks", phrases.Args{"Questions": f.Questions})}
	case f.Guessed:
		return []phrases.Sentence{s, phrases.Make("ingest.explain.guess.says")}
	}
	return []phrases.Sentence{s}
}
