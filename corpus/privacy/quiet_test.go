package privacy

import (
	"strings"
	"testing"
)

// everyday are sentences that identify nobody, full of words that are a name or a
// place as well, and of countries, languages and peoples.
const everyday = `Ik kreeg geen adem meer, en erna ging het weer.
Dat heeft ze drie keren gezegd, en met steun van de buurt lukte het.
Met adem halen en met keren en draaien gaat het beter.
Die steun was voor mij een roos tussen de doornen.
Zij gaf mij hoop, en door die hoop en met wat geduld kwam het goed.
In Syrië was dat anders, in Nederland moet je alles zelf regelen.
Ik spreek Arabisch en Koerdisch, mijn man Tigrinya en een beetje Engels.
De Eritrese vrouwen en de Somalische vrouwen kookten samen.
Op maandag en in de zomer en met Kerst kwam er niemand.
Zij komt uit Afghanistan, ik uit Irak, en haar moeder uit Turkije.
Het was mooi weer, de zon scheen, en de bloem stond in de pot.
Met de fleur is het niets geworden, de storm kwam op.
De bus naar de stad ging niet, dus ik ben met de fiets gegaan.
Ik heb het via WhatsApp en Facebook gevraagd, en op Google gezocht.
De GGD belde, en het UWV ook, en toen DUO.
Mijn Nederlands is niet goed, maar Duits gaat wel.
Dank u wel. Goed zo. Kijk, dat bedoel ik. Want anders lukt het niet.
Maar goed, Ramadan was het, en daarna het Suikerfeest.
Soms huil ik. Altijd alleen. Nooit hulp. Veel stress.
Voor de kraamtijd had ik een kast vol met lakens en daar wist niemand van.
Van de winter was het koud, van het voorjaar beter.
Een Turkse bakker, een Marokkaanse slager, een Poolse winkel.
Ik dacht: Wat nu? En toen: Help! Hij zei: Rustig maar.
Moeder, zei ze, Moeder, kom eens. En Opa lachte.
De Koran lag op tafel, en in de Bijbel staat het ook.
Europa is ver van Afrika. Allah weet het. God zij dank.
De school was dicht. Het Consultatiebureau ook.
Inburgering is moeilijk, B1 halen ook, en de DigiD werkte niet.`

// What a study is called is no question in it, in the singular and the plural; a
// name or a place in its title still is.
func TestTheStudysOwnWordsAreQuiet(t *testing.T) {
	const text = `Hoe kwam u bij Moedermaatjes? Het heet Moedermaatjes, en dat was mijn Moedermaatje.
Ik belde stichting Moedermaatjes in Almelo. Toen kwam Fatma, en later Zwaantje van Moedermaatjes.`
	var found []string
	for _, c := range Scan(text, Options{About: []string{"Evaluatie Moedermaatjes Almelo, met Fatma", "moeder"}}) {
		found = append(found, c.Text)
	}
	if got := strings.Join(found, ", "); got != "Almelo, Fatma, Zwaantje" {
		t.Errorf("asked: %s", got)
	}
}

// A word of every day that is on the list as it is said is found; a name that is
// such a word as well needs its capital.
func TestAWordOnTheListIsFoundAsItIsWritten(t *testing.T) {
	var found []string
	for _, c := range Scan("De dokter kwam. Toen zei Dokter dat de roos bloeide, en Roos ook.", Options{Known: []Known{{Text: "dokter"}, {Text: "Roos"}}}) {
		found = append(found, c.Text)
	}
	if got := strings.Join(found, ", "); got != "dokter, Dokter, Roos" {
		t.Errorf("found %s", got)
	}
}

// A family name that is a word of every day is one behind a form of address.
func TestAFamilyNameBehindATitle(t *testing.T) {
	var found []string
	for _, c := range Scan("Toen kwam mevrouw de Wit. Ik belde meneer van der Groot, en mevrouw van de School belde mij. Die meneer de groot gaf. Ook mw. de Wit kwam.", Options{}) {
		found = append(found, c.Text)
	}
	if got := strings.Join(found, ", "); got != "de Wit, van der Groot, de Wit" {
		t.Errorf("found %s", got)
	}
}

// Everyday speech is quiet, with its capitals and without.
func TestEverydaySpeechIsQuiet(t *testing.T) {
	for _, line := range strings.Split(everyday, "\n") {
		for _, c := range Scan(line, Options{}) {
			t.Errorf("%s %q in %q", c.Kind, c.Text, line)
		}
	}
	for _, c := range Scan(strings.ToLower(strings.Join(strings.Split(everyday, "\n"), " ")), Options{}) {
		t.Errorf("without capitals: %s %q", c.Kind, c.Text)
	}
	for _, c := range Scan(everyday, Options{}) {
		t.Errorf("together: %s %q", c.Kind, c.Text)
	}
}
