package sealed

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"filippo.io/age"

	"citaat/corpus/phrases"
)

// Lock is for whom a file is written: for who knows the passphrase, or for the
// recipients.
type Lock struct {
	Passphrase string
	Recipients []string // age1…
	Work       int      // 2 to this power is what one guess of the passphrase costs; 0: about a second
}

// Writer encrypts what is written to it. Close ends the file; a file that was
// not closed can be read by nobody.
func (l Lock) Writer(w io.Writer) (io.WriteCloser, error) {
	to, err := l.recipients()
	if err != nil {
		return nil, err
	}
	return age.Encrypt(w, to...)
}

func (l Lock) recipients() ([]age.Recipient, error) {
	if len(l.Recipients) == 0 {
		r, err := age.NewScryptRecipient(l.Passphrase)
		if err != nil {
			return nil, fmt.Errorf("passphrase: %w", err)
		}
		if l.Work > 0 {
			r.SetWorkFactor(l.Work)
		}
		return []age.Recipient{r}, nil
	}
	to := make([]age.Recipient, len(l.Recipients))
	for i, s := range l.Recipients {
		r, err := parseRecipient(s)
		if err != nil {
			return nil, err
		}
		to[i] = r
	}
	return to, nil
}

// CheckRecipient refuses what is no recipient.
func CheckRecipient(s string) error {
	_, err := parseRecipient(s)
	return err
}

func parseRecipient(s string) (age.Recipient, error) {
	if strings.HasPrefix(strings.ToUpper(s), "AGE-SECRET-KEY-") {
		return nil, phrases.Fail("vault.recipient-secret").WithCure("vault.recipient-secret.cure")
	}
	list, err := age.ParseRecipients(strings.NewReader(s))
	if err != nil || len(list) != 1 {
		return nil, phrases.Fail("vault.recipient-unknown", phrases.Args{"Recipient": shown(s)}).WithCure("vault.recipient-unknown.cure")
	}
	return list[0], nil
}

// shown is a value from a command line, short enough for a sentence.
func shown(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if r := []rune(s); len(r) > 24 {
		return string(r[:24]) + "…"
	}
	return s
}

// shortest is how many characters a passphrase has at least. Every one more
// makes guessing longer; a few words that nobody said together are enough.
const shortest = 12

// CheckPassphrase refuses a passphrase that is guessed too soon.
func CheckPassphrase(s string) error {
	if utf8.RuneCountInString(s) < shortest {
		return phrases.Fail("vault.passphrase-short", phrases.Args{"N": shortest}).WithCure("vault.passphrase-short.cure")
	}
	return nil
}
