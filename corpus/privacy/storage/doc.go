// Package storage answers one question: where does a study lie, and who else can
// get at it?
//
// Look finds what makes a folder readable for others on the same computer, and
// the services that would copy it to a computer elsewhere, by the names of
// folders, by the files that such a service leaves, and by the environment.
// Agreed remembers, in the user's own configuration, what somebody has said to
// be all right, so that it is not said again.
//
// It must never change a right, never look into a file of the study, and never
// take no finding for a promise: a service that leaves no trace is not found.
package storage
