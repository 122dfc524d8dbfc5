package search

// disk is bleve's index of the words.
type disk struct{}
