package examples

//go:generate go run make_raw.go
