package ingest

import (
	"slices"

	"citaat/corpus/phrases"
)

// because tells how a format is known and how its turns are found.
func (f Format) because() phrases.Sentence {
	switch f {
	case Labels:
		return phrases.Make("ingest.explain.format.labels")
	case Table:
		return phrases.Make("ingest.explain.format.table")
	case TeamsDocx:
		return phrases.Make("ingest.explain.format.teams-docx")
	case WordTranscribe:
		return phrases.Make("ingest.explain.format.word-transcribe")
	case Meet:
		return phrases.Make("ingest.explain.format.meet")
	case Otter:
		return phrases.Make("ingest.explain.format.otter")
	case NoScribe:
		return phrases.Make("ingest.explain.format.noscribe")
	case F4:
		return phrases.Make("ingest.explain.format.f4")
	case TeamsVTT:
		return phrases.Make("ingest.explain.format.teams-vtt")
	case StreamVTT:
		return phrases.Make("ingest.explain.format.stream-vtt")
	case ZoomVTT:
		return phrases.Make("ingest.explain.format.zoom-vtt")
	case WhisperVTT:
		return phrases.Make("ingest.explain.format.whisper-vtt")
	case PlainVTT:
		return phrases.Make("ingest.explain.format.vtt")
	case SRT:
		return phrases.Make("ingest.explain.format.srt")
	case WhisperJSON:
		return phrases.Make("ingest.explain.format.whisper-json")
	case OTranscribe:
		return phrases.Make("ingest.explain.format.otranscribe")
	case Unlabelled:
		return phrases.Make("ingest.explain.format.unlabelled")
	}
	return phrases.Make("ingest.explain.format.citaat")
}

// points is what decides between dialects.
func (s score) points() int { return s.openings * s.weight }

// ranked gives the dialects that would find any turn, the best first.
func (e evidence) ranked() []score {
	out := slices.DeleteFunc(slices.Clone(e.scores), func(s score) bool { return s.openings == 0 })
	slices.SortStableFunc(out, func(a, b score) int { return b.points() - a.points() })
	return out
}

func (s score) explain() phrases.Sentence {
	args := phrases.Args{"Openings": s.openings, "Weight": s.weight, "Points": s.points()}
	switch s.format {
	case Meet:
		return phrases.Make("ingest.explain.score.meet", args)
	case TeamsDocx:
		return phrases.Make("ingest.explain.score.headed", args)
	case WordTranscribe:
		return phrases.Make("ingest.explain.score.word-transcribe", args)
	case Table:
		return phrases.Make("ingest.explain.score.table", args)
	}
	return phrases.Make("ingest.explain.score.labels", args)
}

// explainFacts tells where date, duration and id come from.
func (d Draft) explainFacts() []phrases.Sentence {
	date, minutes, id := phrases.Args{"Date": d.Date}, phrases.Args{"Minutes": d.Duration}, phrases.Args{"ID": string(d.ID)}
	out := []phrases.Sentence{phrases.Make("ingest.explain.date.none"), phrases.Make("ingest.explain.duration.none"), phrases.Make("ingest.explain.id.none", id)}
	switch {
	case d.Date == "":
	case d.own != nil:
		out[0] = phrases.Make("ingest.explain.date.own", date)
	case d.seen.date == fromFileName:
		out[0] = phrases.Make("ingest.explain.date.file", date)
	default:
		out[0] = phrases.Make("ingest.explain.date.head", date)
	}
	switch {
	case d.Duration == 0:
	case d.own != nil:
		out[1] = phrases.Make("ingest.explain.duration.own", minutes)
	case d.seen.duration == fromCues:
		out[1] = phrases.Make("ingest.explain.duration.cues", minutes)
	default:
		out[1] = phrases.Make("ingest.explain.duration.head", minutes)
	}
	switch d.seen.id {
	case fromOwn:
		out[2] = phrases.Make("ingest.explain.id.own", id)
	case fromFileName:
		out[2] = phrases.Make("ingest.explain.id.file", id)
	}
	return out
}

// explainCleaning tells what was taken out of the speech, and what stayed.
func (d Draft) explainCleaning() []phrases.Sentence {
	if d.own != nil {
		return nil
	}
	count := map[Kind]int{}
	for _, s := range d.Skipped {
		count[s.Kind] = s.Count
	}
	var out []phrases.Sentence
	if d.cleaning.DropFillers {
		out = append(out, phrases.Make("ingest.explain.fillers.gone", phrases.Args{"Number": count[FillerWords]}))
	} else {
		n, fillers := 0, d.cleaning.fillers()
		for _, t := range d.Turns {
			_, k := dropFillers(t.Text, fillers)
			n += k
		}
		out = append(out, phrases.Make("ingest.explain.fillers.stay", phrases.Args{"Number": n}))
	}
	if d.cleaning.KeepTimes {
		out = append(out, phrases.Make("ingest.explain.times.kept"))
	} else if n := count[Times]; n > 0 {
		out = append(out, phrases.Make("ingest.explain.times.gone", phrases.Args{"Number": n}))
	}
	switch {
	case d.cleaning.KeepWraps:
		out = append(out, phrases.Make("ingest.explain.wraps.kept"))
	case d.seen.wrapped:
		out = append(out, phrases.Make("ingest.explain.wrapped"))
	}
	if n := count[PageLines]; n > 0 {
		out = append(out, phrases.Make("ingest.explain.pages", phrases.Args{"Number": n}))
	}
	if d.cleaning.PlainQuotes {
		out = append(out, phrases.Make("ingest.explain.quotes"))
	}
	return out
}
