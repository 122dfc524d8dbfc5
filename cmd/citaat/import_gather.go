package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"citaat/coding"
	"citaat/corpus"
	"citaat/corpus/phrases"
)

// gathered are the files that are meant: those named, those in the folders
// named, and what in these was passed over.
type gathered struct {
	found  []source
	passed []passed
}

// source is a file to read. One that a folder holds under a name that tells
// nothing is read only if its content turns out to be a transcript.
type source struct {
	path  string
	maybe bool
}

// passed is something in a folder that is not read, and why.
type passed struct {
	path string
	why  phrases.Sentence
}

// gather looks for the files. One that is not there is found out when it is
// read.
func gather(args []string) gathered {
	var g gathered
	for _, a := range args {
		if info, err := os.Stat(a); err != nil || !info.IsDir() {
			g.found = append(g.found, source{path: a})
			continue
		}
		if real, err := filepath.EvalSymlinks(a); err == nil {
			a = real // a link that somebody names is meant
		}
		g.folder(a)
	}
	return g
}

func (g *gathered) folder(root string) {
	var in []source
	_ = filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			g.pass(path, phrases.Make("import.passed-unreadable"))
			if e != nil && e.IsDir() {
				return filepath.SkipDir
			}
			return nil
		}
		if e.IsDir() {
			return g.enter(path, e, path == root)
		}
		if s, ok := g.look(root, path, e); ok {
			in = append(in, s)
		}
		return nil
	})
	slices.SortFunc(in, func(a, b source) int { return corpus.CompareIDs(a.path, b.path) })
	g.found = append(g.found, in...)
}

// enter decides about a folder in a folder: a study keeps its own transcripts.
func (g *gathered) enter(path string, e fs.DirEntry, root bool) error {
	if strings.HasPrefix(e.Name(), ".") && !root {
		g.pass(path, phrases.Make("import.passed-hidden"))
		return filepath.SkipDir
	}
	if _, err := os.Lstat(filepath.Join(path, coding.SettingsFile)); err == nil {
		g.pass(path, phrases.Make("import.passed-study"))
		return filepath.SkipDir
	}
	return nil
}

// look decides about a file in a folder.
func (g *gathered) look(root, path string, e fs.DirEntry) (source, bool) {
	name := e.Name()
	switch {
	case strings.HasPrefix(name, "~$"), strings.HasPrefix(name, ".~lock."):
		g.pass(path, phrases.Make("import.passed-open"))
		return source{}, false
	case strings.HasPrefix(name, "."):
		g.pass(path, phrases.Make("import.passed-hidden"))
		return source{}, false
	case e.Type()&fs.ModeSymlink != 0:
		g.pass(path, linked(root, path))
		return source{}, false
	case !e.Type().IsRegular():
		g.pass(path, phrases.Make("import.passed-kind"))
		return source{}, false
	}
	switch named(name) {
	case transcripts:
		return source{path: path}, true
	case something:
		return source{path: path, maybe: true}, true
	}
	g.pass(path, phrases.Make("import.passed-kind"))
	return source{}, false
}

// linked tells why a link in a folder is not followed: what lies elsewhere nobody
// asked for, and what lies in the folder is read as it is.
func linked(root, path string) phrases.Sentence {
	to, err := filepath.EvalSymlinks(path)
	if err != nil {
		return phrases.Make("import.passed-broken")
	}
	within, err := filepath.EvalSymlinks(root)
	if err != nil {
		return phrases.Make("import.passed-unreadable")
	}
	if rel, err := filepath.Rel(within, to); err != nil || !filepath.IsLocal(rel) {
		return phrases.Make("import.passed-outside")
	}
	return phrases.Make("import.passed-linked")
}

// guess is what the ending of a name tells.
type guess int

const (
	something guess = iota // nothing: its content decides
	transcripts
	others // what never is a transcript
)

func named(name string) guess {
	switch strings.ToLower(strings.TrimPrefix(filepath.Ext(name), ".")) {
	case "docx", "odt", "rtf", "pdf", "vtt", "srt", "txt", "md", "markdown", "json", "html", "htm", "otr":
		return transcripts
	case "mp3", "mp4", "m4a", "wav", "ogg", "flac", "aac", "wma", "mov", "avi", "mkv", "webm", "jpg", "jpeg", "png", "gif", "heic", "svg", "tif", "tiff",
		"xls", "xlsx", "ods", "csv", "tsv", "ppt", "pptx", "odp", "zip", "7z", "rar", "gz", "tar", "exe", "dll", "ini", "db", "lnk", "url",
		"yaml", "yml", "jsonl", "xml", "sav", "qdpx", "qdc", "age", "tmp", "log":
		return others
	}
	return something
}

func (g *gathered) pass(path string, why phrases.Sentence) {
	g.passed = append(g.passed, passed{path, why})
}

// mostNamed is how many names are told of what was passed over for one reason.
const mostNamed = 5

// tell says what was passed over, a line a reason.
func (g gathered) tell(env *Env) {
	b := env.Book()
	var reasons []string
	names := map[string][]string{}
	for _, p := range g.passed {
		why := p.why.In(b)
		if names[why] == nil {
			reasons = append(reasons, why)
		}
		names[why] = append(names[why], oneLine(base(p.path)))
	}
	for _, why := range reasons {
		list, more := names[why], ""
		if n := len(list) - mostNamed; n > 0 {
			more = b.Say("import.and-more", phrases.Args{"Count": n})
			list = list[:mostNamed]
		}
		env.Say("import.passed", phrases.Args{"Count": len(names[why]), "Why": why, "Names": strings.Join(list, ", ") + more})
	}
}
