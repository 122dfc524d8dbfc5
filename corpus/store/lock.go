package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/gofrs/flock"
)

// ErrLocked tells that another process held a lock for too long.
var ErrLocked = errors.New("locked by another process")

// Lock takes the lock file at path, waiting up to the patience for another
// process to let go; unlock lets go again. The lock file is never renamed or
// removed: a lock on a file that is gone locks nothing.
func Lock(path string, patience time.Duration) (unlock func(), err error) {
	if _, err := os.Stat(path); os.IsNotExist(err) {
		f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, FileMode)
		if err != nil {
			return nil, err
		}
		if err := f.Close(); err != nil {
			return nil, err
		}
	}
	l := flock.New(path, flock.SetPermissions(FileMode))
	ok, err := l.TryLock()
	if err == nil && !ok {
		ctx, cancel := context.WithTimeout(context.Background(), patience)
		defer cancel()
		ok, err = l.TryLockContext(ctx, 2*time.Millisecond)
		if errors.Is(err, context.DeadlineExceeded) {
			err = nil
		}
	}
	if err != nil {
		return nil, err
	}
	if !ok {
		return nil, fmt.Errorf("%s: %w", path, ErrLocked)
	}
	return func() { _ = l.Unlock() }, nil
}
