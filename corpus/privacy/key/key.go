package key

import (
	"slices"
	"strings"

	"citaat/corpus"
	"citaat/corpus/phrases"
	"citaat/corpus/privacy"
	"citaat/corpus/privacy/sealed"
)

// Person is who is behind the id of a participant.
type Person struct {
	ID      corpus.ParticipantID `yaml:"id"`
	Name    string               `yaml:"name,omitempty"`
	Contact string               `yaml:"contact,omitempty"`
	Notes   string               `yaml:"notes,omitempty"`
}

// Key is an open key. Its changes are on disk after Save. It is for one
// goroutine at a time.
type Key struct {
	path string
	lock sealed.Lock
	read [32]byte // the SHA-256 of the file as it was read; zero: there is none yet

	people []Person
	words  []privacy.Known
}

// Path is the file of the key.
func (k *Key) Path() string { return k.path }

// People are all people, by id.
func (k *Key) People() []Person { return slices.Clone(k.people) }

// Words is the study's own list of words that identify somebody.
func (k *Key) Words() []privacy.Known { return slices.Clone(k.words) }

// Person is who is behind an id.
func (k *Key) Person(id corpus.ParticipantID) (Person, bool) {
	for _, p := range k.people {
		if p.ID == id {
			return p, true
		}
	}
	return Person{}, false
}

// PutPerson adds a person, or replaces who was behind the id.
func (k *Key) PutPerson(p Person) error {
	p.ID = corpus.ParticipantID(clean(string(p.ID)))
	p.Name, p.Contact, p.Notes = clean(p.Name), clean(p.Contact), clean(p.Notes)
	if p.ID == "" {
		return phrases.Fail("vault.key-no-id")
	}
	at, there := slices.BinarySearchFunc(k.people, p, byID)
	if there {
		k.people[at] = p
	} else {
		k.people = slices.Insert(k.people, at, p)
	}
	return nil
}

// RemovePerson takes a person out; false: nobody stood under the id.
func (k *Key) RemovePerson(id corpus.ParticipantID) bool {
	at, there := slices.BinarySearchFunc(k.people, Person{ID: id}, byID)
	if there {
		k.people = slices.Delete(k.people, at, at+1)
	}
	return there
}

// PutWord adds a word to the list, or replaces how it stood there.
func (k *Key) PutWord(w privacy.Known) error {
	w.Text, w.With = clean(w.Text), clean(w.With)
	if w.Text == "" {
		return phrases.Fail("vault.key-no-word")
	}
	if w.Kind == "" {
		w.Kind = privacy.Name
	}
	if !slices.Contains(Kinds(), w.Kind) {
		return phrases.Fail("vault.key-kind", phrases.Args{"Kind": clean(string(w.Kind)), "Kinds": kindList()})
	}
	for i := range k.words {
		if k.words[i].Text == w.Text {
			k.words[i] = w
			return nil
		}
	}
	k.words = append(k.words, w)
	return nil
}

// RemoveWord takes a word from the list; false: it was not there.
func (k *Key) RemoveWord(text string) bool {
	n := len(k.words)
	text = clean(text)
	k.words = slices.DeleteFunc(k.words, func(w privacy.Known) bool { return w.Text == text })
	return len(k.words) < n
}

// Kinds are what a word of the list can be.
func Kinds() []privacy.Kind {
	return []privacy.Kind{privacy.Name, privacy.Place, privacy.Organisation, privacy.Phone, privacy.Email, privacy.Web, privacy.Postcode,
		privacy.Street, privacy.BSN, privacy.IBAN, privacy.Date, privacy.Plate, privacy.Number, privacy.Age}
}

func kindList() string { return strings.Join(corpus.Texts(Kinds()), ", ") }

func byID(a, b Person) int { return corpus.CompareIDs(string(a.ID), string(b.ID)) }

// clean makes a value one line without what commands a terminal.
func clean(s string) string { return strings.Join(strings.Fields(corpus.CleanText(s)), " ") }
