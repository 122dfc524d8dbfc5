// Package key keeps who is behind the ids of a study: the only place where names
// are written down. It is one file, encrypted with age, outside the study.
//
// # Format
//
// The file is a file of age (age-encryption.org/v1), for a passphrase or for
// recipients, binary or armored. In it is YAML:
//
//	format: 1
//	recipients: [age1…]     # for whom it is encrypted; absent: for a passphrase
//	people:
//	  - id: M3              # a participant of the study
//	    name: …
//	    contact: …          # telephone, address, mail
//	    notes: …
//	words:
//	  - text: …             # a word or words that identify: a name, a place
//	    kind: name          # a privacy.Kind
//	    with: "[naam-1]"    # what it is replaced with; absent: not chosen yet
//
// An id stands in it once, and so does a text. A program must refuse a field it
// does not know and a greater format, so that it never writes back less than it
// read. The recipients stand inside because age does not tell for whom a file
// is, and every change encrypts the whole anew for the same people.
//
// # What it must never do
//
// It must never be written inside a study or inside the work tree of a version
// control system, also not through a symbolic link: a study is shared, and
// history is for ever. It must never be on a disk decrypted, other than in a
// file that a user asked for by name (WriteCSV). No error holds anything of what
// the file says. There is no variable of the environment for the passphrase:
// every process of the same user can read an environment, and it is copied into
// crash reports and the settings of automation.
package key
