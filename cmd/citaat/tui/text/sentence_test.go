package text

import (
	"strings"
	"testing"

	"citaat/corpus"
)

func TestSentences(t *testing.T) {
	for _, want := range []string{
		"Ik had niet echt stress.|Wel bezorgd.",
		"Dat was bijv. op dinsdag, bij dr. Jansen.|Daarna niet meer.",
		"Hoe ging dat?|ja, goed eigenlijk.",
		"Zij zei: “Kom maar.”|Toen ging ik.",
		"Wat denkt u?!|Nou…|Dat weet ik niet.",
		"En toen ... toen was het klaar.",
		"Mw. J. de Vries kwam o.a. op 3.5 km lopen.|Fijn.",
		"Zij kwam om 10.30 uur.|Elke week.",
		"كيف حالك؟|أنا بخير.|الحمد لله.",
		"我很好。|谢谢你！|再见",
		"Zonder punt",
		"(Lacht.)|Ja!",
		"",
	} {
		s := strings.ReplaceAll(want, "|", " ")
		if strings.Contains(want, "。") {
			s = strings.ReplaceAll(want, "|", "")
		}
		talk := interview(s)
		m := model(talk, 80, 10)
		var got []string
		for i, at := range m.sentences(0) {
			if i > 0 && at == 0 {
				t.Fatalf("%q: two sentences begin at 0", s)
			}
			got = append(got, talk.Body().Slice(m.unitAt(at, Sentence)))
		}
		if strings.Join(got, "|") != want {
			t.Errorf("got  %s\nwant %s", strings.Join(got, "|"), want)
		}
	}
}

func TestWords(t *testing.T) {
	talk := interview("Ik had ’s nachts 3 keer niet-echt stress, café\u0301! \U0001F476\U0001F3FD ja.")
	m := model(talk, 80, 10)
	var got []string
	at := corpus.Offset(-1)
	for m.cursor != at {
		at = m.cursor
		got = append(got, talk.Body().Slice(m.unitAt(at, Word)))
		m, _ = m.Do(NextWord)
	}
	want := "Ik|had|’s|nachts|3|keer|niet-echt|stress|café\u0301|\U0001F476\U0001F3FD|ja"
	if s := strings.Join(got, "|"); !strings.HasPrefix(s, want) {
		t.Errorf("got  %s\nwant %s", s, want)
	}
}
