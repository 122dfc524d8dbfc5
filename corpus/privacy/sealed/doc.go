// Package sealed answers one question: who can read a file? It writes and reads
// files that are encrypted with age (age-encryption.org/v1), for a passphrase
// or for recipients, so that any program that knows age opens them too.
//
// A Lock says for whom a file is written. An Opener says how one is opened: with
// identities, or with a passphrase that is asked for only when the file wants
// one. Files may be binary or armored.
//
// It must never put what is decrypted on a disk, never take a passphrase from a
// command line or an environment (other programs and shell histories see both),
// and never put a passphrase or what was decrypted into an error. A passphrase
// stays in the memory of the process until it ends: Go cannot wipe it.
package sealed
