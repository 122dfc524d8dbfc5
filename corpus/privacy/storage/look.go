package storage

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"

	"citaat/corpus/phrases"
	"citaat/corpus/store"
)

// Kind is what is the matter with a place.
type Kind string

// What can be the matter with a place.
const (
	Others Kind = "others" // everybody with an account on this computer can get at it
	Group  Kind = "group"  // a group can look into it that may not work in it: nobody meant that
	Synced Kind = "synced" // a service copies it to another computer
)

// Finding is something that a user should know of the place of a study.
type Finding struct {
	Kind    Kind
	Dir     string
	Service string // that copies it
	Name    string // of the group
}

// ID names the finding, so that it can be agreed to.
func (f Finding) ID() string { return strings.TrimSpace(string(f.Kind) + " " + f.Service + f.Name) }

// Problem says it, with what to do about it.
func (f Finding) Problem() *phrases.Problem {
	switch f.Kind {
	case Others:
		return phrases.Fail("vault.storage-others", phrases.Args{"Folder": f.Dir}).WithCure("vault.storage-rights", phrases.Args{"Folder": f.Dir})
	case Group:
		return phrases.Fail("vault.storage-group", phrases.Args{"Folder": f.Dir, "Group": f.Name}).WithCure("vault.storage-rights", phrases.Args{"Folder": f.Dir})
	}
	return phrases.Fail("vault.storage-synced", phrases.Args{"Folder": f.Dir, "Service": f.Service}).WithCure("vault.storage-elsewhere")
}

// Look looks at the place of a folder.
func Look(dir string, getenv func(string) string) []Finding {
	if getenv == nil {
		getenv = os.Getenv
	}
	var list []Finding
	real, err := store.Real(dir)
	if err != nil {
		return nil // whoever opens it is told
	}
	abs, err := filepath.Abs(dir)
	if err != nil {
		abs = real
	}
	list = append(list, rights(real)...)
	for _, p := range []string{real, abs} {
		if s := service(p, getenv); s != "" {
			return append(list, Finding{Kind: Synced, Dir: dir, Service: s})
		}
	}
	return list
}

// services are the names of the folders of services, in lower case. What has a
// star may go on: "OneDrive - Ziekenhuis".
var services = [...]struct{ folder, name string }{
	{"onedrive*", "OneDrive"}, {"dropbox*", "Dropbox"}, {"google drive*", "Google Drive"}, {"googledrive*", "Google Drive"}, {"my drive", "Google Drive"},
	{"mijn drive", "Google Drive"}, {"com~apple~clouddocs", "iCloud"}, {"mobile documents", "iCloud"}, {"icloud*", "iCloud"}, {"nextcloud*", "Nextcloud"},
	{"owncloud*", "ownCloud"}, {"box sync", "Box"}, {"box-box", "Box"}, {"surfdrive*", "SURFdrive"}, {"pcloud*", "pCloud"}, {"pclouddrive", "pCloud"}, {"tresorit*", "Tresorit"},
	{"syncthing*", "Syncthing"}, {"researchdrive*", "Research Drive"}, {"stackstorage*", "STACK"}, {"synologydrive*", "Synology Drive"}, {"resilio*", "Resilio Sync"},
	{"mega", "MEGA"}, {"megasync*", "MEGA"}, {"proton drive*", "Proton Drive"},
}

// markers are what services leave in the folder that they copy.
var markers = [...]struct{ file, name string }{
	{".dropbox", "Dropbox"}, {".dropbox.cache", "Dropbox"}, {".stfolder", "Syncthing"}, {".nextcloudsync.log", "Nextcloud"}, {".owncloudsync.log", "ownCloud"},
	{".sync_*.db", "Nextcloud"}, {"._sync_*.db", "ownCloud"}, {".tresorit", "Tresorit"}, {".tmp.drivedownload", "Google Drive"}, {".tmp.driveupload", "Google Drive"},
	{".849C9593-D756-4E56-8D6E-42412F2A707B", "OneDrive"}, {".SynologyWorkingDirectory", "Synology Drive"}, {".box", "Box"},
}

// service is what copies a folder elsewhere, as far as can be seen.
func service(dir string, getenv func(string) string) string {
	for _, name := range []string{"OneDrive", "OneDriveCommercial", "OneDriveConsumer"} {
		if root := getenv(name); root != "" && below(root, dir) {
			return "OneDrive"
		}
	}
	for at := dir; ; at = filepath.Dir(at) {
		if s := named(filepath.Base(at), filepath.Dir(at)); s != "" {
			return s
		}
		if s := marked(at); s != "" {
			return s
		}
		if at == filepath.Dir(at) {
			return ""
		}
	}
}

// named tells by the name of a folder. Box is a word as well: it is the service
// in a home, or where a Mac keeps such folders.
func named(name, above string) string {
	low := strings.ToLower(name)
	for _, s := range services {
		if begin, open := strings.CutSuffix(s.folder, "*"); low == begin || open && begins(low, begin) {
			return s.name
		}
	}
	if strings.EqualFold(filepath.Base(above), "CloudStorage") {
		service, _, _ := strings.Cut(name, "-")
		return service
	}
	if home, err := os.UserHomeDir(); name == "Box" && err == nil && filepath.Clean(home) == filepath.Clean(above) {
		return "Box"
	}
	return ""
}

// begins tells whether a name is that of a service with something behind it:
// "Dropbox (Zorg)", and not "dropboxen tellen" as a title of a study.
func begins(name, begin string) bool {
	rest, ok := strings.CutPrefix(name, begin)
	return ok && (rest == "" || strings.ContainsAny(rest[:1], " -_(.@0123456789"))
}

func marked(dir string) string {
	for _, m := range markers {
		if found, err := filepath.Glob(filepath.Join(escaped(dir), m.file)); err == nil && len(found) > 0 && !config(m.file, found[0]) {
			return m.name
		}
	}
	if oneDriveIcon(filepath.Join(dir, "desktop.ini")) {
		return "OneDrive"
	}
	return ""
}

// config tells of a marker that is the folder of a program's settings in a home:
// ~/.dropbox does not make all of the home a Dropbox.
func config(marker, path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir() && (marker == ".dropbox" || marker == ".tresorit" || marker == ".box")
}

// escaped is a path for Glob to take as it stands.
func escaped(dir string) string {
	return strings.NewReplacer(`[`, `\[`, `*`, `\*`, `?`, `\?`).Replace(dir)
}

// oneDriveIcon tells of the file with which OneDrive gives its folder an icon.
func oneDriveIcon(path string) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, 1<<16))
	if err != nil && !errors.Is(err, io.EOF) {
		return false
	}
	return bytes.Contains(bytes.ReplaceAll(data, []byte{0}, nil), []byte("OneDrive")) // UTF-16 or not
}

// below tells whether a folder lies in another, by their names.
func below(root, dir string) bool {
	rel, err := filepath.Rel(root, dir)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}
