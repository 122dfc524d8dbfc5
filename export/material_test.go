package export

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"citaat/corpus"
	"citaat/corpus/phrases"
)

// sample is a small made-up study: two groups, one participant who does not
// want to be quoted, and one passage that is coded by two researchers.
func sample() Material {
	m := Material{
		Title:    "Evaluatie Buurtmaatjes",
		Language: "nl",
		Groups: []corpus.Group{
			{ID: "moeder", Name: "moeder", Plural: "moeders", Attribution: "Moeder"},
			{ID: "vrijwilliger", Name: "vrijwilliger", Plural: "vrijwilligers", Attribution: "Vrijwilliger"},
		},
		Variables: []corpus.Variable{{ID: "taal", Name: "Taal"}, {ID: "leeftijd", Name: "Leeftijd", Type: "number"}},
	}
	yes := corpus.Consent{Date: "2026-05-04", Form: "v2", Scope: []corpus.Scope{corpus.ScopeTakePart, corpus.ScopeRecord, corpus.ScopeQuote}}
	no := corpus.Consent{Date: "2026-05-06", Form: "v2", Scope: []corpus.Scope{corpus.ScopeTakePart, corpus.ScopeRecord}}
	for i, p := range []corpus.Participant{
		{ID: "M1", Group: "moeder", Variables: map[string]string{"taal": "Tigrinya", "leeftijd": "27"}, Consent: yes},
		{ID: "M2", Group: "moeder", Variables: map[string]string{"taal": "Arabisch", "leeftijd": "34"}, Consent: no},
		{ID: "M3", Group: "moeder", Variables: map[string]string{"taal": "Dari", "leeftijd": "onbekend"}},
		{ID: "V1", Group: "vrijwilliger", Variables: map[string]string{"taal": "Nederlands", "leeftijd": "61"}, Consent: yes},
	} {
		m.People = append(m.People, Person{Participant: p, Interviews: []corpus.Meta{{ID: corpus.TranscriptID(p.ID), Date: fmt.Sprintf("2026-05-%02d", 10+i),
			Mode: "in_person", Duration: 38 + i, Interpreter: corpus.Interpreting{Present: p.Group == "moeder", Gender: "v"}}}})
	}
	m.People = append(m.People, Person{Participant: corpus.Participant{ID: "M4", Group: "moeder"}})
	m.Codes = []Code{
		{ID: "mw", Path: []string{"Meerwaarde"}, Parent: true, Kind: "category", Definition: "Wat de begeleiding oplevert."},
		{ID: "vt", Path: []string{"Meerwaarde", "Vertrouwen"}, Above: []string{"mw"}, Kind: "theme", Short: "Zekerder over eigen kunnen.",
			Definition: "De moeder voelt zich zekerder over wat zij zelf kan.", UseWhen: "Zij zegt dat zij iets nu zelf durft; zie ook M3:142.",
			DoNotUse: "Vertrouwen in instanties.", Example: "Ik heb zelf gebeld."},
		{ID: "lo", Path: []string{"Meerwaarde", "Luisterend oor"}, Above: []string{"mw"}, Kind: "theme", Definition: "Iemand die luistert."},
		{ID: "vb", Path: []string{"Verbeterpunt"}, Parent: true, Kind: "category"},
		{ID: "am", Path: []string{"Verbeterpunt", "Aanmelding"}, Above: []string{"vb"}, Kind: "theme", Definition: "Hoe lang het duurt."},
		{ID: "los", Path: []string{"Losse gedachte"}, Kind: "theme"},
	}
	add := func(p Passage) {
		p.ID = fmt.Sprintf("01JX%022d", len(m.Passages)+1)
		p.Group = "moeder"
		if p.Participant == "V1" {
			p.Group = "vrijwilliger"
		}
		p.Interview = corpus.TranscriptID(p.Participant)
		p.Place = fmt.Sprintf("%s:%s", p.Interview, p.Turn)
		if p.Coder == "" {
			p.Coder = "ilse"
		}
		if p.Quotation == "" {
			p.Quotation = p.Text
		}
		p.Codes = []string{codeOf(m.codes(), p.Code).path()}
		m.Passages = append(m.Passages, &p)
	}
	add(Passage{Code: "vt", Participant: "M3", Turn: "142", Time: "00:12:09", Span: corpus.Span{Start: 100, End: 170}, Chosen: true, Worded: true, Rendered: true, Order: 1,
		Text:      "En dan kwam zij, ja, en dan was het rustig in mijn hoofd. Dat is heel wat.",
		Quotation: "En dan kwam zij (…) en dan was het rustig in mijn hoofd.", Attribution: "– Moeder, via tolk"})
	add(Passage{Code: "vt", Participant: "M3", Turn: "142", Time: "00:12:09", Span: corpus.Span{Start: 100, End: 170}, Coder: "bo",
		Text: "En dan kwam zij, ja, en dan was het rustig in mijn hoofd. Dat is heel wat."})
	add(Passage{Code: "vt", Participant: "M2", Turn: "31", Span: corpus.Span{Start: 40, End: 70}, Chosen: true, Secret: true, Attribution: "– Moeder",
		Text: "Ik durfde daarna zelf te bellen."})
	add(Passage{Code: "vt", Participant: "V1", Turn: "7a", Span: corpus.Span{Start: 10, End: 60}, Chosen: true, Attribution: "– Vrijwilliger (spreekt over een moeder)",
		Remark: "spreekt over een moeder", Text: "=zij belde me op en zei: ik heb het zelf gedaan", Stance: "for"})
	add(Passage{Code: "lo", Participant: "M1", Turn: "12", Span: corpus.Span{Start: 5, End: 50}, Text: "- nou ja, ze luisterde gewoon <echt> & altijd", Notes: "mooi voorbeeld"})
	add(Passage{Code: "am", Participant: "M1", Turn: "20", Span: corpus.Span{Start: 300, End: 360}, Chosen: true, Attribution: "– Moeder",
		Text: "Ik heb wel vijf weken niet gewacht.", Quotation: "Ik heb wel vijf weken gewacht.", Fault: phrases.Make("export.leftout.empty")})
	add(Passage{Code: "am", Participant: "M1", Turn: "22", Span: corpus.Span{Start: 380, End: 420}, Text: "Toen dacht ik ‘laat maar’. Ze zei “morgen”.\nEn toen?", Stance: "against"})
	add(Passage{Code: "los", Participant: "M3", Lost: true, Text: "Dit stond er eerst."})
	m.All = m.Passages
	return m
}

