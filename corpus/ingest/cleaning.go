package ingest

import "slices"

// Cleaning says what is taken out of speech beyond labels and times. The zero
// value is the default, in which nothing that was said is taken out:
//
//   - fillers (eh, uhm) stay;
//   - time stamps inside speech go; the first is the turn's where it has none;
//   - where a file breaks its lines at the end of the page (see wrapped), the
//     lines of a turn are joined with a space, and a word that was broken with
//     a hyphen is made whole;
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
// others.
func Fillers() []string {
	return []string{"eh", "ehh", "ehm", "ehmm", "uh", "uhh", "uhm", "uhmm", "um", "euh", "euhm", "hm", "hmm", "hmmm", "mmm", "mhm", "öh", "ähm"}
}

func (c Cleaning) equal(other Cleaning) bool {
	return c.DropFillers == other.DropFillers && slices.Equal(c.Fillers, other.Fillers) && c.KeepTimes == other.KeepTimes &&
		c.KeepWraps == other.KeepWraps && c.KeepPages == other.KeepPages && c.PlainQuotes == other.PlainQuotes
}
