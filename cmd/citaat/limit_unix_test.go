//go:build unix

package main

import (
	"os"
	"os/signal"
	"strconv"
	"syscall"
)

// onSmallDisk is main where no file can grow beyond $LIMIT bytes: what a write
// meets on a full disk.
func onSmallDisk() {
	limit, err := strconv.ParseUint(os.Getenv("LIMIT"), 10, 63)
	if err != nil {
		panic(err) // the script forgot it
	}
	signal.Ignore(syscall.SIGXFSZ)
	r := syscall.Rlimit{Cur: limit, Max: limit}
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &r); err != nil {
		panic(err)
	}
	main()
}
