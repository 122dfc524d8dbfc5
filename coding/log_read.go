package coding

import (
	"bytes"
	"encoding/json"
	"io"
	"os"
	"runtime"
	"strings"
	"sync"
	"unsafe"

	"citaat/coding/anchor"
	"citaat/corpus"
)

// logFile is what is known of one coder's log: how far it was read, and enough
// of its end to notice that somebody rewrote it.
type logFile struct {
	path  string
	coder corpus.CoderName
	info  os.FileInfo
	read  int64  // bytes of whole lines that were read
	lines int    // how many lines those are
	tail  []byte // the last of those bytes
	torn  bool   // there is a piece of a line behind them
}

// badLine is a line of a log that could not be read; it is set aside and told.
type badLine struct {
	file string
	line int
	torn bool
}

const tailLength = 64

// more reads what was added to the log since the last time. rewritten tells
// that what was read before is no longer there, so that all must be read again.
func (l *logFile) more() (events []*Event, bad []badLine, rewritten bool, err error) {
	f, err := os.Open(l.path)
	if os.IsNotExist(err) {
		return nil, nil, l.read > 0, nil
	}
	if err != nil {
		return nil, nil, false, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, nil, false, err
	}
	if l.info != nil && os.SameFile(l.info, info) && info.Size() == l.info.Size() && info.ModTime().Equal(l.info.ModTime()) {
		return nil, nil, false, nil
	}
	if info.Size() < l.read || l.info != nil && !os.SameFile(l.info, info) || !l.sameTail(f) {
		return nil, nil, true, nil
	}
	data := make([]byte, info.Size()-l.read)
	n, err := f.ReadAt(data, l.read)
	if err != nil && err != io.EOF {
		return nil, nil, false, err
	}
	l.info = info
	events, bad = l.take(data[:n])
	return events, bad, false, nil
}

func (l *logFile) sameTail(f *os.File) bool {
	if len(l.tail) == 0 {
		return true
	}
	got := make([]byte, len(l.tail))
	if _, err := f.ReadAt(got, l.read-int64(len(l.tail))); err != nil {
		return false
	}
	return bytes.Equal(got, l.tail)
}

// take decodes whole lines and remembers how far they reach. A last piece
// without a line feed is torn, unless it is a whole event.
func (l *logFile) take(data []byte) ([]*Event, []badLine) {
	l.torn = false
	whole := bytes.LastIndexByte(data, '\n') + 1
	events, bad := decodeLines(data[:whole])
	for i := range bad {
		bad[i].file, bad[i].line = l.path, bad[i].line+l.lines
	}
	l.read += int64(whole)
	l.lines += bytes.Count(data[:whole], []byte("\n"))
	if whole > 0 {
		l.tail = append([]byte(nil), data[max(0, whole-tailLength):whole]...)
	}
	if rest := bytes.TrimSpace(data[whole:]); len(rest) > 0 {
		var e Event
		if json.Unmarshal(rest, &e) == nil && len(e.ID) == 26 {
			events = append(events, &e)
		} else {
			bad = append(bad, badLine{file: l.path, line: l.lines + 1, torn: true})
		}
		l.torn = true
	}
	return events, bad
}

// decodeLines decodes on all processors: a study is opened far more often than
// it is written.
func decodeLines(data []byte) ([]*Event, []badLine) {
	const least = 1 << 16
	parts := runtime.GOMAXPROCS(0)
	if len(data) < least || parts == 1 {
		return decodePart(data, 1)
	}
	type result struct {
		events []*Event
		bad    []badLine
		lines  int
	}
	results := make([]result, 0, parts)
	var cuts [][]byte
	for size := len(data)/parts + 1; len(data) > 0; {
		cut := min(size, len(data))
		if i := bytes.IndexByte(data[cut-1:], '\n'); i >= 0 {
			cut += i
		} else {
			cut = len(data)
		}
		cuts = append(cuts, data[:cut])
		data = data[cut:]
	}
	results = results[:len(cuts)]
	var wg sync.WaitGroup
	for i, cut := range cuts {
		wg.Go(func() {
			r := &results[i]
			r.events, r.bad = decodePart(cut, 1)
			r.lines = bytes.Count(cut, []byte("\n"))
		})
	}
	wg.Wait()
	var events []*Event
	var bad []badLine
	before := 0
	for _, r := range results {
		events = append(events, r.events...)
		for _, b := range r.bad {
			b.line += before
			bad = append(bad, b)
		}
		before += r.lines
	}
	return events, bad
}

func decodePart(data []byte, line int) (events []*Event, bad []badLine) {
	text := unsafe.String(unsafe.SliceData(data), len(data)) // data is not touched again: the events' strings share it
	n := strings.Count(text, "\n") + 1
	events = make([]*Event, 0, n)
	slab, anchors := make([]Event, n), make([]anchor.Anchor, n) // one piece of memory each
	for ; len(text) > 0; line++ {
		var raw string
		raw, text, _ = strings.Cut(text, "\n")
		raw = strings.TrimSpace(strings.TrimPrefix(raw, "\ufeff")) // some editors leave a mark, and merges move it
		if raw == "" {
			continue
		}
		e := &slab[len(events)]
		ok := fastEvent(raw, e, &anchors[len(events)])
		if !ok {
			*e = Event{}
			ok = json.Unmarshal([]byte(raw), e) == nil
		}
		if !ok || len(e.ID) != 26 || e.Op == "" {
			bad = append(bad, badLine{line: line})
			*e, anchors[len(events)] = Event{}, anchor.Anchor{}
			continue
		}
		events = append(events, e)
	}
	return events, bad
}
