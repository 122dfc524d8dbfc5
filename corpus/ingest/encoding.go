package ingest

import (
	"bytes"
	"encoding/binary"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"citaat/corpus/phrases"
)

// encodedBy is how an encoding was told.
type encodedBy int

const (
	byMark    encodedBy = iota // the byte order mark at the start
	byNULs                     // a NUL in every second byte
	byRules                    // all bytes keep the rules of UTF-8
	byDefault                  // nothing else fits
)

// decodeText makes UTF-8 of the bytes of a text file and tells the encoding:
// by its byte order mark, else UTF-8 if it is valid, else UTF-16 if it looks so,
// else Windows-1252. A file with NUL bytes is no text.
func decodeText(data []byte) (string, Encoding, encodedBy, error) {
	switch {
	case bytes.HasPrefix(data, []byte("\xEF\xBB\xBF")):
		return string(bytes.ToValidUTF8(data[3:], []byte("\uFFFD"))), UTF8BOM, byMark, nil
	case bytes.HasPrefix(data, []byte("\xFF\xFE")):
		return decodeUTF16(data[2:], binary.LittleEndian), UTF16LE, byMark, nil
	case bytes.HasPrefix(data, []byte("\xFE\xFF")):
		return decodeUTF16(data[2:], binary.BigEndian), UTF16BE, byMark, nil
	}
	if enc := bareUTF16(data); enc == UTF16LE {
		return decodeUTF16(data, binary.LittleEndian), enc, byNULs, nil
	} else if enc == UTF16BE {
		return decodeUTF16(data, binary.BigEndian), enc, byNULs, nil
	}
	if bytes.IndexByte(data, 0) >= 0 {
		return "", "", 0, phrases.Fail("ingest.error.binary").WithCure("ingest.error.known")
	}
	if utf8.Valid(data) {
		return string(data), UTF8, byRules, nil
	}
	text, err := charmap.Windows1252.NewDecoder().Bytes(data)
	if err != nil {
		return "", "", 0, phrases.Fail("ingest.error.binary").WithCure("ingest.error.known").Because(err)
	}
	return string(text), Windows1252, byDefault, nil
}

// bareUTF16 recognises UTF-16 without a mark: Latin text has a NUL in every
// second byte, on one side only.
func bareUTF16(data []byte) Encoding {
	n := min(len(data), 1024) &^ 1
	if n < 8 {
		return ""
	}
	even, odd := 0, 0
	for i := 0; i < n; i += 2 {
		if data[i] == 0 {
			even++
		}
		if data[i+1] == 0 {
			odd++
		}
	}
	switch {
	case odd > n/4 && even == 0:
		return UTF16LE
	case even > n/4 && odd == 0:
		return UTF16BE
	}
	return ""
}

func decodeUTF16(data []byte, order binary.ByteOrder) string {
	out := make([]byte, 0, len(data))
	for len(data) >= 2 {
		r := rune(order.Uint16(data))
		data = data[2:]
		if utf16.IsSurrogate(r) {
			next := rune(utf8.RuneError)
			if len(data) >= 2 {
				next = rune(order.Uint16(data))
			}
			if r = utf16.DecodeRune(r, next); r != utf8.RuneError {
				data = data[2:]
			}
		}
		out = utf8.AppendRune(out, r)
	}
	if len(data) == 1 {
		out = utf8.AppendRune(out, utf8.RuneError)
	}
	return string(out)
}
