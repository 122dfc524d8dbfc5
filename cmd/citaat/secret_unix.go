//go:build !windows

package main

// terminalFile is the terminal that a process was started from.
const terminalFile = "/dev/tty"
