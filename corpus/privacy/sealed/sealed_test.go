package sealed_test

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"filippo.io/age/armor"

	"citaat/corpus/privacy/sealed"
)

const phrase = "vier woorden zonder verband"

func lockFor(t *testing.T) (sealed.Lock, sealed.Opener) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "ilse.txt")
	recipient, err := sealed.NewIdentity(path)
	if err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm()&0o077 != 0 {
		t.Errorf("others can read an identity: %v %v", info.Mode(), err)
	}
	if _, err := sealed.NewIdentity(path); err == nil {
		t.Error("an identity was written over another")
	}
	ids, recipients, err := sealed.ReadIdentities(path)
	if err != nil || len(recipients) != 1 || recipients[0] != recipient {
		t.Fatalf("%v %v", recipients, err)
	}
	return sealed.Lock{Recipients: recipients}, sealed.Opener{Identities: ids}
}

func tell(s string) sealed.Opener {
	return sealed.Opener{Passphrase: func() (string, error) { return s, nil }}
}

func seal(t *testing.T, l sealed.Lock, text string) []byte {
	t.Helper()
	var b bytes.Buffer
	w, err := l.Writer(&b)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(w, text); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func open(data []byte, o sealed.Opener) (string, error) {
	r, _, err := sealed.Open(bytes.NewReader(data), o)
	if err != nil {
		return "", err
	}
	text, err := io.ReadAll(r)
	return string(text), err
}

func TestWhatIsLockedOpensForWhomItIsMeant(t *testing.T) {
	mine, me := lockFor(t)
	_, other := lockFor(t)
	words := sealed.Lock{Passphrase: phrase, Work: 4}
	for _, c := range []struct {
		name string
		lock sealed.Lock
		by   sealed.Opener
		want error
	}{
		{"passphrase", words, tell(phrase), nil},
		{"wrong passphrase", words, tell("iets heel anders dan dat"), sealed.ErrWrong},
		{"empty passphrase", words, tell(""), sealed.ErrWrong},
		{"nobody to ask", words, sealed.Opener{}, sealed.ErrNobody},
		{"identity", mine, me, nil},
		{"other identity", mine, other, sealed.ErrWrong},
		{"no identity", mine, tell(phrase), sealed.ErrWrong},
	} {
		t.Run(c.name, func(t *testing.T) {
			data := seal(t, c.lock, "wie achter M3 zit")
			if bytes.Contains(data, []byte("achter")) {
				t.Error("it is not encrypted")
			}
			text, err := open(data, c.by)
			if !errors.Is(err, c.want) || (c.want == nil && text != "wie achter M3 zit") {
				t.Errorf("%q, %v", text, err)
			}
			var armored bytes.Buffer
			a := armor.NewWriter(&armored)
			if _, err := a.Write(data); err != nil {
				t.Fatal(err)
			}
			if err := a.Close(); err != nil {
				t.Fatal(err)
			}
			if text2, err := open(armored.Bytes(), c.by); !errors.Is(err, c.want) || text2 != text {
				t.Errorf("armored: %q, %v", text2, err)
			}
		})
	}
}

// A changed byte anywhere, and an end that is gone, is told and never read past.
func TestADamagedFileIsTold(t *testing.T) {
	text := strings.Repeat("Zij zei dat het goed ging. ", 6000) // more than two pieces
	lock, me := lockFor(t)
	data := seal(t, lock, text)
	for at := 0; at < len(data); at += 1 + len(data)/400 {
		broken := bytes.Clone(data)
		broken[at] ^= 1
		got, err := open(broken, me)
		if err == nil || !strings.HasPrefix(text, got) {
			t.Errorf("byte %d of %d changed: %v", at, len(data), err)
		}
		if !errors.Is(err, sealed.ErrDamaged) && !errors.Is(err, sealed.ErrWrong) && !errors.Is(err, sealed.ErrOther) {
			t.Errorf("byte %d: %v", at, err)
		}
		if _, err := open(data[:at], me); err == nil {
			t.Errorf("cut off at %d of %d: opened", at, len(data))
		}
	}
}

func TestSentencesHoldNoSecret(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "geen.txt")
	if err := os.WriteFile(path, []byte("AGE-SECRET-KEY-1GEHEIMGEHEIM\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, _, err := sealed.ReadIdentities(path)
	if err == nil || strings.Contains(err.Error(), "GEHEIM") {
		t.Errorf("%v", err)
	}
	if err := sealed.CheckRecipient("AGE-SECRET-KEY-1GEHEIMGEHEIM"); err == nil || strings.Contains(err.Error(), "GEHEIM") {
		t.Errorf("%v", err)
	}
	if err := sealed.CheckPassphrase("tekort"); err == nil || strings.Contains(err.Error(), "tekort") {
		t.Errorf("%v", err)
	}
	if _, err := open([]byte("gewone tekst"), tell(phrase)); !errors.Is(err, sealed.ErrOther) {
		t.Errorf("%v", err)
	}
	if _, err := open(nil, tell(phrase)); !errors.Is(err, sealed.ErrOther) {
		t.Errorf("%v", err)
	}
}
