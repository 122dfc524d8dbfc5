package clip

import (
	"bytes"
	"encoding/base64"
	"strings"
	"testing"
)

func TestCopyReachesTheTerminal(t *testing.T) {
	none := func(string) string { return "" }
	var out bytes.Buffer
	text := "“Dan was het rustig in mijn hoofd.” – Moeder"
	Copy(&out, text, none)
	want := "\x1b]52;c;" + base64.StdEncoding.EncodeToString([]byte(text)) + "\x07"
	if out.String() != want {
		t.Errorf("sent %q, want %q", out.String(), want)
	}
	tmux := Sequence(text, func(k string) string { return map[string]string{"TMUX": "x"}[k] })
	if !strings.HasPrefix(tmux, "\x1bPtmux;") {
		t.Errorf("tmux would keep it to itself: %q", tmux)
	}
	if Sequence(strings.Repeat("a", longest+1), none) != "" {
		t.Error("a text is sent that terminals drop")
	}
}