// large is a study of many codings, from a seed.
func large(codings int) Material {
	r := rand.New(rand.NewPCG(1, 2))
	m := sample()
	m.Passages, m.All, m.People, m.Codes = nil, nil, nil, nil
	m.Variables = nil
	for i := range 8 {
		m.Variables = append(m.Variables, corpus.Variable{ID: fmt.Sprintf("v%d", i), Name: fmt.Sprintf("Kenmerk %d", i)})
	}
	for i := range 1000 {
		id := corpus.ParticipantID(fmt.Sprintf("M%d", i+1))
		vars := map[string]string{}
		for _, v := range m.Variables {
			vars[v.ID] = fmt.Sprintf("waarde %d", r.IntN(6))
		}
		m.People = append(m.People, Person{Participant: corpus.Participant{ID: id, Group: "moeder", Variables: vars}, Interviews: []corpus.Meta{{ID: corpus.TranscriptID(id)}}})
	}
	for c := range 3 {
		top := fmt.Sprintf("c%d", c)
		m.Codes = append(m.Codes, Code{ID: top, Path: []string{"Categorie " + top}, Parent: true})
		for t := range 8 {
			m.Codes = append(m.Codes, Code{ID: fmt.Sprintf("%s-t%d", top, t), Path: []string{"Categorie " + top, fmt.Sprintf("Thema %d", t)}, Above: []string{top}})
		}
	}
	words := strings.Fields("en toen zei zij dat het wel goed zou komen maar ik was niet zo zeker van de afspraak bij de verloskundige want er belde niemand terug")
	per := codings / 24
	for t := range 24 {
		for i := range per {
			var b strings.Builder
			for range 8 + r.IntN(30) {
				b.WriteString(words[r.IntN(len(words))])
				b.WriteByte(' ')
			}
			who := m.People[i*len(m.People)/per]
			s := strings.TrimSpace(b.String())
			at := corpus.Offset(r.IntN(30000))
			turn := fmt.Sprint(1 + r.IntN(120))
			code := fmt.Sprintf("c%d-t%d", t/8, t%8)
			m.Passages = append(m.Passages, &Passage{ID: fmt.Sprintf("01JX%022d", len(m.Passages)), Interview: corpus.TranscriptID(who.ID), Participant: who.ID,
				Group: "moeder", Coder: "ilse", Code: code, Turn: turn, Place: string(who.ID) + ":" + turn, Time: "00:12:09", Text: s, Quotation: s,
				Attribution: "– Moeder", Span: corpus.Span{Start: at, End: at + corpus.Offset(len(s))}, Chosen: i%40 == 0})
		}
	}
	m.All = m.Passages
	return m
}

func dutch(o Options) Options {
	o.Book = phrases.For(phrases.Dutch)
	return o
}

func english(o Options) Options {
	o.Book = phrases.For(phrases.English)
	return o
}

// written is a document as bytes.
func written(t *testing.T, f Format, m Material, o Options) ([]byte, Result) {
	t.Helper()
	var b strings.Builder
	r, err := Write(&b, f, m, o)
	if err != nil {
		t.Fatal(err)
	}
	return []byte(b.String()), r
}
