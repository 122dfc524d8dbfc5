package storage

import (
	"os"

	"golang.org/x/sys/windows"
)

// rights finds nothing: on Windows a folder has the rights of the one above it,
// and in a user's own folder nobody else gets.
func rights(string) []Finding { return nil }

// Readers tells whose a folder is; who else can get into it stands in the
// properties of the folder.
func Readers(dir string) (Access, error) {
	info, err := os.Stat(dir)
	if err != nil {
		return Access{}, err
	}
	a := Access{Mode: info.Mode().Perm(), Unknown: true}
	sd, err := windows.GetNamedSecurityInfo(dir, windows.SE_FILE_OBJECT, windows.OWNER_SECURITY_INFORMATION)
	if err != nil {
		return a, nil // the report says that it is not known
	}
	if owner, _, err := sd.Owner(); err == nil {
		if name, domain, _, err := owner.LookupAccount(""); err == nil {
			a.Owner = domain + `\` + name
		}
	}
	return a, nil
}
