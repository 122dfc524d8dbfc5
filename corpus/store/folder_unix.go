//go:build !windows

package store

import (
	"errors"
	"os"
	"syscall"
)

// syncFolder makes a rename or a new entry durable. Some network file systems
// cannot sync a folder; they answer EINVAL and are durable by other means.
func syncFolder(path string) error {
	d, err := os.Open(path)
	if err != nil {
		return err
	}
	defer d.Close()
	if err := d.Sync(); err != nil && !errors.Is(err, syscall.EINVAL) && !errors.Is(err, syscall.ENOTSUP) {
		return err
	}
	return nil
}

// PrivateByDefault takes the rights of others away from everything that the
// process creates from now on, also by libraries.
func PrivateByDefault() { syscall.Umask(0o077) }
