//go:build !unix

package main

// onSmallDisk is not there: the script that needs it is for unix.
func onSmallDisk() { panic("no limits here") }
