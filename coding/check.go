package coding

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"citaat/corpus"
	"citaat/corpus/phrases"
)

// Finding is something that Check found: where, what, and what to do about it.
type Finding struct {
	Place string // a file, file:line, or the full id of a coding
	What  phrases.Sentence
	Cure  phrases.Sentence
	Grave bool // the study does not hold; others are only worth knowing
}

// Check looks at every anchor, file, line of a log and reference.
func (s *Study) Check() []Finding {
	var found []Finding
	found = append(found, s.checkLogs()...)
	found = append(found, s.checkTexts()...)
	found = append(found, s.checkCodings()...)
	found = append(found, s.checkReferences()...)
	found = append(found, s.checkQuotes()...)
	found = append(found, s.checkWithheld()...)
	found = append(found, s.checkChosen()...)
	found = append(found, s.checkRetention()...)
	return found
}

// Problems are what the user should be told at once: lines set aside, files
// that cannot be read, codings that lost their place.
func (s *Study) Problems() []Finding {
	var grave []Finding
	for _, f := range slices.Concat(s.checkLogs(), s.checkTexts(), s.checkCodings(), s.checkWithheld()) {
		if f.Grave {
			grave = append(grave, f)
		}
	}
	return grave
}

func (s *Study) checkLogs() []Finding {
	s.lockFolded()
	defer s.mu.Unlock()
	var found []Finding
	for _, b := range s.bad {
		f := Finding{Place: fileLine(s.relative(b.file), b.line), Grave: true,
			What: phrases.Make("coding.check.line"), Cure: phrases.Make("coding.check.line.cure")}
		if b.torn {
			f.What, f.Cure = phrases.Make("coding.check.torn"), phrases.Make("coding.check.torn.cure")
		}
		found = append(found, f)
	}
	newer := map[Op]int{}
	for _, e := range s.fold.unknown {
		if s.seesEvent(e) {
			newer[e.Op]++
		}
	}
	for _, op := range sortedKeys(newer) {
		found = append(found, Finding{Place: LogFolder,
			What: phrases.Make("coding.check.newer", phrases.Args{"Op": string(op), "Count": newer[op]}),
			Cure: phrases.Make("coding.check.newer.cure")})
	}
	for c, l := range s.logs {
		for _, e := range s.fold.moves[c] {
			if e.Coder != l.coder {
				found = append(found, Finding{Place: s.relative(l.path), What: phrases.Make("coding.check.coder")})
				break
			}
		}
	}
	for id, late := range s.fold.orphans {
		if !slices.ContainsFunc(late, s.seesEvent) {
			continue
		}
		found = append(found, Finding{Place: string(id), What: phrases.Make("coding.check.orphan"), Cure: phrases.Make("coding.check.orphan.cure"), Grave: true})
	}
	return found
}

func (s *Study) checkTexts() []Finding {
	s.lockFolded()
	defer s.mu.Unlock()
	var found []Finding
	known := map[corpus.ParticipantID]bool{}
	for _, p := range s.participants {
		known[p.ID] = true
	}
	for _, id := range s.order {
		v := s.interviews[id]
		file := TranscriptFolder + "/" + string(id) + ".md"
		if v.err != nil {
			f := Finding{Place: file, What: phrases.Make("coding.check.text", phrases.Args{"Error": v.err.Error()}), Grave: true}
			if pe, ok := v.err.(*corpus.ParseError); ok {
				f = Finding{Place: fileLine(pe.File, pe.Line), What: pe.Text, Cure: pe.Cure, Grave: true}
			}
			found = append(found, f)
			if n := len(s.lostSeen(id)); n > 0 {
				found = append(found, Finding{Place: file, Grave: true,
					What: phrases.Make("coding.check.waiting", phrases.Args{"Count": n}), Cure: phrases.Make("coding.check.waiting.cure")})
			}
			continue
		}
		for _, p := range v.Participants {
			if !known[p] {
				found = append(found, Finding{Place: file, Grave: true,
					What: phrases.Make("coding.check.participant", phrases.Args{"Participant": string(p)}),
					Cure: phrases.Make("coding.check.participant.cure", phrases.Args{"Participant": string(p)})})
			}
		}
	}
	for id := range s.fold.shelves {
		if n := len(s.seenIn(id)); s.interviews[id] == nil && n > 0 {
			found = append(found, Finding{Place: TranscriptFolder + "/" + string(id) + ".md", Grave: true,
				What: phrases.Make("coding.check.notext", phrases.Args{"Count": n}),
				Cure: phrases.Make("coding.check.notext.cure")})
		}
	}
	return found
}

