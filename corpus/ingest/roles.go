package ingest

import (
	"strings"

	"citaat/corpus"
)

// roleWordOf is what a word says about a speaker.
type roleWordOf struct {
	role  corpus.Role
	loose bool // also an ordinary word, that may begin a sentence
}

// roleOf reads the role from a key such as "interviewer1" or "tolk(vrouw)".
func roleOf(k string) roleWordOf {
	if i := strings.IndexAny(k, "(["); i > 0 {
		k = k[:i]
	}
	k = strings.Trim(strings.TrimRight(k, "0123456789"), "-_.#")
	if w := roleByWord(k); w.role != "" || len(k) < 4 {
		return w
	}
	if last := len(k) - 1; k[last] >= 'a' && k[last] <= 'f' { // interviewer A
		if w := roleByWord(k[:last]); w.role != "" {
			return w
		}
	}
	return roleByWord(strings.TrimPrefix(k, "de"))
}

func roleByWord(k string) roleWordOf {
	switch k {
	case "interviewer", "interviewster", "intervieweer", "interviewe", "onderzoeker", "onderzoekster", "moderator", "gespreksleider", "vragensteller",
		"researcher", "facilitator", "int", "intv", "itv", "iv":
		return roleWordOf{role: corpus.Interviewer}
	case "respondent", "respondente", "interviewee", "geïnterviewde", "geinterviewde", "deelnemer", "deelneemster", "participant", "informant",
		"resp", "cliënt", "cliente", "cliënte", "client", "patiënt", "patient", "patiënte":
		return roleWordOf{role: corpus.Respondent}
	case "tolk", "interpreter", "vertaler", "vertaalster", "translator", "tolktelefoon":
		return roleWordOf{role: corpus.Interpreter}
	case "vraag", "question", "ggd", "student", "observator", "notulist":
		return roleWordOf{role: corpus.Interviewer, loose: true}
	case "antwoord", "answer", "moeder", "mother", "vader", "father", "vrijwilliger", "vrijwilligster", "volunteer",
		"coördinator", "coordinator", "verloskundige", "midwife", "kraamverzorgende", "mevrouw", "meneer", "ouder", "zwangere",
		"ervaringsdeskundige", "consulent", "huisarts", "verpleegkundige":
		return roleWordOf{role: corpus.Respondent, loose: true}
	case "partner", "man", "vrouw", "echtgenoot", "oma", "kind", "collega", "onbekend", "overig", "other", "allen":
		return roleWordOf{role: corpus.Other, loose: true}
	}
	return roleWordOf{}
}

// roleOfCode reads the role that a short code customarily stands for.
func roleOfCode(label corpus.Label) corpus.Role {
	letters := strings.TrimRight(string(label), "0123456789")
	switch letters {
	case "I", "INT", "IV", "Q":
		return corpus.Interviewer
	case "T", "TT", "TK":
		return corpus.Interpreter
	case "R", "M", "V", "P", "D", "C", "A":
		return corpus.Respondent
	}
	return ""
}

// roleInside reads a role from a part of a name: "Bos, Anna (GGD)", "Sara tolk".
func roleInside(label string) corpus.Role {
	words := strings.FieldsFunc(label, func(r rune) bool { return strings.ContainsRune(" ,()[]-_/|", r) })
	for _, w := range words {
		switch r := roleByWord(key(w)); r.role {
		case corpus.Interpreter, corpus.Interviewer, corpus.Respondent:
			return r.role
		}
	}
	return ""
}

// fieldWord tells of the words that open facts about an interview, never talk.
func fieldWord(k string) bool {
	switch strings.TrimRight(k, "0123456789") {
	case "datum", "date", "tijd", "time", "tijdstip", "locatie", "plaats", "location", "place", "duur", "duration", "lengte",
		"onderwerp", "subject", "titel", "title", "project", "bestand", "file", "audio", "audiobestand", "opname", "opnamedatum",
		"opnameduur", "transcriptie", "transcript", "transcribent", "transcriptor", "taal", "language", "notitie", "notities",
		"note", "notes", "opmerking", "opmerkingen", "bijlage", "versie", "version", "aanwezig", "aanwezigen", "attendees",
		"participants", "deelnemers", "leeftijd", "age", "geslacht", "nationaliteit", "land", "herkomst", "telefoon", "email",
		"e-mail", "http", "https", "interviewnummer", "interview", "nummer", "code", "id", "groep", "setting", "thema", "letop",
		"pseudoniem", "start", "einde", "begin", "toestemming", "consent", "datuminterview", "interviewdatum", "aantalkinderen",
		"gesprek", "respondentnummer", "participantcode", "casus", "bron", "source", "gespreksduur":
		return true
	}
	return false
}

// notName tells of words that begin a sentence before a colon.
func notName(k string) bool {
	switch k {
	case "ja", "nee", "dus", "maar", "en", "of", "want", "kijk", "nou", "oké", "oke", "ok", "okay", "okee", "bijvoorbeeld", "toen",
		"ik", "jij", "hij", "zij", "wij", "we", "ze", "u", "je", "dat", "dit", "die", "deze", "daar", "hier", "nu", "ook", "zo",
		"nb", "ps", "bv", "tv", "eh", "uh", "ehm", "uhm", "hm", "hmm", "mm", "goed", "precies", "eigenlijk", "echt", "wel", "niet",
		"ten", "eerst", "eerste", "tweede", "derde", "punt", "conclusie", "samenvatting", "resultaat", "probleem", "kortom",
		"yes", "no", "so", "but", "and", "or", "because", "look", "well", "then", "i", "he", "she", "they", "that", "this", "it",
		"there", "here", "now", "also", "right", "exactly", "first", "second", "third", "summary", "details", "conclusion",
		"voorbeeld", "example", "daarom", "gewoon", "soms", "altijd", "nooit", "misschien", "nogmaals", "verder", "tenslotte",
		"wat", "wie", "waar", "hoe", "waarom", "what", "who", "where", "how", "why", "lacht", "stilte", "pauze":
		return k != "i"
	}
	return false
}

// particle tells of the small words inside names.
func particle(w string) bool {
	switch strings.ToLower(strings.Trim(w, "()")) {
	case "van", "de", "der", "den", "het", "'t", "’t", "ten", "ter", "te", "el", "al", "bin", "ben", "von", "zu", "la", "le", "du",
		"da", "dos", "di", "in", "op", "aan", "bij", "tot", "&", "-", "en", "and", "ibn", "abu", "guest", "gast", "extern":
		return true
	}
	return false
}
