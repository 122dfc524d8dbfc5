package main

import (
	"strings"
	"time"

	"github.com/charmbracelet/x/ansi"

	"citaat/corpus/phrases"
)

// importProgress shows how far the reading or writing of files is: a bar, how
// long it may still take, and the file. On a terminal only.
type importProgress struct {
	*progress
	done, of int
}

// barWidth is how many columns the bar has.
const barWidth = 20

func newImportProgress(env *Env, key string, of int) *importProgress {
	return &importProgress{progress: newProgress(env, key), of: of}
}

// step tells that one file more is done.
func (p *importProgress) step(name string) {
	p.done++
	now := p.env.Now()
	if !p.env.Watched || now.Sub(p.since) < slow || now.Sub(p.last) < slow/4 && p.done < p.of {
		return
	}
	p.last, p.shown = now, true
	p.env.Err.Again(p.line(name, now.Sub(p.since)))
}

// line is the progress as one line that fits the terminal.
func (p *importProgress) line(name string, spent time.Duration) string {
	full, empty := "█", "░"
	if p.env.flags.ascii {
		full, empty = "#", "."
	}
	n := barWidth * p.done / max(p.of, 1)
	left := spent * time.Duration(p.of-p.done) / time.Duration(max(p.done, 1))
	seconds := int((left + time.Second - 1) / time.Second)
	line := strings.Repeat(full, n) + strings.Repeat(empty, barWidth-n) + " " +
		p.env.Book().Say(p.key, phrases.Args{"Done": p.done, "Of": p.of, "Seconds": seconds}) + " · " + oneLine(name)
	return ansi.Truncate(line, max(p.env.Columns-1, barWidth), "…")
}
