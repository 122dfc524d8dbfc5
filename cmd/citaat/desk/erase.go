package desk

import (
	"context"
	"os"
	"path/filepath"

	"citaat/coding"
)

// Redact takes pieces of text out of the study for good. The index goes first:
// it is made again of what is left.
func (d *Desk) Redact(ctx context.Context, list []coding.Redaction) (coding.Erased, error) {
	return d.erase(func() (coding.Erased, error) { return d.Study.Redact(ctx, list) })
}

// Withdraw erases what a participant said and what was made of it, and the
// index with every word of it.
func (d *Desk) Withdraw(ctx context.Context, plan coding.Withdrawal, why string) (coding.Erased, error) {
	return d.erase(func() (coding.Erased, error) { return d.Study.Withdraw(ctx, plan, why) })
}

func (d *Desk) erase(do func() (coding.Erased, error)) (coding.Erased, error) {
	d.indexing.Lock() // nothing is indexed of a text that is on its way out
	defer d.indexing.Unlock()
	was := 0
	if _, err := os.Stat(filepath.Join(d.Study.Local(), IndexFolder)); err == nil {
		was = 1
	}
	if err := d.Index.Purge(); err != nil {
		return coding.Erased{}, err
	}
	e, err := do()
	e.Local += was
	return e, err
}
