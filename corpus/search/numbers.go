package search

import "encoding/binary"

func appendNumbers(b []byte, ns ...uint64) []byte {
	for _, n := range ns {
		b = binary.AppendUvarint(b, n)
	}
	return b
}

func takeNumbers(b []byte) (ns [4]uint64, rest []byte, ok bool) {
	for i := range ns {
		v, n := binary.Uvarint(b)
		if n <= 0 || v > 1<<40 {
			return ns, nil, false
		}
		ns[i], b = v, b[n:]
	}
	return ns, b, true
}
