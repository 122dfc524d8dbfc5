package main

import (
	"context"
	"os"

	"golang.org/x/term"

	"citaat/corpus/phrases"
	"citaat/corpus/privacy/sealed"
)

// askSecret reads a line that nobody sees, from the terminal itself, so that
// what is piped in can be something else. Without a terminal there is nobody to
// ask: a passphrase is never taken from the environment or the command line.
func askSecret(ctx context.Context, env *Env, question string) (string, error) {
	tty, own := os.Stdin, false
	if f, err := os.OpenFile(terminalFile, os.O_RDWR, 0); err == nil {
		tty, own = f, true
	}
	fd := int(tty.Fd())
	before, err := term.GetState(fd)
	if err != nil {
		if own {
			tty.Close()
		}
		return "", phrases.Fail("vault.nobody").WithCure("vault.nobody.cure").Because(sealed.ErrNobody)
	}
	env.Err.Text(question + " ")
	_ = env.Err.Flush()
	type line struct {
		text []byte
		err  error
	}
	typed := make(chan line, 1)
	go func() {
		text, err := term.ReadPassword(fd)
		typed <- line{text, err}
		if own {
			tty.Close()
		}
	}()
	select {
	case l := <-typed:
		env.Err.Line("")
		if l.err != nil {
			return "", context.Canceled
		}
		return string(l.text), nil
	case <-ctx.Done(): // ctrl+c: the terminal gets its echo back
		_ = term.Restore(fd, before)
		env.Err.Line("")
		return "", ctx.Err()
	}
}

// newPassphrase asks for a passphrase twice.
func (env *Env) newPassphrase(ctx context.Context) (string, error) {
	b := env.Book()
	env.Say("vault.passphrase-new")
	first, err := env.Secret(ctx, env, b.Say("vault.ask-passphrase"))
	if err != nil {
		return "", err
	}
	if err := sealed.CheckPassphrase(first); err != nil {
		return "", err
	}
	again, err := env.Secret(ctx, env, b.Say("vault.ask-again"))
	switch {
	case err != nil:
		return "", err
	case again != first:
		return "", phrases.Fail("vault.passphrase-differs")
	}
	return first, nil
}
