package coding

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"citaat/corpus"
	"citaat/corpus/phrases"
)

// Searches are the saved searches in their order.
func (s *Study) Searches() []corpus.Search {
	list := slices.Clone(s.Settings().Searches)
	slices.SortStableFunc(list, func(a, b corpus.Search) int { return cmp.Compare(a.Order, b.Order) })
	return list
}

// FindSearch returns the saved search of a name or id, whatever its case.
func (s *Study) FindSearch(name string) (corpus.Search, error) {
	name = strings.TrimSpace(name)
	for _, x := range s.Settings().Searches {
		if strings.EqualFold(x.Name, name) || x.ID == name {
			return x, nil
		}
	}
	return corpus.Search{}, phrases.Fail("proposal.no-search", phrases.Args{"Name": name}).WithCure("proposal.no-search.cure")
}

// SaveSearch notes that a search is kept under a name, or that the one with its
// id gets another name, query or code. It returns the id.
func (b *Batch) SaveSearch(x corpus.Search) (string, error) {
	x.Name, x.Query = strings.TrimSpace(x.Name), strings.TrimSpace(x.Query)
	switch {
	case x.Name == "":
		return "", phrases.Fail("proposal.no-name")
	case x.Query == "":
		return "", phrases.Fail("proposal.no-query")
	case strings.ContainsFunc(x.Name+x.Query, corpus.Unprintable):
		return "", phrases.Fail("proposal.control")
	}
	if _, ok := b.s.Codebook().Code(CodeID(x.Code)); x.Code != "" && !ok {
		return "", phrases.Fail("coding.code.unknown", phrases.Args{"Code": x.Code}).Because(ErrNoCode)
	}
	taken, last := map[string]bool{}, 0
	for _, o := range b.s.Settings().Searches {
		taken[o.ID] = true
		last = max(last, o.Order)
		if o.ID != x.ID && strings.EqualFold(o.Name, x.Name) {
			return "", phrases.Fail("proposal.name-taken", phrases.Args{"Name": o.Name}).Because(ErrExists)
		}
	}
	if old, ok := settingsEntry(b.s.Settings(), PartSearches, x.ID); ok {
		x.Order = old.(corpus.Search).Order
		return x.ID, b.PutSetting(PartSearches, x.ID, x)
	}
	// a place of its own, so that one that is brought back comes back there
	name := slug(x.Name)
	x.ID, x.Order = name, last+1
	for n := 2; taken[x.ID]; n++ {
		x.ID = fmt.Sprintf("%s-%d", name, n)
	}
	return x.ID, b.PutSetting(PartSearches, x.ID, x)
}

// RemoveSearch notes that a saved search goes; what was coded from it stays.
func (b *Batch) RemoveSearch(id string) error { return b.PutSetting(PartSearches, id, nil) }

// MoveSearch notes that a saved search moves up or down the list.
func (b *Batch) MoveSearch(id string, by int) error {
	list := b.s.Searches()
	at := slices.IndexFunc(list, func(x corpus.Search) bool { return x.ID == id })
	to := min(max(at+by, 0), len(list)-1)
	if at < 0 || to == at {
		return nil
	}
	x := list[at]
	list = slices.Insert(slices.Delete(list, at, at+1), to, x)
	for i, x := range list {
		x.Order = i + 1
		if err := b.PutSetting(PartSearches, x.ID, x); err != nil {
			return err
		}
	}
	return nil
}
