//go:build !darwin && !windows

package clip

const native = false
