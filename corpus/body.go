package corpus

import (
	"crypto/sha256"
	"encoding/hex"
	"unicode/utf8"
)

// stride is how many code points lie between two entries of a Body's table.
const stride = 128

// Hash is the SHA-256 of a body, in lower-case hexadecimal.
type Hash string

// Body is what was said in one interview: the texts of its turns, joined by
// one LF. It finds the bytes of a span of code points in constant time and is
// never changed.
type Body struct {
	text  string
	len   Offset
	ascii bool
	table []int // byte position of every stride-th code point
}

// NewBody indexes a text, which must be valid UTF-8 in NFC.
func NewBody(text string) Body {
	b := Body{text: text, ascii: true}
	for i := 0; i < len(text); i++ {
		if text[i] >= utf8.RuneSelf {
			b.ascii = false
			break
		}
	}
	if b.ascii {
		b.len = Offset(len(text))
		return b
	}
	n := 0
	for i := range text {
		if n%stride == 0 {
			b.table = append(b.table, i)
		}
		n++
	}
	b.len = Offset(n)
	return b
}

// String is the whole text.
func (b Body) String() string { return b.text }

// Len is the number of code points.
func (b Body) Len() Offset { return b.len }

// Hash is the SHA-256 of the text.
func (b Body) Hash() Hash {
	h := sha256.New()
	piece := make([]byte, 4096) // by pieces: no second copy of the text
	for rest := b.text; rest != ""; {
		n := copy(piece, rest)
		h.Write(piece[:n])
		rest = rest[n:]
	}
	return Hash(hex.EncodeToString(h.Sum(nil)))
}

// Slice is the text of a span; what lies outside the body is cut off.
func (b Body) Slice(s Span) string {
	s = s.Common(Span{0, b.len})
	if s.Empty() {
		return ""
	}
	return b.text[b.Byte(s.Start):b.Byte(s.End)]
}

// Byte is the byte position of an offset, which is clamped to the body.
func (b Body) Byte(o Offset) int {
	if o <= 0 {
		return 0
	}
	if o >= b.len {
		return len(b.text)
	}
	if b.ascii {
		return int(o)
	}
	at := b.table[o/stride]
	for range o % stride {
		_, n := utf8.DecodeRuneInString(b.text[at:])
		at += n
	}
	return at
}

// Offset is the code point that starts at or holds a byte position.
func (b Body) Offset(byteAt int) Offset {
	byteAt = min(max(byteAt, 0), len(b.text))
	if b.ascii {
		return Offset(byteAt)
	}
	lo, hi := 0, len(b.table)
	for hi-lo > 1 {
		if m := (lo + hi) / 2; b.table[m] <= byteAt {
			lo = m
		} else {
			hi = m
		}
	}
	if len(b.table) == 0 {
		return 0
	}
	at := b.table[lo]
	return Offset(lo*stride + utf8.RuneCountInString(b.text[at:byteAt]))
}
