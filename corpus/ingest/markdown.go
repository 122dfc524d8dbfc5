package ingest

import "strings"

// plainMarkdown takes the marks of Markdown off lines, as far as a transcript
// has them: front matter, headings, quotation, escapes. Emphasis around a label
// goes with the label; in speech it stays, since *lacht* is how laughter is
// written down.
func plainMarkdown(lines []line, b *builder) []line {
	if len(lines) > 0 && strings.TrimRight(lines[0].text, " \t") == "---" {
		for i, l := range lines[1:] {
			if strings.TrimRight(l.text, " \t") == "---" {
				for _, l := range lines[1 : i+1] {
					b.ledger.add(FrontMatter, 0, countWords(l.text))
				}
				b.ledger.add(FrontMatter, 1, 0)
				lines = lines[i+2:]
				break
			}
		}
	}
	for i := range lines {
		l := &lines[i]
		s := strings.TrimLeft(l.text, " \t")
		for strings.HasPrefix(s, ">") {
			s = strings.TrimLeft(s[1:], " \t")
		}
		if h := strings.TrimLeft(s, "#"); len(h) < len(s) && len(s)-len(h) <= 6 && strings.HasPrefix(h, " ") {
			l.heading = true
			s = strings.TrimLeft(h, " ")
		}
		if t := strings.Trim(s, " -*_="); t == "" {
			s = ""
		}
		l.text = unescape(strings.TrimSuffix(s, `\`))
	}
	return lines
}

// unescape takes the backslash off punctuation.
func unescape(s string) string {
	if !strings.Contains(s, `\`) {
		return s
	}
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) && strings.IndexByte("\\`*_{}[]()#+-.!<>|~", s[i+1]) >= 0 {
			i++
		}
		out = append(out, s[i])
	}
	return string(out)
}
