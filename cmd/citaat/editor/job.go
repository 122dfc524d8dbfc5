package editor

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/oklog/ulid/v2"

	"citaat/corpus/phrases"
	"citaat/corpus/store"
)

// Folder is where the texts stand under the local folder of a study.
const Folder = "edit"

// Files of a job beside the text: the lock that tells that it is in use, and
// the text as it was.
const (
	lockFile = "lock"
	wasFile  = "was"
)

// Job is a text that is being edited.
type Job struct {
	argv   []string
	alone  bool
	folder string
	path   string
	text   string
	unlock func()
}

// Prepare finds the user's editor and writes the text for it, under a name that
// tells the user and the editor what it is. local is the study's local folder.
func Prepare(local, title, text string) (*Job, error) { return here().prepare(local, title, text) }

func (f finder) prepare(local, title, text string) (_ *Job, err error) {
	argv, err := f.find()
	if err != nil {
		return nil, err
	}
	j := &Job{folder: filepath.Join(local, Folder, strings.ToLower(ulid.Make().String())), text: text}
	defer func() {
		if err != nil {
			j.Remove() //nolint:errcheck // what went wrong first is told
			err = phrases.Fail("editor.prepare").Because(err)
		}
	}()
	if err := store.Folder(local); err != nil {
		return nil, err
	}
	if err := store.Private(j.folder); err != nil {
		return nil, err
	}
	if j.unlock, err = store.Lock(filepath.Join(j.folder, lockFile), 0); err != nil {
		return nil, err
	}
	j.path = filepath.Join(j.folder, fileName(title))
	written := []byte(ended(text))
	for _, path := range []string{j.path, filepath.Join(j.folder, wasFile)} {
		if err := store.Replace(path, written); err != nil {
			return nil, err
		}
	}
	more, alone := discreet(name(argv[0]), j.folder)
	j.argv, j.alone = slices.Concat(argv[:1], more, argv[1:]), alone
	return j, nil
}

// fileName makes a title fit to name a file anywhere.
func fileName(title string) string {
	clean := strings.Map(func(r rune) rune {
		if strings.ContainsRune(`/\:*?"<>|`, r) || r < 0x20 || r == 0x7f {
			return '-'
		}
		return r
	}, title)
	if clean = strings.Trim(clean, ". -"); clean == "" || clean == lockFile || clean == wasFile {
		clean = "tekst-" + clean
	}
	if filepath.Ext(clean) == "" {
		clean += ".md"
	}
	return clean
}

// ended ends a text in a new line, as editors expect.
func ended(s string) string {
	if s == "" || strings.HasSuffix(s, "\n") {
		return s
	}
	return s + "\n"
}

// Path is where the text stands.
func (j *Job) Path() string { return j.path }

// Command is the editor on the text, to be run at the terminal. Standard input
// and output are those of the caller, unless it says otherwise.
func (j *Job) Command() *exec.Cmd {
	c := exec.Command(j.argv[0], slices.Concat(j.argv[1:], []string{j.path})...)
	c.Stdin, c.Stdout, c.Stderr = os.Stdin, os.Stdout, os.Stderr
	c.Dir = j.folder
	if j.alone {
		c.Env = os.Environ()
		for _, v := range []string{"TMPDIR", "TEMP", "TMP"} {
			c.Env = append(c.Env, v+"="+j.folder)
		}
		c.Env = append(c.Env, settled(name(j.argv[0]), j.folder)...)
	}
	return c
}

// Result is the text as it is now and whether it is another than it was.
func (j *Job) Result() (text string, changed bool, err error) {
	data, err := os.ReadFile(j.path)
	if err != nil {
		return "", false, phrases.Fail("editor.read").Because(err)
	}
	if !utf8.Valid(data) {
		return "", false, phrases.Fail("editor.utf8").WithCure("editor.utf8.cure")
	}
	text = strings.TrimPrefix(string(data), "\ufeff")
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	if text == ended(j.text) {
		return j.text, false, nil
	}
	if !strings.HasSuffix(j.text, "\n") {
		text = strings.TrimSuffix(text, "\n")
	}
	return text, text != j.text, nil
}

// Finish is Result and Remove; ran is what running the command gave. An editor
// that ends with an error (:cq) changes nothing.
func (j *Job) Finish(ran error) (text string, changed bool, err error) {
	defer j.Remove() //nolint:errcheck // Clean tries again
	if ran != nil {
		return j.text, false, phrases.Fail("editor.failed", phrases.Args{"Program": name(j.argv[0])}).Because(ran)
	}
	return j.Result()
}

// Leave lets go of the job and leaves its file, for what the user wrote could
// not be saved. Clean keeps it for a week.
func (j *Job) Leave() {
	if j.unlock != nil {
		j.unlock()
		j.unlock = nil
	}
}

// Remove takes the file away, with all that the editor left beside it.
func (j *Job) Remove() error {
	j.Leave()
	err := os.RemoveAll(j.folder)
	os.Remove(filepath.Dir(j.folder)) //nolint:errcheck // another job may stand in it
	return err
}

// missed is how long a changed text is kept that was never read back.
const missed = 7 * 24 * time.Hour

// Clean removes what a program that ended too soon left behind. What another
// window is editing stays.
func Clean(local string) { clean(local, time.Now()) }

func clean(local string, now time.Time) {
	top := filepath.Join(local, Folder)
	jobs, err := os.ReadDir(top)
	if err != nil {
		return // there is none
	}
	for _, e := range jobs {
		folder := filepath.Join(top, e.Name())
		if info, err := e.Info(); err == nil && e.IsDir() && now.Sub(info.ModTime()) < missed && touched(folder) {
			continue
		}
		unlock, err := store.Lock(filepath.Join(folder, lockFile), 0)
		if err != nil && e.IsDir() {
			continue // in use
		}
		if err == nil {
			unlock()
		}
		os.RemoveAll(folder) //nolint:errcheck // the next start tries again
	}
	os.Remove(top) //nolint:errcheck // something is still in it
}

// touched tells whether the text in a folder is another than it was.
func touched(folder string) bool {
	was, err := os.ReadFile(filepath.Join(folder, wasFile))
	if err != nil {
		return false
	}
	files, err := filepath.Glob(filepath.Join(folder, "*.*"))
	if err != nil {
		return false
	}
	for _, f := range files {
		if now, err := os.ReadFile(f); err == nil && string(now) != string(was) {
			return true
		}
	}
	return false
}
