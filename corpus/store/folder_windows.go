package store

// syncFolder does nothing: Windows keeps folder entries in its own journal.
func syncFolder(string) error { return nil }

// PrivateByDefault does nothing: on Windows a file takes the rights of its
// folder.
func PrivateByDefault() {}
