package main

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

func unescape(s string) string {
	u, err := strconv.Unquote(`"` + strings.ReplaceAll(s, `"`, `\"`) + `"`)
	if err != nil {
		return s
	}
	return u
}

func replaceAll(text, old, with string) string {
	if old == "^" { // before everything
		return with + text
	}
	return strings.ReplaceAll(text, old, with)
}

func atoi(ts *testscript.TestScript, s string) int {
	n, err := strconv.Atoi(s)
	ts.Check(err)
	return n
}

// sed1 VARIABLE REGEXP [FILE] puts what the first group of a regular expression
// matches in a file, or in the last standard output, into a variable.
func sed1(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: sed1 variable regexp [file]")
	}
	file := "stdout"
	if len(args) == 3 {
		file = args[2]
	}
	m := regexp.MustCompile(args[1]).FindStringSubmatch(ts.ReadFile(file))
	if len(m) != 2 {
		ts.Fatalf("%s does not match %s", file, args[1])
	}
	ts.Setenv(args[0], m[1])
}

// size VARIABLE FILE MORE puts the size of a file and some bytes more into a
// variable.
func size(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: size variable file more")
	}
	ts.Setenv(args[0], strconv.Itoa(len(ts.ReadFile(args[1]))+atoi(ts, args[2])))
}
