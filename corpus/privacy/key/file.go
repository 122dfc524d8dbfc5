package key

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"gopkg.in/yaml.v3"

	"citaat/corpus/phrases"
	"citaat/corpus/privacy"
	"citaat/corpus/privacy/sealed"
	"citaat/corpus/store"
)

// Why a key does not open or is not saved, beside what sealed tells.
var (
	ErrNone    = errors.New("there is no key")
	ErrChanged = errors.New("the key was changed by somebody else")
)

// format is the version of what is in the file.
const format = 1

type content struct {
	Format     int             `yaml:"format"`
	Recipients []string        `yaml:"recipients,omitempty"`
	People     []Person        `yaml:"people,omitempty"`
	Words      []privacy.Known `yaml:"words,omitempty"`
}

// most is the largest file that is read: a key is a list of people.
const most = 64 << 20

// Open opens the key in a file.
func Open(path string, o sealed.Opener) (*Key, error) {
	data, err := os.ReadFile(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, phrases.Fail("vault.key-none", phrases.Args{"File": path}).WithCure("vault.key-none.cure").Because(ErrNone)
	case err != nil:
		return nil, err
	}
	plain, by, err := sealed.Open(bytes.NewReader(data), o)
	if err != nil {
		return nil, err
	}
	text, err := io.ReadAll(io.LimitReader(plain, most))
	if err != nil {
		return nil, err
	}
	k := &Key{path: path, lock: by, read: sha256.Sum256(data)}
	return k, k.parse(text)
}

// parse reads the content. The errors of yaml quote what they trip over: none
// of them goes on.
func (k *Key) parse(text []byte) error {
	var c content
	var head struct {
		Format int `yaml:"format"`
	}
	if yaml.Unmarshal(text, &head) == nil && head.Format > format {
		return phrases.Fail("vault.key-newer").WithCure("vault.key-newer.cure")
	}
	d := yaml.NewDecoder(bytes.NewReader(text))
	d.KnownFields(true)
	if err := d.Decode(&c); err != nil || c.Format != format {
		return phrases.Fail("vault.key-unreadable").WithCure("vault.key-unreadable.cure").Because(sealed.ErrDamaged)
	}
	if len(c.Recipients) > 0 {
		k.lock = sealed.Lock{Recipients: c.Recipients}
	}
	for _, p := range c.People {
		if err := k.PutPerson(p); err != nil {
			return err
		}
	}
	for _, w := range c.Words {
		if err := k.PutWord(w); err != nil {
			return err
		}
	}
	return nil
}

// New is an empty key that Save is to write where none is yet.
func New(path string, lock sealed.Lock) *Key { return &Key{path: path, lock: lock} }

// Exists tells whether a key stands in a file.
func Exists(path string) bool {
	info, err := os.Stat(path)
	return err == nil && !info.IsDir()
}

// patience is how long Save waits for another process that saves the key.
const patience = 10 * time.Second

// Save encrypts the whole anew and puts it in the place of the old file. Study
// is the folder of the study that it must not lie in. A key that somebody else
// changed since it was read stays as it is.
func (k *Key) Save(study string) error {
	path, err := Allowed(k.path, study)
	if err != nil {
		return err
	}
	if err := store.Private(filepath.Dir(path)); err != nil {
		return err
	}
	unlock, err := store.Lock(path+".lock", patience)
	if err != nil {
		return err
	}
	defer unlock()
	if err := k.unchanged(path); err != nil {
		return err
	}
	data, err := k.encrypted(k.lock)
	if err != nil {
		return err
	}
	if err := store.ReplacePrivate(path, data); err != nil {
		return err
	}
	k.read = sha256.Sum256(data)
	return nil
}

func (k *Key) unchanged(path string) error {
	data, err := os.ReadFile(path)
	var now [32]byte
	switch {
	case err == nil:
		now = sha256.Sum256(data)
	case !errors.Is(err, fs.ErrNotExist):
		return err
	}
	if now != k.read {
		return phrases.Fail("vault.key-changed").WithCure("vault.key-changed.cure").Because(ErrChanged)
	}
	return nil
}

func (k *Key) encrypted(lock sealed.Lock) ([]byte, error) {
	text, err := yaml.Marshal(content{Format: format, Recipients: lock.Recipients, People: k.people, Words: k.words})
	if err != nil {
		return nil, errors.New("the key cannot be written")
	}
	var b bytes.Buffer
	w, err := lock.Writer(&b)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(text); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// ExportTo writes a copy for others, encrypted for them.
func (k *Key) ExportTo(path, study string, lock sealed.Lock) error {
	to, err := Allowed(path, study)
	if err != nil {
		return err
	}
	lock.Recipients = slices.Clone(lock.Recipients)
	data, err := k.encrypted(lock)
	if err != nil {
		return err
	}
	return store.ReplacePrivate(to, data)
}
