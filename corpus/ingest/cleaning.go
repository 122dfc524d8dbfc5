package ingest

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Cleaning says what is taken out of speech beyond labels and times. The zero
// value is the default, in which nothing that was said is taken out:
//
//   - fillers (eh, uhm) stay;
//   - time stamps inside speech go; the first is the turn's where it has none;
//   - the lines of a turn are joined with a space, and where the file breaks
//     its lines at a margin (see hardWrapped) a word that was broken with a
//     hyphen is made whole;
//   - lines that come back on every page (headers, footers, page numbers) go;
//   - quotation marks stay as they are, straight or curled. Soft hyphens always
//     go: nobody sees them, and a search would stumble over them.
//
// What is taken out is counted and listed (Skipped), so that the words of the
// file stay the words imported and the words listed. A transcript in citaat's
// own format is taken as it stands.
type Cleaning struct {
	DropFillers bool     // take out Fillers where they stand alone as words
	Fillers     []string // the words that DropFillers takes out; nil: Fillers()
	KeepTimes   bool     // leave time stamps where they stand inside speech
	KeepWraps   bool     // every line of the file is a turn of its own
	KeepPages   bool     // leave page headers, footers and page numbers
	PlainQuotes bool     // make curled quotation marks straight
}

// Fillers are the words that DropFillers takes out unless the user names
// others. Words that can mean something (ja, nou, mm, zeg maar) are not among
// them.
func Fillers() []string {
	return []string{"eh", "ehh", "ehm", "ehmm", "uh", "uhh", "uhm", "uhmm", "um", "euh", "euhm", "hm", "hmm", "hmmm", "mmm", "mhm", "öh", "ähm"}
}

func (c Cleaning) equal(other Cleaning) bool {
	return c.DropFillers == other.DropFillers && slices.Equal(c.Fillers, other.Fillers) && c.KeepTimes == other.KeepTimes &&
		c.KeepWraps == other.KeepWraps && c.KeepPages == other.KeepPages && c.PlainQuotes == other.PlainQuotes
}

// fillers is the list in use, as it is compared.
func (c Cleaning) fillers() map[string]bool {
	list := c.Fillers
	if list == nil {
		list = Fillers()
	}
	out := make(map[string]bool, len(list))
	for _, f := range list {
		out[strings.ToLower(strings.TrimSpace(f))] = true
	}
	return out
}

// cleaned takes fillers out of the text of a turn and straightens quotation
// marks, as the user chose.
func (b *builder) cleaned(text string) string {
	if b.clean.PlainQuotes {
		text = straight.Replace(text)
	}
	if !b.clean.DropFillers {
		return text
	}
	if b.fillers == nil {
		b.fillers = b.clean.fillers()
	}
	before := countWords(text)
	text, n := dropFillers(text, b.fillers)
	if n > 0 {
		b.ledger.add(FillerWords, n, before-countWords(text))
	}
	return text
}

// straight makes typewriter's quotation marks of printer's.
var straight = strings.NewReplacer("“", `"`, "”", `"`, "„", `"`, "‟", `"`, "«", `"`, "»", `"`, "‘", "'", "’", "'", "‚", "'", "‛", "'")

// dropFillers takes the listed words out where they stand alone, with the comma
// or dots that go with them; text is tidy. What a filler was a whole sentence
// of ("Hmm.") goes with it.
func dropFillers(text string, fillers map[string]bool) (string, int) {
	words := strings.Split(text, " ")
	out := words[:0:0]
	n, begins := 0, true // begins: the next word begins a sentence
	for _, w := range words {
		core := strings.TrimFunc(w, func(r rune) bool {
			return !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.IsMark(r)
		})
		if core == "" || !fillers[strings.ToLower(core)] {
			out = append(out, w)
			begins = sentence(w)
			continue
		}
		n++
		before, after, _ := strings.Cut(w, core)
		if strings.Trim(before, ".…") == "" {
			before = ""
		}
		rest := before + fillerTail(after, begins, out)
		if rest == "" {
			continue
		}
		if before == "" && len(out) > 0 { // the mark that closes a sentence goes to the word before
			out[len(out)-1] = strings.TrimRight(out[len(out)-1], ",;") + rest
			begins = sentence(rest)
			continue
		}
		out = append(out, rest)
	}
	return strings.TrimSpace(strings.Join(out, " ")), n
}

// fillerTail is what stays of the marks after a filler: none of a comma, a dash
// or dots; a mark that closes a sentence only where a sentence is open.
func fillerTail(after string, begins bool, out []string) string {
	kept := strings.Map(func(r rune) rune {
		switch r {
		case ',', ';', ':', '…', '-', '–', '—':
			return -1
		case '.', '?', '!':
			if begins || len(out) == 0 {
				return -1
			}
		}
		return r
	}, after)
	if strings.Trim(kept, ".") == "" && len(kept) > 1 { // eh...
		return ""
	}
	if kept != "" && len(out) > 0 {
		if r, _ := utf8.DecodeLastRuneInString(out[len(out)-1]); strings.ContainsRune(".?!…", r) {
			kept = strings.TrimLeft(kept, ".?!")
		}
	}
	return kept
}
