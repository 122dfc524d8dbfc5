package ingest

import (
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"citaat/corpus"
)

// maxID is how many bytes an id may have: it is a label too.
const maxID = 24

// guess fills in what a draft can tell only when its speakers are known: the
// id, a date in the file's name, and what the speakers seem to be.
func (d *Draft) guess() {
	base := strings.TrimSuffix(d.File, path.Ext(d.File))
	if d.Date == "" {
		d.Date, d.seen.date = dateInName(base), fromFileName
	}
	d.ID, d.seen.id = guessID(base, d.Speakers), fromFileName
	switch {
	case d.own != nil:
		d.ID, d.seen.id = d.own.ID, fromOwn
	case d.ID == "interview":
		d.seen.id = fromNowhere
	}
	for i, a := range d.assign(Choices{}, corpus.ParticipantID(d.ID)) {
		f := &d.Speakers[i]
		f.Role, f.Label, f.Guessed = a.Role, a.Label, a.Guessed
	}
}

func dateInName(base string) string {
	for _, w := range strings.FieldsFunc(base, func(r rune) bool { return r < '0' || r > '9' }) {
		if len(w) == 8 {
			if date, ok := numericDate(w); ok {
				return date
			}
		}
	}
	date, _ := parseDate(strings.ReplaceAll(base, "_", " "))
	return date
}

// guessID makes an id of a file's name: the short code that it begins with, or
// the only one in it, else the name without dates, the programs' own words and
// the names of those who speak.
func guessID(base string, speakers []Found) corpus.TranscriptID {
	words := strings.FieldsFunc(base, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) })
	if len(words) == 0 {
		return "interview"
	}
	if up := strings.ToUpper(words[0]); codeShape(up) == code && len(up) > 1 {
		return corpus.TranscriptID(up)
	}
	var codes []string
	for _, w := range words {
		if codeShape(w) == code && len(w) > 1 {
			codes = append(codes, w)
		}
	}
	if len(codes) == 1 {
		return corpus.TranscriptID(codes[0])
	}
	names := namesOf(speakers)
	var kept []string
	for _, w := range words {
		k := key(w)
		if names[k] || programWord(k) || len(w) >= 6 && strings.Trim(w, "0123456789") == "" {
			continue
		}
		kept = append(kept, w)
	}
	id := clip(strings.Join(kept, "-"), maxID)
	if id == "" {
		return "interview"
	}
	return corpus.TranscriptID(id)
}

// namesOf is every word of the names that speakers go by; role words and codes
// are no names.
func namesOf(speakers []Found) map[string]bool {
	names := map[string]bool{}
	for _, s := range speakers {
		if shapeOf(s.Name) == code || roleOf(key(s.Name)).role != "" {
			continue
		}
		for _, w := range strings.FieldsFunc(s.Name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) }) {
			if utf8.RuneCountInString(w) > 1 && !particle(w) && roleByWord(key(w)).role == "" {
				names[key(w)] = true
			}
		}
	}
	return names
}

func programWord(k string) bool {
	switch k {
	case "meeting", "transcript", "transcriptie", "vergadering", "recording", "opname", "otter", "ai", "gmt":
		return true
	}
	return false
}

// clip cuts a text to n bytes at most, between characters.
func clip(s string, n int) string {
	if len(s) > n {
		for n > 0 && !utf8.RuneStart(s[n]) {
			n--
		}
		s = s[:n]
	}
	return strings.Trim(s, "-")
}

// sourceName is the name under which the source is remembered: the file's own
// only where it is the id, since any other may hold a name.
func sourceName(file string, id corpus.TranscriptID) string {
	ext := strings.ToLower(path.Ext(file))
	if !corpus.ValidLabel(corpus.Label(strings.TrimPrefix(ext, "."))) {
		ext = ""
	}
	return string(id) + ext
}
