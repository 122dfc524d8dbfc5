package examples

//go:generate go run make_raw.go
//go:generate go run make_codings.go
