package corpus

import "time"

// Scopes are what a participant may consent to, in the order of a form.
func Scopes() []Scope {
	return []Scope{ScopeTakePart, ScopeRecord, ScopeQuote, ScopeArchive, ScopeReuse}
}

// Ended tells whether the last day of a consent is over. What cannot be read as
// a day ends nothing: Study.Check tells of it.
func (c Consent) Ended(today string) bool {
	if c.Until == "" || c.Until >= today {
		return false
	}
	_, err := time.Parse(time.DateOnly, c.Until)
	return err == nil
}

// MayQuoteOn tells whether the participant may be quoted on a day, YYYY-MM-DD.
func (c Consent) MayQuoteOn(today string) bool { return c.MayQuote() && !c.Ended(today) }
