package storage

import "io/fs"

// Access is who can get into a folder.
type Access struct {
	Mode    fs.FileMode
	Owner   string // empty: not known
	Group   string // that gets in as well; empty: none does
	Others  bool   // everybody with an account on this computer
	Unknown bool   // the system keeps rights that are not looked at here
}
