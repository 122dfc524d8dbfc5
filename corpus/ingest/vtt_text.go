package ingest

import (
	"html"
	"strings"

	"citaat/corpus"
)

// maxTag is how many bytes a tag may have.
const maxTag = 512

// voices cuts a caption at its voice tags and takes other tags out. What looks
// like a tag but is none of WebVTT's is speech: <lacht>.
func (r *captions) voices(raw, speaker string) []piece {
	var out []piece
	var text strings.Builder
	names := 0
	flush := func() {
		if s := html.UnescapeString(text.String()); !empty(s) {
			out = append(out, piece{speaker, s})
		}
		text.Reset()
	}
	for s := r.placed(raw); s != ""; {
		i := strings.IndexByte(s, '<')
		if i < 0 {
			text.WriteString(s)
			break
		}
		text.WriteString(s[:i])
		s = s[i:]
		j := strings.IndexByte(s[:min(len(s), maxTag)], '>')
		voice, known := "", false
		if j > 0 {
			voice, known = tag(s[1:j])
		}
		if !known {
			text.WriteByte('<')
			s = s[1:]
			continue
		}
		if voice != "" {
			flush()
			speaker = strings.TrimSpace(html.UnescapeString(voice))
			r.b.ledger.skip(Names, speaker)
			names += countWords(speaker)
		}
		s = s[j+1:]
	}
	flush()
	said := 0
	for _, p := range out {
		said += countWords(p.text)
	}
	r.b.ledger.add(Markup, 0, countWords(raw)-names-said)
	return out
}

// placed takes out where SubRip puts a caption on the screen: {\an8}.
func (r *captions) placed(s string) string {
	if !r.subrip || !strings.Contains(s, `{\`) {
		return s
	}
	var out strings.Builder
	for {
		i := strings.Index(s, `{\`)
		if i < 0 {
			break
		}
		n := strings.IndexByte(s[i:min(len(s), i+maxTag)], '}')
		if n < 0 {
			break
		}
		out.WriteString(s[:i] + " ")
		s = s[i+n+1:]
	}
	return out.String() + s
}

// tag reads the inside of a tag; voice is the name in a voice tag.
func tag(s string) (voice string, known bool) {
	name, rest, _ := strings.Cut(strings.TrimPrefix(s, "/"), " ")
	name, _, _ = strings.Cut(name, ".")
	switch strings.ToLower(name) {
	case "v":
		return rest, true
	case "c", "i", "b", "u", "s", "font", "ruby", "rt", "lang":
		return "", true
	}
	return "", parseStamp(s) != corpus.NoTime
}

// format tells the program that wrote the captions, by the marks it leaves.
func (r *captions) format(seen *evidence) Format {
	named, ids, numbers, slash, brackets := 0, 0, 0, 0, 0
	defer func() {
		seen.cues = len(r.cues)
		seen.marks = []mark{{markVoice, named}, {markTeams, ids}, {markNumber, numbers}, {markLabel, r.labels().opened}, {markBracket, brackets}}
		seen.shortTimes, seen.bareTimes = r.short, r.bare
	}()
	for _, c := range r.cues {
		if c.hasNames {
			named++
		}
		if utterance(c.id) != "" {
			ids++
			if strings.Contains(c.id, "/") {
				slash++
			}
		}
		if number(c.id) {
			numbers++
		}
		if len(c.pieces) > 0 && strings.HasPrefix(c.pieces[0].text, "[SPEAKER_") {
			brackets++
		}
	}
	switch {
	case r.subrip:
		return SRT
	case r.noScribe:
		return NoScribe
	case slash > 0 || named > 0 && ids == 0:
		return TeamsVTT
	case ids > 0:
		return StreamVTT
	case numbers > 0 && r.labels().opened > 0:
		return ZoomVTT
	case r.short || brackets > 0:
		return WhisperVTT
	}
	return PlainVTT
}

// labels finds the speakers that stand before a colon at the start of a
// caption. Where most captions have one, once is enough.
func (r *captions) labels() *roster {
	all := newRoster(r.known)
	n := 0
	for _, c := range r.cues {
		if len(c.pieces) == 0 || c.hasNames {
			continue
		}
		n++
		if l, ok := cut(c.pieces[0].text); ok {
			all.see(l.label)
		}
	}
	all.settle(all.opened*2 >= n)
	return all
}
