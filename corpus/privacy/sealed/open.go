package sealed

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"

	"filippo.io/age"
	"filippo.io/age/armor"

	"citaat/corpus/phrases"
)

// Why a file does not open.
var (
	ErrWrong   = errors.New("wrong passphrase or identity")
	ErrDamaged = errors.New("damaged or cut off")
	ErrOther   = errors.New("not a file of age")
	ErrNobody  = errors.New("nobody to ask for a passphrase")
)

// Opener is how a file is opened.
type Opener struct {
	Identities []age.Identity
	Passphrase func() (string, error) // asked when the file wants one; nil: nobody is there to ask
}

// hardest is the most that a file may ask for one guess: 1 GiB of memory. A file
// from a stranger must not stop the machine.
const hardest = 20

// Open decrypts. What it reads is certain to be what was written, piece by
// piece; only at the end is it certain that nothing was cut off. By is the lock
// that the file had, as far as an opener can know it: the passphrase, or
// nothing, for age does not tell for whom a file is.
func Open(r io.Reader, o Opener) (plain io.Reader, by Lock, err error) {
	in := bufio.NewReader(r)
	start, err := in.Peek(len(armor.Header))
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, Lock{}, err
	}
	if string(start) == armor.Header {
		in = bufio.NewReader(armor.NewReader(in))
	}
	kind, err := kindOf(in)
	if err != nil {
		return nil, Lock{}, err
	}
	identities := o.Identities
	if kind == byPassphrase {
		if o.Passphrase == nil {
			return nil, Lock{}, phrases.Fail("vault.nobody").WithCure("vault.nobody.cure").Because(ErrNobody)
		}
		if by.Passphrase, err = o.Passphrase(); err != nil {
			return nil, Lock{}, err
		}
		id, err := age.NewScryptIdentity(by.Passphrase)
		if err != nil {
			return nil, Lock{}, wrongPassphrase()
		}
		id.SetMaxWorkFactor(hardest)
		identities = []age.Identity{id}
	} else if len(identities) == 0 {
		return nil, Lock{}, phrases.Fail("vault.identity-wanted").WithCure("vault.identity-wanted.cure").Because(ErrWrong)
	}
	plain, err = age.Decrypt(in, identities...)
	var none *age.NoIdentityMatchError
	switch {
	case err == nil:
		return checked{plain}, by, nil
	case errors.As(err, &none) && kind == byPassphrase:
		return nil, Lock{}, wrongPassphrase()
	case errors.As(err, &none):
		return nil, Lock{}, phrases.Fail("vault.identity-wrong").WithCure("vault.identity-wanted.cure").Because(ErrWrong)
	}
	return nil, Lock{}, damaged(err)
}

func wrongPassphrase() error {
	return phrases.Fail("vault.passphrase-wrong").WithCure("vault.passphrase-wrong.cure").Because(ErrWrong)
}

// kind is what opens a file.
type kind int

const (
	byIdentity kind = iota
	byPassphrase
)

// kindOf looks at the head of a file without taking it.
func kindOf(in *bufio.Reader) (kind, error) {
	const first, scrypt = "age-encryption.org/v1\n-> ", "scrypt "
	head, err := in.Peek(len(first) + len(scrypt))
	var broken *armor.Error
	switch {
	case errors.As(err, &broken):
		return 0, damaged(err)
	case err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF):
		return 0, err
	case !bytes.HasPrefix(head, []byte(first)):
		return 0, phrases.Fail("vault.other").Because(ErrOther)
	case bytes.HasSuffix(head, []byte(scrypt)):
		return byPassphrase, nil
	}
	return byIdentity, nil
}

// checked makes the errors of decrypting ones that a user understands.
type checked struct{ r io.Reader }

func (c checked) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	if err != nil && !errors.Is(err, io.EOF) {
		err = damaged(err)
	}
	return n, err
}

// damaged says that a file is not what was written; what the disk or a user who
// stops says is left as it is.
func damaged(err error) error {
	var disk *fs.PathError
	if errors.As(err, &disk) || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return phrases.Fail("vault.damaged").WithCure("vault.damaged.cure").Because(ErrDamaged)
}

// WantsPassphrase tells whether a file opens with a passphrase; otherwise it
// wants an identity.
func WantsPassphrase(r io.Reader) (bool, error) {
	in := bufio.NewReader(r)
	if start, _ := in.Peek(len(armor.Header)); string(start) == armor.Header {
		in = bufio.NewReader(armor.NewReader(in))
	}
	k, err := kindOf(in)
	return k == byPassphrase, err
}
