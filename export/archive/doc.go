// Package archive keeps a study as one encrypted file, and brings it back.
//
// # Format
//
// An archive is a file of age (package sealed). In it is a tar, compressed with
// gzip, so that "age -d FILE | tar xz" opens it without citaat. Its entries:
//
//	citaat-archive.json   format, kind (whole or anonymous), made, title
//	study/…               the folders and files, in the order of their names
//	manifest.json         of every folder and file: name, mode, size, SHA-256
//
// The manifest comes last, because the hashes are reckoned while the files are
// read once. Restore compares everything with it before the folder appears; an
// entry that the manifest does not have, or has otherwise, is damage.
//
// # What goes in
//
// Write takes what it is given. Tree gives a study as it is, without what is made
// again (.citaat), the history of version control (it holds what was erased from
// the study), half-written files, and what is no file or folder. Anonymous gives
// a study made anew from what it is now, for who may see no more than the
// participants agreed to.
//
// # What it must never do
//
// It must never put anything on a disk that is not encrypted but what Restore was
// asked to bring back, never leave half an archive or half a study behind, and
// never unpack a name outside the new folder, a link or a device.
package archive
