package coding

import (
	"encoding/json"
	"strings"
	"time"
	"unicode/utf8"

	"citaat/coding/anchor"
	"citaat/corpus"
)

// fastEvent decodes a line exactly as encodeLines writes a code event, which
// is what nearly all lines of a log are; for any other line it says no and
// encoding/json decides. It fills e and a, which are zero; the strings share the
// line's memory. A fuzz test holds it equal to encoding/json.
func fastEvent(line string, e *Event, a *anchor.Anchor) bool {
	c := cursor{rest: line, ok: utf8.ValidString(line)}
	c.lit(`{"v":`)
	e.Version = c.number()
	c.lit(`,"id":"`)
	e.ID = EventID(c.text())
	c.lit(`,"time":"`)
	at, err := time.Parse(time.RFC3339Nano, c.text())
	e.Time = at
	c.lit(`,"coder":"`)
	e.Coder = corpus.CoderName(c.text())
	c.lit(`,"op":"`)
	e.Op = Op(c.text())
	if c.has(`,"batch":"`) {
		e.Batch = EventID(c.text())
	}
	if c.has(`,"after":["`) {
		e.After = append(e.After, EventID(c.text()))
		for c.has(`,"`) {
			e.After = append(e.After, EventID(c.text()))
		}
		c.lit(`]`)
	}
	c.lit(`,"interview":"`)
	e.Interview = corpus.TranscriptID(c.text())
	if c.has(`,"code":"`) {
		e.Code = CodeID(c.text())
	}
	if c.has(`,"stance":"`) {
		e.Stance = Stance(c.text())
	}
	c.lit(`,"anchor":{"start":`)
	a.Start = corpus.Offset(c.number())
	c.lit(`,"end":`)
	a.End = corpus.Offset(c.number())
	c.lit(`,"quote":"`)
	a.Quote = c.text()
	if c.has(`,"prefix":"`) {
		a.Prefix = c.text()
	}
	if c.has(`,"suffix":"`) {
		a.Suffix = c.text()
	}
	c.lit(`,"body":"`)
	a.Body = corpus.Hash(c.text())
	c.lit(`}}`)
	e.Anchor = a
	return c.ok && err == nil && c.rest == ""
}

// cursor walks over a line; once something is not as expected it stays not ok.
type cursor struct {
	rest string
	ok   bool
}

func (c *cursor) lit(s string) {
	if !c.has(s) {
		c.ok = false
	}
}

func (c *cursor) has(s string) bool {
	rest, found := strings.CutPrefix(c.rest, s)
	if found {
		c.rest = rest
	}
	return found
}

// number reads digits, at most as many as surely fit.
func (c *cursor) number() int {
	n, i := 0, 0
	for i < len(c.rest) && i < 15 && c.rest[i] >= '0' && c.rest[i] <= '9' {
		n = n*10 + int(c.rest[i]-'0')
		i++
	}
	if i == 0 || (i > 1 && c.rest[0] == '0') {
		c.ok = false
	}
	c.rest = c.rest[i:]
	return n
}

// text reads up to the closing quotation mark, which it takes away.
func (c *cursor) text() string {
	escaped := false
	for i := 0; i < len(c.rest); i++ {
		switch b := c.rest[i]; {
		case b == '\\':
			escaped = true
			i++
		case b < 0x20:
			c.ok = false
			return ""
		case b == '"':
			s := c.rest[:i]
			c.rest = c.rest[i+1:]
			if !escaped {
				return s
			}
			plain, ok := unescape(s)
			c.ok = c.ok && ok
			return plain
		}
	}
	c.ok = false
	return ""
}

// unescape takes the backslashes out of a JSON string: the short escapes here,
// others by encoding/json.
func unescape(s string) (string, bool) {
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if s[i] != '\\' {
			b = append(b, s[i])
			continue
		}
		i++
		switch {
		case i < len(s) && s[i] == 'n':
			b = append(b, '\n')
		case i < len(s) && (s[i] == '"' || s[i] == '\\' || s[i] == '/'):
			b = append(b, s[i])
		default:
			var plain string
			err := json.Unmarshal([]byte(`"`+s+`"`), &plain)
			return plain, err == nil
		}
	}
	return string(b), true
}
