package bring

import (
	"bytes"
	"path/filepath"
	"strings"
)

// endings are how the names of files end that are offered.
func endings() []string {
	return []string{".docx", ".odt", ".rtf", ".pdf", ".vtt", ".srt", ".txt", ".text", ".md", ".markdown", ".json", ".html", ".htm", ".otr"}
}

func folder(path string) string { return filepath.Dir(path) }

// kindOf names what a file seems to be by its first bytes, for the chooser; what
// it really is the reading tells.
func (m Model) kindOf(head []byte) string {
	say := m.c.Book.Say
	text := bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), " \t\r\n")
	starts := func(s string) bool { return bytes.HasPrefix(text, []byte(s)) }
	switch {
	case len(text) == 0:
		return say("bring.kind-empty")
	case starts("PK\x03\x04") && bytes.Contains(head, []byte("opendocument")):
		return "OpenDocument"
	case starts("PK\x03\x04"):
		return "Word"
	case starts("%PDF-"):
		return "PDF"
	case starts("{\\rtf"):
		return "RTF"
	case starts("\xd0\xcf\x11\xe0"):
		return say("bring.kind-old")
	case starts("WEBVTT"):
		return "VTT"
	case starts("{"), starts("[" + "{"):
		return "JSON"
	case starts("<"):
		return "HTML"
	case starts("1\n00:"), starts("1\r\n00:"):
		return "SRT"
	case strings.HasPrefix(string(text), "---"):
		return "Markdown"
	}
	return say("bring.kind-text")
}
