package archive

import (
	"archive/tar"
	"bufio"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"citaat/corpus/phrases"
	"citaat/corpus/privacy/sealed"
	"citaat/corpus/store"
)

// Limits are the most that an archive may unpack to. An archive from somebody
// else must not fill the disk.
type Limits struct {
	Entries int
	Bytes   int64
}

// Usual are limits that no study comes near.
func Usual() Limits { return Limits{Entries: 500_000, Bytes: 32 << 30} }

// Restore brings a study back into a folder that does not exist yet. The folder
// appears when all is there and every hash is right, or not at all. In is the
// encrypted file.
func Restore(ctx context.Context, in io.Reader, by sealed.Opener, dir string, most Limits, tell Progress) (Manifest, error) {
	plain, _, err := sealed.Open(in, by)
	if err != nil {
		return Manifest{}, err
	}
	tree, err := store.NewTree(dir)
	if err != nil {
		return Manifest{}, err
	}
	u := unpacker{ctx: ctx, most: most, tell: tell, folder: tree.Folder, file: tree.File}
	m, err := u.unpack(plain)
	if err != nil {
		return m, errors.Join(err, tree.Drop())
	}
	return m, tree.Keep()
}

// Verify reads an archive to its end and compares it with its manifest. Nothing
// is written.
func Verify(ctx context.Context, in io.Reader, by sealed.Opener, most Limits, tell Progress) (Manifest, error) {
	plain, _, err := sealed.Open(in, by)
	if err != nil {
		return Manifest{}, err
	}
	u := unpacker{ctx: ctx, most: most, tell: tell, folder: func(string, fs.FileMode) error { return nil }, file: nowhere}
	return u.unpack(plain)
}

type unpacker struct {
	ctx    context.Context
	most   Limits
	tell   Progress
	folder func(name string, mode fs.FileMode) error
	file   func(name string, mode fs.FileMode, changed time.Time, write func(io.Writer) error) error

	items []Item
	names map[string]bool
	done  int64
}

func (u *unpacker) unpack(plain io.Reader) (m Manifest, err error) {
	u.names = map[string]bool{}
	in := bufio.NewReader(reader{u.ctx, plain}) // else gzip takes more than is its own
	zip, err := gzip.NewReader(in)
	if err != nil {
		return m, u.damaged(err)
	}
	zip.Multistream(false)
	t := tar.NewReader(zip)
	if err := u.head(t, &m.Head); err != nil {
		return m, err
	}
	for {
		h, err := t.Next()
		if err != nil { // also at an end without a manifest
			return m, u.damaged(err)
		}
		if h.Name == manifestName {
			if err := u.compare(t, &m); err != nil {
				return m, err
			}
			break
		}
		if err := u.entry(h, t); err != nil {
			return m, err
		}
	}
	if _, err := t.Next(); !errors.Is(err, io.EOF) {
		return m, u.damaged(errManifest("something comes after it"))
	}
	return m, u.end(zip, in)
}

// end reads to the very end: only there is it certain that nothing was cut off,
// and nothing added.
func (u *unpacker) end(zip, plain io.Reader) error {
	const padding = 1 << 20 // more zeros than any tar ends with
	if _, err := io.Copy(io.Discard, io.LimitReader(zip, padding)); err != nil {
		return u.damaged(err)
	}
	if n, err := io.Copy(io.Discard, io.LimitReader(plain, 1)); err != nil || n > 0 {
		return u.damaged(errManifest("something comes after it"))
	}
	return nil
}

// nowhere reads a file and keeps nothing.
func nowhere(_ string, _ fs.FileMode, _ time.Time, write func(io.Writer) error) error {
	return write(io.Discard)
}

// head reads what the archive says first.
func (u *unpacker) head(t *tar.Reader, head *Head) error {
	h, err := t.Next()
	if err != nil {
		return u.damaged(err)
	}
	if h.Name != headName || h.Typeflag != tar.TypeReg {
		return phrases.Fail("vault.not-archive")
	}
	data, err := io.ReadAll(io.LimitReader(t, 1<<16))
	if err != nil {
		return u.damaged(err)
	}
	if json.Unmarshal(data, head) != nil || head.Format < 1 {
		return u.damaged(errManifest("head"))
	}
	if head.Format > formatVersion {
		return phrases.Fail("vault.archive-newer").WithCure("vault.archive-newer.cure")
	}
	return nil
}

func (u *unpacker) entry(h *tar.Header, r io.Reader) error {
	name, ok := strings.CutPrefix(h.Name, studyFolder)
	name = strings.TrimSuffix(name, "/")
	if !ok || !safe(name) || u.names[name] {
		return phrases.Fail("vault.archive-name", phrases.Args{"Name": strings.ToValidUTF8(h.Name, "?")}).WithCure("vault.archive-name.cure").Because(sealed.ErrDamaged)
	}
	u.names[name] = true
	if len(u.items) >= u.most.Entries || h.Size < 0 || h.Size > u.most.Bytes-u.done {
		return phrases.Fail("vault.archive-large").WithCure("vault.archive-name.cure")
	}
	item := Item{Name: name, Mode: fs.FileMode(h.Mode).Perm()}
	switch h.Typeflag {
	case tar.TypeDir:
		item.Folder = true
		u.items = append(u.items, item)
		return u.folder(name, item.Mode)
	case tar.TypeReg:
	default: // a link or a device
		return phrases.Fail("vault.archive-name", phrases.Args{"Name": h.Name}).WithCure("vault.archive-name.cure").Because(sealed.ErrDamaged)
	}
	sum := sha256.New()
	err := u.file(name, item.Mode, h.ModTime, func(w io.Writer) error {
		n, err := io.Copy(io.MultiWriter(w, sum), reader{u.ctx, r})
		item.Size = n
		return err
	})
	if err != nil {
		return u.damaged(err)
	}
	item.SHA256 = hex.EncodeToString(sum.Sum(nil))
	u.items = append(u.items, item)
	u.done += item.Size
	if u.tell != nil {
		u.tell(u.done, 0)
	}
	return nil
}

// safe tells whether a name stays inside the folder and is none that version
// control or citaat itself would obey.
func safe(name string) bool {
	return name != "." && len(name) <= 4096 && fs.ValidPath(name) && path.Clean(name) == name && utf8.ValidString(name) &&
		!strings.ContainsAny(name, "\\\x00") && filepath.IsLocal(filepath.FromSlash(name)) && !forbidden(name)
}

// compare reads the manifest and compares it with what was unpacked.
func (u *unpacker) compare(r io.Reader, m *Manifest) error {
	data, err := io.ReadAll(io.LimitReader(r, 512<<20))
	if err != nil {
		return u.damaged(err)
	}
	if json.Unmarshal(data, m) != nil {
		return u.damaged(errManifest("unreadable"))
	}
	byName := func(a, b Item) int { return strings.Compare(a.Name, b.Name) }
	want, have := slices.Clone(m.Items), slices.Clone(u.items)
	slices.SortFunc(want, byName)
	slices.SortFunc(have, byName)
	if !slices.Equal(want, have) {
		return u.damaged(errManifest("another content"))
	}
	return nil
}

// damaged is what a user is told of an archive that is not what was written;
// what the disk says, and a user who stops, is left as it is.
func (u *unpacker) damaged(err error) error {
	var disk *fs.PathError
	var said phrases.Sayer
	switch {
	case u.ctx.Err() != nil:
		return u.ctx.Err()
	case errors.As(err, &disk), errors.As(err, &said):
		return err
	}
	return phrases.Fail("vault.damaged").WithCure("vault.damaged.cure").Because(sealed.ErrDamaged)
}
