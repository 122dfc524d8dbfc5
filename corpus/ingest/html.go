package ingest

import "context"

func isHTML(string) bool { return false }

func readHTML(context.Context, string, *opened) error { return nil }