// checkCodings lists the codings that lost their place. Those in a text that
// cannot be read have lost nothing: checkTexts tells that they wait for it.
func (s *Study) checkCodings() []Finding {
	var found []Finding
	s.lockFolded()
	defer s.mu.Unlock()
	for _, id := range s.order {
		if s.interviews[id].err != nil {
			continue
		}
		for _, c := range s.lostSeen(id) {
			found = append(found, Finding{Place: string(c.ID), Grave: true,
				What: phrases.Make("coding.check.lost", phrases.Args{"Interview": string(id)}),
				Cure: phrases.Make("coding.check.lost.cure")})
		}
	}
	return found
}

func (s *Study) checkReferences() []Finding {
	var found []Finding
	cb := s.Codebook()
	for _, v := range s.Interviews() {
		t, err := s.Transcript(v.ID)
		if err != nil {
			continue // told by checkTexts
		}
		if says := s.idInside(v.ID); says != v.ID {
			found = append(found, Finding{Place: TranscriptFolder + "/" + string(v.ID) + ".md", Grave: true,
				What: phrases.Make("coding.check.id", phrases.Args{"ID": string(says)}),
				Cure: phrases.Make("coding.check.id.cure", phrases.Args{"ID": string(v.ID)})})
		}
		for _, c := range s.CodingsIn(v.ID) {
			if _, ok := cb.Code(c.Code); !ok {
				found = append(found, Finding{Place: string(c.ID), Grave: true,
					What: phrases.Make("coding.check.code", phrases.Args{"Code": string(c.Code)}),
					Cure: phrases.Make("coding.check.code.cure", phrases.Args{"Code": string(c.Code)})})
			}
			if !c.Lost && s.strayed(t, c) {
				found = append(found, Finding{Place: string(c.ID), Grave: true,
					What: phrases.Make("coding.check.strayed", phrases.Args{"Interview": string(v.ID)}),
					Cure: phrases.Make("coding.check.lost.cure")})
			}
		}
	}
	for _, p := range s.Participants() {
		if p.Group == "" {
			found = append(found, Finding{Place: ParticipantsFile,
				What: phrases.Make("coding.check.nogroup", phrases.Args{"Participant": string(p.ID)}),
				Cure: phrases.Make("coding.check.nogroup.cure")})
			continue
		}
		if !slices.ContainsFunc(s.Settings().Groups, func(g corpus.Group) bool { return g.ID == p.Group }) {
			found = append(found, Finding{Place: ParticipantsFile, Grave: true,
				What: phrases.Make("coding.check.group", phrases.Args{"Participant": string(p.ID), "Group": string(p.Group)}),
				Cure: phrases.Make("coding.check.group.cure")})
		}
	}
	return found
}

// idInside is the id in the head of a transcript; everywhere else the name of
// the file decides.
func (s *Study) idInside(id corpus.TranscriptID) corpus.TranscriptID {
	file := filepath.Join(TranscriptFolder, string(id)+".md")
	data, err := os.ReadFile(s.path(file))
	if err != nil {
		return id
	}
	t, err := corpus.ParseTranscript(file, data)
	if err != nil {
		return id
	}
	return t.ID
}

// strayed tells that an anchor made on the text as it is holds other words than
// stand there: its line was tampered with.
func (s *Study) strayed(t *corpus.Transcript, c Coding) bool {
	s.lockFolded()
	r := s.fold.codings[c.ID]
	s.mu.Unlock()
	return r != nil && r.anchor.Body == t.Hash() && t.Body().Slice(c.Span) != r.anchor.Quote
}

func fileLine(file string, line int) string {
	if line == 0 {
		return file
	}
	return file + ":" + strconv.Itoa(line)
}

func sortedKeys[V any](m map[Op]V) []Op {
	keys := make([]Op, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b Op) int { return strings.Compare(string(a), string(b)) })
	return keys
}
