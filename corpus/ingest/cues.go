package ingest

import (
	"context"
	"strings"
)

// readCues makes turns of cues that a container gives.
func readCues(ctx context.Context, cues []cue, d *Draft, b *builder) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	r := captions{b: b, known: d.known, cues: cues}
	named := 0
	for _, c := range cues {
		if c.hasNames {
			named++
		}
	}
	d.seen.cues = len(cues)
	d.seen.marks = []mark{{markVoice, named}, {markLabel, r.labels().opened}}
	r.assemble()
	return nil
}

// maxUnnamed is how many words captions without a speaker are joined to, when
// no sentence ends before.
const maxUnnamed = 80

// assemble makes turns of the captions. Pieces of one utterance are one turn,
// and so are captions of one speaker where the file has no utterances. Without
// any speaker a turn ends with a sentence.
func (r *captions) assemble() {
	known := r.labels()
	voices := false
	for _, c := range r.cues {
		voices = voices || c.hasNames
	}
	last, lastUtterance, words, ended := "", "", 0, false
	for _, c := range r.cues {
		u := utterance(c.id)
		for _, p := range c.pieces {
			speaker, text := r.named(p, voices, known)
			if speaker == "" {
				speaker = Unknown
				if last != "" && (!voices || u != "" && u == lastUtterance) {
					speaker = last
				}
			}
			joins := speaker == last && last != "" && u == lastUtterance
			if joins && u == "" && speaker == Unknown {
				joins = !ended && words < maxUnnamed
			}
			if !joins {
				r.b.begin(speaker, c.start)
				words = 0
			}
			r.b.say(text)
			words += countWords(text)
			last, lastUtterance, ended = speaker, u, sentence(text)
		}
	}
}

// named tells who says a piece, and takes the name off its start. With a voice
// a name counts only if it says the same (noScribe writes it twice); without,
// it is the voice.
func (r *captions) named(p piece, voices bool, known *roster) (speaker, text string) {
	speaker, text = p.speaker, p.text
	l, ok := cut(text)
	again := ok && voices && speaker != "" && strings.Trim(key(l.label), "[]") == strings.Trim(key(speaker), "[]")
	if again || ok && !voices && known.isSpeaker(l.label) {
		text = l.speech
		if !again {
			speaker = strings.Trim(l.label, "[]")
		}
		r.b.ledger.skip(Names, l.label)
		if l.stamp != "" {
			r.b.ledger.skip(Times, l.stamp)
		}
	}
	return speaker, text
}
