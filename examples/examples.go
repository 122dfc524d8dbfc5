// Package examples holds a complete study that is made up, to practise on, and
// raw files that some of its interviews could have been made from.
//
// Nobody in it exists, and nothing in it comes from a publication. It must
// never be opened where it lies: citaat demo copies it first.
package examples

import (
	"embed"
	"io/fs"
)

//go:embed study raw
var files embed.FS

// Study is the folder of the example study.
func Study() fs.FS { return sub("study") }

// Raw are files as an interviewer gets them from Word, Teams and Zoom.
func Raw() fs.FS { return sub("raw") }

func sub(dir string) fs.FS {
	f, err := fs.Sub(files, dir)
	if err != nil {
		panic(err) // both folders are compiled in
	}
	return f
}
