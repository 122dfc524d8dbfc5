package main

import (
	"os"
	"syscall"
)

// peakMB is the most memory that a process held, in MB.
func peakMB(p *os.ProcessState) float64 {
	u, ok := p.SysUsage().(*syscall.Rusage)
	if !ok {
		return 0
	}
	return float64(u.Maxrss) / 1024
}
