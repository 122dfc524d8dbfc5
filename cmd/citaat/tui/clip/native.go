//go:build darwin || windows

package clip

// native tells that the system has a clipboard without a display server.
const native = true
