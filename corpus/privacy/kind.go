package privacy

import "citaat/corpus/phrases"

// Kinds are all kinds, in the order in which they are shown: what identifies
// most comes first.
func Kinds() []Kind {
	return []Kind{Name, Place, Organisation, Street, Postcode, Phone, Email, Web, BSN, IBAN, Number, Plate, Date, Age}
}

// Sentence is what a kind is called, for so many of it. One that is not known
// here, from a log of a newer version, is a number of some sort.
func (k Kind) Sentence(n int) phrases.Sentence {
	count := phrases.Args{"Count": n}
	switch k {
	case Name:
		return phrases.Make("privacy.kind.name", count)
	case Place:
		return phrases.Make("privacy.kind.place", count)
	case Organisation:
		return phrases.Make("privacy.kind.organisation", count)
	case Street:
		return phrases.Make("privacy.kind.street", count)
	case Postcode:
		return phrases.Make("privacy.kind.postcode", count)
	case Phone:
		return phrases.Make("privacy.kind.phone", count)
	case Email:
		return phrases.Make("privacy.kind.email", count)
	case Web:
		return phrases.Make("privacy.kind.web", count)
	case BSN:
		return phrases.Make("privacy.kind.bsn", count)
	case IBAN:
		return phrases.Make("privacy.kind.iban", count)
	case Plate:
		return phrases.Make("privacy.kind.plate", count)
	case Date:
		return phrases.Make("privacy.kind.date", count)
	case Age:
		return phrases.Make("privacy.kind.age", count)
	case Number:
	}
	return phrases.Make("privacy.kind.number", count)
}
