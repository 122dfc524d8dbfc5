package ingest

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// rtfEscape writes text as Rich Text does: characters beyond ASCII in 16 bits.
func rtfEscape(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '\\', r == '{', r == '}':
			b.WriteString(`\` + string(r))
		case r == '\t':
			b.WriteString(`\tab `)
		case r < ' ':
		case r < 0x80:
			b.WriteRune(r)
		case r > 0xFFFF:
			r -= 0x10000
			fmt.Fprintf(&b, `\u%d?\u%d?`, int16(0xD800+r>>10), int16(0xDC00+r&0x3FF))
		default:
			fmt.Fprintf(&b, `\u%d?`, int16(r))
		}
	}
	return b.String()
}

func TestEveryWordOfRichTextIsAccountedFor(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var body strings.Builder
		source := 0
		text := func(s string) string {
			s = strings.Map(func(r rune) rune {
				if r < ' ' && r != '\t' {
					return -1
				}
				return r
			}, s)
			source += plainCount(s)
			return rtfEscape(s)
		}
		for _, l := range talk().Draw(t, "talk") {
			p, cell := `\pard `+text(l), false
			switch rapid.IntRange(0, 9).Draw(t, "extra") {
			case 0:
				p += `{\deleted ` + text(" weg ermee") + `}`
			case 1:
				p += `{\footnote ` + text("een noot") + `}`
			case 2:
				p, cell = `\trowd\intbl `+strings.TrimPrefix(p, `\pard `)+`\cell `+text(" "+speech().Draw(t, "cell"))+`\cell\row`, true
			case 3:
				p += `{\v ` + text(" niet te zien") + `}`
			case 4:
				p += `{\*\annotation ` + text("in de kantlijn") + `}`
			case 5:
				p += `{\*\onbekend dit is geen tekst}`
			}
			if !cell {
				p += `\par`
			}
			body.WriteString(p + "\n")
		}
		data := `{\rtf1\ansi{\fonttbl{\f0 Arial;}}{\header ` + text("een kop 2026") + `}` + body.String() + `}`
		if d, err := Read(t.Context(), "a.rtf", []byte(data)); err == nil {
			account(t, d, source)
		}
	})
}

func TestRichTextCharacters(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"code page of the file":       {`\ansicpg1250 I: \'8a\'9e`, "Šž"},
		"code page of a font":         {`{\fonttbl{\f0 A;}{\f7\fcharset162 B;}}I: \'fe {\f7 \'fe} \'fe`, "þ ş þ"},
		"Cyrillic":                    {`{\fonttbl{\f1\fcharset204 B;}}I: \f1 \'e4\'e0`, "да"},
		"old Macintosh":               {`\mac I: caf\'8e`, "café"},
		"bytes as they are":           {"I: caf\xe9", "café"},
		"Unicode":                     {`I: \u8220"kom\u8221"`, "“kom”"},
		"Unicode, nothing beside it":  {`I: \uc0\u8364\u8364 x`, "€€x"},
		"Unicode, nothing though due": {`I: \u233\u233 ?x`, "ééx"},
		"Unicode, two bytes beside":   {`I: \uc2\u351 \'b1\'b2x`, "şx"},
		"beyond 16 bits":              {`I: \u-10179?\u-8704?`, "😀"},
		"a half of it":                {`I: a\u-10179?b`, "ab"},
		"both versions":               {`I: {\upr{ab}{\*\ud{\u8220"c}}}`, "“c"},
		"signs":                       {`I: a\~b\_c\-d\emdash\endash\lquote x\rquote\bullet\{\}\\`, "a b-cd—–‘x’•{}\\"},
		"breaks":                      {`I: a\line b\tab c\page d`, "a b c d"},
		"words may end in a number":   {`I: a{\b1 b}{\fs24 c}{\li-20 d}`, "abcd"},
		"a paragraph mark deleted":    {`I: een {\deleted\par}zin`, "een zin"},
		"binary":                      {`I: a{\*\x\bin5 }}}}}}bc`, "abc"},
		"a picture font":              {`{\fonttbl{\f2\fcharset2 S;}}I: a {\f2 JJ}b \u-4022?`, "a b"},
		"numbering of an old reader":  {`I: {\listtext 1.\tab}a{\pntext 2.}`, "a"},
		"a line that ends a word":     {"I: aan\r\ndacht", "aandacht"},
	} {
		t.Run(name, func(t *testing.T) {
			d, err := Read(t.Context(), "a.rtf", []byte(`{\rtf1\ansi `+c.text+`\par M: Ja.\par}`))
			if err != nil {
				t.Fatal(err)
			}
			if got := d.Turns[0].Text; got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// What breaks off is read as far as it goes, and the user is told.
func TestTornRichTextIsTold(t *testing.T) {
	d, err := Read(t.Context(), "a.rtf", []byte(`{\rtf1\ansi I: Mag het?\par M: Ja, {\b natuurl`))
	if err != nil {
		t.Fatal(err)
	}
	if len(d.Turns) != 2 || len(d.Notes) != 1 || d.Notes[0].Key != "ingest-docs.note.rtf.torn" {
		t.Errorf("got %d turns and %v", len(d.Turns), d.Notes)
	}
}
