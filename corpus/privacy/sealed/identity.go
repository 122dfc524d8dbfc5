package sealed

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"strings"

	"filippo.io/age"

	"citaat/corpus/phrases"
	"citaat/corpus/store"
)

// ReadIdentities reads a file of identities as age-keygen and NewIdentity write
// it, and the recipients that belong to them.
func ReadIdentities(path string) (list []age.Identity, recipients []string, err error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, nil, err
	}
	if list, err = age.ParseIdentities(bytes.NewReader(data)); err != nil || len(list) == 0 {
		// The library's error may quote the line, which is the secret.
		return nil, nil, phrases.Fail("vault.identity-file", phrases.Args{"File": path}).WithCure("vault.identity-file.cure")
	}
	for _, id := range list {
		switch id := id.(type) {
		case *age.X25519Identity:
			recipients = append(recipients, id.Recipient().String())
		case *age.HybridIdentity:
			recipients = append(recipients, id.Recipient().String())
		}
	}
	return list, recipients, nil
}

// NewIdentity makes a file with a new identity and returns its recipient, which
// may be told to anybody. A file that is there stays as it is.
func NewIdentity(path string) (recipient string, err error) {
	if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
		if err == nil {
			err = phrases.Fail("vault.taken", phrases.Args{"File": path}).WithCure("vault.taken.cure")
		}
		return "", err
	}
	id, err := age.GenerateX25519Identity()
	if err != nil {
		return "", err
	}
	recipient = id.Recipient().String()
	text := strings.Join([]string{"# public key: " + recipient, id.String(), ""}, "\n")
	return recipient, store.ReplacePrivate(path, []byte(text))
}
