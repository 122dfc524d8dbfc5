package ingest

import (
	"strconv"
	"strings"

	"citaat/corpus"
)

// anchor reads where noScribe marks a piece of speech:
// <a name="ts_<start>_<end>_<speaker>">, in milliseconds. The first of a
// paragraph tells its time and its speaker.
func (r *htmlReader) anchor() {
	for {
		k, v, more := r.z.TagAttr()
		if string(k) == "name" {
			parts := strings.SplitN(string(v), "_", 4)
			if len(parts) == 4 && parts[0] == "ts" && number(parts[1]) && number(parts[2]) {
				r.marked(parts[1], parts[2], parts[3])
			}
		}
		if !more {
			return
		}
	}
}

func (r *htmlReader) marked(start, end, who string) {
	r.o.format = NoScribe
	from, to := milliseconds(start), milliseconds(end)
	r.o.minutes = max(r.o.minutes, (int(max(to, 0))+30)/60)
	if r.timed {
		return
	}
	r.timed, r.at = true, from
	if corpus.ValidLabel(corpus.Label(who)) {
		r.who = who
	}
}

// milliseconds makes a clock of a number of milliseconds, NoTime if it is no
// time of a recording.
func milliseconds(s string) corpus.Clock {
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil || n < 0 || n >= maxSeconds*1000 {
		return corpus.NoTime
	}
	return corpus.Clock(n / 1000)
}

// span opens a time of oTranscribe:
// <span class="timestamp" data-timestamp="62.4">01:02</span>.
func (r *htmlReader) span() {
	isTime, data := false, ""
	for {
		k, v, more := r.z.TagAttr()
		switch string(k) {
		case "class":
			isTime = isTime || strings.Contains(" "+string(v)+" ", " timestamp ")
		case "data-timestamp":
			isTime, data = true, string(v)
		}
		if !more {
			break
		}
	}
	if isTime {
		r.endStamp()
		r.stamp, r.data = &strings.Builder{}, data
	}
}

// endStamp puts a time into the paragraph as the dialects read it, in brackets.
// One that cannot be read is the attribute's, if that can.
func (r *htmlReader) endStamp() {
	if r.stamp == nil {
		return
	}
	shown := strings.TrimSpace(r.stamp.String())
	r.stamp = nil
	if parseStamp(shown) != corpus.NoTime {
		r.para.WriteString("[" + shown + "] ")
		return
	}
	var s seconds
	_ = s.UnmarshalJSON([]byte(r.data)) // it takes what is no time for none
	if s.known && s.n >= 0 && s.n < maxSeconds && !r.timed && empty(r.para.String()) {
		r.timed, r.at = true, corpus.Clock(s.n)
	}
	r.para.WriteString(shown)
}

// endParagraph makes lines of the open paragraph, or adds it to the open cell.
func (r *htmlReader) endParagraph() {
	r.endStamp()
	text := r.para.String()
	r.para.Reset()
	heading, who, at, timed := r.heading, r.who, r.at, r.timed
	r.heading, r.who, r.timed = false, "", false
	if empty(text) {
		return
	}
	if r.inCell {
		r.cell.WriteString(text)
		r.cell.WriteByte('\n')
		return
	}
	for i, s := range strings.Split(text, "\n") {
		l := line{text: s, start: i == 0, heading: heading}
		if i == 0 {
			l.who, l.at, l.timed = who, at, timed && at != corpus.NoTime
		}
		r.o.lines = append(r.o.lines, l)
	}
	if who != "" {
		r.o.known[key(who)] = true
	}
}

func (r *htmlReader) endCell() {
	if r.inCell {
		r.row = append(r.row, strings.Trim(r.cell.String(), "\n"))
		r.cell.Reset()
		r.inCell = false
	}
}

// endRow makes a line of a row; a row of one cell is a paragraph.
func (r *htmlReader) endRow() {
	r.endParagraph()
	r.endCell()
	row := r.row
	r.row = nil
	switch {
	case len(row) == 1:
		for i, s := range strings.Split(row[0], "\n") {
			r.o.lines = append(r.o.lines, line{text: s, start: i == 0})
		}
	case len(row) > 1:
		r.o.lines = append(r.o.lines, line{start: true, cells: row})
	}
}
