package wording

// Long is from how many words on a quotation is one that few readers finish: in
// a report a quotation of that length asks for an omission or for two.
const Long = 60

// Words is the length of a published wording: the words that were said, without
// marks.
func Words(text string) int {
	n := 0
	for _, t := range tokens([]rune(text)) {
		if t.kind == spoken {
			n++
		}
	}
	return n
}
