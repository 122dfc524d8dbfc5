//go:build !windows

package main

// systemLanguage is nothing: elsewhere the locale stands in the environment.
func systemLanguage() string { return "" }
