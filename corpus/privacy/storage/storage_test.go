package storage_test

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"citaat/corpus/privacy/storage"
)

func folder(t *testing.T, parts ...string) string {
	t.Helper()
	dir := filepath.Join(parts...)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	return dir
}

func write(t *testing.T, text string, parts ...string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(parts...), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func none(string) string { return "" }

func serviceOf(dir string, env func(string) string) string {
	for _, f := range storage.Look(dir, env) {
		if f.Kind == storage.Synced {
			return f.Service
		}
	}
	return ""
}

func TestAFolderOfAServiceIsKnownByItsName(t *testing.T) {
	for path, want := range map[string]string{
		"OneDrive - Ziekenhuis/studie": "OneDrive", "OneDrive/studie": "OneDrive", "Dropbox (Zorg)/a/studie": "Dropbox", "Nextcloud2/studie": "Nextcloud",
		"Google Drive/studie": "Google Drive", "Mobile Documents/com~apple~CloudDocs/studie": "iCloud", "ownCloud/studie": "ownCloud",
		"SURFdrive/studie": "SURFdrive", "pCloudDrive/studie": "pCloud", "pCloud Drive/studie": "pCloud", "Tresorit/studie": "Tresorit", "Box Sync/studie": "Box",
		"CloudStorage/Zorgschijf-ilse/studie": "Zorgschijf",
		"studie":                              "", "dropboxen tellen/studie": "", "doos/Box/studie": "", "mijn driehoek/studie": "",
	} {
		if got := serviceOf(folder(t, t.TempDir(), filepath.FromSlash(path)), none); got != want {
			t.Errorf("%s: %q, want %q", path, got, want)
		}
	}
}

func TestAFolderOfAServiceIsKnownByWhatItLeaves(t *testing.T) {
	for file, want := range map[string]string{".dropbox": "Dropbox", ".nextcloudsync.log": "Nextcloud", "._sync_0a1b.db": "ownCloud", ".849C9593-D756-4E56-8D6E-42412F2A707B": "OneDrive"} {
		root := t.TempDir()
		write(t, "x", root, file)
		if got := serviceOf(folder(t, root, "a [1]", "studie"), none); got != want {
			t.Errorf("%s: %q, want %q", file, got, want)
		}
	}
	root := t.TempDir()
	folder(t, root, ".stfolder")
	folder(t, root, ".dropbox") // the settings of a program, not a folder that is copied
	if got := serviceOf(folder(t, root, "studie"), none); got != "Syncthing" {
		t.Errorf("%q", got)
	}
	root = t.TempDir()
	write(t, "[\x00.\x00I\x00]\x00O\x00n\x00e\x00D\x00r\x00i\x00v\x00e\x00.\x00e\x00x\x00e\x00", root, "desktop.ini")
	if got := serviceOf(folder(t, root, "studie"), none); got != "OneDrive" {
		t.Errorf("desktop.ini: %q", got)
	}
	root = t.TempDir()
	env := func(name string) string {
		if name == "OneDriveCommercial" {
			return root
		}
		return ""
	}
	if got := serviceOf(folder(t, root, "studie"), env); got != "OneDrive" {
		t.Errorf("by the environment: %q", got)
	}
}

func TestALinkIntoAServiceIsSeenThrough(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("links need a right there")
	}
	root := t.TempDir()
	real := folder(t, root, "Dropbox", "studie")
	link := filepath.Join(root, "studie")
	if err := os.Symlink(real, link); err != nil {
		t.Fatal(err)
	}
	if got := serviceOf(link, none); got != "Dropbox" {
		t.Errorf("%q", got)
	}
}

func TestAnOpenFolderIsTold(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no modes")
	}
	root, err := os.MkdirTemp("", "open") // t.TempDir stands under a closed folder for some
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(root)
	closed, dir := folder(t, root, "thuis"), folder(t, root, "thuis", "studie")
	for _, c := range []struct {
		above, own os.FileMode
		want       int
	}{
		{0o755, 0o700, 0}, {0o755, 0o755, 1}, {0o700, 0o755, 0}, {0o755, 0o701, 1}, {0o755, 0o770, 0}, {0o755, 0o777, 1},
	} {
		for path, mode := range map[string]os.FileMode{root: 0o755, closed: c.above, dir: c.own} {
			if err := os.Chmod(path, mode); err != nil {
				t.Fatal(err)
			}
		}
		found := storage.Look(dir, none)
		if len(found) != c.want {
			t.Errorf("%o in %o: %v", c.own, c.above, found)
		}
		access, err := storage.Readers(dir)
		if err != nil || access.Owner == "" || access.Others != (c.want == 1) {
			t.Errorf("%o in %o: %+v %v", c.own, c.above, access, err)
		}
	}
}

func TestWhatWasAgreedToIsNotSaidAgain(t *testing.T) {
	config := filepath.Join(t.TempDir(), "citaat")
	dir := folder(t, t.TempDir(), "Dropbox", "studie")
	found := storage.Look(dir, none)
	if len(storage.New(config, dir, found)) != len(found) || len(found) == 0 {
		t.Fatalf("%v", found)
	}
	if err := storage.Agree(config, dir, found); err != nil {
		t.Fatal(err)
	}
	if left := storage.New(config, dir, found); len(left) != 0 {
		t.Errorf("said again: %v", left)
	}
	// Something else, or another study, was not agreed to.
	other := append(found, storage.Finding{Kind: storage.Others, Dir: dir})
	if left := storage.New(config, dir, other); len(left) != 1 {
		t.Errorf("%v", left)
	}
	if left := storage.New(config, filepath.Join(dir, "ander"), found); len(left) != len(found) {
		t.Errorf("%v", left)
	}
	if err := storage.Forget(config, dir); err != nil {
		t.Fatal(err)
	}
	if left := storage.New(config, dir, found); len(left) != len(found) {
		t.Errorf("%v", left)
	}
}
