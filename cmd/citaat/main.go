// Command citaat is a workbench for the qualitative analysis of interviews: it
// reads transcripts in, and helps to code, search and quote them.
//
// main.go wires; every verb has a file of its own. What a verb finds goes to
// standard output, what it has to say about it to standard error; both pass
// through a paper, so that nothing in a file can command the terminal. Verbs
// return errors and never leave the program themselves: exit is the one place
// that turns an error into a sentence in the user's language and a number. 0 is
// done, 1 could not or does not hold, 2 was not asked rightly.
package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/signal"
	"strings"
	"syscall"

	_ "citaat/cmd/citaat/tui/quiet" // before anything that asks the terminal

	"github.com/spf13/cobra"

	"citaat/corpus/phrases"
	"citaat/corpus/search"
	"citaat/corpus/store"
)

func main() {
	store.PrivateByDefault()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, newEnv(), os.Args[1:])
	stop()
	os.Exit(code)
}

// run carries out one command line.
func run(ctx context.Context, env *Env, args []string) (code int) {
	defer func() {
		if r := recover(); r != nil {
			// The value may hold somebody's words; its type does not.
			code = env.exit(phrases.Fail("cli.error.panic", phrases.Args{"Kind": fmt.Sprintf("%T", r)}))
		}
	}()
	env.foresee(args)
	root := newRoot(env)
	if completes(args) {
		sayAll(env, root)
	}
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	if e := env.Out.Flush(); err == nil {
		err = e
	}
	return env.exit(err)
}

// errSaid is for a verb whose output has told already what does not hold.
var errSaid = errors.New("said already")

// usageError tells that a command was not given rightly.
type usageError struct {
	what phrases.Sentence
	err  error          // instead of what
	use  *cobra.Command // instead of what: how it is typed
	verb string         // as typed: "citaat find"
}

func (e *usageError) Say(b *phrases.Book) string {
	what := e.what.In(b)
	switch {
	case e.err != nil:
		what = sentence(b, e.err)
	case e.use != nil:
		what = b.Say("cli.usage.args", phrases.Args{"Use": useLine(b, e.use)})
	}
	if !strings.HasSuffix(what, "?") {
		what += "."
	}
	return b.Say("cli.usage.see", phrases.Args{"What": what, "Verb": e.verb})
}

func (e *usageError) Error() string { return e.Say(phrases.For(phrases.English)) }

// exit says an error and gives the number that the program leaves with.
func (env *Env) exit(err error) int {
	var usage *usageError
	var query *search.QueryError
	switch {
	case err == nil:
		return 0
	case errors.Is(err, errSaid):
		return 1
	case errors.Is(err, context.Canceled):
		env.sayError(env.Book().Say("cli.error.stopped"))
		return 1
	case errors.As(err, &usage):
		env.sayError(usage.Say(env.Book()))
		return 2
	case errors.As(err, &query) && query.Cause == nil: // the code it names may be there tomorrow
		env.sayError(sentence(env.Book(), err))
		return 2
	}
	env.sayError(sentence(env.Book(), err))
	return 1
}

func (env *Env) sayError(s string) {
	env.Err.Line("citaat: " + s)
}

// sentence is an error in the user's language, also those of the system.
func sentence(b *phrases.Book, err error) string {
	var s phrases.Sayer
	if errors.As(err, &s) {
		return s.Say(b)
	}
	args := phrases.Args{"Path": "", "Reason": err.Error()}
	var pe *fs.PathError
	if errors.As(err, &pe) {
		args["Path"], args["Reason"] = pe.Path, pe.Err.Error()
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return b.Say("cli.error.missing", args)
		case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
			return b.Say("cli.error.permission", args)
		case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT), errors.Is(err, syscall.EFBIG):
			return b.Say("cli.error.full", args)
		case errors.Is(err, syscall.EISDIR), errors.Is(err, fs.ErrExist):
			return b.Say("cli.error.folder", args)
		}
		return b.Say("cli.error.file", args)
	}
	return b.Say("cli.error.other", args)
}
