package ingest

// Has tells whether the file has a speaker under this name.
func (d *Draft) Has(name string) bool { return d.found(name) >= 0 }
