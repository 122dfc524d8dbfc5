// Package store puts bytes on disk so that what was acknowledged survives a
// crash, a full disk and a second process.
//
// Replace writes a whole file or leaves the old one as it was. Append adds to a
// log and syncs it, and cuts a half-written piece off again when the disk is
// full. Lock keeps two writers of one log apart. It is the only package of
// citaat that creates files in a study; what it creates only its owner can
// read (0600, folders 0700), and in a folder that is shared with a group that
// group keeps its rights, never the world.
//
// It must never use a temporary folder outside the study, and never say that
// something is saved before the disk has said so.
package store
