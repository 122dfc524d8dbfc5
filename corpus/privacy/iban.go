package privacy

import "strings"

// accounts are the lengths of account numbers by country.
func accountLength(country string) int {
	switch country {
	case "NO":
		return 15
	case "BE":
		return 16
	case "DK", "FI", "FO", "GL", "NL", "SD", "FK":
		return 18
	case "MK", "SI":
		return 19
	case "AT", "BA", "EE", "KZ", "LT", "LU", "MN", "XK":
		return 20
	case "CH", "HR", "LI", "LV":
		return 21
	case "BG", "BH", "CR", "DE", "GB", "GE", "IE", "ME", "RS", "VA":
		return 22
	case "AE", "GI", "IL", "IQ", "OM", "SO", "TL":
		return 23
	case "AD", "CZ", "ES", "MD", "PK", "RO", "SA", "SE", "SK", "TN", "VG":
		return 24
	case "LY", "PT", "ST":
		return 25
	case "IS", "TR":
		return 26
	case "BI", "DJ", "FR", "GR", "IT", "MC", "MR", "SM":
		return 27
	case "AL", "AZ", "BY", "CY", "DO", "GT", "HU", "LB", "MA", "NI", "PL", "SV":
		return 28
	case "BR", "EG", "PS", "QA", "UA":
		return 29
	case "JO", "KW", "MU", "YE":
		return 30
	case "MT", "SC":
		return 31
	case "LC":
		return 32
	case "RU":
		return 33
	}
	return 0
}

// iban finds an account number, in one piece or in groups, and returns the token
// after it.
func (x *scan) iban(i int) int {
	t := x.tokens[i]
	if n := t.end - t.start; n < 2 || n == 3 || !x.countryAt(i) {
		return i
	}
	want := accountLength(strings.ToUpper(x.text[t.start : t.start+2]))
	if want == 0 {
		return i
	}
	var b strings.Builder
	for j := i; j < len(x.tokens); j++ {
		if j > i && !x.joined(j, gapSpace, gapDot, gapHyphen) {
			return i
		}
		b.WriteString(strings.ToUpper(x.word(j)))
		switch {
		case b.Len() > want:
			return i
		case b.Len() == want:
			return x.account(i, j+1, b.String())
		}
	}
	return i
}

// countryAt tells whether a token begins as an account number does: a country
// and two digits, which may stand apart.
func (x *scan) countryAt(i int) bool {
	w := x.word(i)
	if !letter(w[0]) || !letter(w[1]) {
		return false
	}
	if len(w) == 2 {
		return x.tokens[i].is(caps) && i+1 < len(x.tokens) && isDigit(x.folded[i+1][0])
	}
	return isDigit(w[2]) && isDigit(w[3])
}

// account notes an account number if it is one. A Dutch one with a slip in it is
// one to be asked about as well.
func (x *scan) account(i, j int, s string) int {
	good := remainder(s) == 1
	if !good && !(s[:2] == "NL" && strings.Trim(s[4:8], "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == "" && strings.Trim(s[8:], "0123456789") == "") {
		return i
	}
	x.add(IBAN, i, j, strings.ToLower(s), 30).Sure = good
	return j
}

// remainder is that of an account number modulo 97: 1 when it is good.
func remainder(s string) int {
	rest := 0
	for _, c := range []byte(s[4:] + s[:4]) {
		switch {
		case isDigit(c):
			rest = (rest*10 + int(c-'0')) % 97
		case letter(c):
			rest = (rest*100 + int(c-'A') + 10) % 97
		default:
			return 0
		}
	}
	return rest
}

func letter(c byte) bool  { return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' }
func isDigit(c byte) bool { return c >= '0' && c <= '9' }
