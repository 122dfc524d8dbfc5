// Package pick is the fuzzy picker: for codes, interviews, actions, files.
//
// The picker filters as one types, over the title and then over the detail of
// its items, marks several with tab, offers a new item of the typed text, and
// always shows the detail of the chosen one. Update answers at once with an
// Outcome, not with a message: what was chosen is acted upon in the order of
// the keys.
//
// It must never know what its items are.
package pick
