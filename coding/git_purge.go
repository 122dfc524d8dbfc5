package coding

import (
	"os"
	"path/filepath"
	"strings"
)

// gitPurge tells whether a study lies in a git work tree, and the commands that
// take what goes out of its history: all earlier versions of the files that held
// it. They are for people to run, once the erasure is committed.
func gitPurge(dir string, plan Withdrawal) (bool, []string) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return false, nil
	}
	top := abs
	for {
		if _, err := os.Lstat(filepath.Join(top, ".git")); err == nil {
			break
		}
		if top == filepath.Dir(top) {
			return false, nil
		}
		top = filepath.Dir(top)
	}
	prefix, err := filepath.Rel(top, abs)
	if err != nil {
		return false, nil
	}
	var paths []string
	add := func(name string) {
		paths = append(paths, quoted(filepath.ToSlash(filepath.Join(prefix, name))))
	}
	for _, id := range plan.Gone {
		add(TranscriptFolder + "/" + string(id) + ".md")
	}
	for _, v := range plan.Shared {
		add(TranscriptFolder + "/" + string(v.Interview) + ".md")
	}
	add(LogFolder)
	add(ParticipantsFile)
	add(CodebookFile)
	git := "git -C " + quoted(top) + " "
	return true, []string{
		git + "add -A " + quoted(filepath.ToSlash(prefix)),
		git + `commit -m "erasure"`,
		"export KEEP=$(" + git + "rev-parse HEAD)",
		git + `filter-branch --force --index-filter 'test "$GIT_COMMIT" = "$KEEP" || git rm -rq --cached --ignore-unmatch -- ` +
			strings.ReplaceAll(strings.Join(paths, " "), "'", `"`) + `' -- --all`,
		git + "for-each-ref --format='delete %(refname)' refs/original | " + git + "update-ref --stdin",
		git + "reflog expire --expire=now --all",
		git + "gc --prune=now",
	}
}

// quoted is a word for a shell, in quotation marks where it needs them.
func quoted(s string) string {
	if strings.Trim(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/._-") == "" {
		return s
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, `$`, `\$`, "`", "\\`").Replace(s) + `"`
}
