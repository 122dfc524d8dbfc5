// Package privacy answers one question: what in a text identifies somebody?
//
// Scan finds candidates: numbers with a check digit, addresses, names, places,
// dates. Marks gives each a replacement that is the same throughout a study.
// Both are pure: they read a text and write nothing.
//
// It must never decide. A candidate is a question to a person, who accepts or
// rejects it; an age is a finding, to be asked about and not masked unasked. It
// must never put a word of a text into an error, a log or a file: the only place
// where names may be kept is the encrypted key (package key under it).
//
// A text is cut into words once. What is written in digits is told by its form
// and, where there is one, by its check digit. A name is told by three things: it
// is on the study's own list or on that of given names, a word announces it ("mijn
// dochter", "mevrouw", "heet"), or it stands with a capital inside a sentence and
// is no word of everyday language. At the start of a sentence everything has a
// capital: there a word is a name when it is on a list, when it is one elsewhere in
// the same text, or when it does what people do ("zei", "belde").
//
// What it leaves alone, for by themselves these identify nobody: countries,
// languages, peoples, feasts, months, makes and media that everybody uses, and
// institutions that are everywhere (GGD, UWV). Nor is what a study is called a question
// in it (Options.About), unless it is a given name or a place. A day without its year counts only
// as that of a birth. What has no capital is found when it is on a list. The lists
// (folder lists) are from general knowledge and are not complete; testdata/recall
// tells how much is found in invented speech. Dutch comes first, English is
// tolerated. The cost is linear in the text.
package privacy
