package main

import (
	"context"
	"errors"
	"path/filepath"
	"slices"

	"filippo.io/age"
	"github.com/spf13/pflag"

	"citaat/cmd/citaat/tui/start"
	"citaat/corpus/phrases"
	"citaat/corpus/privacy"
	"citaat/corpus/privacy/key"
	"citaat/corpus/privacy/sealed"
)

// openers are the files with identities that open what is encrypted.
type openers struct{ identities []string }

func (o *openers) addIdentity(fs *pflag.FlagSet) {
	stringsFlag(fs, &o.identities, "identity", "vault.flag.identity")
}

// opener is how a file is opened: with the identities, else with the passphrase
// that somebody types. The recipients are those of the identities.
func (env *Env) opener(ctx context.Context, o openers, file string) (by sealed.Opener, recipients []string, err error) {
	for _, path := range o.identities {
		list, to, err := sealed.ReadIdentities(path)
		if err != nil {
			return by, nil, err
		}
		by.Identities, recipients = append(by.Identities, list...), append(recipients, to...)
	}
	by.Identities = slices.Clip[[]age.Identity](by.Identities)
	by.Passphrase = func() (string, error) {
		return env.Secret(ctx, env, env.Book().Say("vault.ask-passphrase-of", phrases.Args{"File": oneLine(filepath.Base(file))}))
	}
	return by, recipients, nil
}

// lock is for whom something is encrypted: the recipients, else who knows the
// passphrase that is asked for twice.
func (env *Env) lock(ctx context.Context, to []string) (sealed.Lock, error) {
	for _, r := range to {
		if err := sealed.CheckRecipient(r); err != nil {
			return sealed.Lock{}, err
		}
	}
	if len(to) > 0 {
		slices.Sort(to)
		return sealed.Lock{Recipients: slices.Compact(to)}, nil
	}
	words, err := env.newPassphrase(ctx)
	return sealed.Lock{Passphrase: words}, err
}

// keyFlags say where the key of a study is and how it opens.
type keyFlags struct {
	openers
	file string
}

func (o *keyFlags) addKey(fs *pflag.FlagSet) {
	fs.StringVar(&o.file, "key", "", "vault.flag.key")
	o.addIdentity(fs)
}

// given tells whether somebody asked for the key: it is not opened otherwise,
// for that may cost a passphrase.
func (o keyFlags) given() bool { return o.file != "" || len(o.identities) > 0 }

// knownBy are the names and words in the key, where one was asked for.
func (env *Env) knownBy(ctx context.Context, o keyFlags, study string) ([]privacy.Known, error) {
	if !o.given() {
		return nil, nil
	}
	k, err := env.openKey(ctx, o, study)
	if err != nil {
		return nil, err
	}
	return knownIn(k), nil
}

// keyPath is where the key of a study is: --key, else $CITAAT_KEY, else in the
// user's configuration under the name of the study.
func (env *Env) keyPath(o keyFlags, study string) (string, error) {
	if o.file != "" {
		return o.file, nil
	}
	if f := env.Getenv("CITAAT_KEY"); f != "" {
		return f, nil
	}
	config := start.ConfigFolder()
	if config == "" {
		return "", phrases.Fail("vault.key-nowhere").WithCure("vault.key-nowhere.cure")
	}
	return key.DefaultPath(config, study), nil
}

// openKey opens the key of a study, and tells what is unsafe about its place.
// key.ErrNone: there is none.
func (env *Env) openKey(ctx context.Context, o keyFlags, study string) (*key.Key, error) {
	path, err := env.keyPath(o, study)
	if err != nil {
		return nil, err
	}
	for _, w := range key.Warnings(path, study) {
		env.Err.Line(oneLine(w.In(env.Book())))
	}
	by, _, err := env.opener(ctx, o.openers, path)
	if err != nil {
		return nil, err
	}
	return key.Open(path, by)
}

// openOrMakeKey opens the key, or begins one that Save will write. Where it may
// not be is told before anything is asked.
func (env *Env) openOrMakeKey(ctx context.Context, o keyFlags, to []string, study string) (*key.Key, error) {
	path, err := env.keyPath(o, study)
	if err != nil {
		return nil, err
	}
	if _, err := key.Allowed(path, study); err != nil {
		return nil, err
	}
	k, err := env.openKey(ctx, o, study)
	if !errors.Is(err, key.ErrNone) {
		return k, err
	}
	_, own, err := env.opener(ctx, o.openers, path)
	if err != nil {
		return nil, err
	}
	lock, err := env.lock(ctx, append(own, to...))
	if err != nil {
		return nil, err
	}
	return key.New(path, lock), nil
}
